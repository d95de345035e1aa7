"""A language is a folder: without one the common rules hold, with one its words are known."""

from pathlib import Path

import pytest

from locales import searched_also
from workflow.segmentation import segment

ABBREVIATIONS = """
title = ["Sr", "Sra", "Dr", "Dra", "D", "Dña", "Excmo", "p. ej"]
number = ["art", "núm", "pág", "vol"]
soft = ["S.A", "EE.UU", "Cía"]
final = ["etc", "a.C"]
openers = ["El", "La", "Los", "Las", "Un", "Una", "En", "Por"]
openers_after_initial = ["El", "La", "En"]
saying = ["dijo", "preguntó"]
"""
RULES = r"""<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body><languagerules>
<languagerule languagerulename="Spanish"><rule break="no"><beforebreak>\bUds\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules><maprules><languagemap languagepattern="es.*" languagerulename="Spanish"/></maprules></body></srx>"""
TEXT = (
    "La Sra. Peña y el Dr. Gil citaron el art. 4 y la pág. 9. ¿Qué pasó? ¡Nada! Viven en EE.UU. En mayo vuelven. "
    "Traen pan, etc. Los Uds. Pueden entrar.“Sí.” Se fue a S.A. Martínez."
)
EXPECTED = [
    "La Sra. Peña y el Dr. Gil citaron el art. 4 y la pág. 9.",
    "¿Qué pasó?",
    "¡Nada!",
    "Viven en EE.UU.",
    "En mayo vuelven.",
    "Traen pan, etc.",
    "Los Uds. Pueden entrar.",
    "“Sí.”",
    "Se fue a S.A. Martínez.",
]


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "español"\nenglish_name = "Spanish"\n')
    (folder / "abbreviations.toml").write_text(ABBREVIATIONS)
    (folder / "segmentation.srx").write_text(RULES)
    return tmp_path


def test_a_folder_alone_makes_spanish_work(spanish: Path) -> None:
    with searched_also(spanish):
        assert segment(TEXT, "es") == EXPECTED
        assert segment(TEXT, "es-MX") == EXPECTED


def test_a_folder_with_word_lists_and_no_rules_has_the_common_ones(spanish: Path) -> None:
    (spanish / "es" / "segmentation.srx").unlink()
    with searched_also(spanish):
        assert segment("El Dr. Gil salió. Nadie habló.", "es") == ["El Dr. Gil salió.", "Nadie habló."]


def test_a_language_without_a_folder_is_cut_by_the_common_rules() -> None:
    assert segment("Ana y J. Gil salieron. ¿Quién? ¡Nadie!Nada más.", "es") == [
        "Ana y J. Gil salieron.",
        "¿Quién?",
        "¡Nadie!",
        "Nada más.",
    ]
    assert segment("यह पहला है। यह दूसरा है।", "hi") == ["यह पहला है।", "यह दूसरा है।"]
    assert segment("今日は晴れ。明日は雨。", "ja") == ["今日は晴れ。", "明日は雨。"]
