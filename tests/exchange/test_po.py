import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from workflow.errors import BadInput
from workflow.exchange import Returned, Unit, po, po_return
from workflow.text.hashing import content_hash

MSGFMT = shutil.which("msgfmt")


def sent_and_back(units: list[Unit], language: str = "fr") -> list[Returned]:
    return po_return.read(po.write(units, ORIGIN, language), "harbour.po", language)


@given(st.lists(st.tuples(coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_come_back_as_they_went(pairs: list[tuple[str, str]]) -> None:
    units = [a_unit(source, number, fr=target) for number, (source, target) in enumerate(pairs, start=1)]
    back = sent_and_back(units)
    assert [(entry.key, entry.source, entry.text) for entry in back] == [
        (unit.key, unit.source, unit.targets["fr"].text) for unit in units
    ]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\r", "\t", "\n", "\\", '"', "\\n", "\\\\", "\xa0"])
def test_a_sign_that_ends_a_line_elsewhere_survives(sign: str) -> None:
    (entry,) = sent_and_back([a_unit(f"The port{sign}opens.", fr=f"Le port{sign}ouvre{sign}.")])
    assert (entry.source, entry.text) == (f"The port{sign}opens.", f"Le port{sign}ouvre{sign}.")


def test_version_and_base_come_back() -> None:
    (entry,) = sent_and_back([a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open.")))])
    assert (entry.version, entry.base, entry.refusal) == (7, content_hash("Open."), "")


def test_two_segments_of_the_same_text_stay_two() -> None:
    back = sent_and_back([a_unit("Thanks.", 1, fr="Merci."), a_unit("Thanks.", 2, fr="Avec nos remerciements.")])
    assert [entry.text for entry in back] == ["Merci.", "Avec nos remerciements."]


@pytest.mark.parametrize(
    ("state", "fuzzy"), [("draft", True), ("returned", True), ("translated", False), ("approved", False)]
)
def test_only_a_text_that_nobody_vouched_for_is_fuzzy(state: str, fuzzy: bool) -> None:
    (entry,) = sent_and_back([a_unit("Open.", fr=a_target("Ouvert.", state=state))])
    assert entry.fuzzy is fuzzy


def test_an_untranslated_segment_is_empty_and_has_its_version() -> None:
    (entry,) = sent_and_back([a_unit("Open.")])
    assert (entry.text, entry.fuzzy, entry.version, entry.base) == ("", False, 1, content_hash("Open."))


def test_a_folded_segment_is_empty_and_says_where_its_text_went() -> None:
    folded = a_target("", state="folded", note="Its text stands in\nsegment 1.")
    data = po.write([a_unit("Open.", fr=folded)], ORIGIN, "fr")
    (entry,) = polib.pofile(data.decode())
    assert (entry.msgstr, "Its text stands in segment 1." in entry.comment) == ("", True)


def test_a_legend_says_what_each_code_is() -> None:
    (entry,) = polib.pofile(po.write([a_unit("❶Open➊➀.")], ORIGIN, "fr").decode())
    assert entry.comment.splitlines()[:2] == ["❶…➊ bold", "➀ break"]


@pytest.mark.parametrize(("language", "plurals"), [("ar", "nplurals=6"), ("en", "nplurals=2"), ("ja", "nplurals=1")])
def test_the_header_knows_the_language(language: str, plurals: str) -> None:
    header = polib.pofile(po.write([a_unit("Open.")], ORIGIN, language).decode()).metadata
    assert header["Language"] == language
    assert header["Plural-Forms"].startswith(plurals)


def test_the_same_units_give_the_same_bytes() -> None:
    units = [a_unit("❶Open➊.", fr="❶Ouvert➊.")]
    assert po.write(units, ORIGIN, "fr") == po.write(units, ORIGIN, "fr")


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt (gettext) is not installed")
@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(coded_texts(), coded_texts(), st.sampled_from(["ar", "fr", "en", "xx"])), max_size=8))
def test_msgfmt_finds_no_fault(pairs: list[tuple[str, str, str]]) -> None:
    language = pairs[0][2] if pairs else "fr"
    units = [
        a_unit(source.strip("\n") or "x", number, **{language: target.strip("\n") or "x"})
        for number, (source, target, _) in enumerate(pairs, start=1)
    ]
    checked = subprocess.run(
        [MSGFMT or "", "--check", "--output-file=/dev/null", "-"],
        input=po.write(units, ORIGIN, language),
        capture_output=True,
        check=False,
    )
    assert (checked.returncode, b"fuzzy" in checked.stderr) == (0, False), checked.stderr


def test_an_arabic_code_page_is_read_as_its_header_says() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1256\\n"\n\nmsgctxt "a"\nmsgid "Open."\nmsgstr "مفتوح"\n'
    (entry,) = po_return.read(text.encode("windows-1256"), "a.po", "ar")
    assert entry.text == "مفتوح"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_line_end_is_read(end: str) -> None:
    (entry,) = po_return.read(f'msgctxt "a"{end}msgid "Open."{end}msgstr "Ouvert."{end}'.encode(), "a.po", "fr")
    assert (entry.key, entry.text) == ("a", "Ouvert.")


def test_a_file_whose_content_is_the_path_of_another_is_not_that_file(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    other.write_bytes(po.write([a_unit("Secret.", fr="Secret.")], ORIGIN, "fr"))
    with pytest.raises(BadInput):
        po_return.read(str(other).encode(), "a.po", "fr")


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ('msgctxt "a"\nmsgid "Open.\nmsgstr "Ouvert."\n', "po.broken", 2),
        ('msgctxt "a"\nmsgid "Op"en."\nmsgstr "Ouvert."\n', "po.broken", 2),
        ('msgctxt "a"\nmsgid "Open."\nmsgstr "Ouvert."\n' * 2, "exchange.key_twice", 4),
        ('msgid "Open."\nmsgstr "\xff"\n', "po.encoding", 2),
        ('msgctxt "a"\nmsgid "Open."\nmsgstr "e' + "\u0301" * 31 + '"\n', "file.marks", 1),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(body: str, code: str, line: int) -> None:
    data = body.encode("latin-1") if "\xff" in body else body.encode()
    with pytest.raises(BadInput) as error:
        po_return.read(data, "a.po", "fr")
    assert (error.value.code, error.value.facts["line"]) == (code, line)


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "zlib_codec", "undefined", "x-none", "unicode_escape"])
def test_a_charset_that_is_none_is_refused(charset: str) -> None:
    data = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n'.encode()
    with pytest.raises(BadInput) as error:
        po_return.read(data, "a.po", "fr")
    assert error.value.code == "po.charset"


def test_another_language_is_refused_and_a_variety_of_the_same_taken() -> None:
    data = po.write([a_unit("Open.", fr="Ouvert.")], ORIGIN, "fr-CA")
    assert len(po_return.read(data, "a.po", "fr")) == 1
    with pytest.raises(BadInput) as error:
        po_return.read(data, "a.po", "ar")
    assert error.value.code == "exchange.wrong_language"


def test_a_plural_entry_is_given_back_with_its_refusal() -> None:
    data = b'msgctxt "a"\nmsgid "a ship"\nmsgid_plural "ships"\nmsgstr[0] "un"\nmsgstr[1] "des"\n'
    (entry,) = po_return.read(data, "a.po", "fr")
    assert entry.refusal == "exchange.plural"


def test_obsolete_entries_are_left_aside() -> None:
    data = b'msgctxt "a"\nmsgid "Open."\nmsgstr "Ouvert."\n\n#~ msgctxt "b"\n#~ msgid "Gone."\n#~ msgstr "Parti."\n'
    assert [entry.key for entry in po_return.read(data, "a.po", "fr")] == ["a"]


def test_a_control_character_is_refused_in_its_entry_only() -> None:
    data = b'msgctxt "a"\nmsgid "Open."\nmsgstr "Ou\x01vert."\n\nmsgctxt "b"\nmsgid "Shut."\nmsgstr "Ferme."\n'
    first, second = po_return.read(data, "a.po", "fr")
    assert (first.text, first.refusal, second.text) == ("", "exchange.unsound", "Ferme.")


def test_more_than_fifty_thousand_entries_are_refused_at_once() -> None:
    with pytest.raises(BadInput) as error:
        po_return.read(b'#~ msgid "a"\n#~ msgstr "b"\n' * 50_001, "a.po", "fr")
    assert error.value.code == "exchange.many_entries"


@pytest.mark.parametrize(
    ("header", "told"),
    [("Language: fr\\n", False), ("", False), ("Tout sauf un en-tête", True), ("Nom : texte\\n", True)],
)
def test_a_header_that_was_translated_is_told(header: str, told: bool) -> None:
    file = f'msgid ""\nmsgstr "{header}"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n'
    entries = po_return.read(file.encode(), "a.po", "fr")
    assert [entry.refusal for entry in entries] == (["po.header", ""] if told else [""])
