"""What pages say: languages and roles by their names, and words of another direction held apart."""

import pytest

from web.edge.speaking import PageSpeech, isolated
from web.wording import speech
from workflow.errors import BadInput, Refused


def on_pages(language: str) -> PageSpeech:
    spoken = speech(language)
    return PageSpeech(spoken.language, spoken.catalogue)


@pytest.mark.parametrize(
    ("language", "value"), [("en", "34 مليون"), ("fr", "تقرير.docx"), ("ar", "report.docx"), ("ar", "12.5 – 14")]
)
def test_a_fact_of_another_direction_is_isolated(language: str, value: str) -> None:
    said = on_pages(language)
    assert isolated(value) in said("{name}: a place", name=value)
    assert isolated(value) in said.of_error(BadInput("people.role_unknown", role=value, roles="desk"))


@pytest.mark.parametrize(("language", "value"), [("en", "34 million"), ("fr", "été"), ("ar", "مليون")])
def test_a_fact_of_the_sentences_own_direction_stands_as_it_is(language: str, value: str) -> None:
    assert on_pages(language)("{name}: a place", name=value).startswith(f"{value}:")


def test_what_is_isolated_already_is_not_isolated_again() -> None:
    once = isolated("مليون")
    assert on_pages("en")("{name}: a place", name=once).startswith(f"{once}:")


def test_a_place_that_a_script_fills_stays_open() -> None:
    assert on_pages("ar")("{n}: a place", n="{n}").startswith("{n}:")


@pytest.mark.parametrize(("language", "names"), [("en", "Arabic, French"), ("fr", "arabe, français")])
def test_languages_are_called_by_their_names(language: str, names: str) -> None:
    assert names in on_pages(language).of_error(Refused("publish.all_that_is_out", languages="ar fr"))
    assert "ar fr" in speech(language).of_error(Refused("publish.all_that_is_out", languages="ar fr"))


@pytest.mark.parametrize(("language", "role"), [("en", "Translator"), ("ar", "الترجمة")])
def test_a_role_is_called_by_its_name(language: str, role: str) -> None:
    assert role in on_pages(language).of_error(BadInput("people.language_needed", role="translator"))
