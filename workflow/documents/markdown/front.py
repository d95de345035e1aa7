"""Front matter (YAML between ``---``, TOML between ``+++``): the values of a few keys that people read, each on one line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRONT = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*(\r\n|\r|\n)(?:(?!\1[ \t]*(?:\r|\n|\Z))[^\r\n]*(?:\r\n|\r|\n))*?\1[ \t]*(?:\r\n|\r|\n|\Z)"
)
_KEYS = "title|subtitle|description|summary|abstract|lead"
_VALUE = re.compile(
    rf"(?im)^({_KEYS})[ \t]*[:=][ \t]*(?:\"((?:[^\"\\\r\n]|\\.)*)\"|'((?:[^'\r\n]|'')*)'|([^\s\"'#&*!|>%@`{{\[\-?:,][^\r\n]*))[ \t]*(?=[\r\n]|\Z)"
)
_COMMENT = re.compile(r"[ \t]#|:[ \t]|:$")
_ESCAPE = re.compile(r'\\(["\\/nt])')
_NAMED = {"n": "\n", "t": "\t"}


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
        key, double, single, plain = found.groups()
        start, stop = found.end(1), found.end()
        start += len(text[start:stop]) - len(text[start:stop].lstrip(" \t:="))
        stop = start + len(text[start:stop].rstrip(" \t"))
        if double is not None:
            told = _ESCAPE.sub(lambda each: _NAMED.get(each[1], each[1]), double)
        elif single is not None:
            told = single.replace("''", "'")
        elif _COMMENT.search(plain):
            continue
        else:
            told = plain.strip()
        yield Value(key.lower(), told, start, stop)


def written(text: str) -> str:
    """Write a value in double quotes, which YAML and TOML read alike."""
    return '"' + re.sub(r"\s*[\r\n]+\s*", " ", text).replace("\\", "\\\\").replace('"', '\\"') + '"'
