"""The words of the interface in each of its languages."""

import gettext
import re
import string
import subprocess
from pathlib import Path

import polib
import pytest

from locales import catalogue, gather
from tests.house import tree

SOURCES = catalogue.sources()


def of_language(path: Path) -> str:
    return path.parent.parent.name


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every message that the code holds."""
    return {entry.msgid for entry in gather.gathered(tree.ROOT)}


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_every_word_of_the_code_is_in_the_catalogue_and_no_other(source: Path, said: set[str]) -> None:
    apart = sorted({entry.msgid for entry in polib.pofile(str(source))} ^ said)
    assert len(apart) == 0, f"run make catalogues: {apart[:3]}"


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_no_message_is_left_in_english(source: Path) -> None:
    open_ones = [entry.msgid for entry in polib.pofile(str(source)) if entry.fuzzy or not all(forms(entry))]
    assert len(open_ones) == 0, f"for example {open_ones[:3]}"


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_a_translation_names_the_same_facts_as_the_message(source: Path) -> None:
    wrong = []
    for entry in polib.pofile(str(source)):
        owed = fields(entry.msgid) | fields(entry.msgid_plural)
        for form in filter(None, forms(entry)):
            # "one segment", "two segments" may be said without the number.
            spared = {"count", "n", "number"} if entry.msgid_plural else set()
            if fields(form) - owed or owed - fields(form) - spared:
                wrong.append(form)
    assert wrong == []


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_gettext_itself_finds_no_fault(source: Path, tmp_path: Path) -> None:
    checked = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "-o", str(tmp_path / "out.mo"), str(source)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_arabic_counts_in_six_forms_in_the_order_of_gettext_and_cldr(tmp_path: Path) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = polib.pofile(str(next(path for path in SOURCES if of_language(path) == "ar")))
    names = ("zero", "one", "two", "few", "many", "other")
    catalog[:] = [polib.POEntry(msgid="one thing", msgid_plural="things", msgstr_plural=dict(enumerate(names)))]
    catalog.save(str(folder / "stele.po"))
    catalogue.compile_all(tmp_path)
    words = gettext.translation("stele", tmp_path, ["ar"])
    counted = {count: words.ngettext("one thing", "things", count) for count in (0, 1, 2, 3, 10, 11, 99, 100, 101, 103)}
    assert counted == {
        0: "zero", 1: "one", 2: "two", 3: "few", 10: "few",
        11: "many", 99: "many", 100: "other", 101: "other", 103: "few",
    }  # fmt: skip


def test_compiling_twice_writes_once(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "stele.po").write_bytes(next(path for path in SOURCES if of_language(path) == "fr").read_bytes())
    (first,) = catalogue.compile_all(tmp_path)
    written = first.stat().st_mtime_ns, first.stat().st_ino
    assert catalogue.compile_all(tmp_path) == (first,)
    assert (first.stat().st_mtime_ns, first.stat().st_ino) == written


NONE = r"(?!)"
MARKS = {"ar": r"[\u0621-\u064a][,;?]|\u0640|[\u201c\u201d]", "fr": r" [:;!?»]|« |\w'\w|[\u201c\u201d]"}
"""Marks that a language's own printers would not set so."""

OTHER_NAMES = {
    "ar": r"المصدر\b|الإنكليزية|مدير النظام|النشرة|نص خام|\bطُوي",
    "fr": r"\bau desk\b|administrateur\b|\blot\b|défaire la fusion|[Rr]éviseurs?\b|\bdéplié",
}
"""Words for things that the catalogue calls by another name."""


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_words_are_set_as_the_printers_of_their_language_set_them(source: Path) -> None:
    wrong = re.compile(MARKS.get(of_language(source), NONE))
    assert [form for entry in polib.pofile(str(source)) for form in forms(entry) if wrong.search(form)] == []


@pytest.mark.parametrize("source", SOURCES, ids=of_language)
def test_a_thing_has_one_name(source: Path) -> None:
    other = re.compile(OTHER_NAMES.get(of_language(source), NONE))
    assert [form for entry in polib.pofile(str(source)) for form in forms(entry) if other.search(form)] == []
