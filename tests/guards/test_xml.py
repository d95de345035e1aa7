import pytest

from workflow.errors import BadInput
from workflow.guards import xml

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def refusal(data: str | bytes, **options: bool) -> BadInput:
    with pytest.raises(BadInput) as caught:
        xml.refuse_unsafe(data.encode() if isinstance(data, str) else data, "a.xlf", **options)
    assert caught.value.facts["file"] == "a.xlf"
    return caught.value


def test_plain_xml_passes_and_is_parsed() -> None:
    root = xml.parse('<?xml version="1.0" encoding="UTF-8"?><a b="1 &amp; 2">é&#233;</a>'.encode(), "a.xml")
    assert (root.text, root.get("b")) == ("éé", "1 & 2")


@pytest.mark.parametrize(
    "subset",
    [
        '[<!ENTITY x "y">]',
        '[<!ENTITY x SYSTEM "file:///etc/hostname">]',
        '[<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]',
        '[<!ATTLIST a b CDATA "forged">]',
        "[<!ELEMENT a ANY>]",
        "[]",
    ],
)
@pytest.mark.parametrize("doctype", [True, False])
def test_whatever_declares_is_refused(subset: str, doctype: bool) -> None:
    assert refusal(f"<!DOCTYPE a {subset}><a/>", doctype=doctype).code == "xml.document_type"


def test_a_bomb_in_utf_16_is_refused() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16")
    assert refusal(data).code == "xml.document_type"


def test_a_bare_document_type_passes_only_where_it_is_asked_for() -> None:
    data = (DOCTYPE + '<tmx version="1.4">&lt;</tmx>').encode()
    assert refusal(data).code == "xml.document_type"
    assert xml.parse(data, "a.tmx", doctype=True).text == "<"
    wide = (DOCTYPE + "<tmx>é</tmx>").encode("utf-16")
    assert xml.parse(wide, "a.tmx", doctype=True).text == "é"


@pytest.mark.parametrize("body", ["<tmx>&gone;</tmx>", '<tmx a="x &gone; y"/>', "<tmx/><!DOCTYPE tmx>"])
def test_a_reference_that_only_the_document_type_explains_is_an_error(body: str) -> None:
    assert refusal(DOCTYPE + body, doctype=True).code == "xml.broken"


@pytest.mark.parametrize("encoding", ["UTF-7", "rot13", "x-klingon", "zlib_codec", "utf-32"])
def test_odd_encodings_are_refused(encoding: str) -> None:
    assert refusal(f'<?xml version="1.0" encoding="{encoding}"?><a/>').code in {"xml.encoding", "xml.broken"}


def test_an_old_code_page_is_read() -> None:
    data = '<?xml version="1.0" encoding="windows-1256"?><a>سلام</a>'.encode("windows-1256")
    assert xml.parse(data, "a.xml").text == "سلام"


@pytest.mark.parametrize(
    "data",
    [
        b"<a>\n<b></a>",
        b"<a/><b/>",
        b"<a>x\0y</a>",
        b"<a>&#0;</a>",
        b"<a>&#xD800;</a>",
        "<a>é</a>".encode("latin-1"),
        b"",
        b"text",
        b"<a",
        b"<u:a/>",
    ],
)
def test_broken_xml_is_refused_with_line_and_column(data: bytes) -> None:
    error = refusal(data)
    assert error.code == "xml.broken"
    assert int(error.facts["line"]) >= 1
    assert int(error.facts["column"]) >= 1


def test_the_place_of_a_fault_is_told() -> None:
    assert dict(refusal("<a>\n  <b></c></a>").facts) == {"file": "a.xlf", "line": 2, "column": 8}


@pytest.mark.parametrize(
    "data",
    [
        "<a>" * 201 + "</a>" * 201,
        "<a " + " ".join(f'b{i}=""' for i in range(201)) + "/>",
        "<a>" + "".join(f'<n{i}:b xmlns:n{i}="urn:{i}"/>' for i in range(201)) + "</a>",
        "<a>" + "<b/>" * 1_000_000 + "</a>",
    ],
    ids=["deep", "attributes", "namespaces", "elements"],
)
def test_shapes_that_stall_readers_are_refused(data: str) -> None:
    assert refusal(data).code == "xml.shape"


def test_shapes_at_the_limit_pass() -> None:
    xml.refuse_unsafe(b"<a>" * 200 + b"</a>" * 200, "a.xml")
    xml.refuse_unsafe(("<a " + " ".join(f'b{i}=""' for i in range(200)) + "/>").encode(), "a.xml")
