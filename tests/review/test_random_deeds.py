"""Whatever five people do in whatever order, two of them stand by every approved text."""

from collections.abc import Collection

import pytest

from tests.review.desk import a_desk
from tests.review.random_deeds import Walk, breaches, untraced
from workflow.review import four_eyes
from workflow.store import Store

RUNS = {"sqlite": 9, "postgresql": 3}
STEPS = 90


def walked(store: Store, seed: int) -> tuple[Walk, list[str]]:
    """Walk until something breaks."""
    desk = a_desk(store, segments=4, per_block=2, targets=["en"])
    walk = Walk(desk, seed)
    for step in range(1, STEPS + 1):
        done = walk.step()
        of_chain = step % 30 == 0
        if (done or of_chain) and (found := breaches(desk, of_chain=of_chain)):
            return walk, found
    return walk, []


def test_the_rule_holds_after_each_of_many_random_deeds(store: Store) -> None:
    done: dict[str, int] = {}
    own_refused = 0
    possible: set[str] = set()
    runs = RUNS[store.url.get_backend_name()]
    for seed in range(runs):
        walk, found = walked(store, seed)
        assert found == [], f"run {seed}"
        assert untraced(walk.desk) == []
        own_refused += walk.counted.own_refused
        possible |= {name for _, name, _ in walk.deeds}
        for name, count in walk.counted.done.items():
            done[name] = done.get(name, 0) + count
    assert own_refused > runs / 2
    assert done["approve"] + done["approve all"] > 5 * runs
    # The few runs of the slower store need not come by every deed.
    assert possible == set(done) or not store.embedded


def half(person: str, translated_by: str | None, _hands: Collection[str]) -> bool:
    """The rule without its second half: a hand in the text no longer counts."""
    return person == translated_by


def test_with_half_of_the_rule_gone_the_walk_finds_the_breach(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(four_eyes, "is_own", half)
    assert any("own words approved" in one for seed in range(3) for one in walked(store, seed)[1])
