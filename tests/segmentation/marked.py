"""The cases of `cases/*.tsv`: id, kind, text; `‖` marks each seam, names in braces stand for characters that cannot be seen."""

import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("ar", "en", "fr")

_UNSEEN = {"nbsp": "\u00a0", "nnbsp": "\u202f", "rlm": "\u200f", "lrm": "\u200e", "zwsp": "\u200b"}


@dataclass(frozen=True, slots=True)
class Case:
    key: str
    kind: str
    language: str
    text: str
    segments: tuple[str, ...]


def ink(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "\u200b\u200e\u200f\u2060\ufeff")


def cases(language: str) -> list[Case]:
    source = Path(__file__).parent / "cases" / f"{language}.tsv"
    return [_case(line, language) for line in source.read_text().splitlines()]


def _case(line: str, language: str) -> Case:
    key, kind, marked = line.split("\t")
    marked = re.sub(r"\{(\w+)\}", lambda match: _UNSEEN[match[1]], marked)
    return Case(key, kind, language, marked.replace("‖", ""), tuple(ink(piece) for piece in marked.split("‖")))
