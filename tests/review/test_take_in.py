"""Work done outside comes back, and every text of the file is accounted for."""

from typing import Any

import pytest
from sqlalchemy import insert, update

from tests.builders import NOW, put
from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source
from tests.statements import statements
from workflow.errors import Refused
from workflow.exchange.unit import Returned
from workflow.review.folding import fold
from workflow.review.take_in import TakenIn, take_in
from workflow.review.translation import State
from workflow.store import Store
from workflow.store.tables import block_findings, event, lineage, placement

TEXT = "It is signed."
OTHER = "هذه جملة أخرى."


def entry(desk: Desk, number: int, text: str, **more: Any) -> Returned:
    """As the file would bring it that was exported now."""
    row = desk.row(number)
    told = {
        "key": row.place.key,
        "text": text,
        "source": None,
        "version": row.version,
        "base": row.base_hash,
        "fuzzy": False,
        "place": number,
    }
    return Returned(**{**told, **more})


def taken(desk: Desk, *entries: Returned, who: str = "tom", confirm: bool = False) -> TakenIn:
    answer = desk.do(take_in, desk.people[who], desk.release, "en", entries, confirm=confirm, file="back.po")
    assert isinstance(answer, TakenIn)
    return answer


def told(answer: TakenIn) -> list[tuple[str, str]]:
    return [(one.outcome, one.reason) for one in answer.outcomes]


def test_a_file_is_taken_in_as_drafts_in_the_hands_of_who_takes_it_in(store: Store) -> None:
    desk = a_desk(store)
    answer = taken(desk, entry(desk, 1, TEXT), entry(desk, 3, "It lasts."))
    assert told(answer) == [("taken", "")] * 2
    assert [one.number for one in answer.outcomes] == [1, 3]
    row = desk.row(1)
    assert (row.state, row.origin, row.hands) == (State.DRAFT, "file", (desk.tom,))
    assert desk.actions() == ["import"]


def test_with_confirm_who_takes_it_in_vouches_and_unsure_entries_stay_drafts(store: Store) -> None:
    desk = a_desk(store)
    taken(desk, entry(desk, 1, TEXT), entry(desk, 2, "It holds.", fuzzy=True), confirm=True)
    assert desk.states() == ["translated", "draft", "untranslated"]
    assert desk.row(1).translated_by == desk.tom


