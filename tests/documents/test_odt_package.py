"""The package round an OpenDocument text: what is copied, what is refused, flat files, embedded objects."""

import pytest

from tests.documents.odfile import KIND, flat, frame, h, odt, p, packed, part, read, span
from workflow import documents
from workflow.errors import BadInput
from workflow.guards import archive


def test_nothing_but_the_part_with_the_text_changes_in_the_package() -> None:
    data = odt(p("One"), master=f"<style:header>{p('Head')}</style:header>", extra={"Pictures/a.png": b"\x89PNG"})
    document = documents.read(data, "a.odt", "en")
    assert documents.write(document, {"1": "One"}, "en") == data
    before = archive.inspect(data, "a.odt")
    after = archive.inspect(documents.write(document, {"1": "Two"}, "en"), "a.odt")
    assert [entry.name for entry in before.entries] == [entry.name for entry in after.entries]
    assert (after.entries[0].name, after.entries[0].method) == ("mimetype", 0)
    for old, new in zip(before.entries, after.entries, strict=True):
        same = before.data[old.header : old.span_end] == after.data[new.header : new.span_end]
        assert same == (old.name != "content.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_flat_file_is_read_and_written_as_one_part(encoding: str) -> None:
    data = flat(h("Été"), p("Two ", span("B", "bold")), meta="<dc:title>News</dc:title>", encoding=encoding)
    document = documents.read(data, "a.fodt", "fr")
    assert document.format == "odt"
    assert [block.text.text for block in document.blocks] == ["Été", "Two ❶bold➊", "News"]
    assert documents.write(document, {"1": "Été"}, "fr") == data
    out = documents.write(document, {"1": "صيف", "3": "أخبار"}, "ar")
    assert [block.text.text for block in documents.read(out, "a.fodt", "ar").blocks] == ["صيف", "Two ❶bold➊", "أخبار"]


def test_templates_and_files_without_a_name_are_known_by_their_content() -> None:
    assert documents.read(odt(p("A"), kind=f"{KIND}-template"), "a.ott", "en").format == "odt"
    assert documents.read(odt(p("A")), "a", "en").format == "odt"
    assert documents.read(flat(p("A")), "a", "en").format == "odt"


ENCRYPTED = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
    b'manifest:media-type="text/xml" manifest:size="9"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not a package", "odt.not_text"),
        (odt(p("A"), kind="application/vnd.oasis.opendocument.spreadsheet"), "odt.not_text"),
        (packed({"mimetype": KIND.encode(), "styles.xml": b"<a/>"}), "odt.no_text"),
        (packed({"mimetype": KIND.encode(), "content.xml": b"\x01", "META-INF/manifest.xml": ENCRYPTED}), "file.password"),
        (odt(p("a", '<text:s text:c="2000000000"/>')), "odt.repeats"),
        (odt(p("a", '<text:s text:c="&#50;0000000"/>')), "odt.repeats"),
        (odt(p("a"), '<table:table><table:table-row table:number-rows-repeated="1048576"/></table:table>'), "odt.repeats"),
        (odt(p("a"), '<table:table><table:table-column table:number-columns-repeated="-1"/></table:table>'), "odt.repeats"),
        (packed({"mimetype": KIND.encode(), "content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "xml.document_type"),
        (odt(p("a"))[:200], "zip.damaged"),
    ],
)  # fmt: skip
def test_what_is_no_text_or_not_safe_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        documents.read(data, "a.odt", "en")
    assert error.value.code == code


def test_embedded_objects_macros_and_what_is_fetched_are_told() -> None:
    chart = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:chart><chart:chart><chart:title><text:p>Visitors</text:p></chart:title>'
        "</chart:chart></office:chart></office:body></office:document-content>"
    )
    formula = b'<math xmlns="http://www.w3.org/1998/Math/MathML"/>'
    document = read(
        p(
            "Text",
            frame('<draw:image xlink:href="https://example.org/a.png"/>'),
            "<text:execute-macro>Go</text:execute-macro>",
        ),
        extra={
            "Object 1/content.xml": chart.encode(),
            "Object 2/content.xml": formula,
            "Basic/script-lc.xml": b"<!DOCTYPE a><a/>",
        },
    )
    assert [note.code for note in document.notes] == [
        "odt.charts",
        "odt.objects",
        "odt.macros",
        "odt.fields",
        "odt.outside",
    ]
    assert [(block.text.text, block.part) for block in document.blocks] == [
        ("Text", "content.xml"),
        ("Visitors", "Object 1/content.xml"),
    ]
    assert ">Visiteurs<" in part(documents.write(document, {"2": "Visiteurs"}, "fr"), "Object 1/content.xml")
