"""A release drawn up from its rows."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polib
import pytest
from lxml import etree

from tests.builders import NOW, a_person
from tests.people.walk import statements
from tests.publishing.office import TEXT, an_office, drawn, files
from tests.releases.desk import Desk
from workflow.documents import Isolation, txt
from workflow.errors import BadInput, Missing, Refused
from workflow.people.desk_settings import DeskSettings, put_settings
from workflow.publishing.bundle import File
from workflow.publishing.delivery import deliver, zipped
from workflow.publishing.renditions.edition import files as edition_files
from workflow.releases.edit_source import edit_source
from workflow.releases.schedule import Changes, reschedule
from workflow.review.answers import Where
from workflow.review.folding import fold
from workflow.store import Store

FRENCH = ["Avis", "Un est venu en 2018.", "Deux sont partis.", "Trois sont restés."]


def approved(store: Store, **terms: Any) -> Desk:
    desk = an_office(store, **terms)
    desk.approve_as("fr", FRENCH)
    return desk


def a_french_office(store: Store) -> Desk:
    return approved(store, targets=["fr"])


def test_a_bundle_has_every_file_of_every_language(store: Store) -> None:
    made = drawn(a_french_office(store))
    assert sorted(files(made.bundle)) == [
        "manifest.json",
        "notice.en.docx",
        "notice.en.html",
        "notice.en.txt",
        "notice.fr.docx",
        "notice.fr.html",
        "notice.fr.po",
        "notice.fr.txt",
        "notice.fr.xlf",
        "notice.jsonl",
        "notice.table.docx",
        "notice.table.html",
        "notice.table.xlsx",
        "notice.tmx",
    ]
    assert made.languages == ("fr",)


def test_the_source_of_an_unedited_release_is_the_original_byte_for_byte(store: Store) -> None:
    assert files(drawn(a_french_office(store)).bundle)["notice.en.txt"] == TEXT.encode()


def test_a_mended_word_is_all_that_differs_from_the_original(store: Store) -> None:
    desk = an_office(store, targets=["fr"])
    desk.do(edit_source, "dora", desk.keys[2], "Two went.", version=1)
    made = files(drawn(desk, draft=True).bundle)
    assert made["notice.en.txt"] == TEXT.replace("Two left.", "Two went.").encode()


def test_a_target_keeps_the_kind_of_white_space_and_has_its_joint_where_the_source_had_none(store: Store) -> None:
    made = files(drawn(a_french_office(store)).bundle)
    expected = "Avis\n\nUn est venu en 2018. Deux sont partis.\n***\n\u00a0Trois sont restés.\n"
    assert made["notice.fr.txt"].decode() == expected


def test_an_unfinished_language_is_refused_and_named(store: Store) -> None:
    desk = approved(store)
    with pytest.raises(Refused) as caught:
        drawn(desk)
    assert (caught.value.code, caught.value.facts["languages"]) == ("export.unfinished", "ar")
    assert drawn(desk, languages=["en", "fr"]).languages == ("fr",)


def test_a_draft_carries_the_source_where_no_translation_is_and_says_that_it_is_one(store: Store) -> None:
    desk = an_office(store, targets=["fr"])
    desk.save("tom", desk.keys[1], "Un est venu en 2018.", "fr")
    made = files(drawn(desk, draft=True).bundle)
    assert made["notice.fr.txt"].decode().splitlines()[2] == "Un est venu en 2018. Two left."
    assert json.loads(made["manifest.json"])["draft"] is True
    assert "Draft" in made["notice.fr.html"].decode()
    assert "Draft" in made["notice.table.html"].decode()
    entries = {entry.msgctxt: entry.msgstr for entry in polib.pofile(made["notice.fr.po"].decode())}
    assert entries == dict(zip(desk.keys, ["", "Un est venu en 2018.", "", ""], strict=True))


def test_files_for_work_outside_need_no_draft(store: Store) -> None:
    desk = an_office(store)
    made = files(drawn(desk, formats=["po", "xliff"]).bundle)
    assert sorted(made) == ["manifest.json", "notice.ar.po", "notice.ar.xlf", "notice.fr.po", "notice.fr.xlf"]
    with pytest.raises(Refused):
        drawn(desk, formats=["po", "tmx"])


def test_segment_n_is_the_same_unit_in_every_file(store: Store) -> None:
    desk = a_french_office(store)
    made = files(drawn(desk).bundle)
    po = [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in polib.pofile(made["notice.fr.po"].decode())]
    wanted = [(line.key, line.source, line.translations["fr"].text) for line in desk.lines]
    assert po == wanted
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    units = etree.fromstring(made["notice.fr.xlf"]).findall(".//x:trans-unit", space)
    assert [
        (unit.get("id"), unit.findtext("x:source", None, space), unit.findtext("x:target", None, space))
        for unit in units
    ] == wanted
    memory = etree.fromstring(made["notice.tmx"]).findall(".//tu")
    assert [(unit.get("tuid"), *(seg.text for seg in unit.iter("seg"))) for unit in memory] == wanted
    rows = etree.fromstring(made["notice.table.html"], etree.HTMLParser()).findall(".//tbody/tr")
    assert [row.get("id") for row in rows] == desk.keys


def test_a_folded_segment_is_empty_with_a_note_and_its_lead_says_both(store: Store) -> None:
    desk = an_office(store, targets=["fr"])
    _, lead, folded, _ = desk.keys
    desk.save("tom", lead, "Un est venu en 2018,", "fr")
    desk.save("tom", folded, "deux sont partis.", "fr")
    with store.write() as session:
        fold(session, desk.tom, Where(desk.release, "fr", folded), desk.row(folded, "fr").version, NOW)
    made = files(drawn(desk, draft=True).bundle)
    assert "Un est venu en 2018, deux sont partis.\n" in made["notice.fr.txt"].decode()
    entry = next(one for one in polib.pofile(made["notice.fr.po"].decode()) if one.msgctxt == folded)
    assert entry.msgstr == ""
    assert "Folded into the segment before" in entry.comment
    assert folded not in made["notice.tmx"].decode()


def test_the_manifest_says_who_did_what_and_where_the_history_stood(store: Store) -> None:
    desk = a_french_office(store)
    told = json.loads(files(drawn(desk).bundle)["manifest.json"])
    assert (told["release"], told["source_version"], told["segments"]) == (desk.release, 1, 4)
    assert (told["languages"], told["draft"]) == (["en", "fr"], False)
    assert told["people"] == [
        {"name": "Rita", "language": "fr", "did": "approved", "segments": 4, "last": NOW.isoformat()},
        {"name": "Tom", "language": "fr", "did": "translated", "segments": 4, "last": NOW.isoformat()},
    ]
    assert told["history"]["seq"] == len(desk.events())
    assert "people" not in json.loads(files(drawn(desk, people=False).bundle)["manifest.json"])


def test_the_same_content_gives_the_same_bytes(store: Store) -> None:
    desk = a_french_office(store)
    assert zipped(drawn(desk).bundle) == zipped(drawn(desk).bundle)


def test_the_files_of_a_large_release_are_made_once_for_what_it_says_now(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = an_office(store, "\n\n".join(f"Sentence {number} stands here." for number in range(60)), targets=["fr"])
    made: list[Sequence[str]] = []

    def counted(*given: Any) -> list[File]:
        made.append(given[4])
        return edition_files(*given)

    monkeypatch.setattr("workflow.publishing.export.files", counted)
    first, second = drawn(desk, draft=True).bundle, drawn(desk, draft=True).bundle
    assert (len(made), first) == (1, second)
    drawn(desk, draft=True, formats=["txt"])
    desk.save("tom", desk.keys[1], "La phrase 1 est ici.", "fr")
    assert "La phrase 1 est ici." in files(drawn(desk, draft=True).bundle)["notice.fr.txt"].decode()
    assert len(made) == 3


def test_a_language_alone_brings_its_source_only_where_both_are_needed(store: Store) -> None:
    made = files(drawn(a_french_office(store), languages=["fr"]).bundle)
    assert "notice.en.txt" not in made
    assert b"One came in 2018." in made["notice.tmx"]


@pytest.mark.parametrize(
    ("order", "error", "code"),
    [
        ({"formats": ["pdf2"]}, BadInput, "export.unknown_format"),
        ({"languages": ["es"]}, Missing, "edition.missing"),
    ],
)
def test_what_is_not_there_is_said(store: Store, order: dict[str, Any], error: type[Exception], code: str) -> None:
    with pytest.raises(error) as caught:
        drawn(a_french_office(store), **order)
    assert getattr(caught.value, "code", "") == code


def test_who_may_not_know_of_a_release_does_not_export_it(store: Store) -> None:
    desk = a_french_office(store)
    desk.do(reschedule, "dora", Changes(confidential=True))
    with pytest.raises(Missing):
        drawn(desk, desk.tom)
    assert drawn(desk, desk.dora).languages == ("fr",)


def test_what_is_exported_is_the_reading_that_came_in_however_readers_change(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_french_office(store)
    monkeypatch.setattr(txt, "read", None)
    assert files(drawn(desk).bundle)["notice.en.txt"] == TEXT.encode()


def test_a_bundle_is_delivered_as_a_folder(store: Store, tmp_path: Path) -> None:
    desk = a_french_office(store)
    deliver(drawn(desk).bundle, tmp_path / "out")
    assert (tmp_path / "out" / "notice.en.txt").read_bytes() == TEXT.encode()


def test_drawing_up_takes_as_many_statements_at_any_size(store: Store) -> None:
    desk = an_office(store, targets=["fr"])
    taken = []
    for paragraphs in (None, 300):
        if paragraphs:
            desk.revise(*(f"Sentence {number} stands here." for number in range(paragraphs)))
        with statements(store) as sent:
            drawn(desk, formats=["po"])
        taken.append(len(sent))
    assert taken[0] == taken[1] <= 10


@pytest.mark.parametrize(("settled", "held"), [({}, "\u2066C++\u2069"), ({"txt": "marks"}, "\u200eC++\u200e"), ({"txt": "none"}, "C++")])  # fmt: skip
def test_left_to_right_runs_are_held_together_as_the_desk_has_settled(
    store: Store, settled: dict[str, str], held: str
) -> None:
    desk = an_office(store, targets=["ar"])
    with store.write() as session:
        arabic = {"tom": "translator:ar", "rita": "reviewer:ar"}
        people = {login: a_person(session, f"{login}-2", roles=[role]) for login, role in arabic.items()}
    replace(desk, people=people).approve_as("ar", ["إشعار", "جاء واحد إلى C++ في 2018.", "غادر اثنان.", "بقي ثلاثة."])
    with store.write() as session:
        put_settings(session, a_person(session, "ada", admin=True), DeskSettings(isolation=settled), NOW)
    assert f"إلى {held} في" in files(drawn(desk).bundle)["notice.ar.txt"].decode()
    one = files(drawn(desk, isolation=Isolation.NONE).bundle)["notice.ar.txt"].decode()
    assert "إلى C++ في" in one
