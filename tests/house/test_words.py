"""Every error that a person can meet has its sentence, and the sentence gets the facts that it names."""

import ast
import re
import string
from dataclasses import dataclass

from tests.house import tree

ERRORS = ("BadInput", "Refused", "Conflict", "Missing", "Unavailable")
CODE = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+")


@dataclass(frozen=True, slots=True)
class Raised:
    """An error where it is made; `facts` None where they are given as a mapping."""

    code: str
    place: str
    facts: frozenset[str] | None


def raised() -> list[Raised]:
    found = []
    for path in tree.files():
        if path.suffix != ".py" or path.parts[0] not in tree.FLOORS:
            continue
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in ERRORS:
                given = [keyword.arg for keyword in node.keywords]
                facts = None if None in given else frozenset(name for name in given if name)
                found += [Raised(code, f"{path}:{node.lineno}", facts) for code in _literals(node.args[0])]
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _literals(node: ast.expr) -> list[str]:
    """The codes that an argument may be: itself, or either side of a choice."""
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def words() -> dict[str, str]:
    """Each code that has words, with its sentence; no code has two."""
    found: dict[str, str] = {}
    for path in tree.files():
        if path.suffix != ".py" or path.parts[:2] != ("web", "wording"):
            continue
        for node in ast.walk(tree.parsed(path)):
            if not isinstance(node, ast.Dict):
                continue
            for key, value in zip(node.keys, node.values, strict=True):
                code = key.value if isinstance(key, ast.Constant) else None
                if isinstance(code, str) and CODE.fullmatch(code) and isinstance(value, ast.Call):
                    assert code not in found, f"{code} has words twice, again in {path}"
                    found[code] = str(ast.literal_eval(value.args[0]))
    return found


def test_every_error_has_words() -> None:
    worded = words()
    assert sorted({f"{error.code} ({error.place})" for error in raised() if error.code not in worded}) == []


def test_every_error_code_names_its_room_and_what_happened() -> None:
    assert [f"{error.code} ({error.place})" for error in raised() if not CODE.fullmatch(error.code)] == []


def test_a_sentence_names_only_facts_that_its_error_gives() -> None:
    worded = words()
    starved = []
    for error in raised():
        if error.facts is not None and error.code in worded:
            named = {name for _, name, _, _ in string.Formatter().parse(worded[error.code]) if name}
            if named - error.facts:
                starved.append(f"{error.code} ({error.place}): {sorted(named - error.facts)}")
    assert starved == []
