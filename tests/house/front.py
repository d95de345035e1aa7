"""Scripts, style sheets and templates as the tests of the house read them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.house import tree

STATIC = Path("web/static")
TEMPLATES = Path("web/templates")
_IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*)["'](\.{1,2}/[^"']+)["']""")
_LATER = re.compile(r"""\bimport\s*\(\s*["'](\.{1,2}/[^"']+)["']""")
_LOADED = re.compile(
    r"""<script[^>]*\bsrc="\{\{ static\('([^']+)'\) \}\}"|<script[^>]*\bsrc="\{\{ static\("([^"]+)"\) \}\}\""""
)
_PARENT = re.compile(r"""\{% (?:extends|include) ["']([^"']+)["']""")


def scripts() -> list[Path]:
    return [path for path in tree.files() if path.suffix == ".js" and path.is_relative_to(STATIC)]


def sheets() -> list[Path]:
    return [path for path in tree.files() if path.suffix == ".css" and path.is_relative_to(STATIC)]


def templates() -> list[Path]:
    return [path for path in tree.files() if path.suffix == ".html" and path.is_relative_to(TEMPLATES)]


@cache
def code(path: Path) -> str:
    """A script or a sheet without its comments; lines stay where they are."""
    blank = re.compile(r"/\*.*?\*/", re.DOTALL)
    text = blank.sub(lambda match: "\n" * match.group().count("\n"), tree.text(path))
    return re.sub(r"(?m)^\s*//.*$", "", text) if path.suffix == ".js" else text


@cache
def markup(path: Path) -> str:
    """A template without its comments."""
    blank = re.compile(r"\{#.*?#\}", re.DOTALL)
    return blank.sub(lambda match: "\n" * match.group().count("\n"), tree.text(path))


def found(paths: Iterable[Path], pattern: str) -> list[str]:
    """Places where a pattern stands: file, line, what it is."""
    sought = re.compile(pattern)
    places = []
    for path in paths:
        text = markup(path) if path.suffix == ".html" else code(path)
        places += [f"{path}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}" for hit in sought.finditer(text)]
    return places


@cache
def imported(path: Path) -> frozenset[Path]:
    """The scripts that a script brings along."""
    return _named(path, _IMPORT)


@cache
def fetched(path: Path) -> frozenset[Path]:
    """The scripts that a script fetches when somebody needs them."""
    return _named(path, _LATER)


def _named(path: Path, how: re.Pattern[str]) -> frozenset[Path]:
    return frozenset(
        (tree.ROOT / path.parent / name).resolve().relative_to(tree.ROOT) for name in how.findall(code(path))
    )


def closure(paths: Iterable[Path], *, later: bool = False) -> set[Path]:
    """Scripts and all that they bring along; ``later`` what they fetch when it is needed too."""
    reached: set[Path] = set()
    todo = list(paths)
    while todo:
        path = todo.pop()
        if path not in reached:
            reached.add(path)
            todo.extend(imported(path) | (fetched(path) if later else frozenset()))
    return reached


def loaded_by(template: Path, *, later: bool = False) -> set[Path]:
    """The scripts that a page loads: its own, its layout's and its parts', and what they bring along."""
    text = markup(template)
    own = {STATIC / (single or double) for single, double in _LOADED.findall(text)}
    for name in _PARENT.findall(text):
        own |= loaded_by(TEMPLATES / name, later=later)
    return closure(own, later=later)


def tried_alone() -> set[Path]:
    """The scripts that are tested without a browser, and must need none."""
    tests = [path for path in tree.files() if path.match("tests/web/js/*.test.js")]
    return {path for path in closure(tests) if path.is_relative_to(STATIC)}
