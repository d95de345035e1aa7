"""A language is a folder; one without a folder works, less well."""

from pathlib import Path

import pytest

from locales import known, language, searched_also

_SPANISH = """
name = "español"
english_name = "Spanish"
direction = "ltr"
script = "Latn"
cldr = "es"
quotation_marks = ["«", "»", "“", "”"]
joint = " "
"""


def test_three_languages_have_a_folder() -> None:
    assert known() == ("ar", "en", "fr")


@pytest.mark.parametrize(
    ("code", "direction", "script"), [("ar", "rtl", "Arab"), ("en", "ltr", "Latn"), ("fr", "ltr", "Latn")]
)
def test_each_tells_its_direction_and_script(code: str, direction: str, script: str) -> None:
    assert (language(code).direction, language(code).script) == (direction, script)


def test_a_regional_tag_takes_the_folder_of_its_language() -> None:
    egypt = language("ar-EG")
    assert egypt.code == "ar-EG"
    assert egypt.has_folder
    assert egypt.direction == "rtl"


def test_a_language_without_a_folder_takes_what_cldr_says() -> None:
    hebrew = language("he")
    assert not hebrew.has_folder
    assert hebrew.direction == "rtl"
    assert hebrew.english_name == "Hebrew"
    assert hebrew.table("facts") == {}
    assert hebrew.resource("segmentation.srx") is None


@pytest.mark.parametrize("code", ["xx", "not a tag", "../en", ""])
def test_an_unknown_tag_is_still_a_language(code: str) -> None:
    assert language(code).direction == "ltr"
    assert not language(code).has_folder


def test_a_table_cannot_be_changed() -> None:
    table = language("fr").table("language")
    with pytest.raises(TypeError):
        table["joint"] = ""  # type: ignore[index]


def test_spanish_is_added_by_adding_a_folder_alone(tmp_path: Path) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "language.toml").write_text(_SPANISH)
    with searched_also(tmp_path):
        assert known() == ("ar", "en", "es", "fr")
        assert language("es").quotation_marks[0] == "«"
        assert language("es").has_folder
    assert known() == ("ar", "en", "fr")


def test_a_tag_of_any_length_is_answered() -> None:
    assert not language("x" * 100_000).has_folder
    assert not language("x-" * 50_000).has_folder
