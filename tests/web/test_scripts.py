"""Scripts are served without what only their readers need."""

import shutil
import subprocess
from pathlib import Path

import pytest

from web.edge.scripts import lean
from web.edge.static_files import FOLDER

SCRIPTS = sorted(FOLDER.rglob("*.js"))


def test_comments_and_needless_spaces_are_left_out_and_nothing_else() -> None:
    source = (
        "/** What it does. @param {string} a */\nexport function f(a) {\n  // Why.\n"
        "  return (/** @type {string} */ b) => `${a}//${b}`;\n}\n"
    )
    assert lean(source) == "export function f(a){\nreturn ( b) => `${a}//${b}`;\n}\n"
    assert lean('  const a = b + -c, d = " = , ";\n') == 'const a=b + -c,d=" = , ";\n'
    assert lean("  const a = /x = y/;\n") == "const a = /x = y/;\n"


def test_a_template_over_lines_is_left_alone() -> None:
    source = "const a = `\n  one`;\n"
    assert lean(source) == source


def test_every_script_is_still_a_script(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    paths = []
    for number, script in enumerate(SCRIPTS):
        path = tmp_path / f"{number}.js"
        path.write_text(lean(script.read_text(encoding="utf-8")), encoding="utf-8")
        paths.append(path)
    for path in paths:
        subprocess.run([node, "--check", str(path)], check=True, capture_output=True)