def test_confirming_a_file_confirms_also_the_drafts_that_it_says_the_same_as(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tess", 1, TEXT)
    assert told(taken(desk, entry(desk, 1, TEXT))) == [("unchanged", "")]
    assert told(taken(desk, entry(desk, 1, TEXT), confirm=True)) == [("taken", "")]
    assert (desk.row(1).translated_by, desk.row(1).hands) == (desk.tom, (desk.tess,))


def test_approved_text_is_never_overwritten(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    with nothing_changes(desk):
        answer = taken(desk, entry(desk, 1, "It was signed."), confirm=True)
    assert told(answer) == [("refused", "translation.approved_reopen_first")]
    assert answer.event_seq is None
    with nothing_changes(desk):
        assert told(taken(desk, entry(desk, 1, TEXT), confirm=True)) == [("unchanged", "")]


def test_a_row_at_another_version_than_the_file_knows_is_a_conflict(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    out = entry(desk, 1, "It was signed.")
    desk.save("tess", 1, "It is sealed.")
    with nothing_changes(desk):
        assert told(taken(desk, out)) == [("conflict", "import.moved_on")]


@pytest.mark.parametrize("by", ["base", "source"])
def test_another_source_than_the_file_knows_is_refused(store: Store, by: str) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    known = {"source": desk.found(1).own_base, "base": None} if by == "source" else {}
    out = entry(desk, 1, "It was signed.", **known)
    edit_source(desk, {1: OTHER})
    with nothing_changes(desk):
        assert told(taken(desk, out)) == [("refused", "import.source_changed")]


def test_without_version_and_base_only_empty_and_untouched_prefilled_rows_take_a_text(store: Store) -> None:
    desk = a_desk(store, segments=4)
    with store.write() as session:
        put(session, desk.built, 1, "en", state="draft", text="Prefilled.", origin="memory")
    desk.save("tom", 2, TEXT)
    desk.confirm("tom", 3, TEXT)
    entries = [entry(desk, number, "From outside.", version=None, base=None) for number in range(1, 5)]
    assert told(taken(desk, *entries)) == [
        ("taken", ""),
        ("conflict", "import.no_version"),
        ("conflict", "import.no_version"),
        ("taken", ""),
    ]


def test_a_file_never_empties_a_row(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    with nothing_changes(desk):
        assert told(taken(desk, entry(desk, 1, ""), entry(desk, 2, " \u200f"))) == [("unchanged", "")] * 2


def test_a_folded_row_takes_nothing_and_its_empty_entry_is_unchanged(store: Store) -> None:
    desk = a_desk(store)
    desk.do(fold, desk.tom, desk.where(2), 0)
    assert told(taken(desk, entry(desk, 2, ""))) == [("unchanged", "")]
    assert told(taken(desk, entry(desk, 2, TEXT))) == [("refused", "translation.folded")]


def test_what_cannot_be_kept_or_has_no_place_is_refused_one_by_one(store: Store) -> None:
    desk = a_desk(store)
    entries = [
        entry(desk, 1, TEXT),
        entry(desk, 2, "❶bold➊"),
        entry(desk, 3, "x", refusal="exchange.unsound"),
        entry(desk, 3, "It lasts.", key=None),
        entry(desk, 3, "It lasts.", key="notthere"),
    ]
    assert told(taken(desk, *entries)) == [
        ("taken", ""),
        ("refused", "text.unknown_code"),
        ("refused", "exchange.unsound"),
        ("refused", "import.no_key"),
        ("refused", "import.key_unknown"),
    ]


def test_a_text_without_the_codes_of_its_source_is_taken_as_a_draft_and_says_why(store: Store) -> None:
    from sqlalchemy import select

    from workflow.store.tables import block

    desk = a_desk(store, texts=["هذه ❶جملة➊."])
    with store.write() as session:
        pair = [["open", 1, "bold", ""], ["close", 1, "bold", ""]]
        session.execute(update(block).where(block.c.id.in_(desk.built.blocks)).values(codes=pair))
        assert session.execute(select(block.c.codes).where(block.c.id == desk.built.blocks[0])).scalar_one() == pair
    answer = taken(desk, entry(desk, 1, "This is ❶one."), confirm=True)
    assert told(answer) == [("taken", "translation.code_missing")]
    assert desk.row(1).state is State.DRAFT


def test_a_returned_row_stays_returned_until_it_is_confirmed(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    desk.send_back("rita", 1)
    taken(desk, entry(desk, 1, "It was signed."))
    assert desk.row(1).state is State.RETURNED
    taken(desk, entry(desk, 1, "It was signed."), confirm=True)
    assert (desk.row(1).state, desk.row(1).returned_for) == (State.TRANSLATED, None)


def test_who_may_not_confirm_takes_in_drafts_only(store: Store) -> None:
    desk = a_desk(store)
    with nothing_changes(desk), pytest.raises(Refused):
        taken(desk, entry(desk, 1, TEXT), who="dora", confirm=True)
    assert told(taken(desk, entry(desk, 1, TEXT), who="dora")) == [("taken", "")]
    with nothing_changes(desk), pytest.raises(Refused):
        taken(desk, entry(desk, 2, TEXT), who="paul")


def retire(desk: Desk, kind: str, parents: list[int], children: list[int]) -> None:
    """Let segments go as a split or join lets them go; the children are segments that stand already."""
    with desk.store.write() as session:
        row = {"release_id": desk.built.id, "seq": 900 + len(parents) * 10 + parents[0], "at": NOW, "action": kind}
        told_by = {"content_hash": "x", "previous_hash": "x", "hash": "x", "payload": {}, "salt": b"x"}
        event_id = session.execute(insert(event).returning(event.c.id), {**row, **told_by}).scalar_one()
        ids = desk.built.segments
        session.execute(
            update(placement).where(placement.c.segment_id.in_([ids[one - 1] for one in parents])).values(live=False)
        )
        rows = [
            {
                "release_id": desk.built.id,
                "event_id": event_id,
                "parent_id": ids[parent - 1],
                "child_id": ids[child - 1],
                "kind": kind,
            }
            for parent in parents
            for child in children
        ]
        session.execute(insert(lineage), rows)


def test_a_retired_key_answers_with_its_heirs_and_nothing_is_applied(store: Store) -> None:
    desk = a_desk(store, segments=6)
    split, joined, gone = (entry(desk, number, TEXT) for number in (1, 4, 6))
    retire(desk, "split", [1], [2, 3])
    retire(desk, "join", [4], [5])
    with store.write() as session:
        session.execute(update(placement).where(placement.c.segment_id == desk.built.segments[5]).values(live=False))
    answer = taken(desk, split, joined, gone)
    assert told(answer) == [
        ("refused", "import.key_split"),
        ("refused", "import.key_join"),
        ("refused", "import.key_removed"),
    ]
    assert answer.outcomes[0].facts["heirs"] == f"{desk.where(2).key} {desk.where(3).key}"
    assert set(desk.states()) == {"untranslated"}


def test_one_heir_that_says_the_same_takes_what_was_split_and_joined_again(store: Store) -> None:
    said = "هذه هي الجملة الأولى."
    desk = a_desk(store, texts=[said, "هذه هي", "الجملة الأولى.", said])
    out = entry(desk, 1, TEXT)
    retire(desk, "split", [1], [2, 3])
    retire(desk, "join", [2, 3], [4])
    answer = taken(desk, out)
    assert told(answer) == [("taken", "")]
    assert desk.row(4).text == TEXT


def test_an_heir_that_says_something_else_takes_nothing(store: Store) -> None:
    desk = a_desk(store, texts=["هذه هي الجملة الأولى.", "هذه هي", "الجملة الأولى.", "هذه جملة ثالثة."])
    out = entry(desk, 1, TEXT)
    retire(desk, "split", [1], [2, 3])
    retire(desk, "join", [2, 3], [4])
    assert told(taken(desk, out)) == [("refused", "import.key_split")]


def test_a_large_file_needs_no_more_statements_than_a_small_one(store: Store) -> None:
    desk = a_desk(store, segments=300)
    rows = desk.rows().rows
    entries = [Returned(row.key, TEXT, None, 0, row.translation.base_hash, fuzzy=False, place=1) for row in rows]
    with statements(store, at_most=40):
        taken(desk, *entries, confirm=True)
    assert set(desk.states()) == {"translated"}
    with store.read() as session:
        kept = session.execute(
            block_findings.select().where(block_findings.c.edition_id == desk.built.editions["en"])
        ).all()
    assert len(kept) == 150
