"""The sample drawings of the project, drawn entity by entity so that every way of giving a tolerance occurs."""
