"""The golden pages as a browser lays them out in each language."""

from pathlib import Path

import pytest

from locales import language as facts_of
from tests.golden.golden import Golden, golden, translated
from tests.judges.browser import requires_browser, sides
from workflow import documents

PAGES = [one for one in golden() if one.path.suffix == ".html" and one.path.parent.name == "html"]
WORDS = {"ar": "نص", "en": "text", "fr": "texte"}
TURNS = [(one, language) for one in PAGES for language in WORDS if language != one.language]


@requires_browser
@pytest.mark.parametrize(("one", "language"), TURNS, ids=str)
def test_each_translated_block_runs_from_the_side_of_its_language(one: Golden, language: str, tmp_path: Path) -> None:
    document = one.read()
    page = documents.write(document, translated(document, language), language).decode()
    found = [(text, side) for text, side in sides(page, tmp_path) if text.startswith(WORDS[language])]
    assert len(found) > 4
    assert [text for text, side in found if side != facts_of(language).direction] == []
