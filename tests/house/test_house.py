"""What holds for every file: sizes, names, circles, words for errors."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.house import tree

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
CODE = {".css", ".html", ".js", ".py", ".sh", ".sql"}
TEXT = CODE | {".json", ".mako", ".md", ".po", ".srx", ".toml", ".tsv", ".txt", ""}
WORDS = tomllib.loads(tree.text(Path("tests/house/house.toml")))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        path.as_posix(): lines
        for path in tree.files()
        if path.suffix in CODE and (lines := len(tree.text(path).splitlines())) > LINES_OF_A_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = {
        f"{path}:{node.name}": length(node)
        for path in tree.files()
        if path.suffix == ".py"
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert tree.circles() == []


def test_no_name_says_nothing() -> None:
    empty = set(WORDS["empty_names"])
    # "base" is what the cascade calls the layer of bare elements.
    code = [path for path in tree.files() if path.suffix in CODE - {".css"} and path.parts[0] in tree.OWN_FOLDERS]
    assert [path.as_posix() for path in code if empty & {part.split(".")[0] for part in path.parts}] == []


def test_every_room_of_the_desk_has_its_floor() -> None:
    rooms = {path.parts[1] for path in tree.files() if path.parts[0] == "workflow" and len(path.parts) > 2}
    assert rooms - set(WORDS["rooms"]) == set()


@pytest.mark.parametrize(("pattern", "kinds"), [("foreign", TEXT), ("notes_to_self", CODE)])
def test_nothing_that_belongs_to_one_machine_or_one_day_stays(pattern: str, kinds: set[str]) -> None:
    sought = re.compile("|".join(WORDS[pattern]), re.MULTILINE)
    found = [
        f"{path}: {match.group()}"
        for path in tree.files()
        if path.suffix in kinds and path.name != "house.toml" and (match := sought.search(tree.text(path)))
    ]
    assert found == []


def test_no_language_is_named_in_a_condition_outside_the_languages() -> None:
    """`language == "ar"`: what a language is like stands in its folder."""
    codes = {path.parts[1] for path in tree.files() if path.match("locales/*/language.toml")}
    found = []
    for path in tree.files():
        if path.suffix == ".py" and path.parts[0] in ("web", "workflow"):
            found += [
                f"{path}:{node.lineno}"
                for node in ast.walk(tree.parsed(path))
                if isinstance(node, ast.Compare)
                for side in [node.left, *node.comparators]
                if isinstance(side, ast.Constant) and side.value in codes
            ]
    assert found == []


def dependencies() -> list[str]:
    project = tomllib.loads(tree.text(Path("pyproject.toml")))
    groups = [
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    scripts = json.loads(tree.text(Path("package.json")))
    named = {re.split(r"[^A-Za-z0-9._-]", wanted)[0] for group in groups for wanted in group}
    return sorted(named | set(scripts.get("dependencies", {})) | set(scripts["devDependencies"]))


def test_every_dependency_has_its_reason_in_contributing() -> None:
    reasons = tree.text(Path("CONTRIBUTING.md"))
    assert [name for name in dependencies() if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", reasons)] == []


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for path in (tree.ROOT / "requirements").glob("*.txt"):
        lines = [line for line in path.read_text().splitlines() if line]
        assert lines, path
        strange = [line for line in lines if not re.match(r"[a-z0-9.-]+==|    --hash=sha256:[0-9a-f]{64}", line)]
        assert strange == [], path
        pinned = [number for number, line in enumerate(lines) if "==" in line]
        assert all(lines[number + 1].startswith("    --hash=") for number in pinned), path


def test_the_lock_of_the_scripts_tools_holds_hashes_and_no_addresses() -> None:
    lock = json.loads(tree.text(Path("package-lock.json")))["packages"]
    assert "://" not in tree.text(Path("package-lock.json"))
    assert [name for name, told in lock.items() if name and not told.get("integrity", "").startswith("sha512-")] == []


def test_the_locks_agree_with_one_another() -> None:
    pins: dict[str, set[str]] = {}
    for path in (tree.ROOT / "requirements").glob("*.txt"):
        # Where one version is for some machines alone, its condition stands behind it.
        for name, version, where in re.findall(r"^([a-z0-9.-]+)==(\S+)(.*)", path.read_text(), re.MULTILINE):
            pins.setdefault(name + where.rstrip(" \\"), set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


def test_every_entry_point_leads_somewhere() -> None:
    project = tomllib.loads(tree.text(Path("pyproject.toml")))["project"]
    named = [place for group in (project["scripts"], *project["entry-points"].values()) for place in group.values()]
    lost = []
    for place in named:
        module, _, attribute = place.partition(":")
        path = tree.modules().get(module)
        defined = (
            {getattr(node, "id", getattr(node, "name", "")) for node in ast.walk(tree.parsed(path))} if path else ()
        )
        if attribute not in defined:
            lost.append(place)
    assert lost == []


_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")


def patterns(path: Path) -> list[str]:
    calls = (node for node in ast.walk(tree.parsed(path)) if isinstance(node, ast.Call) and node.args)
    return [ast.unparse(call.args[0]) for call in calls if getattr(getattr(call.func, "value", None), "id", "") == "re"]


def test_what_early_pythons_match_wrongly_is_left_to_the_library() -> None:
    # A possessive group of ``re`` matches too much before Python 3.11.5; ``regex`` does not.
    wrong = {
        path.as_posix(): pattern
        for path in tree.files()
        if path.suffix == ".py"
        for pattern in patterns(path)
        if _POSSESSIVE_GROUP.search(pattern) and "house" not in path.parts
    }
    assert wrong == {}
