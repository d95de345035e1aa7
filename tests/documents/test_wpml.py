"""Jobs of WordPress go back as WPML's importer wants them."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from tests.golden.golden import HERE
from tests.judges.wpml import fields, rejection
from workflow import documents
from workflow.documents import Document
from workflow.documents.wpml.short_codes import disguise


def job(name: str) -> Document:
    return documents.read((HERE / "wpml" / name).read_bytes(), name, name[:2])


def test_a_filled_job_is_accepted_and_no_target_is_empty() -> None:
    document = job("en-page.xliff")
    assert rejection(document.data, "52", "118") == "empty target of field-mark-0"
    out = documents.write(document, {"1": "مياه نظيفة"}, "ar")
    assert rejection(out, "52", "118") == ""
    assert fields(out)["title"] == "مياه نظيفة"
    assert fields(out)["field-mark-0"] == "—"


def test_tags_and_short_codes_come_back_as_they_went() -> None:
    document = job("en-page.xliff")
    texts = {block.key: block.text.with_text(f"نص & {block.text.text}") for block in document.blocks}
    body = fields(documents.write(document, texts, "ar"))["body"]
    marked = re.findall(r"<[^<>]*>|\[/?(?:caption|gallery|button)[^\]]*\]", body)
    assert marked == [
        "<h2>", "</h2>", "<p>", '<a href="/map">', "</a>", "</p>", '[caption id="7" align="left"]',
        '<img src="a.jpg" alt="نص &amp; A tap" />', "[/caption]", '[gallery ids="1,2"]', "[button]", "[/button]",
    ]  # fmt: skip
    assert body.count("\n") == 4
    assert "نص &amp; Ask [sic] the press office" in body


def test_targets_hold_text_alone() -> None:
    document = job("fr-post.xliff")
    texts = {block.key: block.text.with_text(f"text {block.text.text}") for block in document.blocks}
    out = documents.write(document, texts, "en").decode()
    for target in re.findall(r"<target[^>]*>(.*?)</target>", out, re.DOTALL):
        assert "<" not in re.sub(r"<!\[CDATA\[.*?\]\]>", "", target, flags=re.DOTALL)
    assert rejection(out.encode(), "8", "41") == ""


def test_only_short_codes_become_tags() -> None:
    told = disguise(b'<phase phase-name="shortcodes"><note>gallery</note></phase>')
    assert told("[gallery] [sic] [x y=1] [b]c[/b] [1]") == "<x-llery> [sic] <x y=1> <x>c</x> [1]"
    text = '[gallery ids="1"]<br class="xliff-newline" />[/gallery]'
    assert len(told(text)) == len(text)


def test_what_the_desk_has_translated_already_is_read_again() -> None:
    assert job("fr-post.xliff").targets["1"].text == "Belmont station reopens"
    assert set(job("en-page.xliff").targets) == set()


_PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "</b>", "<h2>", "</h2>", "<ul><li>", "</li></ul>", "<br />", '<br class="xliff-newline" />',
        '<img src="a" alt="Port & quay" />', '<a href="/x" title="Go">', "</a>", '[gallery ids="1"]', "[box]", "[/box]", "[sic]",
        "&amp;", "&nbsp;", "harbour", "The port opens. ", " ", "12", "<!-- c -->", "<td>", "<style>a{}</style>",
    ]
)  # fmt: skip
_MARKED = re.compile(r"<[^<>]*>|\[/?(?:gallery|box)[^\]]*\]")


@given(st.lists(_PIECES, max_size=14), st.booleans())
def test_whatever_html_a_unit_holds_its_tags_come_back(pieces: list[str], in_section: bool) -> None:
    told = "Word " + "".join(pieces)
    raw = f"<![CDATA[{told}]]>" if in_section else told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    original = f"3-{hashlib.md5(b'34').hexdigest()}"  # noqa: S324 - WPML's own
    data = (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="{original}" source-language="en" '
        f'target-language="ar" datatype="plaintext"><header/><body><trans-unit id="a"><source>{raw}</source>'
        f"<target>{raw}</target></trans-unit></body></file></xliff>"
    )
    document = documents.read(data.encode(), "a.xliff", "en")
    assert document.format == "wpml"
    out = documents.write(document, {block.key: f"نص {block.text.text}" for block in document.blocks}, "ar")
    assert rejection(out, "3", "4") == ""
    came = fields(out)["a"].replace("\n", '<br class="xliff-newline" />')
    values = re.compile(r'(alt|title)="[^"]*"')
    assert [values.sub(r"\1", tag) for tag in _MARKED.findall(came)] == [
        values.sub(r"\1", tag) for tag in _MARKED.findall(told)
    ]
