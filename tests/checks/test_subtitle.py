"""Subtitles that are too long to be read."""

import pytest

from tests.releases.desk import Desk, a_desk_of
from workflow.checks import Cue, Finding, check_block
from workflow.documents import read
from workflow.review.findings import standing_findings
from workflow.store import Store

LINE = "word " * 8 + "ok"
"""42 characters."""


def found(text: str, cue: Cue | None, language: str = "fr") -> list[Finding]:
    return [one for one in check_block({"en": ["One came."], language: [text]}, "en", cue) if one.check == "subtitle"]


def test_a_line_may_have_42_characters() -> None:
    assert found(LINE, Cue(60)) == []
    (finding,) = found(f"{LINE}!", Cue(60))
    assert (finding.message, dict(finding.facts)) == ("check.subtitle.line", {"characters": 43, "most": 42})


def test_each_line_counts_by_itself_and_the_long_one_is_marked() -> None:
    (finding,) = found(f"{LINE}➀{LINE}!➁{LINE}", Cue(60, frozenset("➀➁")))
    assert (finding.start, finding.end) == (43, 86)
    assert len(found(f"{LINE}➀{LINE}", Cue(60))) == 1


def test_a_second_may_have_17_characters() -> None:
    assert found("a" * 34, Cue(2)) == []
    (finding,) = found("a" * 36, Cue(2))
    assert (finding.message, dict(finding.facts)) == ("check.subtitle.speed", {"characters": 18, "most": 17})


def test_nobody_knows_the_speed_of_a_cue_without_times() -> None:
    assert found("a" * 40, Cue(0)) == []


def test_marks_codes_and_what_steers_direction_do_not_count() -> None:
    assert found("\u2066" + "❶" + "مَ" * 34 + "➊\u2069", Cue(2), "ar") == []


def test_texts_that_are_no_cues_may_be_long() -> None:
    assert found(LINE * 4, None) == []


def test_a_language_breaks_its_lines_where_it_wants_to() -> None:
    texts = {"en": ["❶One➊➀two➁three"], "fr": ["❶Un➊➁deux➁ trois"]}
    assert [one.check for one in check_block(texts, "en", Cue(9, frozenset("➀➁")))] == []
    assert [one.check for one in check_block(texts, "en", Cue(9))] != []
    assert [one.message for one in check_block({**texts, "fr": ["Un"]}, "en", Cue(9, frozenset("➀➁")))] == [
        "check.code.missing"
    ] * 2


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_the_cues_of_a_release_are_checked_with_their_times(store: Store, name: str) -> None:
    times = "00:00:01,000 --> 00:00:02,000" if name == "a.srt" else "00:01.000 --> 00:02.000"
    text = ("" if name == "a.srt" else "WEBVTT\n\n") + f"{times}\nOne came.\nTwo left.\n"
    desk: Desk = a_desk_of(store, read(text.encode(), name, "en"), targets=["fr"])
    desk.confirm("tom", desk.keys[0], "Une personne est venue.➀Deux sont reparties.", "fr")
    with store.read() as session:
        release_id = desk.row(desk.keys[0], "fr").release_id
        told = [one.finding for one in standing_findings(session, release_id) if one.finding.check == "subtitle"]
    assert [(one.message, one.facts["characters"]) for one in told] == [("check.subtitle.speed", 43)]
