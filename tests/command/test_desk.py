"""Accounts, backup, doctor and the language of the command line."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from locales import known
from tests.command.desk import Desk
from web.command.output import json_lines, line
from web.wording import MESSAGES, speech
from web.wording.speech import language_of_environment

PRINTS = "import sys; from web.command.output import line; line('one'); line('two'); sys.exit(7)"


def test_a_made_password_is_printed_once_and_never_again(desk: Desk) -> None:
    said = desk.run("user", "add", "rima", "--role", "reviewer", "--languages", "en,fr").out
    password = said.split()[-1]
    assert len(password) >= 12
    assert password not in desk.run("user", "list").out


def test_people_are_listed_with_their_roles(desk: Desk) -> None:
    desk.people()
    told = {one["login"]: one for one in desk.run("user", "list", "--json").lines}
    assert told["rima"]["roles"] == [{"role": "reviewer", "language": "en"}, {"role": "reviewer", "language": "fr"}]
    assert told["pia"]["disabled"] is False


def test_a_disabled_person_acts_no_more(desk: Desk) -> None:
    desk.people()
    desk.run("user", "disable", "dana")
    desk.refused("release", "list", "--by", "dana")


@pytest.mark.parametrize(
    "words",
    [
        ("user", "add", "x", "--role", "king"),
        ("user", "add", "x", "--role", "translator"),
        ("user", "password", "nobody"),
        ("user", "disable", "nobody"),
    ],
)
def test_an_account_that_cannot_be_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    desk.refused(*words)


def test_a_login_is_taken_once(desk: Desk) -> None:
    desk.run("user", "add", "rima", "--role", "desk")
    desk.refused("user", "add", "RIMA", "--role", "desk")


def test_init_may_be_run_again(desk: Desk) -> None:
    desk.people()
    desk.run("init")
    assert len(desk.run("user", "list", "--json").lines) == 5


def test_a_folder_that_was_not_initialised_is_refused(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STELE_DATA", str(tmp_path / "elsewhere"))
    assert "stele init" in desk.refused("release", "list")
    assert not (tmp_path / "elsewhere").exists()


def test_a_backup_comes_back_whole(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.people()
    said = desk.try_("backup", tmp_path / "desk.backup")
    if said.status == 2:
        assert "pg_dump" in said.err
        return
    monkeypatch.setenv("STELE_DATA", str(tmp_path / "restored"))
    desk.run("restore", tmp_path / "desk.backup")
    assert len(desk.run("user", "list", "--json").lines) == 5
    desk.run("audit", "verify")
    desk.refused("restore", tmp_path / "desk.backup")


def test_a_sound_desk_gets_exit_0_and_a_tampered_history_exit_1(desk: Desk, tmp_path: Path) -> None:
    desk.people()
    assert desk.try_("doctor").status == 0
    desk.run("audit", "verify")
    database = tmp_path / "desk/stele.db"
    if not database.exists():
        return
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET payload = '{}' WHERE seq = 2")
    said = desk.try_("audit", "verify")
    assert said.status == 1
    assert "2" in said.out


def test_an_unknown_word_gets_one_line(desk: Desk) -> None:
    assert "verb" in desk.refused("release", "verb")
    assert "--nonsense" in desk.refused("release", "list", "--nonsense")


@pytest.mark.parametrize("language", known())
def test_every_sentence_can_be_said_in_each_language(language: str) -> None:
    say = speech(language)
    for code, message in MESSAGES.items():
        names = {name for _, name, _, _ in Formatter().parse(message) if name}
        assert say.of_code(code, dict.fromkeys(names, "x")), code


@pytest.mark.parametrize(
    ("value", "language"),
    [("ar_EG.UTF-8", "ar"), ("fr_FR", "fr"), ("C.UTF-8", "en"), ("de_DE.UTF-8", "en"), ("", "en")],
)
def test_the_environment_names_the_language(monkeypatch: pytest.MonkeyPatch, value: str, language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert language_of_environment() == language


def test_a_pipe_that_nobody_writes_to_is_an_empty_file_and_no_wait(desk: Desk, tmp_path: Path) -> None:
    desk.people()
    os.mkfifo(tmp_path / "pipe.txt")
    assert "empty" in desk.refused("release", "import", tmp_path / "pipe.txt", "--source", "en", "--by", "dana")


def test_a_file_without_end_is_too_large(desk: Desk) -> None:
    assert "larger than" in desk.refused("segment", "/dev/zero", "--language", "en")


@pytest.mark.parametrize("due", ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31", "9999-12-31T23:59-12:00"])
def test_a_date_at_an_end_of_the_calendar_is_refused(desk: Desk, tmp_path: Path, due: str) -> None:
    desk.people()
    (tmp_path / "news.txt").write_text("The library opens.")
    said = desk.refused("release", "import", tmp_path / "news.txt", "--source", "en", "--due", due, "--by", "dana")
    assert "is not a date" in said


@pytest.mark.parametrize("url", ["nonsense", "://", "mysql://dana:secret@server/desk", "postgresql://a:b@server:x/y"])
def test_an_address_of_no_database_is_refused_and_not_repeated(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("STELE_DATABASE_URL", url)
    said = desk.refused("release", "list")
    assert "STELE_DATABASE_URL" in said
    assert "secret" not in said


@pytest.mark.parametrize("words", [("backup",), ("restore",), ("bundle", "verify")])
def test_a_path_that_no_disk_can_hold_gets_one_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    if words == ("restore",):
        monkeypatch.setenv("STELE_DATA", str(tmp_path / "new"))
    desk.refused(*words, "x" * 300)


def test_a_number_that_no_event_can_have_gets_one_line(desk: Desk) -> None:
    desk.people()
    desk.refused("release", "undo", "nothing", "9" * 20, "--by", "dana")
    desk.refused("release", "withdraw", "nothing", "9" * 20, "--note", "Wrong", "--by", "pia")


def test_nothing_that_is_printed_ends_its_line_or_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    line("key\x1b[2J\n2\tforged\x9b")
    assert capsys.readouterr().out == "key\\u001b[2J\\u000a2\tforged\\u009b\n"


def test_each_answer_in_json_is_one_line_to_every_reader_of_lines(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"text": "one\u2028two\u2029three\x85four\nfive \N{RIGHT-TO-LEFT MARK}é"}
    json_lines([row])
    assert [json.loads(read) for read in capsys.readouterr().out.splitlines()] == [row]


@pytest.mark.parametrize(
    "words",
    [("release", "show", "\udcff"), ("release", "list", "--by", "\udcff"), ("release", "history", "\udcff")],
)
def test_what_is_not_utf_8_gets_one_line(desk: Desk, words: tuple[str, ...]) -> None:
    desk.refused(*words)


def test_what_an_output_cannot_write_is_shown_as_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", out)
    line("né ب \udcff")
    assert out.buffer.getvalue() == b"n\xe9 \\u0628 \\udcff\n"


def test_an_answer_that_nobody_reads_on_does_not_change_how_the_command_ends() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run([sys.executable, "-c", PRINTS], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (7, b"")


def test_an_answer_that_a_full_disk_does_not_take_is_an_error_with_words() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([sys.executable, "-c", PRINTS], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert b"command.not_printed" in ended.stderr
