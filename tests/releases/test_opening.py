"""A plan becomes a release."""

import hashlib
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select

from tests.builders import NOW, a_person
from tests.people.walk import statements
from tests.releases.desk import a_desk, count_of, open_at
from tests.releases.made import a_document
from workflow.errors import BadInput, Missing, Refused
from workflow.people.visibility import VISIBLE, view
from workflow.releases.files import keep, kept
from workflow.releases.opening import Terms, open_release
from workflow.releases.pages import releases, show
from workflow.releases.plan import join, plan
from workflow.store import Store
from workflow.store.tables import assignment, document, event, placement, translation

TEXTS = ("Notice of the council", "One came. Two left.", "***", "Three stayed.")


def test_a_release_has_a_row_for_every_pair_from_the_start(store: Store) -> None:
    desk = a_desk(store, *TEXTS)
    assert desk.sources == ["Notice of the council", "One came.", "Two left.", "Three stayed."]
    assert desk.states("en") == desk.states("fr") == ["untranslated"] * 4
    assert count_of(store, "translation") == 12
    with store.read() as session:
        assert set(session.execute(select(translation.c.version)).scalars()) == {1}
    desk.require_whole()


def test_progress_counts_segments_and_words_from_the_start(store: Store) -> None:
    line = a_desk(store, *TEXTS).shown().release.languages[0]
    assert (line.language, line.state, line.segments, line.words) == (
        "en",
        "translation",
        {"untranslated": 4},
        {"untranslated": 10},
    )


def test_the_opener_is_assigned_as_desk_editor_and_one_event_tells_of_it(store: Store) -> None:
    desk = a_desk(store, *TEXTS)
    with store.read() as session:
        rows = session.execute(select(assignment.c.person_id, assignment.c.role, assignment.c.language)).all()
        told = session.execute(select(event)).all()
    assert [tuple(row) for row in rows] == [(desk.dora, "desk", "")]
    assert [(one.seq, one.action, one.actor_id) for one in told] == [(1, "open", desk.dora)]
    assert told[0].payload["files"][0]["sha256"] == hashlib.sha256("\n".join(TEXTS).encode()).hexdigest()
    desk.require_whole()


def test_layout_blocks_are_kept_but_hold_no_segment(store: Store) -> None:
    desk = a_desk(store, *TEXTS)
    assert [line.block for line in desk.lines] == ["b1", "b2", "b2", "b4"]
    assert count_of(store, "block") == 4


def test_only_the_desk_opens_releases(store: Store) -> None:
    document_ = a_document(*TEXTS)
    made = plan([document_], "en")
    with store.write() as session:
        people = {
            "tom": a_person(session, "tom", roles=["translator:en", "publisher"]),
            "gone": a_person(session, "gone", roles=["desk"], disabled_at=NOW),
            "admin": a_person(session, "admin", admin=True),
        }
    for who in people.values():
        with pytest.raises(Refused) as caught, store.write() as session:
            open_at(session, store, who, [document_], made, targets=["fr"])
        assert caught.value.code == "policy.role_needed"
    assert count_of(store, "release") == 0


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"targets": []}, "release.no_targets"),
        ({"targets": ["ar", "en"]}, "release.target_is_source"),
        ({"targets": ["English"]}, "people.language_form"),
        ({"title": " \n"}, "release.title_blank"),
        ({"slug": "Not a slug"}, "release.slug_form"),
    ],
)
def test_terms_that_cannot_be_are_refused_and_nothing_is_stored(store: Store, terms: dict[str, Any], code: str) -> None:
    document_ = a_document(*TEXTS, language="ar")
    made = plan([document_], "ar")
    with store.write() as session:
        dora = a_person(session, "dora", roles=["desk"])
    with pytest.raises(BadInput) as caught, store.write() as session:
        open_at(session, store, dora, [document_], made, **terms)
    assert caught.value.code == code
    assert (count_of(store, "release"), count_of(store, "segment"), count_of(store, "event")) == (0, 0, 0)


def test_titles_and_slugs_need_not_be_unique_for_that_would_tell_of_hidden_releases(store: Store) -> None:
    desk = a_desk(store, *TEXTS, title="Notice", slug="notice", confidential=True)
    document_ = a_document(*TEXTS, language="ar")
    with store.write() as session:
        again = open_at(session, store, desk.dean, [document_], plan([document_], "ar"), title="Notice", slug="notice")
    assert (again.title, again.slug) == ("Notice", "notice")


def test_a_confidential_release_shows_to_those_assigned_alone(store: Store) -> None:
    desk = a_desk(store, *TEXTS, confidential=True)
    with store.read() as session:
        assert [one.release for one in releases(session, desk.dora, now=NOW)] == [desk.release]
        assert releases(session, desk.dean, now=NOW) == ()
        with pytest.raises(Missing):
            show(session, desk.dean, desk.release, now=NOW)
        assert len(show(session, None, desk.release, now=NOW).segments) == 4


def test_an_embargoed_release_shows_to_all_once_the_embargo_is_over(store: Store) -> None:
    desk = a_desk(store, *TEXTS, embargo=NOW + timedelta(hours=1))
    with store.read() as session:
        assert session.execute(select(VISIBLE), view(desk.tom, NOW)).all() == []
        assert len(session.execute(select(VISIBLE), view(desk.tom, NOW + timedelta(hours=1))).all()) == 1


def test_a_draft_stays_with_the_desk(store: Store) -> None:
    desk = a_desk(store, *TEXTS, draft=True)
    assert desk.state() == "draft"
    with store.read() as session:
        assert releases(session, desk.tom, now=NOW) == ()
        assert len(releases(session, desk.dean, now=NOW)) == 1


def test_file_and_reading_are_kept_and_come_back_as_they_were(store: Store) -> None:
    a_desk(store, *TEXTS)
    with store.read() as session:
        row = session.execute(select(document)).one()
    found = kept(store.blobs, row.blob, row.parsed)
    assert found.data == "\n".join(TEXTS).encode()
    assert [block.text.text for block in found.blocks] == list(TEXTS)


def test_what_was_joined_in_the_preview_is_in_the_release(store: Store) -> None:
    document_ = a_document("One came. Two left.", language="en")
    made = join(plan([document_], "en"), 1)
    with store.write() as session:
        dora = a_person(session, "dora", roles=["desk"])
        opened = open_at(session, store, dora, [document_], made, targets=["fr"])
    with store.read() as session:
        shown = show(session, dora, opened.release, now=NOW)
    assert [one.source for one in shown.segments] == ["One came. Two left."]


def test_positions_leave_room_between_neighbours(store: Store) -> None:
    a_desk(store, *TEXTS)
    with store.read() as session:
        found = session.execute(select(placement.c.position).order_by(placement.c.position)).scalars().all()
    assert [after - before for before, after in pairwise(found)] == [1 << 20] * 3


def test_opening_takes_as_many_statements_at_any_size(store: Store) -> None:
    taken = []
    with store.write() as session:
        dora = a_person(session, "dora", roles=["desk"])
    for size in (1, 400):
        document_ = a_document(*(f"Sentence {number} of it." for number in range(size)), language="en")
        made, file = plan([document_], "en"), keep(store.blobs, document_)
        with store.write() as session, statements(store) as sent:
            open_release(session, dora, made, [file], Terms(["ar", "fr"]), now=NOW)
        taken.append(len(sent))
    assert taken[0] == taken[1] <= 36
