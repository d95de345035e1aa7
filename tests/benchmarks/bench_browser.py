"""The editor, the review and the proof in Chromium, at 15 and 5,000 segments: the figures of EDITOR.md's checks 25, 51 and 52, and what its scripts weigh."""

import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests import run
from tests.benchmarks.desk_over_http import COOKIE, ServedDesk, release_of, served_desk, written_release_of
from tests.benchmarks.reference import loop
from tests.browser.conftest import CHROMIUM
from tests.builders import BuiltRelease

SIZES = (15, 5_000)
OPENED = 3
CONFIRMED = 12
KEYS = 60
FRAMES = 120
FAR = 4_321


def main() -> None:
    """Print a line for each figure."""
    run.begin()
    print(f"reference loop: {loop():.0f} ms")
    with tempfile.TemporaryDirectory() as folder, served_desk(Path(folder) / "data") as desk, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM)
        for size in SIZES:
            built = release_of(desk, size, ["tom"])
            editor(browser, desk, built, size)
            reading(browser, desk, size)
        browser.close()
    print(f"reference loop: {loop():.0f} ms")


def editor(browser: Browser, desk: ServedDesk, built: BuiltRelease, size: int) -> None:
    """Open the editor, confirm, type, scroll, jump."""
    page = page_of(browser, desk, "tom")
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(len(answer.body())) if answer.url.endswith(".js") else None)
    address = f"/releases/{built.public_id}/en/edit"
    page.goto(f"{address}#n1")
    page.wait_for_selector("html[data-ready=editor]")
    page.wait_for_load_state("networkidle")
    line(f"script of the editor page, {size:,} segments", f"{sum(weights):10,} bytes in {len(weights)} files")
    painted = paints(page, f"{address}#n1", "html[data-ready=editor]")
    line(f"first paint, {size:,} segments", f"{median(painted):8.0f} ms")
    page.evaluate(_WATCH)
    confirm(page, size)
    tell(f"key to frame, {size:,} segments", typed(page))
    tell(f"scrolling, a frame, {size:,} segments", page.evaluate(_SCROLL, FRAMES))
    if size > FAR:
        jump(page)
    page.context.close()


def reading(browser: Browser, desk: ServedDesk, size: int) -> None:
    """Open the review and the proof of a release that waits for its review, and scroll."""
    built = written_release_of(desk, size)
    page = page_of(browser, desk, "rita")
    for name, address in (
        ("review", f"/releases/{built.public_id}/en/review"),
        ("proof", f"/releases/{built.public_id}/proof"),
    ):
        line(f"first paint of the {name}, {size:,} segments", f"{median(paints(page, address)):8.0f} ms")
        tell(f"scrolling the {name}, a frame, {size:,} segments", page.evaluate(_SCROLL, FRAMES))
    page.context.close()


def page_of(browser: Browser, desk: ServedDesk, login: str) -> Page:
    """Give a page where ``login`` is signed in."""
    address = f"http://127.0.0.1:{desk.port}"
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": desk.person(login).cookies[COOKIE], "url": address}])
    return context.new_page()


def paints(page: Page, address: str, ready: str = "main") -> list[float]:
    """Open a page several times: milliseconds to the first paint."""
    found = []
    for _ in range(OPENED):
        page.goto("/shortcuts")
        page.goto(address)
        page.wait_for_selector(ready)
        found.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    return found


def confirm(page: Page, size: int) -> None:
    """Type and confirm one segment after the other: milliseconds from the key to the next text that has the caret."""
    for number in range(1, CONFIRMED + 1):
        page.wait_for_selector(f'.row[data-number="{number}"] textarea:focus')
        page.keyboard.insert_text(f"This is sentence number {number}.")
        page.keyboard.press("Control+Enter")
    page.wait_for_selector(f'.row[data-number="{CONFIRMED + 1}"] textarea:focus')
    tell(f"confirm to focus, {size:,} segments", page.evaluate("window.confirmed"))


def typed(page: Page) -> list[float]:
    for number in range(KEYS):
        page.keyboard.press("a" if number % 6 else "Space")
    found: list[float] = page.evaluate("new Promise((done) => setTimeout(() => done(window.frames_of_keys), 200))")
    return found


def jump(page: Page) -> None:
    """Ctrl+G, the number, Enter: until that row has the caret and is in sight."""
    page.keyboard.press("Control+g")
    page.wait_for_timeout(300)
    page.keyboard.insert_text(str(FAR))
    page.evaluate(_JUMP, FAR)
    page.keyboard.press("Enter")
    page.wait_for_function("window.jumped !== undefined")
    line(f"jump to {FAR:,}", f"{page.evaluate('window.jumped'):8.0f} ms")


def tell(name: str, times: list[float]) -> None:
    line(name, f"{median(times):8.1f} / {quantiles(times, n=20)[-1]:8.1f} ms")


def line(name: str, told: Any) -> None:
    print(f"  {name:46} {told}")


_WATCH = """() => {
  window.confirmed = []; window.frames_of_keys = [];
  let from = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) { from = performance.now(); return; }
    const pressed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => window.frames_of_keys.push(performance.now() - pressed)));
  }, true);
  document.addEventListener("focusin", (event) => {
    if (from && event.target.matches("textarea")) { window.confirmed.push(performance.now() - from); from = 0; }
  });
}"""

_SCROLL = """(frames) => new Promise((done) => {
  const times = []; let last = performance.now();
  const step = (now) => {
    times.push(now - last); last = now;
    if (times.length > frames) return done(times.slice(1));
    window.scrollBy(0, 400); requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""

_JUMP = """(number) => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const from = performance.now();
    const look = () => {
      const row = document.querySelector(`.row[data-number="${number}"]`);
      const box = row && row.getBoundingClientRect();
      if (row && row.contains(document.activeElement) && box.top < innerHeight && box.bottom > 0) window.jumped = performance.now() - from;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}"""


if __name__ == "__main__":
    main()
