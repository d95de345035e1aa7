"""Several documents in one archive: one release, and the same archive back."""

import io
import json
import zipfile

import pytest

from tests.documents.wordfile import paragraph, word
from workflow import documents
from workflow.documents import registry
from workflow.errors import BadInput

TEXT = b"The harbour opens on Monday.\n\nBoats leave at noon.\n"
PAGE = b"<p>The <b>library</b> is open.</p>"


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_", "."), (2026, 5, 4, 3, 2, 0)), data)
    return out.getvalue()


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


WHOLE = packed(
    a__notice_txt=TEXT, a__page_html=PAGE, b__letter_docx=word(paragraph("Dear readers")), logo_png=b"\x89PNG"
)


def test_each_document_of_an_archive_gives_its_blocks() -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    assert [block.text.plain for block in document.blocks] == [
        "The harbour opens on Monday.",
        "Boats leave at noon.",
        "The library is open.",
        "Dear readers",
    ]
    assert len({block.key for block in document.blocks}) == len(document.blocks)
    assert [block.part for block in document.blocks][:3] == ["a/notice.txt", "a/notice.txt", "a/page.html"]


def test_what_is_no_document_is_told_and_stays() -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    assert [(told.code, told.facts["files"]) for told in document.notes] == [("archive.left", 1)]
    out = documents.write(document, {}, "ar")
    assert zipfile.ZipFile(io.BytesIO(out)).read("logo.png") == b"\x89PNG"


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_an_archive_comes_back_with_the_same_names_in_order(language: str) -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    texts = {block.key: f"{block.text.text} x" for block in document.blocks}
    out = documents.write(document, texts, language)
    assert names(out) == names(WHOLE)
    again = documents.read(out, "release.zip", language)
    assert [block.text.text for block in again.blocks] == list(texts.values())


def test_an_archive_in_which_nothing_changed_is_itself() -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    assert documents.write(document, {block.key: block.text for block in document.blocks}, "en") == WHOLE


def test_a_change_in_one_document_leaves_the_bytes_of_the_others() -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    out = zipfile.ZipFile(io.BytesIO(documents.write(document, {"1/1": "The port opens on Monday."}, "en")))
    assert out.read("a/notice.txt") == TEXT.replace(b"harbour", b"port")
    assert out.read("a/page.html") == PAGE


def test_an_archive_is_kept_and_comes_back_as_it_was_read() -> None:
    document = documents.read(WHOLE, "release.zip", "en")
    assert documents.Document.from_json(document.to_json(), WHOLE) == document


def test_an_archive_without_a_document_is_refused() -> None:
    with pytest.raises(BadInput, match=r"archive\.no_document"):
        documents.read(packed(logo_png=b"\x89PNG"), "release.zip", "en")


def test_a_damaged_document_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        documents.read(packed(a_txt=TEXT, b_docx=b"PK\x03\x04"), "release.zip", "en")
    assert caught.value.facts["file"] == "b.docx"


def test_an_archive_inside_is_left_alone() -> None:
    document = documents.read(packed(a_txt=TEXT, more_zip=WHOLE), "release.zip", "en")
    assert {block.part for block in document.blocks} == {"a.txt"}
    assert [told.code for told in document.notes] == ["archive.left"]


WORDS = {"Close": "Clore", "OK": "OK", "Open": "Ouvrir"}


def test_translations_in_files_for_translators_are_found_and_filled() -> None:
    unit = '<trans-unit id="1"><source>Close</source><target>Fermer</target></trans-unit><trans-unit id="3"><source>OK</source></trans-unit><trans-unit id="2"><source>Open</source></trans-unit>'
    xliff = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="fr" '
        f'datatype="plaintext"><body>{unit}</body></file></xliff>'
    ).encode()
    document = documents.read(packed(a_xlf=xliff), "job.zip", "en")
    assert document.properties["target_language"] == "fr"
    assert [text.text for text in document.targets.values()] == ["Fermer"]
    out = documents.write(document, {block.key: WORDS[block.text.text] for block in document.blocks}, "fr")
    filled = zipfile.ZipFile(io.BytesIO(out)).read("a.xlf").decode()
    assert [each.split("</target>")[0].split(">")[-1] for each in filled.split("<target")[1:]] == [
        "Clore",
        "OK",
        "Ouvrir",
    ]


def test_each_file_of_an_archive_is_held_together_as_the_desk_says_of_its_format() -> None:
    document = documents.read(packed(a_txt=b"Call us", b_html=b"<p>Call us</p>"), "release.zip", "en")
    texts = dict.fromkeys(("1/1", "2/1"), "اتصل +20 2 2736")

    def out(isolation: documents.Isolation | dict[str, str] | None) -> list[str]:
        made = zipfile.ZipFile(io.BytesIO(documents.write(document, texts, "ar", isolation)))
        return [made.read(name).decode() for name in made.namelist()]

    text, page = "اتصل \u2066+20 2 2736\u2069", '<p dir="rtl">اتصل <bdi dir="ltr">+20 2 2736</bdi></p>'
    assert out(None) == [text, page]
    assert out({"txt": "marks", "zip": "none"}) == [text.replace("\u2066", "\u200e").replace("\u2069", "\u200e"), page]
    assert out({"html": "none"}) == [text, '<p dir="rtl">اتصل +20 2 2736</p>']
    assert out(documents.Isolation.NONE) == ["اتصل +20 2 2736", '<p dir="rtl">اتصل +20 2 2736</p>']


def test_how_many_files_an_archive_states_is_seen_at_a_glance() -> None:
    assert registry.files_stated(WHOLE, "release.ZIP") == 4
    assert registry.files_stated(WHOLE, "letter.docx") == 1
    assert registry.files_stated(b"PK\x05\x06", "release.zip") == 1


def test_files_without_words_and_those_beside_an_open_document_stay_as_they_are() -> None:
    whole = packed(a_txt=TEXT, empty_txt=b"", picture_html=b"<img src=a>", **{"~$b_docx": b"\x05x"})
    document = documents.read(whole, "release.zip", "en")
    assert {block.part for block in document.blocks} == {"a.txt"}
    assert [(told.code, told.facts["files"]) for told in document.notes] == [("archive.left", 3)]
    out = documents.write(document, {"1/1": "Un"}, "fr")
    assert zipfile.ZipFile(io.BytesIO(out)).read("picture.html") == b"<img src=a>"
    with pytest.raises(BadInput, match=r"archive\.no_document"):
        documents.read(packed(empty_txt=b""), "release.zip", "en")


def test_names_in_utf_8_are_read_also_where_nothing_says_so() -> None:
    name = "بيان.txt"
    plain = packed(**{"x" * len(name.encode()): TEXT}).replace(b"x" * len(name.encode()), name.encode())
    document = documents.read(plain, "release.zip", "en")
    assert {block.part for block in document.blocks} == {name}
    told = json.loads(
        json.dumps(document.to_json()).replace(json.dumps(name), json.dumps(name.encode().decode("cp437")))
    )
    stored = documents.Document.from_json(told, plain)
    assert documents.write(stored, {"1/1": "Un"}, "fr") == documents.write(document, {"1/1": "Un"}, "fr")
    old = packed(xx_txt=TEXT).replace(b"xx.txt", b"\x90\x82.txt")
    assert {block.part for block in documents.read(old, "release.zip", "en").blocks} == {"Éé.txt"}
