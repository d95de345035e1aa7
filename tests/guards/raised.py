"""Which error codes a room raises, found in its source."""

import ast
from pathlib import Path
from string import Formatter
from types import ModuleType

_NAMES = {"BadInput", "Refused", "Conflict", "Missing", "Unavailable", "Note"}


def raised(room: ModuleType, **also: set[str]) -> dict[str, set[str]]:
    """Codes that ``room`` raises (or notes), each with the facts that are given in every place.

    ``also``: functions that raise a code handed to them, with the facts that they add.
    """
    found: dict[str, set[str]] = {}
    for source in Path(next(iter(room.__path__))).rglob("*.py"):
        for call in ast.walk(ast.parse(source.read_text())):
            if not isinstance(call, ast.Call) or not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in _NAMES or name in also:
                code = str(call.args[0].value)
                facts = {word.arg for word in call.keywords if word.arg} | also.get(name, set())
                found[code] = found.get(code, facts) & facts
    return found


def unworded(codes: dict[str, set[str]], messages: dict[str, str]) -> list[str]:
    """Codes without words, words without code, words that ask for a fact that is not given."""
    faults = sorted(set(codes) ^ set(messages))
    for code in set(codes) & set(messages):
        asked = {name for _, name, _, _ in Formatter().parse(messages[code]) if name}
        faults += [f"{code}: {name}" for name in sorted(asked - codes[code])]
    return faults
