"""Scripts that need no browser, run by the Node that Playwright brings."""

import subprocess
from pathlib import Path

import playwright

HERE = Path(__file__).resolve().parent
NODE = Path(playwright.__file__).parent / "driver" / "node"


def test_the_scripts_keep_their_promises() -> None:
    tests = sorted(str(path) for path in (HERE / "js").glob("*.test.js"))
    assert tests
    ran = subprocess.run(
        [NODE, "--test", "--test-reporter=spec", *tests], check=False, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stdout[-8_000:] + ran.stderr[-2_000:]
