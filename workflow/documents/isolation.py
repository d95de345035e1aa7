"""Left-to-right runs in a text that runs from the right, held together where the Unicode algorithm breaks them (UAX 9).

Ranges, times, dates and percentages are read from the right and stay as they are; so does what the algorithm shows in order by itself.
"""

from collections.abc import Iterator
from functools import cache

import regex

from workflow.documents.document import Isolation
from workflow.text.codes import CODE, CODE_CLASS, MEANING, Role
from workflow.text.space import BIDI_CONTROLS

_AROUND: dict[Isolation, tuple[str, str]] = {
    Isolation.CHARACTERS: ("\u2066", "\u2069"),
    Isolation.MARKS: ("\u200e", "\u200e"),
}
_OBJECT = "\ufffc"  # stands for what is no text: a picture, a break, what is held together already

_RIGHT = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_D = "0-9\u0660-\u0669\u06f0-\u06f9"
_E = "0-9\u06f0-\u06f9"  # groups of other digits are read from the right even within a left-to-right run
_LETTER = rf"[^\W\d_{_RIGHT}]"
_INK = rf"[^\W_{_RIGHT}]"
_CAPITAL = rf"(?:(?![{_RIGHT}])[\p{{Lu}}\p{{Lt}}\p{{Lo}}])"
_WORD = rf"(?:(?:{_INK}|[\p{{M}}]|['’.&+/_:-](?={_INK}))++|&)"
_NAME = rf"{_CAPITAL}(?=(?:{_INK}|[^\w]|$)){_WORD}?(?:[ ]{_WORD}){{0,4}}+(?:[ ]\([^(){_RIGHT}{_OBJECT}]{{1,40}}\))?+"
_NOT_AFTER_WORD = rf"(?<!{_INK})(?<!{_INK}[ '’.&+/_-])"
_NOT_AFTER_NUMBER = rf"(?<!{_INK}|[.,:/+-])(?<![{_D}]\s)"
_COMMA = r"[ ]?[,،;][ ]?"
_ADDRESS = rf"[^\s<>«»“”\"،؛(){_OBJECT}{BIDI_CONTROLS}]"
_QUOTED = rf"[^«»“”\"{_RIGHT}{_OBJECT}{BIDI_CONTROLS}\n]"

