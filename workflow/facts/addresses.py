"""What is copied and never translated: web and mail addresses, symbols of documents, telephone numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from locales import known, language
from workflow.facts.fact import Kind
from workflow.facts.surface import MASK

_LABELS = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}"
# A lone two-letter ending is more often a stop without its space ("the end.It began") than an address.
_HOST = rf"{_LABELS}(?:(?:org|int|com|net|gov|edu|info|eu|news|mil)|(?:co|gov|ac|org|com|gob|gouv)\.[a-z]{{2}})"
_PATH = r"[^\s<>\"«»“”]"
_ADDRESS = re.compile(
    rf"(?P<mail>(?<![\w.%+-])[\w.%+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,8}}[a-z]{{2,}})"
    rf"|(?P<url>(?:https?|ftp)://{_PATH}+|(?<![\w@.-])www\.{_PATH}+"
    rf"|(?<![\w@.-]){_HOST}(?::\d+)?(?![\w.@-]*[\w@])(?:/{_PATH}*)?|(?<![\w@.-]){_LABELS}[a-z]{{2,}}/{_PATH}*)",
    re.IGNORECASE | re.ASCII,
)
_MAY_BE_ADDRESS = re.compile(r"@|://|[a-z]\.[a-z]", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’\"”»…،؛؟"
# Series of symbols of the United Nations and its agencies; without the list "UTC/07:00" would be one.
_SERIES = (
    "A|S|E|ST|T|HRC|CCPR|CEDAW|CERD|CRC|CAT|CMW|CRPD|CED|DP|TD|WHA|EB|WHO|INFCIRC|GC|GOV|COM|SEC|SWD|JOIN|FCCC|CBD|ECE|ESCAP|ESCWA|ECA"
    "|UNEP|UNW|UNA|IOM|ILO|FAO|CL|UNESCO|IDB|MEPC|MSC|WTO|WT|WIPO|WO|SC|GA|SG|ISBA|SPLOS|PBC|HSP|NPT|CD|BWC|CCW"
)
_SYMBOL = re.compile(
    rf"(?<![\w/@.-])(?:{_SERIES})(?:/[A-Za-z0-9.()-]+)*/(?=[A-Za-z.()]*\d)[A-Za-z0-9.()*-]*[A-Za-z0-9)](?![\w/])"
)
_PHONE = re.compile(
    r"(?<![\w+/.,-])(?:(?:\+|00)[1-9]\d{0,3}|\(\d{2,5}\))(?:[ \u00a0./-]?\(?\d{1,7}\)?){1,6}(?![\w/]|[.,]\d)"
    r"|(?<![\d+/.,-])0\d(?:[ \u00a0.]\d\d){4}(?![\d.,])"
    r"|(?<![\w+/.,-])1?[ -]?\d{3}-\d{3}-\d{4}(?![\w-])"
)
_FEWEST_DIGITS = 7
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Something copied, at its place in the bare text; ``reading`` is what is compared."""

    kind: Kind
    start: int
    end: int
    reading: str


def verbatim(bare: str) -> Iterator[Verbatim]:
    """Find addresses, symbols and telephone numbers."""
    if _MAY_BE_ADDRESS.search(bare):
        yield from _addresses(bare)
    if "/" in bare:
        for match in _SYMBOL.finditer(bare):
            yield Verbatim(Kind.SYMBOL, match.start(), match.end(), match[0])
    if "+" in bare or "(" in bare or "0" in bare or "-" in bare:
        yield from _phones(bare)


def masked(text: str, taken: list[Verbatim]) -> str:
    """Give ``text`` with what was taken masked, every other character in its place."""
    for each in taken:
        text = text[: each.start] + MASK * (each.end - each.start) + text[each.end :]
    return text


def _addresses(bare: str) -> Iterator[Verbatim]:
    for match in _ADDRESS.finditer(bare):
        found = match[0].rstrip(_TRAILING)
        if match[0].endswith(")") and found.count("(") > found.count(")"):
            found += ")"
        yield Verbatim(
            Kind.ADDRESS, match.start(), match.start() + len(found), _without_language(found.lower().rstrip("/"))
        )


def _without_language(address: str) -> str:
    """An address may lead to the page of its own language: that part is no difference."""
    return _language_in_path().sub("*", address)


@cache
def _language_in_path() -> re.Pattern[str]:
    codes = "|".join(known())
    names = "|".join(language(code).english_name.lower() for code in known())
    return re.compile(rf"(?<=[/.])(?:{codes}|{names})(?=/|$)|(?<=//)(?:{codes})(?=\.)|(?<=[?&]lang=)\w+")


def _phones(bare: str) -> Iterator[Verbatim]:
    for match in _PHONE.finditer(bare):
        digits = "".join(char for char in match[0] if char.isdecimal())
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
            yield Verbatim(Kind.PHONE, match.start(), match.end(), digits)
