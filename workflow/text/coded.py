"""Text in which each inline code is one code point."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workflow.errors import BadInput
from workflow.text.codes import CODE, MEANING, Role, character, without_codes
from workflow.text.soundness import require_sound


@dataclass(frozen=True, slots=True)
class Code:
    """What one inline code stands for.

    ``label`` says it to people in the terms of the field, in English and fixed (``bold``, ``italic``, ``link``, ``break``, ``tab``,
    ``note``, ``image``, ``field``, ``literal`` ...); ``data`` is the format's own and opaque to all others;
    ``address`` is where a link leads, the name of a picture, or the words that a field or a kept code shows, for documents that are made anew
    of the blocks.
    """

    role: Role
    number: int
    label: str
    data: str = ""
    address: str = ""

    def to_json(self) -> list[Any]:
        """Give it as JSON-able values."""
        told = [self.role.value, self.number, self.label, self.data]
        return [*told, self.address] if self.address else told

    @classmethod
    def from_json(cls, told: Sequence[Any]) -> "Code":
        """Make it again of what ``to_json`` gave. Raises ValueError."""
        role, number, label, data, *address = told
        return cls(Role(role), number, label, data, *address)

    @property
    def character(self) -> str:
        """The code point that stands for it."""
        return character(self.role, self.number)


LITERAL = "literal"
"""Label of a character of the table that stood in the source: its code's ``data`` is that character."""


@dataclass(frozen=True, slots=True)
class CodedText:
    """A text and the codes that may stand in it.

    ``text`` holds each code as its character; ``codes`` is the table that gives them meaning, usually that of the whole block.
    Raises BadInput where the text cannot be stored (see ``require_sound``) or has a code that ``codes`` does not know.
    """

    text: str
    codes: tuple[Code, ...] = field(default=())

    def __post_init__(self) -> None:
        require_sound(self.text)
        known = {code.character for code in self.codes}
        for char in CODE.findall(self.text):
            if char not in known:
                raise BadInput("text.unknown_code", code=char)

    def __str__(self) -> str:
        return self.text

    @property
    def plain(self) -> str:
        """The text as read: without codes, a break or tab as a space, a literal character as itself."""
        if not self.codes:
            return self.text
        shown = {code.character: _shown(code) for code in self.codes}
        return CODE.sub(lambda match: shown[match[0]], self.text)

    def code(self, char: str) -> Code:
        """Give the code that ``char`` stands for. Raises KeyError."""
        for code in self.codes:
            if code.character == char:
                return code
        raise KeyError(char)

    def with_text(self, text: str) -> "CodedText":
        """Give the same table with another text."""
        return CodedText(text, self.codes)


def _shown(code: Code) -> str:
    if code.label == LITERAL:
        return code.data
    return " " if code.label in {"break", "tab"} else ""


def plain_text(text: str) -> CodedText:
    """Make a CodedText of text that has no codes: a literal character of the table becomes a code that stands for itself.

    Past the table, further literal characters are left out of it and dropped in favour of U+FFFD.
    """
    literals = list(dict.fromkeys(CODE.findall(text)))
    codes = tuple(
        Code(Role.ALONE, number, LITERAL, char) for number, char in enumerate(literals[: _room(literals)], start=1)
    )
    table = {code.data: code.character for code in codes}
    return CodedText(CODE.sub(lambda match: table.get(match[0], "\ufffd"), text), codes)


def _room(literals: list[str]) -> int:
    return min(len(literals), len(MEANING) // len(Role))


def words_only(text: str) -> str:
    """Give ``text`` without codes, with a space where one stood alone: what words are counted and compared on."""
    return without_codes(text, alone=" ")
