"""What the pages of the desk keep on the device: looked for until it is there, as nobody can say when a browser has written it."""

from playwright.sync_api import Page

from tests.browser.patience import until

# Texts of the drafts in IndexedDB; null where there is no such database, and none is made by asking.
_TEXTS = """async () => {
  if (!(await indexedDB.databases()).some((one) => one.name === "stele")) return null;
  return new Promise((done, fail) => {
    const asked = indexedDB.open("stele");
    asked.onerror = fail;
    asked.onsuccess = () => {
      const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result.map((one) => one.text)); };
    };
  });
}"""


def texts(page: Page) -> list[str] | None:
    """Give the texts of the drafts in the browser's database; None where there is none."""
    found: list[str] | None = page.evaluate(_TEXTS)
    return found


def kept(page: Page, text: str) -> None:
    """Wait until a draft says ``text`` in the browser's database, which outlives a killed tab."""
    until(page, lambda: text in (texts(page) or []))


def forgotten(page: Page) -> None:
    """Wait until the browser's database holds no draft any more."""
    until(page, lambda: texts(page) == [])
