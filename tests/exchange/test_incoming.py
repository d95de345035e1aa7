import pytest

from tests.exchange.builders import ORIGIN, a_unit
from web.wording.exchange import MESSAGES
from workflow.documents import returned
from workflow.errors import BadInput
from workflow.exchange import incoming, po, tmx, xliff, xliff2

UNITS = [a_unit("❶The\u2028harbour➊ opens.", 1, fr="❶Le\x85port➊ ouvre."), a_unit("Thanks.", 2, fr="Merci.")]

FILES = {
    "a.po": po.write(UNITS, ORIGIN, "fr"),
    "a.xlf": xliff.write(UNITS, ORIGIN, "fr"),
    "A.XLIFF": xliff.write(UNITS, ORIGIN, "fr"),
    "a.tmx": tmx.write(UNITS, ORIGIN, ["fr"]),
    "a.xliff2.xlf": xliff2.write(UNITS, ORIGIN, "fr"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_child_reads_what_the_parent_would(name: str) -> None:
    apart = returned.read_apart(FILES[name], name, "fr", "en")
    assert apart == returned.read(FILES[name], name, "fr", "en")
    assert apart.entries == tuple(incoming.read(FILES[name], name, "fr", "en"))
    assert [entry.text for entry in apart.entries] == ["❶Le\x85port➊ ouvre.", "Merci."]


def test_a_document_comes_back_from_the_child_whole() -> None:
    apart = returned.read_apart(b"<p>Le <b>port</b> ouvre.</p>", "a.html", "fr", "en")
    assert apart.document is not None
    assert [block.text.text for block in apart.document.blocks] == ["Le ❶port➊ ouvre."]


def test_a_refusal_of_the_child_travels_back_with_its_facts() -> None:
    with pytest.raises(BadInput) as error:
        returned.read_apart(b'msgid "a\n', "a.po", "fr")
    assert (error.value.code, error.value.facts["file"]) == ("po.broken", "a.po")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"x", "exchange.format"),
        ("a.po", b"", "file.empty"),
        ("a.tmx", b" " * (25 * 1024 * 1024 + 1), "file.large"),
    ],
)
def test_a_file_of_no_use_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        incoming.read(data, name, "fr")
    assert error.value.code == code


REFUSALS = ("plural", "unsound", "unknown_code", "unknown_element", "text_in_code")


@pytest.mark.parametrize("refusal", REFUSALS)
def test_each_reason_has_its_words(refusal: str) -> None:
    assert MESSAGES[f"exchange.{refusal}"]
