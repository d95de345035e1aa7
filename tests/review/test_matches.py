"""What could be taken for a row: what the same source says elsewhere in the edition, and what was approved for it before."""

from tests.builders import NOW
from tests.review.desk import a_desk
from workflow.review.matches import matches
from workflow.store import Store


def test_a_repetition_comes_before_the_memory_and_each_text_once(store: Store) -> None:
    desk = a_desk(store, texts=["شكرا.", "شكرا.", "شكرا.", "وداعا."])
    desk.save("tom", 1, "Thanks.")
    desk.approved(2, "Thank you.")
    with store.read() as session:
        found = matches(session, desk.tom, desk.where(3), NOW)
        assert [(one.text, one.origin, one.number) for one in found] == [
            ("Thanks.", "repetition", 1),
            ("Thank you.", "repetition", 2),
        ]
        assert [(one.text, one.origin) for one in matches(session, desk.tom, desk.where(2), NOW)] == [
            ("Thanks.", "repetition"),
            ("Thank you.", "memory"),
        ]
        assert matches(session, desk.tom, desk.where(4), NOW) == ()
