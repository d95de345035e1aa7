"""The lines of a Markdown file, and where the text of a block stands in them.

The library takes the marks of containers (``> ``, indents) out of a block's text and keeps line numbers only; a line of that text is
the end of its line in the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

_END = re.compile("\r\n|\r|\n")
_CONTAINERS = r"(?:[ ]{0,4}>)*+[ ]{0,4}+"
_NOTE = regex.compile(rf"(?m)^({_CONTAINERS})(\[\^[^\]\s]+\]:)(?=[ \t]*+[^\s])")
_MARKS = regex.compile(_CONTAINERS)
_KEPT = regex.compile(
    r"(?m)^[ \t]*+(?:\{%-?[ ]*+(?P<close>end)?(?P<name>raw|comment|highlight)\b[^\n%]*+%\}"
    r"|\{\{[<%][ ]*+(?P<close>/[ ]*+)?(?P<name>highlight|mermaid|math)\b[^\n{}]*+\}\})[ \t]*+$"
)
"""Lines round blocks that a site generator takes as they are (Liquid, Hugo)."""


@dataclass(frozen=True, slots=True)
class Logical:
    """A block's text as its inline marks are read; ``places`` has the offset in the file of each character, and of the end."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the file of a stretch; one that ends with a line end reaches to the text of the next line."""
        if end <= start:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end] if self.text[end - 1] == "\n" else self.places[end - 1] + 1

    def cut(self, start: int, end: int) -> "Logical":
        """Give a part of it."""
        last = self.places[end - 1] + 1 if end > start else self.places[start]
        return Logical(self.text[start:end], [*self.places[start:end], last])


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text and its copy for the parser, of the same length.

    Front matter and what a site generator takes as it is are blank in the copy, a footnote begins a list item.
    """

    text: str
    masked: str
    lines: Sequence[tuple[int, int]]
    notes: dict[int, int]

    def line(self, number: int) -> str:
        start, end = self.lines[number]
        return self.masked[start:end]


def source(text: str, body: int) -> Source:
    """Prepare a file whose front matter ends at ``body``."""
    notes: dict[int, int] = {}

    def masked(found: regex.Match[str]) -> str:
        notes[found.start(2)] = found.end(2)
        return found[1] + "- " + "x" * (len(found[2]) - 2)

    open_text = _without_kept(text[body:]) if "{" in text else text[body:]
    return Source(
        text,
        _blank(text[:body]) + _NOTE.sub(masked, open_text),
        list(_lines(text)),
        {k + body: v + body for k, v in notes.items()},
    )


def _without_kept(text: str) -> str:
    pieces = []
    done = start = 0
    name = ""
    for found in _KEPT.finditer(text):
        if not found["close"] and not name:
            start, name = found.start(), found["name"]
        elif found["close"] and found["name"] == name:
            pieces += [text[done:start], _blank(text[start : found.end()])]
            done, name = found.end(), ""
    return "".join([*pieces, text[done:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def logical(told: Source, content: str, first: int, *, heading: bool) -> Logical | None:
    """Find the text of a paragraph or heading that begins on line ``first``; None where it does not stand there as it should."""
    text: list[str] = []
    places: list[int] = []
    end = 0
    for number, part in enumerate(content.split("\n"), start=first):
        shown = part.lstrip(" \t") if number > first else part
        if number >= len(told.lines):
            return None
        start = _start(told, number, shown)
        if start is None:
            return None
        if places:
            text.append("\n")
            places.append(end)
        text.append(shown)
        places += range(start, start + len(shown))
        end = start + len(shown)
        if number < first + content.count("\n"):
            end = told.lines[number][1]
    found = Logical("".join(text), [*places, end])
    after = told.notes.get(_marker(told, first))
    if after is not None:
        ink = next(
            (place for place, at in enumerate(found.places[:-1]) if at >= after and not found.text[place].isspace()),
            None,
        )
        return found.cut(ink, len(found.text)) if ink is not None else None
    return found.cut(0, _without_attributes(found.text)) if heading else found


def _without_attributes(text: str) -> int:
    """Give where a heading's text ends, attributes in braces after it left out."""
    opening = text.rfind("{")
    if (
        text.endswith("}")
        and text[opening - 1] != "\\"
        and text[opening + 1 :].lstrip(" \t").startswith(("#", ".", ":"))
        and opening > 0
    ):
        return len(text[:opening].rstrip(" \t"))
    return len(text)


def _start(told: Source, number: int, shown: str) -> int | None:
    line = told.line(number)
    bare = line.rstrip(" \t")
    for candidate in (line, bare, bare.rstrip("#").rstrip(" \t")):
        if candidate.endswith(shown):
            return told.lines[number][0] + len(candidate) - len(shown)
    return None


def _marker(told: Source, number: int) -> int:
    """Give the place where a footnote's mark would stand on a line: after the marks of its containers."""
    start, end = told.lines[number]
    found = _MARKS.match(told.text, start, end)
    return found.end() if found else start


def is_note(told: Source, number: int) -> bool:
    """Tell whether a footnote begins on a line."""
    return _marker(told, number) in told.notes


def continuation(told: Source, first: int, start: int) -> str:
    """Give what stands before the text on the lines of a block after its first: the marks of quotations, and indents."""
    return re.sub(r"[^>\t]", " ", told.text[told.lines[first][0] : start])


def cells(told: Source, number: int, contents: Sequence[str]) -> list[Logical | None]:
    """Find the cells of a row by their texts; None for a cell that is not stated, all None where the row is not read alike."""
    start, end = told.lines[number]
    segments = list(_segments(told.masked, start, end))
    for skipped in range(min(2, len(segments))):
        found = _matched(segments[skipped:], contents)
        if found is not None:
            return found
    return [None] * len(contents)


def _segments(text: str, start: int, end: int) -> Iterator[Logical]:
    """Cut a row at its bars; an escaped bar is a bar in the text of a cell."""
    chars: list[str] = []
    places: list[int] = []
    for place in range(start, end):
        char = text[place]
        if char == "|" and chars and chars[-1] == "\\":
            chars[-1], places[-1] = "|", place - 1
        elif char == "|":
            yield Logical("".join(chars), [*places, place])
            chars, places = [], []
        else:
            chars.append(char)
            places.append(place)
    yield Logical("".join(chars), [*places, end])


def _matched(segments: Sequence[Logical], contents: Sequence[str]) -> list[Logical | None] | None:
    found: list[Logical | None] = []
    for number, content in enumerate(contents):
        if number >= len(segments):
            if content:
                return None
            found.append(None)
            continue
        text = segments[number].text.rstrip(" \t")
        begins = len(text) - len(content)
        # The first segment may hold the marks of containers before the cell.
        before = text[:begins] if begins >= 0 else "?"
        if not text.endswith(content) or (before.strip(" \t") and (number or not content)):
            return None
        found.append(segments[number].cut(begins, len(text)) if content else None)
    return found
