"""Accessibility of every page, in each language, light and dark."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.server import LiveServer
from tests.browser.visits import Visit, visits
from tests.web.sample_desk import SampleDesk, sample_desk

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# A theme changes colours and nothing else of a page.
OF_COLOUR = {**RULES, "runOnly": ["color-contrast", "link-in-text-block"], "rules": {}}
UNDECIDED: dict[str, str] = {
    "frame-tested": "the copy of a language is shown in a frame where no script may run, axe no more than another",
    "color-contrast": "axe cannot see a ground that is a picture, a gradient or another element's; the tokens' pairs are computed",
}
"""What axe leaves to a person, and why that is well here."""

Contexts = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleDesk]:
    """One desk for the module: these tests only look."""
    with sample_desk(tmp_path_factory.mktemp("samples") / "data") as desk:
        yield desk


@pytest.fixture
def opened(
    samples: SampleDesk, live_server: LiveServer, context_for: Contexts, complaints: Any
) -> Iterator[Callable[..., Iterator[tuple[Visit, Page]]]]:
    """Open each page in turn, in one browser context a person."""
    complaints.allow("404")
    live_server.put(samples.app)

    def every(**looks: Any) -> Iterator[tuple[Visit, Page]]:
        pages: dict[str | None, Page] = {}
        for visit in visits(samples):
            if visit.login not in pages:
                context = context_for(**looks)
                if visit.login:
                    token = samples.token(visit.login)
                    context.add_cookies([{"name": samples.cookie, "value": token, "url": live_server.address}])
                pages[visit.login] = context.new_page()
            page = pages[visit.login]
            page.goto(visit.path)
            page.wait_for_selector(visit.ready)
            yield visit, page

    yield every
    live_server.leave()


def judged(page: Page, rules: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", rules)
    return found


def told(visit: Visit, theme: str, results: list[dict[str, Any]]) -> list[str]:
    return [
        f"{visit.name} {theme} {one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in results
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_33_34_axe_finds_nothing(language: str, opened: Callable[..., Iterator[tuple[Visit, Page]]]) -> None:
    axe = Axe()
    found: list[str] = []
    for visit, page in opened(language=language):
        page.evaluate(axe.axe_script)
        light = judged(page, RULES)
        page.emulate_media(color_scheme="dark")
        dark = judged(page, OF_COLOUR)
        page.emulate_media(color_scheme="light")
        for theme, results in (("light", light), ("dark", dark)):
            found += told(visit, theme, results["violations"])
            found += told(visit, theme, [one for one in results["incomplete"] if one["id"] not in UNDECIDED])
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_39_nothing_is_wider_than_320_pixels(
    language: str, opened: Callable[..., Iterator[tuple[Visit, Page]]]
) -> None:
    wide = []
    for visit, page in opened(language=language, width=320, height=640):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{visit.name}: {width} {page.evaluate(_WIDEST)}")
    assert wide == [], "\n".join(wide)


def test_35_40_focus_is_seen_on_every_page_also_with_forced_colours(
    opened: Callable[..., Iterator[tuple[Visit, Page]]],
) -> None:
    lost = []
    for visit, page in opened(forced_colors="active"):
        page.keyboard.press("Tab")
        lost += [f"{visit.name}: {one}" for one in page.evaluate(_FOCUS)]
        running = page.evaluate("document.getAnimations().length")
        lost += [f"{visit.name}: {running} animations"] if running else []
    assert lost == [], "\n".join(lost)


_WIDEST = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && (box.right > 321 || box.left < -1);
}).slice(0, 4).map((one) => one.tagName + "." + one.className)"""

# Each control in turn: has it a ring, and does nothing that sticks lie over it?
_FOCUS = """() => {
  const lost = [];
  const controls = document.querySelectorAll("a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
  for (const one of [...controls].slice(0, 60)) {
    if (!one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    one.focus();
    if (document.activeElement !== one) continue;
    const told = one.tagName + "." + one.className + " " + (one.textContent || one.name || "").trim().slice(0, 20);
    const ring = getComputedStyle(one);
    if (ring.outlineStyle === "none" && ring.boxShadow === "none") lost.push("no ring: " + told);
    const box = one.getBoundingClientRect();
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
    const sticky = over && over.closest(".masthead");
    if (sticky && !sticky.contains(one)) lost.push("covered: " + told);
  }
  return lost;
}"""
