"""PO as the file that is translated: only translations change."""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.golden import HERE
from workflow import documents
from workflow.documents import Document
from workflow.errors import BadInput

HEADER = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FRENCH = HEADER.replace("Language: ar", "Language: fr")

requires_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="not installed: gettext (msgfmt)")


def po(inside: str, header: str = HEADER, name: str = "a.po") -> Document:
    return documents.read((header + inside).encode(), name, "en")


def texts(document: Document) -> list[str]:
    return [block.text.text for block in document.blocks]


def written(document: Document, said: dict[str, str], language: str = "ar") -> str:
    return documents.write(document, said, language).decode().removeprefix(HEADER).removeprefix(FRENCH)


def test_an_empty_context_and_none_are_two_units() -> None:
    document = po('msgctxt ""\nmsgid "Close"\nmsgstr ""\n\nmsgid "Close"\nmsgstr ""\n')
    assert texts(document) == ["Close", "Close"]
    assert (
        written(document, {"2": "إغلاق"}) == 'msgctxt ""\nmsgid "Close"\nmsgstr ""\n\nmsgid "Close"\nmsgstr "إغلاق"\n'
    )


def test_what_is_translated_is_no_longer_a_guess() -> None:
    document = po('#, fuzzy, c-format\n#| msgid "Old %s"\n#~| msgid "x"\nmsgid "New %s"\nmsgstr "قديم %s"\n')
    assert document.targets["1"].text == "قديم ➀"
    assert written(document, {}) == document.data.decode().removeprefix(HEADER)
    assert written(document, {"1": "جديد ➀"}) == '#, c-format\n#~| msgid "x"\nmsgid "New %s"\nmsgstr "جديد %s"\n'


def test_a_line_of_flags_that_says_fuzzy_alone_goes() -> None:
    assert written(po('#, fuzzy\nmsgid "A"\nmsgstr "b"\n'), {"1": "ب"}) == 'msgid "A"\nmsgstr "ب"\n'


