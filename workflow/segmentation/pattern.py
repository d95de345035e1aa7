"""Reading regular expressions of SRX files far enough to join many of them into one."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<escape>\\(?:[pPN]\{[^}]*\}|[kgL]<[^>]*>|x\{[^}]*\}|[1-9]\d?|.))
      | (?P<comment>\(\?\#[^)]*\))
      | (?P<named>\(\?P?<(?![=!])(?P<name>\w+)>)
      | (?P<backname>\(\?P=(?P<called>\w+)\))
      | (?P<special>\(\?)
      | (?P<open>\()
      | (?P<close>\))
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_BACKREFERENCE = re.compile(r"\\([1-9]\d?)|\\[kg]<(\w+)>|\(\?P=(\w+)\)")
_FOREIGN = re.compile(
    r"""(?P<quoted>\\Q) | (?P<hexadecimal>\\x\{) | (?P<control>\\c[A-Za-z@\[\\\]^_]) | (?P<property>\\[pP]\{java\w*\})""",
    re.VERBOSE,
)


def _tokens(pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each token outside character classes with its kind; a class comes as ``other``, a character at a time."""
    depth = 0
    for match in _TOKEN.finditer(pattern):
        kind, text = match.lastgroup or "other", match[0]
        kind = {"name": "named", "called": "backname"}.get(kind, kind)
        if kind == "escape":
            yield ("other" if depth else kind), match
        elif depth:
            for char in text:
                depth += (char == "[") - (char == "]")
            yield "other", match
        else:
            depth += text == "["
            yield kind, match


def nesting(pattern: str) -> int:
    """Give the deepest nesting of brackets, character classes left out."""
    deepest = depth = 0
    for kind, _ in _tokens(pattern):
        if kind in {"open", "named", "special"}:
            depth += 1
            deepest = max(deepest, depth)
        elif kind == "close":
            depth -= 1
    return deepest


def foreign_syntax(pattern: str) -> str:
    """Give the first piece of Java or ICU syntax that the regex package reads otherwise or not at all; else an empty string."""
    skip = 0
    for match in re.finditer(r"\\.", pattern, re.DOTALL):
        if match.start() < skip:
            continue
        skip = match.end()
        if found := _FOREIGN.match(pattern, match.start()):
            return found[0]
    return ""


def reference(pattern: str) -> str:
    """Give the first reference to a group in ``pattern``; else an empty string."""
    for kind, match in _tokens(pattern):
        if kind in {"escape", "backname"} and _BACKREFERENCE.fullmatch(match[0]):
            return match[0]
    return ""


def joined_in(pattern: str, before: int) -> tuple[str, int]:
    """Make ``pattern`` fit behind ``before`` capturing groups of other patterns; give it and the number of its own groups.

    Named groups lose their names, since two rules may use one name; references to groups get their new numbers.
    """
    names: dict[str, int] = {}
    pieces, groups = [], 0
    for kind, match in _tokens(pattern):
        text = match[0]
        if kind in {"open", "named"}:
            groups += 1
            if kind == "named":
                names[match["name"]] = groups
            text = "("
        elif kind in {"escape", "backname"} and (called := _BACKREFERENCE.fullmatch(text)):
            name = next(piece for piece in called.groups() if piece)
            text = rf"\g<{before + (int(name) if name.isdigit() else names.get(name, 0))}>"
        pieces.append(text)
    return "".join(pieces), groups
