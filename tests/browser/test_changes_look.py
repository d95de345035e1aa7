"""How changed words look."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import Served

_WIDTHS = """(words) => {
  const line = document.createElement("p");
  line.lang = "ar"; line.dir = "rtl"; line.className = "said script-arab"; line.style.inlineSize = "max-content";
  document.querySelector("main").append(line);
  const width = (parts) => {
    line.replaceChildren(...parts.map(([name, text]) => Object.assign(document.createElement(name), { textContent: text })));
    return line.getBoundingClientRect().width;
  };
  const [gone, come] = words;
  return { both: width([["del", gone], ["ins", come]]), apart: width([["del", gone]]) + width([["ins", come]]),
    joined: width([["span", gone], ["span", come]]) };
}"""


def test_an_arabic_word_does_not_join_the_one_that_takes_its_place(
    desk_server: Served, page_for: Callable[..., Page]
) -> None:
    page = page_for("tom")
    page.goto(desk_server.path("/compare"))
    told = page.evaluate(_WIDTHS, ["سيعلن", "يفتتح"])
    assert abs(told["both"] - told["apart"]) < 0.5
    assert told["apart"] - told["joined"] > 0.5
