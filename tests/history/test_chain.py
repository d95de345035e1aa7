"""How events are hashed: the same bytes from every writer, and a chain that no copy breaks."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.history.chain import canonical, content_hash, event_hash

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)
AT = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)


def hashed(**changed: Any) -> str:
    told: dict[str, Any] = {
        "release": "kfx3mpq9taab",
        "seq": 3,
        "at": AT,
        "actor": "tom23456789a",
        "action": "save",
        "language": "en",
        "undoes": None,
        "content": "c" * 64,
        "previous": "p" * 64,
    }
    return event_hash(**{**told, **changed})


def test_canonical_json_has_sorted_keys_no_spaces_and_letters_as_they_are() -> None:
    assert canonical({"ب": 1, "a": [True, None], "A": "é\n"}) == '{"A":"é\\n","a":[true,null],"ب":1}'.encode()


@given(VALUES)
def test_canonical_json_says_what_was_said(value: Any) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": {"b": (1, 2.5)}}, float("nan")])
def test_a_float_cannot_stand_in_the_history(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_an_event_is_hashed_as_it_is_written_down() -> None:
    """Counted by hand from the written rule, so that another program can verify a copy."""
    assert content_hash(b"salt" * 4, {"note": "سلام"}, [("en", "kaaaaaaa", None, {"text": "Peace"})]) == (
        "67c812537f901b6ea42a2e746677545c3abd1a0c497e5cc99dc5acf7193a458e"
    )
    assert hashed() == "bf6500034256cd836a5f10d961fb49ce8cb7e9244033183c4826cecef4c1d341"


def test_a_moment_is_the_same_in_every_zone() -> None:
    assert hashed(at=AT.astimezone(timezone(timedelta(hours=3, minutes=30)))) == hashed()


@pytest.mark.parametrize(
    "changed",
    [
        {"release": "desk"},
        {"seq": 4},
        {"at": AT + timedelta(microseconds=1)},
        {"actor": None},
        {"action": "confirm"},
        {"language": "fr"},
        {"undoes": 1},
        {"content": "d" * 64},
        {"previous": ""},
    ],
)
def test_whatever_is_changed_in_an_event_changes_its_hash(changed: dict[str, Any]) -> None:
    assert hashed(**changed) != hashed()


def test_the_salt_hides_what_a_short_text_was() -> None:
    assert content_hash(b"a" * 16, {"text": "no"}, []) != content_hash(b"b" * 16, {"text": "no"}, [])


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=3))
def test_changes_are_hashed_in_their_order(changes: list[tuple[str, str]]) -> None:
    told: list[Any] = [(language, key, None, {"version": 1}) for language, key in changes]
    if told != told[::-1]:
        assert content_hash(b"", {}, told) != content_hash(b"", {}, told[::-1])
