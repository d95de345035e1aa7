"""Languages that come and go after opening."""

import pytest

from tests.releases.desk import Desk, a_desk
from workflow.errors import BadInput, Missing, Refused
from workflow.releases.languages import add_language, drop_language
from workflow.releases.split_join import join
from workflow.store import Store

TEXTS = ("One came. Two left.", "Three stayed.")


def a_french_desk(store: Store) -> Desk:
    return a_desk(store, *TEXTS, source="en", targets=["fr"])


def test_a_language_is_added_with_a_row_for_every_segment(store: Store) -> None:
    desk = a_french_desk(store)
    answer = desk.do(add_language, "dora", "ar")
    assert (answer.language, answer.came_back) == ("ar", False)
    assert desk.states("ar") == ["untranslated"] * 3
    assert desk.counts("ar") == {"untranslated": 3}
    desk.require_whole()


def test_a_release_that_was_ready_is_open_again(store: Store) -> None:
    desk = a_french_desk(store)
    desk.all_approved("fr")
    desk.do(add_language, "dora", "ar")
    assert (desk.state(), desk.edition_states()) == ("open", {"fr": "finished", "ar": "translation"})


def test_dropping_the_unfinished_language_makes_it_ready_again(store: Store) -> None:
    desk = a_french_desk(store)
    desk.all_approved("fr")
    desk.do(add_language, "dora", "ar")
    desk.do(drop_language, "dora", "ar")
    assert (desk.state(), desk.edition_states()) == ("ready", {"fr": "finished"})


def test_a_dropped_language_comes_back_with_all_that_was_done_in_it(store: Store) -> None:
    desk = a_desk(store, *TEXTS, source="en", targets=["fr", "ar"])
    desk.confirm("tom", desk.keys[0], "Un est venu.", "fr")
    desk.do(drop_language, "dora", "fr")
    with pytest.raises(Missing):
        desk.confirm("tom", desk.keys[1], "Deux sont partis.", "fr")
    answer = desk.do(add_language, "dora", "fr")
    assert answer.came_back
    assert desk.said("fr")[0].text == "Un est venu."
    desk.require_whole()


def test_a_dropped_language_follows_the_source_and_its_structure_meanwhile(store: Store) -> None:
    desk = a_desk(store, *TEXTS, source="en", targets=["fr", "ar"])
    desk.confirm("tom", desk.keys[0], "Un est venu.", "fr")
    desk.confirm("tom", desk.keys[2], "Trois sont restés.", "fr")
    desk.do(drop_language, "dora", "fr")
    desk.do(join, "dora", desk.keys[0])
    desk.revise("One came. Two left.", "Three stayed at home.")
    desk.do(add_language, "dora", "fr")
    assert [(one.text, one.state) for one in desk.said("fr")] == [
        ("Un est venu.", "draft"),
        ("Trois sont restés.", "draft"),
    ]
    assert desk.row(desk.keys[1], "fr").reason == "source_changed"
    desk.require_whole()


def test_a_segment_that_returns_has_its_row_in_a_language_that_came_after_it_went(store: Store) -> None:
    desk = a_french_desk(store)
    desk.revise("One came.", "Three stayed.")
    desk.do(add_language, "dora", "ar")
    desk.revise(*TEXTS)
    assert desk.states("ar") == ["untranslated"] * 3
    desk.require_whole()


def test_a_language_is_there_once(store: Store) -> None:
    desk = a_french_desk(store)
    for code in ("fr", "en"):
        with pytest.raises(Refused) as caught:
            desk.do(add_language, "dora", code)
        assert caught.value.code == "language.is_there"


def test_a_language_needs_a_sound_code(store: Store) -> None:
    with pytest.raises(BadInput):
        a_french_desk(store).do(add_language, "dora", "french!")


def test_the_last_language_is_not_dropped(store: Store) -> None:
    desk = a_french_desk(store)
    with pytest.raises(Refused) as caught:
        desk.do(drop_language, "dora", "fr")
    assert caught.value.code == "language.last"


def test_neither_the_source_nor_a_stranger_is_dropped(store: Store) -> None:
    desk = a_french_desk(store)
    for code in ("en", "ar"):
        with pytest.raises(Missing):
            desk.do(drop_language, "dora", code)


def test_only_the_desk_adds_and_drops(store: Store) -> None:
    desk = a_desk(store, *TEXTS, source="en", targets=["fr", "ar"])
    for who in ["tom", "rita", "paul"]:
        for deed, code in ((add_language, "es"), (drop_language, "ar")):
            with pytest.raises(Refused) as caught:
                desk.do(deed, who, code)
            assert caught.value.code == "policy.role_needed"


def test_a_language_without_a_folder_works(store: Store) -> None:
    desk = a_french_desk(store)
    desk.do(add_language, "dora", "sw")
    assert desk.states("sw") == ["untranslated"] * 3
