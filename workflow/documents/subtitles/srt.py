"""SubRip: a number, the times, the text, an empty line. No standard says so; players go by the line of the times."""

import re
from collections.abc import Iterator

from workflow.documents.document import Format, Isolation, Reading
from workflow.documents.subtitles.cues import Cue, Syntax, Tag, lines, reading, seconds, writer
from workflow.guards import text as guard
from workflow.text import Role

_MOMENT = r"(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_MOMENT}[ \t]*-->[ \t]*{_MOMENT}(?=\s|\Z)")
_LIKE_TIMES = re.compile(r"(\d:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*)-->")
_NUMBER = re.compile(r"[ \t]*\d+[ \t]*")
_TAG = re.compile(r"<(/?)(i|b|u|s|font|ruby|rt)\b[^<>]*>|\{(/?)([ibus])\}|\{\\[^{}]*\}", re.IGNORECASE)
_LABELS = {"i": "italic", "b": "bold", "u": "underlined", "s": "struck", "font": "font"}
_LOOK = 1_024


def read(data: bytes, name: str, language: str) -> Reading:
    """Read subtitles: encoding by mark, UTF-8, or the code pages of ``language``."""
    decoded = guard.decode(data, language, name)
    return reading(decoded, _cues(decoded.text), SYNTAX, name)


def _cues(text: str) -> Iterator[Cue]:
    """Give the cues: the text goes up to the next times (and the number before them), for some files have empty lines in a cue."""
    found = lines(text)
    times = [(place, match) for place, (start, end) in enumerate(found) if (match := _TIMES.match(text, start, end))]
    for index, (place, match) in enumerate(times):
        following = times[index + 1][0] if index + 1 < len(times) else len(found)
        last = following
        if following < len(found) and following - 1 > place and _NUMBER.fullmatch(text, *found[following - 1]):
            last -= 1
        inked = [line for line in found[place + 1 : last] if text[slice(*line)].strip()]
        if inked:
            yield Cue(inked[0][0], inked[-1][1], seconds(_moment(match.groups()[:4]), _moment(match.groups()[4:])))


def _moment(told: tuple[str, ...]) -> float:
    hours, minutes, whole, part = told
    return int(hours) * 3600 + int(minutes) * 60 + int(whole) + int(part.ljust(3, "0")) / 1000


def _tags(text: str, start: int, end: int) -> Iterator[Tag]:
    for found in _TAG.finditer(text, start, end):
        slash, name = (found[1], found[2]) if found[2] else (found[3], found[4])
        if name is None:
            yield Tag(*found.span(), Role.ALONE, "", "position" if found[0].startswith("{\\a") else "style")
        else:
            role = Role.CLOSE if slash else Role.OPEN
            yield Tag(*found.span(), role, found[0][0] + name.lower(), _LABELS.get(name.lower(), "markup"))


def _shown(text: str) -> str:
    return text


def _written(text: str) -> str:
    """A text that looks like times would begin a cue."""
    return _LIKE_TIMES.sub(lambda found: f"{found[1]}\u2192", text)


SYNTAX = Syntax(_tags, _shown, _written)


def _sniff(data: bytes) -> bool:
    head = data[:_LOOK].replace(b"\0", b"").decode("latin-1")
    return any(_TIMES.match(head, start) for start, _ in lines(head)[:6])


FORMAT = Format(
    name="srt",
    label="SubRip",
    extensions=(".srt",),
    sniff=_sniff,
    read=read,
    write=writer(SYNTAX),
    isolation=Isolation.CHARACTERS,
)
