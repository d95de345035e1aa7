"""The reading of documents, as the child process calls it."""

import gc
from typing import Any

from locales import known
from locales import language as language_of
from workflow.documents import returned
from workflow.documents.reading import read as read_here
from workflow.documents.registry import formats

# Imported and read once in the server that is forked for each file.
formats()
for code in known():
    language_of(code).table("language")
# What was imported stays: no child need look through it for what it can throw away.
gc.freeze()


def read(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read ``data`` as ``reading.read`` does; the document as JSON-able values."""
    return read_here(data, options["filename"], options["language"]).to_json()


def read_returned(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read ``data`` as ``returned.read`` does; what it brought as JSON-able values."""
    return returned.read(data, options["name"], options["language"], options["source_language"]).to_json()
