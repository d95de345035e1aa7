"""The command line in this process: a desk in a folder, its people, and what each command said."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from web.command.main import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The answer as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Desk:
    """Runs ``stele`` with the settings of one desk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def try_(self, *words: str | Path) -> Said:
        """Run a command and give what it said, whatever its status."""
        self._monkeypatch.setattr("sys.argv", ["stele", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = self._capsys.readouterr()
        return Said(int(left.value.code or 0), out, err)

    def run(self, *words: str | Path) -> Said:
        """Run a command that must go well."""
        said = self.try_(*words)
        assert said.status == 0, said.err
        return said

    def refused(self, *words: str | Path) -> str:
        """Run a command that must be refused: exit 2, one line on standard error, nothing else. Give the line."""
        said = self.try_(*words)
        assert said.status == 2, said
        lines = said.err.splitlines()
        assert len(lines) == 1, said.err
        assert "Traceback" not in said.err
        return lines[0]

    def people(self) -> None:
        """Add a desk editor, two translators, a reviewer and a publisher."""
        for login, role, languages in (
            ("dana", "desk", ""),
            ("tarek", "translator", "en"),
            ("fanny", "translator", "fr"),
            ("rima", "reviewer", "en,fr"),
            ("pia", "publisher", ""),
        ):
            self.run("user", "add", login, "--role", role, *(["--languages", languages] if languages else []))
