"""Refuses text that no database or XML file can hold."""

import re

from workflow.errors import BadInput

_UNSOUND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def require_sound(text: str) -> str:
    """Give ``text`` back if it can be stored and exported.

    Raises BadInput with the place (code points from 0) for a lone surrogate, U+0000, another C0 control but tab and line ends
    (XML 1.0, section 2.2), U+FFFE and U+FFFF.
    """
    found = _UNSOUND.search(text)
    if found is None:
        return text
    char = found[0]
    place, name = found.start(), f"U+{ord(char):04X}"
    if "\ud800" <= char <= "\udfff":
        raise BadInput("text.surrogate", place=place, character=name)
    if char == "\0":
        raise BadInput("text.nul", place=place, character=name)
    raise BadInput("text.control", place=place, character=name)