_BROKEN: dict[str, str] = {
    "address": rf"(?:(?:https?|ftp)://|(?<!\w)www\.|(?<![\w./-]){_LETTER}[\w-]*+(?:\.{_INK}[\w-]*+)*\.{_LETTER}{{2,}}/)(?:{_ADDRESS}|\({_ADDRESS}*+\))+(?<![.,;:!?'’])",
    "mail": rf"(?<!{_INK}|[.+%_-])(?:{_INK}|[.+%_-])++@(?:{_INK}|-)++(?:\.(?:{_INK}|-)++)++(?<!-)",
    "quoted": rf"(?<=[«“\"]\s?)(?=[^«»“”\"]*{_LETTER})[^\s«»“”\"{_RIGHT}{_OBJECT}{BIDI_CONTROLS}]{_QUOTED}{{1,600}}(?<!\s)(?=\s?[»”\"])",
    "list": rf"{_NOT_AFTER_WORD}{_NAME}(?:{_COMMA}{_NAME})++(?!{_INK}|[ ]?[,،;]?[ ]?{_LETTER})",
    "phone": rf"(?<!{_INK}|\+)\+[{_E}](?:[ ().\u00a0-]{{0,2}}[{_E}])*+",
    "groups": rf"{_NOT_AFTER_NUMBER}[{_E}]{{1,3}}(?:[ \u2009][{_E}]{{3}})++(?:[.,٫][{_E}]++)?(?![ \u2009]?[{_E}]|[.,:/-][{_E}])",
    "dialled": rf"{_NOT_AFTER_NUMBER}0[{_E}]*+(?:(?:[ ][{_E}]++)++|-[{_E}]{{5,}}+|(?:-[{_E}]++){{2,}}+(?<![^\d-][{_E}]{{1,2}}-[{_E}]{{1,2}}-[{_E}]{{2,4}})(?<!^[{_E}]{{1,2}}-[{_E}]{{1,2}}-[{_E}]{{2,4}}))(?![:/-])",
    "coded": rf"{_NOT_AFTER_NUMBER}[{_E}]++(?:-[{_E}]++){{3,}}+",
    "degrees": rf"(?:(?<!{_INK}|[.,:/%+−–-])(?<![{_D}]\s)[+−-]?[{_D}]++(?:[.,٫][{_D}]++)?[ \u00a0\u202f]?|(?<=[{_D}][ \u00a0\u202f]?))°[ ]?{_LETTER}(?!{_INK})",
    "signed": rf"(?<![\w\p{{N}}\u200b-\u200d.,)/:%+−-])(?<![{_D}]\s)[-−][{_D}]++(?:[.,٫٬][{_D}]++)*+(?:[ \u00a0]?[%٪°])?(?![:/-]?\p{{N}})",
    "tagged": rf"(?<!{_INK}|[@#_])[@#](?:{_LETTER}|_|[{_D}])(?:{_INK}|[._](?={_INK}))*+(?![\w{_RIGHT}])|(?<![\w.])\.{_LETTER}(?:{_INK}|-(?={_INK}))*+",
    "tailed": rf"(?<!{_INK})(?<!{_INK}[.,:/-])(?:{_INK}|[.&-](?={_INK}))++[+#]++(?![\w+#])",
    "numbered": rf"(?<!{_INK}|[./:-])[{_D}]++(?:[.,:/-][{_D}]++)*+[-/_](?={_LETTER})(?:{_INK}|[./:_-](?={_INK}))++",
    "dated": rf"{_NOT_AFTER_WORD}{_LETTER}{_WORD}?(?:[ ]{_WORD}){{0,5}}?(?=[ ]\([{_D}][{_D}/.–-]*\))",
}
_NEEDED: dict[str, frozenset[str]] = {
    "address": frozenset("/."),
    "mail": frozenset("@"),
    "quoted": frozenset('«“"'),
    "list": frozenset(",،;"),
    "phone": frozenset("+"),
    "groups": frozenset(" \u2009"),
    "dialled": frozenset("0۰"),
    "coded": frozenset("-"),
    "degrees": frozenset("°"),
    "signed": frozenset("-−"),
    "tagged": frozenset("@#."),
    "tailed": frozenset("+#"),
    "numbered": frozenset("-/_"),
    "dated": frozenset("("),
}
"""Of which characters a text must have one for a pattern to find anything in it."""

_NAMES = regex.compile(_NAME)
_FOREIGN = regex.compile(rf"(?=.*{_LETTER})[^{_RIGHT}{_OBJECT}{BIDI_CONTROLS}]*+", regex.DOTALL)
_HAS_RUN = regex.compile(rf"{_LETTER}|[{_D}]")
_TWO_WORDS = regex.compile(rf"{_LETTER}.*\s(?:.*\s)?.*{_LETTER}")
_WHOLE = regex.compile(r"\S(?:.*\S)?", regex.DOTALL)
_CONTROL = regex.compile(f"[{BIDI_CONTROLS}]")
_ISOLATES = regex.compile("[\u2066-\u2069]")
_MARKED = regex.compile(f"\u200e[^\u200e{_RIGHT}]+\u200e|[\u202a\u202b\u202d\u202e][^\u202c]*+\u202c")
_BETWEEN_MARKS = regex.compile("\u200e[^\u200e]+\u200e")
_AS_MARKS = str.maketrans({"\u2066": "\u200e", "\u2069": "\u200e"})
_PARTING = "\u200f"
_LEFT_NEXT = regex.compile(r"[^\p{bc=R}\p{bc=AL}\p{bc=AN}\p{bc=L}\p{bc=EN}\n\u2028]*+[\p{bc=L}\p{bc=EN}]")
_LEFT_LAST = regex.compile(r"\p{bc=L}[^\p{bc=R}\p{bc=AL}\p{bc=L}\n\u2028]*+$")


def isolated(text: str, how: Isolation) -> str:
    """Give ``text`` with what must stand together between two characters of ``how``; what is held together already is left."""
    around = _AROUND.get(how)
    if around is None or not _HAS_RUN.search(CODE.sub("", text) if CODE.search(text) else text):
        return text
    told = text
    # What is held together changes what stands beside it: until nothing more is found.
    while found := list(runs(told)):
        told = _held(told, found, around)
    return _parted(told) if how is Isolation.MARKS and told != text else told


