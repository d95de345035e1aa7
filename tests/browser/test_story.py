"""The whole story of a release, by keyboard alone: EDITOR.md 6, check 24. Four people, each with a browser of their own."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.patience import until
from tests.releases.desk import Desk
from tests.web.desk import PASSWORD
from workflow.publishing.bundle import verify

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Served

SOURCE = """افتتاح مرصد الجبل

افتُتح مرصد الجبل يوم الاثنين. وفيه 12 تلسكوبًا.

وقالت المديرة: سنرصد السماء كل ليلة.
"""
SAID = {
    "en": {
        "افتتاح مرصد الجبل": "Mountain observatory opens",
        "افتُتح مرصد الجبل يوم الاثنين.": "The mountain observatory opened on Monday.",
        "وفيه 12 تلسكوبًا.": "It has 12 telescopes.",
        "وقالت المديرة: سنرصد السماء كل ليلة.": "The director said: we will watch the sky every night.",
    },
    "fr": {
        "افتتاح مرصد الجبل": "Ouverture de l’observatoire de montagne",
        "افتُتح مرصد الجبل يوم الاثنين.": "L’observatoire de montagne a ouvert lundi.",
        "وفيه 12 تلسكوبًا.": "Il compte 12 télescopes.",
        "وقالت المديرة: سنرصد السماء كل ليلة.": "La directrice a dit : nous observerons le ciel chaque nuit.",
    },
}
RETURNED = "It has 12 telescopes."
FIRST_TRY = "There is 12 telescopes."
MOST_TABS = 150
MOST_CHOICES = 20


class Person:
    """Somebody at a keyboard: there is no mouse here."""

    def __init__(self, page: "Page", login: str) -> None:
        self.page, self.login = page, login
        page.goto("/")
        self.to("#field-login")
        page.keyboard.type(login)
        self.to("#field-password")
        page.keyboard.type(PASSWORD)
        with page.expect_navigation():
            self.press("Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, sought: str) -> None:
        """Go on with Tab until the focus is on what is sought."""
        self.page.wait_for_selector(sought, state="attached")
        for _ in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate("sought => document.activeElement.matches(sought)", sought):
                return
        pytest.fail(f"{sought} is not reached with Tab on {self.page.url}")

    def enter(self, sought: str) -> None:
        """Go there and press Enter; wait for the page that follows."""
        self.to(sought)
        with self.page.expect_navigation():
            self.press("Enter")

    def home(self) -> None:
        self.enter("a.wordmark")


def brings_in(dora: Person) -> str:
    """Paste a text, look at its cuts, assign people, start; gives the release."""
    dora.enter("a.begin")
    dora.to("#text")
    dora.page.keyboard.insert_text(SOURCE)
    dora.enter("#send")
    release = dora.page.url.partition("#")[0].rstrip("/").rpartition("/")[2]
    assert dora.page.locator(".cut").count() == len(SAID["en"])
    dora.to(".cut")
    dora.press("ArrowDown")
    with dora.page.expect_navigation():
        dora.press("j")
    assert dora.page.locator(".cut").count() == len(SAID["en"]) - 1
    dora.enter("[data-undo]")
    assert dora.page.locator(".cut").count() == len(SAID["en"])
    for language in SAID:
        assigns(dora, language, "Tom", 0)
        assigns(dora, language, "Rita", 1)
    assigns(dora, "whole", "Paul", 1)
    dora.enter('form[action$="/start"] button')
    return release


def assigns(dora: Person, part: str, name: str, role: int) -> None:
    dora.to(f"#who-{part}")
    # Letter by letter would be quicker, but a list forgets the first letters of who types slowly.
    for _ in range(MOST_CHOICES):
        if dora.page.evaluate("document.activeElement.selectedOptions[0].text") == name:
            break
        dora.press("ArrowDown")
    assert dora.page.evaluate("document.activeElement.selectedOptions[0].text") == name
    dora.press("Tab", *["ArrowDown"] * role)
    dora.enter(f"form:has(#who-{part}) button:not([type=button])")


def translates(tom: Person, desk: Desk, language: str, **otherwise: str) -> None:
    """From home into the language, and every open segment to its end."""
    tom.home()
    tom.enter(f'.task a[href*="{desk.release}/{language}/edit"]')
    page = tom.page
    page.wait_for_selector("html[data-ready=editor]")
    tom.press("F9")
    sources = {line.key: line.source for line in desk.lines}
    for _ in desk.lines:
        if page.evaluate("document.activeElement.tagName") != "TEXTAREA":
            break
        key = page.evaluate("document.activeElement.closest('[data-key]').dataset.key")
        said = SAID[language][sources[key].strip()]
        tom.press("Control+a")
        page.keyboard.insert_text(otherwise.get("instead", said) if said == RETURNED else said)
        tom.press("Control+Enter")
    page.wait_for_function(
        "() => !document.querySelector('.row[data-state=untranslated], .row[data-state=draft], .row[data-state=returned]')"
    )
    page.wait_for_function(
        "() => !document.querySelector('[data-save=saving], [data-save=dirty], [data-save=waiting]')"
    )
    until(page, lambda: set(desk.states(language)) <= {"translated", "approved"})


def reviews(rita: Person, desk: Desk, language: str, returned: str = "") -> None:
    """Return what is wrong, approve the rest."""
    rita.home()
    rita.enter(f'.task a[href*="{desk.release}/{language}/review"]')
    if returned:
        key = next(line.key for line in desk.lines if line.translations[language].text == returned)
        rita.to(".seg")
        for _ in desk.lines:
            if rita.page.evaluate("document.activeElement.dataset.key") != key:
                rita.press("ArrowDown")
        rita.press("r", "3", "Enter")
        rita.page.locator(f'.seg-returned[data-key="{key}"]').wait_for()
    rita.to("#approve-clean")
    rita.press("Enter")
    left = {"approved", "returned"} if returned else {"approved"}
    until(rita.page, lambda: set(desk.states(language)) == left)


def publishes(paul: Person, desk: Desk, folder: Path) -> Path:
    paul.home()
    paul.enter(f'.task a[href*="{desk.release}/publish"]')
    with paul.page.expect_navigation():
        paul.press("Control+Enter")
    paul.to(".past a[download].button")
    with paul.page.expect_download() as download:
        paul.press("Enter")
    out = folder / "bundle.zip"
    download.value.save_as(out)
    return out


@pytest.mark.parametrize("language", ["ar", "en"])
def test_24_four_people_put_a_release_out_by_keyboard_alone(
    serve: "Callable[..., Served]", context_for: "Callable[..., BrowserContext]", tmp_path: Path, language: str
) -> None:
    served = serve()

    def person(login: str) -> Person:
        return Person(context_for(language=language).new_page(), login)

    dora, tom, rita, paul = (person(login) for login in ("dora", "tom", "rita", "paul"))
    assert dora.page.evaluate("document.documentElement.lang") == language
    desk = Desk(served.store, served.desk.people, brings_in(dora))
    translates(tom, desk, "en", instead=FIRST_TRY)
    translates(tom, desk, "fr")
    reviews(rita, desk, "en", returned=FIRST_TRY)
    reviews(rita, desk, "fr")
    translates(tom, desk, "en")
    reviews(rita, desk, "en")
    bundle = publishes(paul, desk, tmp_path)
    assert verify(bundle) is None
    with zipfile.ZipFile(bundle) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".txt")}
    for spoken, said in SAID.items():
        text = next(text for name, text in texts.items() if name.endswith(f".{spoken}.txt"))
        assert [line for line in text.split("\n") if line] == as_laid_out(list(said.values()))
    assert next(text for name, text in texts.items() if name.endswith(".ar.txt")).strip() == SOURCE.strip()


def as_laid_out(said: list[str]) -> list[str]:
    """The second paragraph has two sentences."""
    return [said[0], f"{said[1]} {said[2]}", said[3]]
