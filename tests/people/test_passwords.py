"""Passwords are made readable, hashed slowly, compared in NFC."""

import unicodedata

import pytest
from argon2 import PasswordHasher

from workflow.errors import BadInput
from workflow.people.passwords import STRONG, hashed, made_up, matches

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def test_a_password_that_is_made_can_be_read_out_and_is_never_the_same() -> None:
    made = {made_up() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert [len(group) for group in password.split("-")] == [4, 4, 4, 4]
        assert not set(password) & set("01loiIO")


def test_the_right_password_matches_and_no_other() -> None:
    kept = hashed("correct horse", QUICK)
    assert kept.startswith("$argon2id$")
    assert "correct" not in kept
    assert matches(kept, "correct horse", QUICK)
    assert not matches(kept, "correct horsE", QUICK)


def test_a_password_typed_in_pieces_matches_the_composed_one() -> None:
    composed = unicodedata.normalize("NFC", "أمل وسلام ٢٠٢٦")
    kept = hashed(composed, QUICK)
    assert matches(kept, unicodedata.normalize("NFD", composed), QUICK)


def test_nobody_has_a_password_that_matches() -> None:
    assert not matches(None, "anything at all", QUICK)
    assert not matches("not a hash", "anything at all", QUICK)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "people.password_short"),
        ("seven77", "people.password_short"),
        ("é" * 513, "people.password_long"),
        ("lone \ud800 surrogate", "text.surrogate"),
        ("nul \0 inside", "text.nul"),
    ],
)
def test_a_password_that_cannot_be_kept_is_refused(password: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        hashed(password, QUICK)
    assert refused.value.code == code


def test_a_password_of_1024_bytes_is_kept_and_a_longer_one_matches_nothing() -> None:
    kept = hashed("é" * 512, QUICK)
    assert matches(kept, "é" * 512, QUICK)
    assert not matches(kept, "é" * 512 + "x", QUICK)
    assert not matches(kept, "\ud800", QUICK)


def test_passwords_are_hashed_with_the_strength_that_the_library_advises() -> None:
    assert (STRONG.memory_cost, STRONG.time_cost, STRONG.parallelism) == (65536, 3, 4)
