"""``stele release translate``: what each kind of file does, what is told before, and what is refused."""

import zipfile
from pathlib import Path

import docx
import polib
import pytest

from tests.command.desk import Desk

_TEXT = "Visit to Cairo\n\nThe mission stayed 3 days. It met 12 ministers.\n"
FRENCH = ("Visite au Caire", "La mission est restée 3 jours.", "Elle a rencontré 12 ministres.")


@pytest.fixture
def release(desk: Desk, tmp_path: Path) -> str:
    """The id of a release of three segments, English into French."""
    path = tmp_path / "visit.txt"
    path.write_text(_TEXT, encoding="utf-8")
    desk.people()
    return desk.run("release", "import", path, "--source", "en", "--targets", "fr", "--by", "dana").out.strip()


def translate(desk: Desk, release: str, path: Path, *more: str) -> list[dict[str, object]]:
    return desk.run("release", "translate", release, "--language", "fr", path, "--by", "fanny", "--json", *more).lines


def texts(desk: Desk, release: str) -> list[tuple[str, str]]:
    lines = desk.run("release", "show", release, "--json").lines
    return [(one["translations"]["fr"]["text"], one["translations"]["fr"]["state"]) for one in lines]


def exported(desk: Desk, release: str, folder: Path, name: str) -> Path:
    desk.run("release", "export", release, "--output", folder, "--formats", name)
    return next(path for path in folder.iterdir() if ".fr." in path.name)


def test_a_dry_run_tells_both_texts_and_takes_nothing(desk: Desk, release: str, tmp_path: Path) -> None:
    path = exported(desk, release, tmp_path / "out", "po")
    file = polib.pofile(str(path))
    file[0].msgstr = FRENCH[0]
    file.save()
    told = translate(desk, release, path, "--dry-run")
    assert [(one["outcome"], one["was"], one["text"]) for one in told] == [
        ("taken", "", FRENCH[0]),
        ("unchanged", "", ""),
        ("unchanged", "", ""),
    ]
    assert (
        FRENCH[0]
        in desk.run("release", "translate", release, "--language", "fr", path, "--by", "fanny", "--dry-run").out
    )
    assert texts(desk, release)[0] == ("", "untranslated")
    assert [one["outcome"] for one in translate(desk, release, path)] == ["taken", "unchanged", "unchanged"]
    assert texts(desk, release)[0] == (FRENCH[0], "draft")


def test_a_bilingual_word_table_comes_back(desk: Desk, release: str, tmp_path: Path) -> None:
    path = exported(desk, release, tmp_path / "out", "bilingual")
    assert path.name.endswith(".fr.bilingual.docx")
    file = docx.Document(str(path))
    for row, text in zip(file.tables[0].rows[1:], FRENCH, strict=True):
        row.cells[3].text = text
    file.save(str(path))
    assert {one["outcome"] for one in translate(desk, release, path, "--confirm")} == {"taken"}
    assert texts(desk, release) == [(text, "translated") for text in FRENCH]


@pytest.mark.parametrize("name", ["xliff", "xliff-copies", "xliff2"])
def test_xliff_of_each_kind_comes_back(desk: Desk, release: str, tmp_path: Path, name: str) -> None:
    path = exported(desk, release, tmp_path / "out", name)
    assert {one["outcome"] for one in translate(desk, release, path)} == {"unchanged"}


def test_a_plain_word_file_is_taken_as_drafts(desk: Desk, release: str, tmp_path: Path) -> None:
    path = tmp_path / "visite.docx"
    file = docx.Document()
    file.add_heading(FRENCH[0], 1)
    file.add_paragraph(" ".join(FRENCH[1:]))
    file.save(str(path))
    assert {one["outcome"] for one in translate(desk, release, path, "--confirm")} == {"taken"}
    assert texts(desk, release) == [(text, "draft") for text in FRENCH]


def test_a_plain_file_that_does_not_go_along_is_refused_in_one_line(desk: Desk, release: str, tmp_path: Path) -> None:
    path = tmp_path / "visite.txt"
    path.write_text("Visite au Caire\n", encoding="utf-8")
    said = desk.refused("release", "translate", release, "--language", "fr", path, "--by", "fanny")
    assert "blocks: 1, in the source: 2" in said
    assert "The mission stayed 3 days." in said
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<")
    desk.refused("release", "translate", release, "--language", "fr", broken, "--by", "fanny", "--dry-run")


def test_an_archive_comes_back_whole_or_file_by_file(desk: Desk, tmp_path: Path) -> None:
    desk.people()
    english = {
        "notice.txt": "A notice\n\nThe harbour opens on 3 May.\n",
        "note.html": "<p>It has <b>12</b> berths.</p>",
    }
    french = {"notice.txt": "Un avis\n\nLe port ouvre le 3 mai.\n", "note.html": "<p>Il compte <b>12</b> postes.</p>"}
    for name, files in (("news.zip", english), ("back.zip", french)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for inner, text in files.items():
                archive.writestr(inner, text)
    words = ("release", "import", tmp_path / "news.zip", "--source", "en", "--targets", "fr", "--by", "dana")
    release = desk.run(*words).out.strip()
    told = translate(desk, release, tmp_path / "back.zip")
    assert [one["outcome"] for one in told] == ["taken"] * 3
    assert [text for text, _ in texts(desk, release)] == [
        "Un avis",
        "Le port ouvre le 3 mai.",
        "Il compte ❶12➊ postes.",
    ]
    (tmp_path / "note.html").write_text(french["note.html"], encoding="utf-8")
    assert [one["outcome"] for one in translate(desk, release, tmp_path / "note.html")] == ["unchanged"]
