"""``make tour``: plays the tour of the command line on a release written for Stele."""

import os
import shutil
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import IO

from web.command.speaking import _

_SOURCES = ("river-centre.ar.txt", "river-centre-2.ar.txt", "river-centre.en.tsv", "river-centre.fr.tsv", "tour.sh")


def play(folder: Path, said: IO[str] | None = None) -> int:
    """Play the tour in ``folder``, which is made; each command is printed before its answer. Give the exit status.

    What is said goes to ``said``, else to standard output.
    """
    folder.mkdir(parents=True)
    with as_file(files("web.samples")) as samples:
        for name in _SOURCES:
            shutil.copy(samples / name, folder / name)
    commands = str(Path(sys.executable).parent)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("STELE_")},
        "PATH": os.pathsep.join([commands, os.environ.get("PATH", "")]),
    }
    return subprocess.run(  # noqa: S603 - our own script
        [shutil.which("bash") or "/bin/bash", "-euv", "tour.sh"],
        cwd=folder,
        env=environment,
        stdout=said,
        stderr=subprocess.STDOUT,
        check=False,
    ).returncode


def main() -> None:
    """Play the tour in the first free folder ``demo``, ``demo-2`` ... of this one, and tell where the bundle lies."""
    number = 1
    while (folder := Path("demo" if number == 1 else f"demo-{number}")).exists():
        number += 1
    status = play(folder)
    if status == 0:
        sys.stdout.write("\n" + _("The aligned versions are in {folder}.", folder=str(folder / "bundle")) + "\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
