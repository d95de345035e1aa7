"""Compound files (OLE 2) under the names of today's formats: encrypted documents, and those of old Office versions."""

from workflow.errors import BadInput

_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_compound(data: bytes, name: str) -> None:
    """Refuse a compound file, telling an encrypted document from an old Word one by the names of its streams."""
    if not data.startswith(_MARK):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise BadInput("file.password", file=name)
    if "WordDocument".encode("utf-16-le") in data:
        raise BadInput("file.old_word", file=name)
    raise BadInput("file.old_office", file=name)
