"""The built-in templates of documents, drawn by code so that they can be made again; edited like any other afterwards."""
