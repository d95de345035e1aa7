"""A file that holds the translation beside the source, by commands alone."""

from pathlib import Path

from tests.command.desk import Desk

XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1"><source>The mission stayed 3 days.</source><target state="translated">La mission est restée 3 jours.</target></trans-unit>
<trans-unit id="2"><source>It met 12 ministers.</source><target/></trans-unit>
</body></file></xliff>
"""


def test_a_bilingual_file_goes_in_and_comes_back_filled(desk: Desk, tmp_path: Path) -> None:
    desk.people()
    (tmp_path / "visit.xlf").write_text(XLIFF, encoding="utf-8")
    release = desk.run("release", "import", tmp_path / "visit.xlf", "--source", "en", "--by", "dana").out.strip()
    assert [line["translations"]["fr"]["text"] for line in desk.run("release", "show", release, "--json").lines] == [
        "La mission est restée 3 jours.",
        "",
    ]
    desk.run("release", "export", release, "--output", tmp_path / "work", "--formats", "po")
    po = next((tmp_path / "work").glob("*.fr.po"))
    po.write_text(
        po.read_text(encoding="utf-8")
        .replace('12 ministers."\nmsgstr ""', '12 ministers."\nmsgstr "Elle a rencontré 12 ministres."')
        .replace("#, fuzzy\n", ""),
        encoding="utf-8",
    )
    desk.run("release", "translate", release, "--language", "fr", po, "--by", "fanny", "--confirm")
    desk.run("release", "approve", release, "--language", "fr", "--by", "rima")
    desk.run("release", "export", release, "--output", tmp_path / "out")
    names = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert len({name for name in names if name.endswith(".xlf")}) >= 2
    filled = next(path.read_text(encoding="utf-8") for name, path in names.items() if name.endswith("fr.xlf"))
    assert filled == XLIFF.replace("<target/>", '<target state="translated">Elle a rencontré 12 ministres.</target>')


def test_another_language_than_that_of_the_file_is_refused_in_one_line(desk: Desk, tmp_path: Path) -> None:
    desk.people()
    (tmp_path / "visit.xlf").write_text(XLIFF, encoding="utf-8")
    words = ("release", "import", tmp_path / "visit.xlf", "--by", "dana")
    assert "to be translated into fr" in desk.refused(*words, "--source", "en", "--targets", "ar")
    assert "is translated from en" in desk.refused(*words, "--source", "ar", "--targets", "fr")
