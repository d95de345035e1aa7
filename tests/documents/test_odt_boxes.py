"""Shapes with text that stand alone in a paragraph."""

from typing import cast

import pytest
from lxml import etree

from tests.documents.odfile import flat, odt, p, part, styled
from workflow import documents
from workflow.documents.odt.names import SPACES

SHAPE = '<draw:custom-shape text:anchor-type="{}" draw:style-name="G" svg:width="15cm" svg:height="1cm">{}<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>'
BAND = styled("P", "paragraph", "paragraph", "Standard", fo__margin_top="1cm")
GRAPHIC = styled(
    "G",
    "graphic",
    "graphic",
    draw__fill_color="#ddeedd",
    style__vertical_pos="top",
    style__vertical_rel="baseline",
    style__horizontal_pos="from-left",
    style__horizontal_rel="paragraph",
)


def shape(text: str, anchor: str = "as-char") -> str:
    return SHAPE.format(anchor, p(text))


def stated_round(data: bytes, before: str, after: str) -> tuple[dict[str, str], bytes]:
    """Give what is stated of the first paragraph in ``after``, and the file."""
    document = documents.read(data, "a.odt", before)
    out = documents.write(document, {block.key: "نص" if after == "ar" else "Text" for block in document.blocks}, after)
    root = etree.fromstring(part(out).encode())
    path = "//style:style[@style:name = (//office:text/text:p)[1]/@text:style-name]/style:paragraph-properties/@*"
    found = cast("list[str]", root.xpath(path, namespaces=SPACES))
    return {str(each.attrname).rpartition("}")[2]: str(each) for each in found}, out  # type: ignore[attr-defined]


@pytest.mark.parametrize("style", ["P", "Standard", ""])
def test_a_paragraph_that_holds_only_a_shape_keeps_running_from_the_left_and_stands_at_the_right(style: str) -> None:
    told, _ = stated_round(
        odt(p(shape("Under embargo"), style=style), p("Text", style=style), automatic=BAND + GRAPHIC), "en", "ar"
    )
    assert (told.pop("writing-mode"), told.pop("text-align")) == ("lr-tb", "right")
    assert told == ({"margin-top": "1cm"} if style == "P" else {})


@pytest.mark.parametrize(
    "content", [shape("Under embargo", "paragraph"), "Text " + shape("Under embargo"), shape("One") + shape("Two")]
)
def test_other_paragraphs_with_shapes_turn(content: str) -> None:
    told, _ = stated_round(odt(p(content, style="P"), automatic=BAND + GRAPHIC), "en", "ar")
    assert told == {"margin-top": "1cm"}


def test_such_a_shape_goes_back_to_the_left() -> None:
    _, arabic = stated_round(odt(p(shape("Under embargo"), style="P"), automatic=BAND + GRAPHIC), "en", "ar")
    told, _ = stated_round(arabic, "ar", "en")
    assert (told["writing-mode"], told["text-align"]) == ("lr-tb", "left")


def test_a_flat_file_has_its_shapes_held_too() -> None:
    document = documents.read(flat(p(shape("Under embargo"))), "a.fodt", "en")
    assert b'style:name="_Box"' in documents.write(document, {}, "ar")
