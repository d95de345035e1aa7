"""Inline codes and digits as they are drawn, in both directions."""

from collections.abc import Callable

from playwright.sync_api import Page
from sqlalchemy import insert

from tests.browser.conftest import Served
from tests.releases.made import a_document
from workflow.store.tables import role_grant

Pages = Callable[..., Page]
LTR, RTL = "Stele Chips", "Stele Chips Back"

# The columns of a chip's ground and of its figure, as a canvas draws them with the cell's own fonts.
_DRAWN = """async ([family, char]) => {
  await document.fonts.load(`64px "${family}"`, char);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 96;
  const brush = canvas.getContext("2d");
  brush.font = `64px "${family}"`;
  brush.fillText(char, 8, 72);
  const { data } = brush.getImageData(0, 0, 96, 96);
  const rows = [];
  for (let y = 0; y < 96; y += 1) {
    let first = -1, last = -1;
    for (let x = 0; x < 96; x += 1) if (data[(y * 96 + x) * 4 + 3] > 128) { if (first < 0) first = x; last = x; }
    rows.push([first, last]);
  }
  return rows.filter(([first]) => first >= 0);
}"""

_ORDER = """([selector, text]) => {
  const cell = document.querySelector(selector);
  const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    return [...text].map((_, number) => {
      const range = document.createRange();
      range.setStart(node, at + number); range.setEnd(node, at + number + 1);
      return range.getBoundingClientRect().left;
    });
  }
  return [];
}"""


def drawn(page: Page, family: str, char: str) -> list[list[int]]:
    found: list[list[int]] = page.evaluate(_DRAWN, [family, char])
    return found


def test_6_chips_point_to_the_text_that_they_enclose_in_both_directions(desk_server: Served, page_for: Pages) -> None:
    page = page_for("tom")
    page.goto(desk_server.path("/ar/edit"))
    page.wait_for_selector("html[data-ready=editor]")
    onward, back = LTR, RTL
    opening, closing, alone = "\u2776", "\u278a", "\u2780"
    assert drawn(page, onward, opening) == drawn(page, back, closing)
    assert drawn(page, onward, closing) == drawn(page, back, opening)
    assert drawn(page, onward, alone) == drawn(page, back, alone)
    # The point: the widest line of an opening chip lies in the middle, at its end; of a closing one at its start.
    starts, ends = zip(*drawn(page, onward, opening), strict=True)
    assert ends[len(ends) // 2] == max(ends)
    assert ends[len(ends) // 2] - ends[2] > 6
    assert starts[len(starts) // 2] == min(starts)
    starts, ends = zip(*drawn(page, onward, closing), strict=True)
    assert starts[2] - starts[len(starts) // 2] > 6


def test_6_both_directions_have_their_font_in_the_cells_and_in_the_live_text(
    serve: Callable[..., Served], page_for: Pages
) -> None:
    desk = serve("<p>The <b>new harbour</b> opened.</p>")
    with desk.store.write() as session:
        tom = {"person_id": desk.desk.people["tom"], "role": "translator", "language": "ar"}
        session.execute(insert(role_grant), tom)
    desk.desk.save("tom", desk.desk.keys[0], "افتُتح \u2776الميناء الجديد\u278a.", "ar")
    page = page_for("tom", desk=desk)
    page.goto(desk.path("/ar/edit"))
    live = page.locator("textarea.live")
    for cell, direction, family in ((page.locator(".row .said[lang=en]").first, "ltr", LTR), (live, "rtl", RTL)):
        told = cell.evaluate("(one) => [one.dir, getComputedStyle(one).fontFamily.split(',')[0].replaceAll('\"', '')]")
        assert told == [direction, family]
    page.wait_for_function(
        "(families) => families.every((one) => [...document.fonts].some((font) => font.family.includes(one) && font.status === 'loaded'))",
        arg=[LTR, RTL],
    )


def test_9_digits_and_latin_letters_in_brackets_keep_their_order_in_arabic(
    serve: Callable[..., Served], page_for: Pages
) -> None:
    desk = serve(a_document("قالت المنظمة (IOM) إن 4.7 مليون وصلوا.", language="ar"), targets=["en", "fr"])
    page = page_for("rita", desk=desk)
    page.goto(desk.path("/en/edit"))
    page.wait_for_selector("html[data-ready=editor]")
    for text in ("IOM", "4.7"):
        places = page.evaluate(_ORDER, ['.row .said[lang="ar"]', text])
        assert places == sorted(places), text
        assert len(set(places)) == len(text)
    opening, *_, closing = page.evaluate(_ORDER, ['.row .said[lang="ar"]', "(IOM)"])
    letter = page.evaluate(_ORDER, ['.row .said[lang="ar"]', "IOM"])[0]
    # From right to left the bracket that opens stands to the right.
    assert closing < letter < opening
