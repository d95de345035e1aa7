"""No text, however made, stops the desk: figures without end, tables of thousands of numbers, patterns that repeat."""

import pytest

from workflow.checks import check
from workflow.facts import compare, facts

ENDLESS = "1" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"{ENDLESS}s", f"{ENDLESS}–{ENDLESS}", f"-{ENDLESS}", f"{ENDLESS},{ENDLESS}", f"{ENDLESS}/{ENDLESS}", f"${ENDLESS}m",
        f"{ENDLESS} million", f"{ENDLESS} %", f"années {ENDLESS}", f"1990–{ENDLESS}", f"{ENDLESS}e", f"a{ENDLESS}", f"{ENDLESS} et demi",
        f"{ENDLESS}:30 pm", "٣" * 5000,
    ],
)  # fmt: skip
@pytest.mark.parametrize(("source_language", "target_language"), [("ar", "en"), ("en", "fr"), ("fr", "ar")])
def test_figures_without_end_are_a_fact_like_any_other(text: str, source_language: str, target_language: str) -> None:
    assert facts(text, source_language)
    assert check(text, f"{text}; 7", source_language, target_language)


def test_a_table_of_thousands_of_figures_is_compared_by_what_it_says() -> None:
    table = " ".join(f"{number};" for number in range(10_000, 13_000))
    assert compare({"en": table, "fr": table}) == []
    (found,) = compare({"en": table, "fr": table.replace("12345;", "")})
    assert table[found.start : found.end] == "12345"


@pytest.mark.parametrize(
    "repeated",
    ["1 % ", "-1", "1-", "1 to ", "1/", "a-", "us$", "$1 ", "two-", "A/", "U.S.", "a@", "(1)", '"a', "« ", "❶"],
)
def test_a_pattern_that_repeats_is_scanned_to_its_end(repeated: str) -> None:
    text = (repeated * 2000)[:2000]
    for language in ("ar", "en", "fr"):
        assert all(fact.end <= len(text) for fact in facts(text, language))
    check(text, text[::-1], "en", "ar")
