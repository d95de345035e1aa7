"""`kill -9` at any moment leaves the old state or the new one: what was acknowledged is there, and the desk is whole."""

import random

import pytest

from tests.builders import NOW
from tests.durability.deeds import DEEDS
from tests.durability.killing import killed_while_doing
from workflow.history.doctor import examine
from workflow.store import Store
from workflow.store.doctor import Health

ROUNDS = 3
MOST_SECONDS = 0.2


def ills(store: Store) -> list[str]:
    return [one.what for one in examine(store, NOW) if one.health is Health.FAULT]


@pytest.mark.parametrize("name", [name for name in DEEDS if name != "backup"])
def test_what_was_acknowledged_outlives_a_kill(store: Store, name: str) -> None:
    chance = random.Random(f"{name} {store.embedded}")
    deed = DEEDS[name]()
    deed.begin(store)
    heard = killed_while_doing(deed, store, chance, MOST_SECONDS)
    deed.prove(store, heard)
    assert ills(store) == []


def test_a_backup_that_was_killed_is_whole_or_not_there(desk: Store) -> None:
    deed = DEEDS["backup"]()
    deed.begin(desk)
    deed.prove(desk, killed_while_doing(deed, desk, random.Random(7), MOST_SECONDS))
    assert ills(desk) == []


def test_a_desk_that_was_killed_again_and_again_is_whole(desk: Store) -> None:
    chance = random.Random(20260302)
    deed = DEEDS["import"]()
    deed.begin(desk)
    for _ in range(ROUNDS):
        killed_while_doing(deed, desk, chance, MOST_SECONDS / 4)
        assert ills(desk) == []
