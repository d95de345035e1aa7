from collections.abc import Sequence
from functools import partial

from workflow.publishing.bundle import File
from workflow.publishing.lately import Lately


def test_what_was_made_last_is_kept_up_to_so_many_bytes() -> None:
    made: list[str] = []

    def make(name: str) -> Sequence[File]:
        made.append(name)
        return [File(name, b"x" * 40, None, "txt")]

    kept = Lately(100)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.files(name, partial(make, name))[0].name == name
    assert made == ["a", "b", "c", "b"]


def test_what_is_larger_than_all_room_is_given_and_not_kept() -> None:
    kept = Lately(10)
    for _ in range(2):
        assert len(kept.files("a", lambda: [File("a", b"x" * 40, None, "txt")])) == 1
