r"""The inside of a PO string: escapes, placeholders and tags. What is written is escaped again; a code keeps its own spelling."""

import re
from collections.abc import Iterable, Iterator

from workflow.documents.html.elements import LABELS
from workflow.documents.inline import Item
from workflow.text import Role

_FORMATS = {
    "c": r"%(?:\d{1,9}\$)?[-+ #0'I]{0,9}(?:\d{1,9}|\*(?:\d{1,9}\$)?)?(?:\.(?:\d{1,9}|\*(?:\d{1,9}\$)?))?(?:hh|h|ll|l|L|q|j|z|t|<PRI\w+>)?[diouxXeEfFgGaAcCsSpnm%@]|%<PRI\w+>",
    "python": r"%(?:\(\w[^()]*\))?[-+ #0]{0,9}(?:\d{1,9}|\*)?(?:\.(?:\d{1,9}|\*))?[hlL]?[diouxXeEfFgGcrsa%]",
    "brace": r"\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}",
    "perl-brace": r"\{[A-Za-z_]\w*\}",
    "numbered": r"\{\d+[^{}]*\}",
    "qt": r"%L?\d{1,2}|%L?n",
    "shell": r"\$\{?[A-Za-z_]\w*\}?",
}
_BY_FLAG = {
    "c-format": "c",
    "objc-format": "c",
    "php-format": "c",
    "javascript-format": "c",
    "js-format": "c",
    "lua-format": "c",
    "boost-format": "c",
    "perl-format": "c",
    "gcc-internal-format": "c",
    "awk-format": "c",
    "python-format": "python",
    "python-brace-format": "brace",
    "rust-format": "brace",
    "perl-brace-format": "perl-brace",
    "csharp-format": "numbered",
    "java-format": "numbered",
    "java-printf-format": "c",
    "qt-format": "qt",
    "qt-plural-format": "qt",
    "kde-format": "qt",
    "sh-format": "shell",
}
_TAG_NAMES = "|".join(sorted({*LABELS, "span", "p", "div", "small", "big", "abbr", "font", "ul", "ol", "li", "h[1-6]"}))
_TAG = rf"<(?P<slash>/?)(?P<tag>{_TAG_NAMES})(?=[\s/>])(?:[^<>\\]|\\.)*>"
_ESCAPE = r"(?P<break>\\n)|(?P<tab>\\t|\t)|(?P<character>\\(?:[abfrv]|x[0-9A-Fa-f]{1,8}|[0-7]{1,3}))|(?P<text>\\.)"
_VOID = frozenset({"br", "wbr", "img", "input"})
_TEXT_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LABEL_MOST = 30
_UNWRITABLE = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_LINES = re.compile(r"(?:[^\\]|\\[^n])*\\n|(?:[^\\]|\\.)+", re.DOTALL)


def items(raw: str, flags: Iterable[str], *, placeholders: bool = True) -> list[Item]:
    """Give the items of a string, offsets within it; without ``placeholders`` those are text."""
    kinds = dict.fromkeys(_BY_FLAG[flag] for flag in flags if flag in _BY_FLAG) if placeholders else {}
    patterns = [_ESCAPE, _TAG, *(f"(?P<p{place}>{_FORMATS[kind]})" for place, kind in enumerate(kinds))]
    found: list[Item] = []
    place = 0
    for match in re.compile("|".join(patterns), re.DOTALL).finditer(raw):
        if match["text"]:
            continue
        found += _edged(raw, place, match.start())
        found.append(_code(match))
        place = match.end()
    found += _edged(raw, place, len(raw))
    return _nested(found)


def shown(raw: str) -> str:
    r"""Decode ``\"`` and ``\\``; the other escapes are codes."""
    return _TEXT_ESCAPE.sub(lambda match: match[1] if match[1] in '"\\' else match[0], raw) if "\\" in raw else raw


def escaped(text: str) -> str:
    """Write text as the inside of a string."""
    return text.translate(_UNWRITABLE)


def quoted(raw: str, line_end: str) -> str:
    """Write a string: on one line, or line by line below an empty one, as gettext does."""
    told = _LINES.findall(raw)
    if len(told) < 2:  # noqa: PLR2004 - more than one line
        return f'"{raw}"'
    return line_end.join(['""', *(f'"{each}"' for each in told)])


def _code(match: re.Match[str]) -> Item:
    start, end = match.span()
    if match["break"]:
        return Item(start, end, role=Role.ALONE, label="break", data=match[0])
    if match["tab"]:
        return Item(start, end, role=Role.ALONE, label="tab", data=match[0])
    if match["character"]:
        return Item(start, end, role=Role.ALONE, label="character", data=match[0])
    if match["tag"]:
        name = match["tag"]
        role = Role.CLOSE if match["slash"] else Role.OPEN
        if name in _VOID or match[0].endswith("/>"):
            role = Role.ALONE
        return Item(start, end, role=role, label=LABELS.get(name, "markup"), data=match[0])
    label = "\u00a0".join(match[0].split())
    return Item(start, end, role=Role.ALONE, label=label if len(label) <= _LABEL_MOST else "placeholder", data=match[0])


def _edged(raw: str, start: int, end: int) -> Iterator[Item]:
    told = raw[start:end]
    first = start + len(told) - len(told.lstrip(" "))
    last = max(first, end - len(told) + len(told.rstrip(" ")))
    for left, right in ((start, first), (first, last), (last, end)):
        if left < right:
            yield Item(left, right, shown(raw[left:right]))


def _nested(found: list[Item]) -> list[Item]:
    """Let tags stand alone that have no partner, or cross another pair."""
    stack: list[int] = []
    partners: set[int] = set()
    for place, item in enumerate(found):
        if item.role is Role.OPEN:
            stack.append(place)
        elif item.role is Role.CLOSE:
            name = _name(item)
            depth = next((one for one in range(len(stack) - 1, -1, -1) if _name(found[stack[one]]) == name), None)
            if depth is not None:
                partners |= {stack[depth], place}
                del stack[depth:]
    return [
        Item(item.start, item.end, role=Role.ALONE, label=item.label, data=item.data)
        if item.role in {Role.OPEN, Role.CLOSE} and place not in partners
        else item
        for place, item in enumerate(found)
    ]


def _name(item: Item) -> str:
    return item.data.strip("</>").split()[0].rstrip("/")
