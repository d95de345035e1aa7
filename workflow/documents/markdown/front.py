"""Front matter (YAML between ``---``, TOML between ``+++``): the values of a few keys that people read, and what it says of its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from locales import language
from workflow.documents.splice import Edit

_FRONT = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*(\r\n|\r|\n)(?:(?!\1[ \t]*(?:\r|\n|\Z))[^\r\n]*(?:\r\n|\r|\n))*?\1[ \t]*(?:\r\n|\r|\n|\Z)"
)
_KEYS = "title|linktitle|subtitle|headline|description|summary|excerpt|abstract|teaser|intro|lead"
_NEXT = r"(?:\r\n|\r|\n)"
_MORE = rf"(?:(?:{_NEXT}[ \t]*)+(?<=[ \t])[^ \t\r\n][^\r\n]*)"
_VALUE = re.compile(
    rf"(?im)^(?P<key>{_KEYS})[ \t]*[:=][ \t]*(?:"
    r"(?P<three>\"\"\"|\'\'\')(?P<many>(?:[^\"\'\\]|\\.|(?!(?P=three))[\"\'])*)(?P=three)"
    r'|"(?P<double>(?:[^"\\]|\\.)*)"'
    r"|'(?P<single>(?:[^']|'')*)'"
    rf"|>[+-]?[ \t]*(?P<folded>{_MORE}+)"
    rf"|(?P<plain>[^\s\"'#&*!|>%@`{{\[\-?:,][^\r\n]*{_MORE}*)"
    r")[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_LANGUAGE = re.compile(
    r"(?im)^(lang|language|locale|dir|direction)[ \t]*[:=][ \t]*([\"']?)([\w-]+)\2[ \t]*(?=[\r\n]|\Z)"
)
_COMMENT = re.compile(r"[ \t]#|:[ \t]|:$")
_ESCAPE = re.compile(r'\\(["\\/nt])')
_NAMED = {"n": "\n", "t": "\t"}
_LINES = re.compile(r"[ \t]*(?:\\?(?:\r\n|\r|\n)[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its place, quotes within."""

    key: str
    text: str
    start: int
    end: int


def end_of(text: str) -> int:
    """Give where the front matter ends; 0 where there is none."""
    found = _FRONT.match(text)
    return found.end() if found else 0


def values(text: str, end: int) -> Iterator[Value]:
    """Give the values that people read, before ``end``."""
    for found in _VALUE.finditer(text, 0, end):
        double, single, plain = found["double"], found["single"], found["folded"] or found["plain"]
        start, stop = found.end("key"), found.end()
        start += len(text[start:stop]) - len(text[start:stop].lstrip(" \t:="))
        stop = start + len(text[start:stop].rstrip(" \t"))
        if found["three"]:
            told = found["many"] if found["three"] == "'''" else _unescaped(found["many"])
        elif double is not None:
            told = _unescaped(double)
        elif single is not None:
            told = single.replace("''", "'")
        elif not found["folded"] and _COMMENT.search(plain):
            continue
        else:
            told = plain
        yield Value(found["key"].lower(), _LINES.sub(" ", told).strip(), start, stop)


def turned(text: str, end: int, source: str, target: str) -> Iterator[Edit[str]]:
    """Give what changes in the language and the direction that the front matter states, where they are the source's."""
    old, new = language(source).direction, language(target).direction
    for found in _LANGUAGE.finditer(text, 0, end):
        said = found[3].lower()
        if found[1].lower() in {"dir", "direction"}:
            if said == old != new:
                yield Edit(*found.span(3), new)
        elif re.split("[-_]", said)[0] == source:
            yield Edit(*found.span(3), target)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda each: _NAMED.get(each[1], each[1]), text)


def written(text: str) -> str:
    """Write a value in double quotes, which YAML and TOML read alike."""
    return '"' + re.sub(r"\s*[\r\n]+\s*", " ", text).replace("\\", "\\\\").replace('"', '\\"') + '"'
