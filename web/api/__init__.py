"""JSON under /api/v1: the calls of the editor are the public API."""
