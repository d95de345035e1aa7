"""A format of another package: named by its entry point, and nothing else of Stele knows of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = '''
"""Notes for the radio: a line that begins with "> " is read out, all else is for the studio."""
import re
from workflow.documents import Document, Format, Reading
from workflow.text import Block, CodedText, Kind, plain_text

LINE = re.compile(r"^> (.+)$", re.MULTILINE)


def read(data, name, language):
    found = list(LINE.finditer(data.decode()))
    blocks = tuple(Block(str(n), Kind.PARAGRAPH, plain_text(one[1])) for n, one in enumerate(found, start=1))
    return Reading(blocks, {"places": {str(n): one.span(1) for n, one in enumerate(found, start=1)}})


def write(document, texts, language):
    whole = document.data.decode()
    for key, (start, end) in sorted(document.skeleton["places"].items(), key=lambda one: -one[1][0]):
        if key in texts:
            whole = whole[:start] + str(texts[key]) + whole[end:]
    return whole.encode()


FORMAT = Format("radio", "radio notes", (".radio",), lambda data: data.startswith(b"RADIO"), read, write)
'''
NOTES = "RADIO 7\n> Good morning.\n[music]\n> The harbour opens today.\n"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder as pip would leave it: a module and what its package says of itself."""
    folder = tmp_path / "packages"
    told = folder / "radio_notes-1.0.dist-info"
    told.mkdir(parents=True)
    (folder / "radio_notes.py").write_text(MODULE)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: radio-notes\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[stele.formats]\nradio = radio_notes:FORMAT\n")
    return folder


def test_a_format_of_another_package_comes_in_and_goes_out(packages: Path, tmp_path: Path) -> None:
    settings = {"STELE_DATA": str(tmp_path / "desk"), "PYTHONPATH": os.pathsep.join([str(packages), str(Path.cwd())])}

    def stele(*words: str | Path) -> str:
        command = [sys.executable, "-c", "from web.command.main import main; main()", *map(str, words)]
        done = subprocess.run(
            command, env=os.environ | settings, capture_output=True, text=True, check=False, input="a long password 1"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    (tmp_path / "today.radio").write_text(NOTES)
    stele("init")
    stele("user", "add", "dana", "--role", "desk", "--password-stdin")
    release = stele(
        "release", "import", tmp_path / "today.radio", "--source", "en", "--targets", "fr", "--by", "dana"
    ).split()[0]
    stele("release", "export", release, "--output", tmp_path / "out", "--formats", "source", "--draft")
    files = {path.name: path.read_text() for path in (tmp_path / "out").iterdir() if path.suffix == ".radio"}
    assert sorted(files.values()) == [NOTES, NOTES]
    shown = stele("release", "show", release)
    assert "The harbour opens today." in shown
    assert "[music]" not in shown
