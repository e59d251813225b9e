"""Recognition of text on pictures: scans, photos, and pages whose text is outlines. Offline, with numpy, Pillow and one model.

Runs in the drawing worker. Nothing of the model is imported before a picture is read.
"""
