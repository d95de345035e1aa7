"""Logins and names that cannot be passed off as another's."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.errors import BadInput
from workflow.people.names import fold, sound_login, sound_name


@pytest.mark.parametrize("login", ["tom", "Ana.Ruiz", "سلمى", "o.brien@desk", "zoé-2", "Ωμέγα", "ليلى.en"])
def test_a_login_in_one_script_a_word_is_taken(login: str) -> None:
    assert sound_login(login)[0] == login


@pytest.mark.parametrize(
    ("login", "code"),
    [
        ("", "people.login_form"),
        ("   ", "people.login_form"),
        (".tom", "people.login_form"),
        ("tom smith", "people.login_form"),
        ("tom\u202emot", "people.login_form"),
        ("tom\u200b", "people.login_form"),
        ("t/o", "people.login_form"),
        ("a" * 81, "people.login_form"),
        ("tom\x07", "text.control"),
        ("tom\ud800", "text.surrogate"),
        ("\u0430dmin", "people.mixed_scripts"),
        ("gr\u03bfeg", "people.mixed_scripts"),
        ("abسالم", "people.mixed_scripts"),
    ],
)
def test_a_login_that_deceives_or_cannot_be_typed_is_refused(login: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        sound_login(login)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom", "tom"),
        ("ＴＯＭ", "tom"),
        ("strasse", "STRASSE"),
        ("zoe\u0301", "zoé"),
        ("\ufeb1\ufee0\ufee1", "سلم"),
        ("ﬁona", "FIONA"),
    ],
)
def test_two_spellings_of_a_login_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert sound_login(one)[1] == sound_login(other)[1]


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=90))
def test_a_login_is_taken_whole_and_short_or_refused(text: str) -> None:
    try:
        kept, folded = sound_login(text)
    except BadInput:
        return
    assert kept == unicodedata.normalize("NFKC", text).strip()
    assert 0 < len(folded) <= 80


@pytest.mark.parametrize(
    "name", ["Ana Ruiz", "ليلى حداد", "Anne-Marie O’Neil", "علی\u200cرضا", "Zoé (Paris)", "山田 タロウ"]
)
def test_a_name_is_kept_as_people_write_it(name: str) -> None:
    assert sound_name(f"  {name} ") == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" ", "people.name_form"),
        ("a" * 201, "people.name_form"),
        ("Tom \u202eadmin", "people.name_form"),
        ("T\u043em", "people.mixed_scripts"),
        ("Tom\0", "text.nul"),
    ],
)
def test_a_name_that_deceives_is_refused(name: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        sound_name(name)
    assert refused.value.code == code
