"""Scripts as they are served: what is there for who reads the source is left out."""

import re

# House style: a documentation comment opens with two stars, a remark has its line to itself, and no string contains either.
_DOCUMENTATION = re.compile(r"[ ]?/\*\*.*?\*/[ ]?", re.DOTALL)
_LINE = re.compile(r"^[ \t]*(?://[^\n]*)?\n?", re.MULTILINE)

_UNSURE = re.compile(r"[/'`\\]")
_STRINGS = re.compile(r'("[^"]*")')
_SIGNS = re.compile(r" ?([=*{}()\[\]<>,;:?&|!]) ?")


def lean(source: str) -> str:
    """Give a script without comments, indentation and the spaces round signs.

    Unchanged where a template runs over lines, which would lose its spaces; a line that may have a pattern keeps all of its own.
    """
    if any(line.count("`") % 2 for line in source.splitlines()):
        return source
    lines = _LINE.sub("", _DOCUMENTATION.sub(" ", source)).splitlines()
    return "\n".join(line if _UNSURE.search(line) else _tight(line) for line in lines) + "\n"


def _tight(line: str) -> str:
    parts = _STRINGS.split(line)
    # A plus or minus keeps its spaces: two of them in a row would be another sign.
    return "".join(part if part.startswith('"') else _SIGNS.sub(r"\1", part) for part in parts)
