"""A fix is given where it is certain, and applying it mends the segment."""

import pytest

from workflow.checks import Finding, Severity, Side, check


def mended(text: str, found: Finding) -> str:
    assert found.fix is not None
    assert found.side is Side.TARGET
    return text[: found.start] + found.fix + text[found.end :]


@pytest.mark.parametrize(
    ("source", "target", "source_language", "target_language", "wanted"),
    [
        ("Target 3.12 is met.", "تحققت الغاية 12.3.", "en", "ar", "تحققت الغاية 3.12."),
        ("Target 3.12 is met.", "تحققت الغاية ١٢٫٣.", "en", "ar", "تحققت الغاية ٣٫١٢."),
        ("Some 3,400 came.", "Il en est venu 3,400.", "en", "fr", "Il en est venu 3\u202f400."),
        ("Prices rose by 2.50.", "Les prix ont augmenté de 2.50.", "en", "fr", "Les prix ont augmenté de 2,50."),
        ("Environ 3 400 sont venus.", "جاء 3.400.", "fr", "ar", "جاء 3,400."),
        ("Environ 3 400 sont venus.", "جاء ٣.٤٠٠.", "fr", "ar", "جاء ٣,٤٠٠."),
        ("pages 14–30", "الصفحات ٣٠–١٤", "en", "ar", "الصفحات ١٤–٣٠"),
        ("Write to a@stele.example.", "Écrivez à b@stele.example.", "en", "fr", "Écrivez à a@stele.example."),
        ("The bridge is open.", "Le pont pont est ouvert.", "en", "fr", "Le pont est ouvert."),
        ("Is it open?", "هل هو مفتوح.", "en", "ar", "هل هو مفتوح؟"),
        ("Is it open?", "هل هو مفتوح", "en", "ar", "هل هو مفتوح؟"),
        ("It is IOM.", "إنها \u2066IOM.", "en", "ar", "إنها IOM."),
        ("It is open.", "Il\ufeff est ouvert.", "en", "fr", "Il est ouvert."),
        ("\u2780It is open.", "Il est ouvert.", "en", "fr", "\u2780Il est ouvert."),
    ],
)
def test_the_fix_makes_the_finding_go_away(
    source: str, target: str, source_language: str, target_language: str, wanted: str
) -> None:
    (found,) = check(source, target, source_language, target_language)
    assert mended(target, found) == wanted
    assert check(source, wanted, source_language, target_language) == []


@pytest.mark.parametrize(
    ("source", "target", "source_language", "target_language"),
    [
        ("Target 3.12 is met.", "La cible 12.3 est atteinte.", "en", "fr"),
        ("تحققت الغاية 12.3.", "Target 3.12 is met.", "ar", "en"),
        ("They won 3-1.", "فازوا 1-3.", "en", "ar"),
        ("It took 14 days.", "Il a fallu 15 jours.", "en", "fr"),
        ("It is \u2776open\u278a.", "Il est ouvert.", "en", "fr"),
        ("It is open.", "Il\ufffd est ouvert.", "en", "fr"),
    ],
)
def test_what_is_not_certain_has_no_fix(source: str, target: str, source_language: str, target_language: str) -> None:
    found = check(source, target, source_language, target_language)
    assert found
    assert all(each.fix is None for each in found)


def test_a_doubled_word_with_a_code_between_has_no_fix() -> None:
    source, target = "The \u2776bridge\u278a.", "Le \u2776pont\u278a pont."
    assert [(each.check, each.fix) for each in check(source, target, "en", "fr")] == [("doubled-word", None)]


def test_other_marks_at_the_end_are_for_information() -> None:
    (found,) = check("It is open.", "Il est ouvert", "en", "fr")
    assert (found.check, found.severity, found.blocking) == ("end-mark", Severity.INFO, False)


def test_errors_hold_a_language_back_and_warnings_do_not() -> None:
    found = check("Is it 14 days?", "Il il a fallu 15 jours.", "en", "fr")
    assert {each.check: each.blocking for each in found} == {"doubled-word": False, "number": True, "end-mark": False}
