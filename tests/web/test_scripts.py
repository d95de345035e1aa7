"""Scripts are served without what only their readers need."""

import subprocess
from pathlib import Path

import playwright

from web.edge.static_files import FOLDER, as_served

NODE = Path(playwright.__file__).parent / "driver" / "node"
SCRIPTS = sorted(FOLDER.rglob("*.js"))


def test_comments_are_left_out_and_texts_are_not(tmp_path: Path) -> None:
    source = tmp_path / "one.js"
    source.write_text("/** What it does. */\nexport function f(a) {\n  // Why.\n  return `${a} // one\n  two`;\n}\n")
    served = as_served(source)
    assert "What it does" not in served
    assert "Why" not in served
    assert "`${a} // one\n  two`" in served


def test_every_script_is_still_a_script(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}')
    assert SCRIPTS
    for number, script in enumerate(SCRIPTS):
        path = tmp_path / f"{number}.js"
        path.write_text(as_served(script), encoding="utf-8")
        subprocess.run([NODE, "--check", str(path)], check=True, capture_output=True)
