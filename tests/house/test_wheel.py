"""What people get who install Stele from a wheel."""

import subprocess
import sys
from pathlib import Path

from tests.house import tree, wheel


def test_a_wheel_carries_every_data_file_and_each_compiled_catalogue(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=tree.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    names = wheel.carried(next(tmp_path.glob("stele-*.whl")))
    assert wheel.owed() - names == set()
    carried = {Path(name).parts[:2] for name in names}
    assert {("web", "templates"), ("web", "static"), ("web", "samples")} <= carried
    assert {name for name in names if name.endswith(".mo")} == {
        f"locales/{language}/LC_MESSAGES/stele.mo" for language in ("ar", "fr")
    }
