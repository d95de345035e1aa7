from collections.abc import Callable

import pytest

from tests.facts.number_words import arabic, english, french
from workflow.facts import Kind, compare, facts

SPELLERS: dict[str, Callable[[int], str]] = {"ar": arabic, "en": english, "fr": french}
NUMBERS = [*range(3, 1000), *range(1000, 30_000, 977)]


@pytest.mark.parametrize("language", sorted(SPELLERS))
def test_a_number_in_words_is_one_fact_of_its_value(language: str) -> None:
    wrong = {}
    for number in NUMBERS:
        words = SPELLERS[language](number)
        found = [
            fact
            for fact in facts(words, language)
            if fact.kind is Kind.NUMBER and fact.numeral and fact.numeral.mantissa
        ]
        if len(found) != 1 or found[0].readings != {str(number)}:
            wrong[words] = [sorted(fact.readings) for fact in found]
    assert wrong == {}


@pytest.mark.parametrize(("language", "other"), [("ar", "en"), ("en", "fr"), ("fr", "ar")])
def test_figures_are_found_in_the_words_of_the_other_language(language: str, other: str) -> None:
    wrong = [
        number for number in NUMBERS[::7] if compare({language: f"({number})", other: f"({SPELLERS[other](number)})"})
    ]
    assert wrong == []


def test_words_satisfy_and_never_demand() -> None:
    assert compare({"en": "Seven ministers met.", "fr": "Des ministres se sont réunis."}) == []
    assert all(not fact.demands for fact in facts("Seven ministers met twice.", "en"))


@pytest.mark.parametrize(
    "words",
    ["الأول", "الثانية", "والثالث", "بالرابعة", "للخامس", "السادسة", "السابع", "الثامنة", "التاسع", "العاشرة"],
)
def test_ordinals_of_arabic_are_read_behind_their_clitics(words: str) -> None:
    (found,) = facts(words, "ar")
    assert found.readings <= {str(number) for number in range(1, 11)}
    assert len(found.readings) == 1
