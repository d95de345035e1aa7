"""A language is a folder: without one there are figures and addresses, with one there are words."""

from pathlib import Path

from locales import searched_also
from workflow.facts import Kind, compare, facts

SPANISH = """
[numbers]
decimal = [","]
grouping = [".", "\\u00a0", " "]
and = ["y"]
implied = ["1"]
[numbers.words]
siete = 7
treinta = 30
[numbers.scales]
mil = 3
"millón" = 6
millones = 6
[percent]
marks = ["%", "por ciento"]
[dates]
locales = ["es"]
joiners = ["de"]
[ranges]
joiners = ["a"]
[currency.words]
dollar = ["dólar", "dólares"]
[currency]
between = ["de"]
"""


def test_figures_months_and_addresses_of_a_language_without_a_folder_are_found() -> None:
    found = {
        fact.kind: fact.text for fact in facts("Am 4. März kamen 1.250 Leute, siehe www.stele.example und 9 €.", "de")
    }
    assert found[Kind.MONTH] == "März"
    assert found[Kind.ADDRESS] == "www.stele.example"
    assert found[Kind.CURRENCY] == "€"
    assert compare({"en": "1,250.5", "de": "1.250,5"}) == []


def test_a_folder_alone_brings_number_words_scales_and_money(tmp_path: Path) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "español"\nenglish_name = "Spanish"\n', encoding="utf-8")
    (folder / "facts.toml").write_text(SPANISH, encoding="utf-8")
    with searched_also(tmp_path):
        assert compare({"en": "37 million people", "es": "treinta y siete millones de personas"}) == []
        assert compare({"en": "It cost $3 billion.", "es": "Costó 3.000 millones de dólares."}) == []
        (found,) = compare({"en": "a rise of 4.5 per cent on 6 May", "es": "un alza del 5,4 por ciento el 6 de mayo"})
        assert found.name == "number-groups-swapped"
