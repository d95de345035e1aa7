"""WebVTT (W3C, WebVTT: The Web Video Text Tracks Format, 2019; 6.1 and 6.4): header, styles, regions, notes and settings stay."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflow.documents.document import Format, Isolation, Reading
from workflow.documents.subtitles.cues import Cue, Syntax, Tag, lines, reading, seconds, writer
from workflow.errors import BadInput
from workflow.guards import text as guard
from workflow.text import Role

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
_ARROW = "-->"
_MOMENT = r"(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})"
_TIMES = re.compile(rf"[ \t]*{_MOMENT}[ \t]*-->[ \t]*{_MOMENT}(?=\s|\Z)")
_LAST_OF_TIMES = 2
"""An arrow in the first line of a block, or below an identifier, is that of its times."""
_NOTE = re.compile(r"NOTE(?:[ \t]|\Z)")
_TAG = re.compile(r"<(/?)([^<>\s.]*)[^<>]*>")
_PAIRS = {
    "i": "italic",
    "b": "bold",
    "u": "underlined",
    "c": "class",
    "v": "voice",
    "lang": "language",
    "ruby": "ruby",
    "rt": "raised",
}


def read(data: bytes, name: str, language: str) -> Reading:
    """Read subtitles."""
    decoded = guard.decode(data, language, name)
    if not _SIGNATURE.match(decoded.text):
        raise BadInput("subtitles.not_webvtt", file=name)
    return reading(decoded, _cues(decoded.text), SYNTAX, name)


@dataclass(slots=True)
class _Chunk:
    """Lines between empty ones: its times, the lines before and after them."""

    times: "re.Match[str] | None" = None
    arrow: bool = False
    before: list[tuple[int, int]] = field(default_factory=list)
    after: list[tuple[int, int]] = field(default_factory=list)


def _cues(text: str) -> Iterator[Cue]:
    note = ""
    for chunk in _chunks(text):
        if chunk.times is not None and chunk.after:
            groups = chunk.times.groups()
            length = seconds(_moment(groups[:4]), _moment(groups[4:]))
            yield Cue(chunk.after[0][0], chunk.after[-1][1], length, note)
        told = "\n".join(text[start:end] for start, end in chunk.before)
        is_note = not chunk.arrow and _NOTE.match(told)
        note = told[len("NOTE") :].strip() if is_note else ""


def _chunks(text: str) -> Iterator[_Chunk]:
    """Cut as "collect a WebVTT block" does: a line with an arrow that is neither first nor second begins a new one."""
    chunk = _Chunk()
    count = 0
    for start, end in lines(text)[1:]:
        if start == end:
            yield chunk
            chunk, count = _Chunk(), 0
            continue
        count += 1
        if _ARROW in text[start:end]:
            if chunk.arrow or count > _LAST_OF_TIMES:
                yield chunk
                chunk = _Chunk()
                count = 1
            chunk.arrow = True
            chunk.times = _TIMES.match(text, start, end)
        else:
            (chunk.after if chunk.arrow else chunk.before).append((start, end))
    yield chunk


def _moment(told: tuple[str | None, ...]) -> float:
    hours, minutes, whole, part = (int(each or 0) for each in told)
    return hours * 3600 + minutes * 60 + whole + part / 1000


def _tags(text: str, start: int, end: int) -> Iterator[Tag]:
    for found in _TAG.finditer(text, start, end):
        slash, name = found[1], found[2]
        if name in _PAIRS:
            yield Tag(*found.span(), Role.CLOSE if slash else Role.OPEN, name, _PAIRS[name])
        else:
            yield Tag(*found.span(), Role.ALONE, "", "time" if name[:1].isdigit() else "markup")


def _written(text: str) -> str:
    return html.escape(text, quote=False)


SYNTAX = Syntax(_tags, html.unescape, _written)


def _sniff(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").startswith((b"WEBVTT\n", b"WEBVTT\r", b"WEBVTT ", b"WEBVTT\t"))


FORMAT = Format(
    name="vtt",
    label="WebVTT",
    extensions=(".vtt",),
    sniff=_sniff,
    read=read,
    write=writer(SYNTAX),
    isolation=Isolation.CHARACTERS,
)