def test_every_plural_form_of_the_language_is_a_block_that_says_which_numbers_it_is_for() -> None:
    document = po('#, c-format\nmsgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    assert texts(document) == ["%d files", "%d file", "%d files", "➀ files", "➀ files", "➀ files"]
    assert [block.note for block in document.blocks][1:4] == [
        "msgstr[1]: 1",
        "msgstr[2]: 2",
        "msgstr[3]: 3, 4, 5, 6, 7, 8, …",
    ]
    out = documents.write(document, {str(form + 1): f"صيغة {form}" for form in range(6)}, "ar").decode()
    assert out.endswith('msgstr[4] "صيغة 4%d"\nmsgstr[5] "صيغة 5%d"\n')
    assert '"Plural-Forms: nplurals=6; plural=(n == 0 ? 0 :' in out


def test_the_plural_forms_of_the_file_count() -> None:
    header = HEADER.replace("\n\n", '\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
    document = po('msgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\n', header)
    assert texts(document) == ["file"]
    assert (
        documents.write(document, {"1": "ملف"}, "ar").decode()
        == header + 'msgid "file"\nmsgid_plural "files"\nmsgstr[0] "ملف"\n'
    )


def test_some_forms_alone_leave_the_guess_a_guess() -> None:
    document = po('#, fuzzy\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\nmsgstr[1] ""\n', FRENCH)
    assert written(document, {"1": "fichier"}, "fr").partition("\n\n")[2].startswith("#, fuzzy\n")


def test_a_template_for_any_language_is_filled_in_each() -> None:
    template = 'msgid ""\nmsgstr "Language: \\n"\n\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    document = documents.read(template.encode(), "site.pot", "en")
    assert "target_language" not in document.properties
    assert [told.code for told in document.notes] == ["po.any_language"]
    out = documents.write(document, {"1": "ملف", "2": "ملفات"}, "ar").decode()
    assert '"Language: ar\\n"' in out
    assert 'msgstr[0] "ملفات"\nmsgstr[1] "ملف"\nmsgstr[2] "ملفات"\nmsgstr[3] "ملفات"' in out
    out = documents.write(document, {"1": "fichier", "2": "fichiers"}, "fr").decode()
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in out


def test_a_file_may_be_named_after_its_language() -> None:
    assert documents.read(b'msgid "File"\nmsgstr ""\n', "site-ar.po", "en").properties["target_language"] == "ar"


def test_a_file_without_a_header_gets_one_that_names_language_and_encoding() -> None:
    document = documents.read(b'msgid "File"\nmsgstr ""\n', "ar.po", "en")
    out = documents.write(document, {"1": "ملف"}, "ar").decode()
    assert out.endswith(
        'charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"Language: ar\\n"\n\nmsgid "File"\nmsgstr "ملف"\n'
    )


@pytest.mark.parametrize(
    ("flags", "raw", "text"),
    [
        ("c-format", "%s of %1$s: 100 %%", "➀ of ➁: 100 ➂"),
        ("js-format", "%2$s comments", "➀ comments"),
        ("python-format", "%(name)s has %d", "➀ has ➁"),
        ("python-brace-format", "{name!r} {0:>{width}} {{x}}", "➀ ➁ ➂x➃"),
        ("qt-format", "%1 of %L2, %n", "➀ of ➁, ➂"),
        ("sh-format", "$HOME and ${USER}", "➀ and ➁"),
        ("no-c-format", "5 % of %s", "5 % of %s"),
        ("x", r"a\nb\tc\x07", "a➀b➁c➂"),
        ("x", r"\"q\" \\n", r'"q" \n'),
        ("x", "<b>a</b> <i>b <br/> <user@x>", "❶a➊ ➁b ➂ <user@x>"),
        ("x", r"<a href=\"/x\">a</a> b", "❶a➊ b"),
        ("x", r"\n  a\n", "a"),
        ("x", "a\u2028b\u0085c", "a\u2028b\u0085c"),
    ],
)
def test_place_holders_escapes_and_tags_are_codes(flags: str, raw: str, text: str) -> None:
    document = po(f'#, {flags}\nmsgid "{raw}"\nmsgstr ""\n')
    assert texts(document) == [text]
    out = documents.write(document, {"1": f"{text}."}, "ar")
    assert documents.read(out, "a.po", "en").targets["1"].text == f"{text}."


def test_a_text_of_several_lines_is_written_line_by_line() -> None:
    document = po('msgid ""\n"One\\n"\n"two\\n"\nmsgstr ""\n')
    assert written(document, {"1": "واحد➀اثنان"}) == 'msgid ""\n"One\\n"\n"two\\n"\nmsgstr ""\n"واحد\\n"\n"اثنان\\n"\n'


def test_line_ends_of_the_file_are_kept() -> None:
    document = documents.read((HEADER + 'msgid "A"\nmsgstr ""\n').replace("\n", "\r\n").encode(), "a.po", "en")
    out = documents.write(document, {"1": "ا"}, "ar")
    assert out == document.data.replace(b'msgid "A"\r\nmsgstr ""', 'msgid "A"\r\nmsgstr "ا"'.encode())


def test_a_code_page_gives_way_to_what_it_lacks() -> None:
    data = FRENCH.replace("UTF-8", "ISO-8859-1") + '# é\nmsgid "A"\nmsgstr ""\n'
    document = documents.read(data.encode("latin-1"), "a.po", "en")
    assert documents.write(document, {"1": "é"}, "fr").decode("latin-1") == data.replace(
        '"A"\nmsgstr ""', '"A"\nmsgstr "é"'
    )
    assert documents.write(document, {"1": "œ"}, "fr").decode() == data.replace("ISO-8859-1", "UTF-8").replace(
        '"A"\nmsgstr ""', '"A"\nmsgstr "œ"'
    )


@pytest.mark.parametrize("inside", ["msgid One\nmsgstr x\n", '"One"\n', 'msgid "a"b"\nmsgstr ""\n', "hello\n"])
def test_a_line_that_is_none_of_po_is_named(inside: str) -> None:
    with pytest.raises(BadInput) as raised:
        po(inside)
    assert (raised.value.code, raised.value.facts["line"]) == ("po.line", 6)


@requires_gettext
@pytest.mark.parametrize("path", sorted((HERE / "po").glob("*.po*")), ids=lambda path: path.name)
def test_gettext_accepts_what_is_written(path: Path, tmp_path: Path) -> None:
    if path.suffix == ".blocks":
        return
    document = documents.read(path.read_bytes(), path.name, path.name[:2])
    said = {block.key: block.text for block in document.blocks}
    (tmp_path / "a.po").write_bytes(documents.write(document, said, document.properties["target_language"]))
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(tmp_path / "a.po")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


_RAW = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters='"\\\u2028\u2029')
    ),
    max_size=10,
)
_STRING = st.lists(
    st.one_of(_RAW, st.sampled_from([r"\n", r"\t", r"\"", r"\\", "%s", "%d", "<b>", "</b>", r"\x41"])), max_size=6
)
_FLAGS = st.sampled_from(["", "#, c-format\n", "#, fuzzy\n", "#, fuzzy, python-format\n"])
_ENTRY = st.builds(
    lambda flags, number, told, said, context: (
        f'{flags}{context}msgid "Word {number} {"".join(told)}"\nmsgstr "{"".join(said)}"\n'
    ),
    _FLAGS,
    st.integers(0, 9_999),
    _STRING,
    _STRING,
    st.sampled_from(["", 'msgctxt ""\n', 'msgctxt "menu"\n']),
)


@given(st.lists(_ENTRY, min_size=1, max_size=4))
def test_nothing_changed_is_the_file_and_what_is_written_is_read_again(entries: list[str]) -> None:
    document = po("\n".join(entries))
    assert documents.write(document, {}, "ar") == document.data
    out = documents.write(document, {block.key: f"نص {block.text.text}" for block in document.blocks}, "ar")
    again = documents.read(out, "a.po", "en")
    assert texts(again) == texts(document)
    assert [again.targets[block.key].plain for block in document.blocks] == [
        f"نص {block.text.plain}" for block in document.blocks
    ]
    assert [entry.msgid for entry in polib.pofile(out.decode())] == [
        entry.msgid for entry in polib.pofile(document.data.decode())
    ]
    assert "#, fuzzy" not in out.decode()
