"""Lists that run inside one paragraph: a marker stays with its item, and each item is a segment."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from workflow.segmentation.bare import segments

_BULLETS = "•‣⁃⁌⁍∙·■-◿★☆✓-✘✠-❧➔-➿*+"
_ROMANS = tuple(
    f"{'x' * tens}{units}"
    for tens in range(4)
    for units in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)
_MARKING = (
    rf"(?P<bullet>[{_BULLETS}–-]\s?)?(?P<open>\()?"
    r"(?P<value>\d{1,3}|[ivxIVX]{1,5}|[^\W\d_]ـ?)(?P<close>\.\)|[.)]|\s?-(?=\s))(?=[\s\"«“(]|[^\W\d_])"
)
_MARKER = re.compile(_MARKING)
_BEFORE_MARKER = re.compile(rf"\s(?={_MARKING})")
_START = re.compile(rf"[{_BULLETS}–(-]|\d{{1,3}}[.)-]|\d{{1,3}} -|[^\W\d_]ـ?[.)-]|[ivxIVX]{{1,5}}[.)]|[^\W\d_] -")
_ANNOUNCED = re.compile(r":\s+\(?(?:\d{1,3}|[ivxIVX]{1,5}|[^\W\d_]ـ?)(?:[.)]|\s?-)")
_ALONE = re.compile(rf"(?:[{_BULLETS}–-]\s?)?\(?(?:\d{{1,3}}|[ivxIVX]{{1,5}}|[^\W\d_]ـ?)(?:\.\)|[.)])|[{_BULLETS}–-]")
_LINE = re.compile(rf"[\n\r\x0b\x0c\x85\u2028\u2029]\s*(?=[{_BULLETS}–-]\s|\(?(?:\d{{1,3}}|[^\W\d_])[.)]\s)")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_NEVER_BEFORE = frozenset(",;:،؛–—-")
_SHORT_WORD = 3
_MOST_MARKERS = 2_000


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    form: tuple[bool, bool, str]
    values: frozenset[tuple[str, int]]


def with_lists(text: str, ends: list[int], sequences: Sequence[str]) -> list[int]:
    """Give ``ends`` with a seam before each item of a list run and none behind its marker.

    A run: markers of one form in rising order, the first at the start of a segment (or behind a colon), two or more. ``sequences`` are
    the orders in which the language counts by letters. A segment that is a marker alone joins the next.
    """
    heads = _heads(text, ends)
    orders = (_LATIN, *sequences)
    if heads:
        if any(_may_go_on(text, match, orders) for match in _different(text, heads)):
            ends = _runs(text, ends, orders)
        ends = _joined(text, ends)
    elif ":" in text and _ANNOUNCED.search(text):
        ends = _runs(text, ends, orders)
    if not text.isprintable() and _LINE.search(text):
        ends = sorted({*ends, *(_end_before(text, match.start()) for match in _LINE.finditer(text))} - {0})
    return ends


def _starts(text: str, ends: Sequence[int]) -> list[int]:
    """Give where the segments begin that follow ``ends``, and the first."""
    starts = []
    for end in (0, *ends):
        start = end
        while text[start : start + 1].isspace():
            start += 1
        starts.append(start)
    return starts


def _heads(text: str, ends: Sequence[int]) -> list[int]:
    """Give where the segments begin that may begin with a marker; most begin with two letters, which is told swiftly."""
    found = []
    for start in _starts(text, ends):
        head = text[start : start + 2]
        if (not head.isalpha() or head[0] in "ivxIVX" or head[-1] == "ـ") and _START.match(text, start):
            found.append(start)
    return found


def _different(text: str, heads: Iterable[int]) -> Iterable["re.Match[str]"]:
    """Give the markers at ``heads``, each spelling once."""
    return {match[0]: match for start in heads if (match := _MARKER.match(text, start))}.values()


def _may_go_on(text: str, match: "re.Match[str]", orders: Sequence[str]) -> bool:
    """Tell whether a marker may have its follower in ``text``: a swift test."""
    marker = _marker(match, orders)
    behind = match["close"].strip()[0]
    for kind, value in marker.values:
        if kind == "number":
            followers = [str(value + 1), str(value + 1).translate(_EASTERN)]
        elif kind == "roman":
            followers = [numeral := _ROMANS[value + 1] if value + 1 < len(_ROMANS) else "", numeral.upper()]
        else:
            letter = kind[value + 1 : value + 2]
            followers = [letter, letter.upper(), f"{letter}ـ"]
        if any(f"{follower}{behind}" in text or f"{follower} {behind}" in text for follower in followers):
            return True
    return False


def _runs(text: str, ends: list[int], orders: Sequence[str]) -> list[int]:
    starts = chain([0], (match.end() for match in _BEFORE_MARKER.finditer(text)))
    found = (match for start in starts if (match := _MARKER.match(text, start)))
    markers = [_marker(match, orders) for match in islice(found, _MOST_MARKERS)]
    if len(markers) < 2:  # noqa: PLR2004
        return ends
    heads, cut = set(_starts(text, ends)), set(ends)
    index = _Index(text, markers, cut)
    for first in markers:
        head = first.start in heads
        if first.start in index.used or not (
            head or text[_end_before(text, first.start) - 1 : first.start].startswith(":")
        ):
            continue
        run = index.run(first, loose=head)
        if len(run) > 1:
            index.used.update(marker.start for marker in run)
            cut -= {end for marker in run for end in range(marker.start + 1, marker.end + 1)}
            cut |= {end for marker in run for end in _seam_before(text, marker, first, head=head)}
    return sorted(cut)


Shelf = dict[tuple[object, ...], list[_Marker]]


class _Index:
    """Markers by form and value, those that stand behind a seam apart."""

    def __init__(self, text: str, markers: Iterable[_Marker], ends: Container[int]) -> None:
        self.used: set[int] = set()
        self._clear: Shelf = {}
        self._loose: Shelf = {}
        self._text = text
        for marker in markers:
            shelf = self._clear if _end_before(text, marker.start) in ends else self._loose
            for kind, value in marker.values:
                shelf.setdefault((marker.form, kind, value), []).append(marker)

    def run(self, first: _Marker, *, loose: bool) -> list[_Marker]:
        """Give the longest run that begins with ``first``; once a marker stands behind a seam, all that follow must."""
        best = [first]
        for kind, value in first.values:
            run = [first]
            may_be_loose = loose
            while True:
                wanted, after = (first.form, kind, value + len(run)), run[-1].end
                following = self._next(self._clear, wanted, after)
                if following is None and may_be_loose:
                    following = self._next(self._loose, wanted, after)
                    if following and len(run) == 1 and _after_short_word(self._text, following.start):
                        break
                elif len(run) == 1:
                    may_be_loose = False
                if following is None:
                    break
                run.append(following)
            best = max(best, run, key=len)
        return best

    def _next(self, shelf: Shelf, wanted: tuple[object, ...], after: int) -> _Marker | None:
        row = shelf.get(wanted, [])
        at = bisect_left(row, after, key=lambda marker: marker.start)
        return row[at] if at < len(row) and row[at].start not in self.used else None


def _seam_before(text: str, marker: _Marker, first: _Marker, *, head: bool) -> list[int]:
    end = _end_before(text, marker.start)
    if marker is first and not head:
        return []
    return [end] if end and text[end - 1] not in _NEVER_BEFORE else []


def _joined(text: str, ends: list[int]) -> list[int]:
    """Take out the seam behind a segment that is a marker alone."""
    cut = segments(text, ends)
    alone = {end for start, end in cut[:-1] if _ALONE.fullmatch(text, start, end)}
    return [end for end in ends if end not in alone] if alone else ends


def _marker(match: re.Match[str], orders: Sequence[str]) -> _Marker:
    value = match["value"].rstrip("ـ")
    values: set[tuple[str, int]] = set()
    if value.isdecimal():
        values.add(("number", int(value)))
    elif len(value) == 1:
        values.update((order, at) for order in orders if (at := order.find(value.lower())) >= 0)
    if value.lower() in _ROMANS:
        values.add(("roman", _ROMANS.index(value.lower())))
    case = "A" if value.isupper() else "a"
    return _Marker(
        match.start(),
        match.end(),
        (bool(match["bullet"]), bool(match["open"]), match["close"].strip() + case),
        frozenset(values),
    )


def _end_before(text: str, start: int) -> int:
    while start and text[start - 1].isspace():
        start -= 1
    return start


def _after_short_word(text: str, start: int) -> bool:
    """Tell whether a short word without a stop stands before: `rose to 2.` counts nothing."""
    words = text[max(0, start - 40) : start].split()
    return bool(words) and len(words[-1]) < _SHORT_WORD and words[-1].isalpha()
