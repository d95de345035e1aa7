"""Many people at once on one release: no deed fails, none is lost, the chain is whole."""

from concurrent.futures import ThreadPoolExecutor

from tests.review.desk import a_desk
from workflow.history import verify
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved
from workflow.store import Store

PEOPLE = ("tom", "tess", "rob", "rex")


def test_four_who_save_at_once_wait_for_one_another(store: Store) -> None:
    desk = a_desk(store, segments=4)
    base = [desk.row(number).base_hash or "" for number in range(1, 5)]

    def saves(place: int) -> list[Saved | ConflictAnswer]:
        who = desk.people[PEOPLE[place]]
        return [
            desk.do(moves.save, who, desk.where(place + 1), f"Text {turn}.", turn, base[place]) for turn in range(6)
        ]

    with ThreadPoolExecutor(4) as pool:
        answers = [answer for turns in pool.map(saves, range(4)) for answer in turns]
    assert all(isinstance(answer, Saved) for answer in answers)
    assert desk.actions() == ["save"] * 24
    with store.read() as session:
        assert verify(session, desk.built.id).whole


def test_of_four_who_save_the_same_row_one_is_first_and_no_text_is_lost(store: Store) -> None:
    desk = a_desk(store)
    base = desk.row(1).base_hash or ""

    def save(who: str) -> Saved | ConflictAnswer:
        answer: Saved | ConflictAnswer = desk.do(moves.save, desk.people[who], desk.where(1), f"By {who}.", 0, base)
        return answer

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(save, PEOPLE))
    assert sum(isinstance(answer, Saved) for answer in answers) == 1
    assert sorted(desk.actions()) == ["conflict_kept"] * 3 + ["save"]
