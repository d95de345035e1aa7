"""A release by commands alone: what each prints, and how it refuses."""

from pathlib import Path

import polib
import pytest

from tests.command.desk import Desk
from web.command import release_out
from workflow.errors import Unavailable
from workflow.store import folder

_TEXT = "Visit to Cairo\n\nThe mission stayed 3 days. It met 12 ministers.\n"
_FRENCH = {
    "Visit to Cairo": "Visite au Caire",
    "The mission stayed 3 days.": "La mission est restée 3 jours.",
    "It met 12 ministers.": "Elle a rencontré 12 ministres.",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A release of three segments in English."""
    path = tmp_path / "visit.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def opened(desk: Desk, source: Path) -> str:
    """The id of the release, opened by the desk editor."""
    desk.people()
    return desk.run("release", "import", source, "--source", "en", "--targets", "fr", "--by", "dana").out.strip()


def _translated(desk: Desk, release: str, folder: Path, texts: dict[str, str], *more: str) -> str:
    if not (folder / "work").exists():
        desk.run("release", "export", release, "--output", folder / "work", "--formats", "po")
    path = next((folder / "work").glob("*.fr.po"))
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = texts.get(entry.msgid, "")
        entry.flags = []
    file.save()
    return desk.run("release", "translate", release, "--language", "fr", path, "--by", "fanny", *more).out


def _approved(desk: Desk, release: str, folder: Path) -> None:
    _translated(desk, release, folder, _FRENCH, "--confirm")
    desk.run("release", "approve", release, "--language", "fr", "--by", "rima")


def test_import_prints_the_id_and_nothing_else_on_standard_output(desk: Desk, opened: str) -> None:
    assert opened.isalnum()
    assert len(opened) == 12
    told = desk.run("release", "list", "--json").lines
    assert [(one["id"], one["state"], one["languages"]) for one in told] == [(opened, "open", {"fr": "translation"})]


def test_show_gives_a_line_a_segment_in_the_shape_of_the_contract(desk: Desk, opened: str) -> None:
    lines = desk.run("release", "show", opened, "--json").lines
    assert [one["number"] for one in lines] == [1, 2, 3]
    assert [one["source"] for one in lines] == list(_FRENCH)
    assert lines[0].keys() == {"number", "key", "block", "kind", "source", "translations"}
    assert lines[0]["translations"] == {"fr": {"text": "", "state": "untranslated", "version": 1}}
    assert lines[1]["block"] == lines[2]["block"]


def test_a_file_without_confirm_brings_drafts_and_with_it_confirmed_texts(
    desk: Desk, opened: str, tmp_path: Path
) -> None:
    assert "taken: 3" in _translated(desk, opened, tmp_path, _FRENCH)
    states = {one["translations"]["fr"]["state"] for one in desk.run("release", "show", opened, "--json").lines}
    assert states == {"draft"}


def test_an_approved_text_is_never_overwritten_by_a_file(desk: Desk, opened: str, tmp_path: Path) -> None:
    _approved(desk, opened, tmp_path)
    _translated(desk, opened, tmp_path, dict.fromkeys(_FRENCH, "Autre texte 3 12"), "--confirm")
    lines = desk.run("release", "show", opened, "--json").lines
    assert [one["translations"]["fr"]["text"] for one in lines] == list(_FRENCH.values())
    assert {one["translations"]["fr"]["state"] for one in lines} == {"approved"}


def test_a_translators_own_approval_is_refused_with_its_reason(desk: Desk, opened: str, tmp_path: Path) -> None:
    _translated(desk, opened, tmp_path, _FRENCH, "--confirm")
    told = desk.run("release", "approve", opened, "--language", "fr", "--by", "fanny", "--json").lines
    assert {one["outcome"] for one in told} == {"refused"}
    assert all(one["reason"] for one in told)


def test_an_unfinished_language_is_exported_only_as_a_marked_draft(desk: Desk, opened: str, tmp_path: Path) -> None:
    line = desk.refused("release", "export", opened, "--output", tmp_path / "out")
    assert "fr" in line
    assert "draft" in line
    assert not (tmp_path / "out").exists()
    desk.run("release", "export", opened, "--output", tmp_path / "out", "--draft")
    assert '"draft": true' in (tmp_path / "out/manifest.json").read_text(encoding="utf-8")


def test_an_unfinished_release_is_not_published_and_each_lack_is_named(desk: Desk, opened: str, tmp_path: Path) -> None:
    said = desk.try_("release", "publish", opened, "--output", tmp_path / "out", "--by", "pia")
    assert said.status == 2
    assert len(said.err.splitlines()) == 1
    assert len([line for line in said.out.splitlines() if "\tfr\t" in line]) >= 1
    assert not (tmp_path / "out").exists()


def test_publish_is_refused_before_the_embargo_ends(desk: Desk, source: Path, tmp_path: Path) -> None:
    desk.people()
    asked = ("--source", "en", "--targets", "fr", "--embargo", "2999-01-01T10:00")
    release = desk.run("release", "import", source, *asked, "--by", "dana").out.strip()
    for login, role, language in (("fanny", "translator", "fr"), ("rima", "reviewer", "fr"), ("pia", "publisher", "")):
        more = ["--language", language] if language else []
        desk.run("release", "assign", release, login, "--role", role, *more, "--by", "dana")
    _approved(desk, release, tmp_path)
    said = desk.try_("release", "publish", release, "--output", tmp_path / "out", "--by", "pia")
    assert said.status == 2
    assert "embargo" in said.out.lower() + said.err.lower()


def test_an_embargoed_release_does_not_exist_for_an_outsider(desk: Desk, source: Path) -> None:
    desk.people()
    asked = ("--source", "en", "--targets", "fr", "--embargo", "2999-01-01T10:00")
    release = desk.run("release", "import", source, *asked, "--by", "dana").out.strip()
    hidden = desk.refused("release", "show", release, "--by", "rima")
    unknown = desk.refused("release", "show", "k" * 12, "--by", "rima")
    assert hidden.replace(release, "k" * 12) == unknown
    assert desk.run("release", "list", "--by", "rima").out == ""


def test_published_files_go_into_a_zip_that_verifies(desk: Desk, opened: str, tmp_path: Path) -> None:
    _approved(desk, opened, tmp_path)
    desk.run("release", "publish", opened, "--output", tmp_path / "out.zip", "--by", "pia")
    desk.run("bundle", "verify", tmp_path / "out.zip")
    assert desk.run("release", "list", "--json").lines[0]["state"] == "published"


def test_a_changed_file_of_a_bundle_is_named_with_exit_1(desk: Desk, opened: str, tmp_path: Path) -> None:
    _approved(desk, opened, tmp_path)
    desk.run("release", "export", opened, "--output", tmp_path / "out")
    with (tmp_path / "out/visit.fr.txt").open("a") as file:
        file.write(".")
    said = desk.try_("bundle", "verify", tmp_path / "out")
    assert said.status == 1
    assert "visit.fr.txt" in said.out


def test_an_output_that_is_not_empty_is_refused_and_left_alone(desk: Desk, opened: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    line = desk.refused("release", "export", opened, "--output", tmp_path / "out", "--draft")
    assert "out" in line
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_the_same_release_exported_twice_gives_the_same_bytes(desk: Desk, opened: str, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        desk.run("release", "export", opened, "--output", tmp_path / name, "--draft")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_forms_are_chosen_by_their_names(desk: Desk, opened: str, tmp_path: Path) -> None:
    _approved(desk, opened, tmp_path)
    named = ("--formats", "docx, pdf,table-xlsx,bilingual", "--isolation", "marks")
    desk.run("release", "publish", opened, "--output", tmp_path / "out", *named, "--by", "pia")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "manifest.json",
        "visit-to-cairo.en.docx",
        "visit-to-cairo.en.pdf",
        "visit-to-cairo.fr.bilingual.docx",
        "visit-to-cairo.fr.docx",
        "visit-to-cairo.fr.pdf",
        "visit-to-cairo.table.xlsx",
    ]
    line = desk.refused("release", "export", opened, "--output", tmp_path / "more", "--formats", "papyrus")
    assert "papyrus" in line
    assert "table-docx" in line


def test_a_language_is_added_and_dropped_later(desk: Desk, opened: str) -> None:
    desk.run("release", "language", "add", opened, "ar", "--by", "dana")
    assert desk.run("release", "list", "--json").lines[0]["languages"].keys() == {"fr", "ar"}
    desk.run("release", "language", "drop", opened, "ar", "--by", "dana")
    assert desk.run("release", "list", "--json").lines[0]["languages"].keys() == {"fr"}


def test_an_event_is_taken_back_by_its_number(desk: Desk, opened: str, tmp_path: Path) -> None:
    _approved(desk, opened, tmp_path)
    last = desk.run("release", "history", opened, "--json").lines[-1]
    desk.run("release", "undo", opened, str(last["seq"]), "--by", "rima")
    states = {one["translations"]["fr"]["state"] for one in desk.run("release", "show", opened, "--json").lines}
    assert states == {"translated"}
    desk.run("audit", "verify", opened)


@pytest.mark.parametrize(
    "words",
    [
        ("release", "show", "nothere"),
        ("release", "import", "no-such-file.txt", "--source", "en", "--by", "dana"),
        ("release", "import", "README.md", "--source", "en"),
        ("release", "list", "--by", "nobody"),
        ("release", "import", "README.md", "--source", "en", "--due", "soon", "--by", "dana"),
    ],
)
def test_bad_words_get_one_clear_line_and_exit_2(desk: Desk, words: tuple[str, ...]) -> None:
    desk.people()
    assert desk.refused(*words).startswith("stele: ")


def test_who_is_no_desk_editor_brings_no_release_in(desk: Desk, source: Path) -> None:
    desk.people()
    desk.refused("release", "import", source, "--source", "en", "--by", "fanny")
    assert desk.run("release", "list").out == ""


def test_what_could_not_be_written_was_not_published(
    desk: Desk, opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _approved(desk, opened, tmp_path)

    def full(*_: object) -> None:
        raise Unavailable("delivery.full", path="out")

    monkeypatch.setattr(release_out, "deliver", full)
    desk.refused("release", "publish", opened, "--output", tmp_path / "out", "--by", "pia")
    assert desk.run("release", "list", "--json").lines[0]["state"] == "ready"


def test_a_language_that_the_release_does_not_have_is_not_found_to_be_in_order(desk: Desk, opened: str) -> None:
    assert "zz" in desk.refused("check", opened, "--language", "zz")
    assert "zz" in desk.refused("facts", opened, "--languages", "zz")


def test_an_error_that_was_approved_is_told_and_can_be_reopened_and_corrected(
    desk: Desk, opened: str, tmp_path: Path
) -> None:
    wrong = {**_FRENCH, "It met 12 ministers.": "Elle a rencontré 21 ministres."}
    _translated(desk, opened, tmp_path, wrong, "--confirm")
    said = desk.run("release", "approve", opened, "--language", "fr", "--by", "rima")
    assert f"stele check {opened} --language fr" in said.err
    key = desk.run("check", opened, "--json").lines[0]["key"]
    desk.refused("release", "reopen", opened, "--language", "fr", "--key", key, "--by", "fanny")
    desk.run("release", "reopen", opened, "--language", "fr", "--key", key, "--by", "rima")
    desk.run("release", "export", opened, "--output", tmp_path / "again", "--formats", "po")
    (tmp_path / "work").rename(tmp_path / "first")
    (tmp_path / "again").rename(tmp_path / "work")
    assert "taken: 1" in _translated(desk, opened, tmp_path, _FRENCH, "--confirm")
    again = desk.run("release", "approve", opened, "--language", "fr", "--by", "rima")
    assert (again.out, again.err) == ("approved: 1\n", "")
    assert desk.run("release", "list", "--json").lines[0]["state"] == "ready"


def test_a_segment_is_returned_with_its_reason(desk: Desk, opened: str, tmp_path: Path) -> None:
    _translated(desk, opened, tmp_path, _FRENCH, "--confirm")
    key = desk.run("release", "show", opened, "--json").lines[1]["key"]
    words = ("release", "return", opened, "--language", "fr", "--key", key, "--by", "rima")
    desk.refused(*words, "--for", "taste")
    desk.run(*words, "--for", "accuracy", "--note", "Three days, not nights")
    assert desk.run("release", "show", opened, "--json").lines[1]["translations"]["fr"]["state"] == "returned"


def test_nothing_is_imported_where_the_disk_is_nearly_full(
    desk: Desk, opened: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "room", lambda _: 1024)
    desk.refused("release", "import", source, "--source", "en", "--by", "dana")
    desk.refused("release", "revise", opened, source, "--by", "dana")
    assert len(desk.run("release", "list").out.splitlines()) == 1