def as_marks(text: str) -> str:
    """Give ``text`` with marks where it has isolates, for programs that are not sure to know isolates."""
    told = text.translate(_AS_MARKS)
    return told if told == text else _parted(told)


def _parted(text: str) -> str:
    """Part what stands between marks from what else runs from the left: two of them with a comma between would be read as one."""
    pieces: list[str] = []
    place = 0
    for found in _BETWEEN_MARKS.finditer(text):
        before = text[place : found.start()]
        pieces += [before, _PARTING if _LEFT_LAST.search(before) else "", found[0]]
        if _LEFT_NEXT.match(text, found.end()):
            pieces.append(_PARTING)
        place = found.end()
    return "".join([*pieces, text[place:]])


def _held(text: str, found: list[tuple[int, int]], around: tuple[str, str]) -> str:
    pieces: list[str] = []
    place = 0
    for start, end in found:
        pieces += [text[place:start], around[0], text[start:end], around[1]]
        place = end
    return "".join([*pieces, text[place:]])


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the runs in ``text``, in order. Each holds whole pairs of inline codes or none."""
    shown, places = _shown(text)
    for start, end in _broken(shown):
        whole = _with_whole_pairs(text, places[start], places[end - 1] + 1)
        if whole is not None:
            yield whole


def _shown(text: str) -> tuple[str, list[int] | range]:
    """Give the text as the algorithm sees it, codes of pairs left out, and the place of each of its characters."""
    places: list[int] | range = range(len(text))
    shown = text
    if CODE.search(text):
        places = [at for at, char in enumerate(text) if char not in MEANING or MEANING[char][0] is Role.ALONE]
        shown = regex.sub(f"[{CODE_CLASS}]", _OBJECT, "".join(text[at] for at in places))
    if _CONTROL.search(shown):
        shown = _MARKED.sub(lambda found: _OBJECT * len(found[0]), _without_isolates(shown))
    return shown, places


def _without_isolates(shown: str) -> str:
    opened: list[int] = []
    told = shown
    for found in _ISOLATES.finditer(shown):
        if found[0] != "\u2069":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if not opened:
                told = told[:start] + _OBJECT * (found.end() - start) + told[found.end() :]
    return told


def _broken(shown: str) -> Iterator[tuple[int, int]]:
    found = list(_found(shown))
    whole = _WHOLE.search(shown)
    # Where nothing runs from the right, the text stands together as a whole, or needs nothing.
    if whole and _is_foreign(shown) and (found or _frays(whole[0])):
        found = [whole.span()]
    for start, end in found:
        if not _CONTROL.match(shown, end) and not (start and _CONTROL.match(shown, start - 1)):
            yield start, end


def _found(shown: str) -> Iterator[tuple[int, int]]:
    characters = set(shown)
    names = tuple(name for name, needed in _NEEDED.items() if not needed.isdisjoint(characters))
    for match in _patterns(names).finditer(shown) if names else ():
        if match.lastgroup == "list":
            yield from (name.span() for name in _NAMES.finditer(shown, *match.span()))
        elif match.lastgroup != "quoted" or _frays(match[0]):
            yield match.span()


@cache
def _patterns(names: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"(?![\s{_RIGHT}])(?:" + "|".join(f"(?P<{name}>{_BROKEN[name]})" for name in names) + ")")


def _is_foreign(shown: str) -> bool:
    return _FOREIGN.fullmatch(shown) is not None


def _frays(content: str) -> bool:
    """Tell whether an edge of left-to-right text would go to the wrong side: a mark, or a number before words."""
    if not content[0].isalnum() or not content[-1].isalnum():
        return True
    return content[0].isdecimal() and _TWO_WORDS.search(content) is not None


def _with_whole_pairs(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a span over codes at its edges that make its pairs whole; None where a pair crosses it."""
    opened: list[int] = []
    closed: list[int] = []
    for char in CODE.findall(text, start, end):
        role, number = MEANING[char]
        if role is Role.OPEN:
            opened.append(number)
        elif opened and opened[-1] == number:
            opened.pop()
        else:
            closed.append(number)
    while opened and MEANING.get(text[end : end + 1]) == (Role.CLOSE, opened[-1]):
        opened.pop()
        end += 1
    while closed and MEANING.get(text[start - 1 : start] if start else "") == (Role.OPEN, closed[0]):
        closed.pop(0)
        start -= 1
    return None if opened or closed else (start, end)
