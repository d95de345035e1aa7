"""Hashes of what a text says, deaf to how it is spaced."""

import hashlib
import unicodedata
from collections.abc import Sequence

from workflow.text.space import collapse, without_bidi_controls


def content_hash(text: str) -> str:
    """Give 32 hexadecimal digits: SHA-256, cut to 128 bits, of the text in NFC, white space collapsed, bidi controls out, codes kept.

    A doubled space or a mark mended in the source gives the same hash, so it reopens nothing.
    """
    told = collapse(unicodedata.normalize("NFC", without_bidi_controls(text)))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def base_hash(texts: Sequence[str]) -> str:
    """Hash the text that a translation is made from: the base of its segment, then of those folded into it."""
    if len(texts) == 1:
        return content_hash(texts[0])
    told = "\x1e".join(content_hash(text) for text in texts)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
