"""Pictures of every page: `make screenshots`, or `make screenshots ONLY="fr editor"` for some languages or pages.

They go to ./screenshots as <page>.<language>.<theme>.<width>.png.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import run
from tests.browser.conftest import CHROMIUM
from tests.browser.server import LiveServer
from tests.browser.visits import Visit, visits
from tests.web.sample_desk import SampleDesk, sample_desk

FOLDER = Path(__file__).resolve().parent.parent.parent / "screenshots"
LANGUAGES = ("ar", "en")
THEMES = ("light", "dark")
WIDTHS = (1440, 820)
HEIGHT = 1000
NARROW = 390
_LENGTH = "document.documentElement.scrollHeight"
_KNOWN = {"ar", "en", "fr"}
# What is laid out only as it comes into view needs a frame for it.
_PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def main(wanted: list[str]) -> None:
    """Take the pictures of the pages whose name holds one of ``wanted``, in the languages among it."""
    run.begin()
    FOLDER.mkdir(exist_ok=True)
    languages = [one for one in wanted if one in _KNOWN] or list(LANGUAGES)
    names = [one for one in wanted if one not in _KNOWN]
    server = LiveServer()
    with tempfile.TemporaryDirectory() as folder, sample_desk(Path(folder) / "data") as desk, sync_playwright() as tool:
        server.put(desk.app)
        browser = tool.chromium.launch(executable_path=CHROMIUM)
        chosen = [one for one in visits(desk) if not names or any(part in one.name for part in names)]
        for visit in chosen:
            for language in languages:
                for theme in THEMES:
                    _take(browser, server, desk, visit, language, theme)
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.name}/")


def _take(browser: Browser, server: LiveServer, desk: SampleDesk, visit: Visit, language: str, theme: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        locale=language,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    if visit.login:
        context.add_cookies([{"name": desk.cookie, "value": desk.token(visit.login), "url": server.address}])
    page = context.new_page()
    page.goto(visit.path)
    page.wait_for_selector(visit.ready)
    for width in (*WIDTHS, *([NARROW] if visit.name.startswith("review") else [])):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("document.fonts.ready.then(() => true)")
        # The editor scrolls to where the work is, under bars that stay: it is taken as one sees it, other pages whole.
        if not visit.name.startswith("editor"):
            page.set_viewport_size({"width": width, "height": max(HEIGHT, page.evaluate(_LENGTH))})
        page.evaluate(_PAINTED)
        page.screenshot(path=FOLDER / f"{visit.name}.{language}.{theme}.{width}.png")
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
