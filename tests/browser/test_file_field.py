"""Bringing a file in: in the words of the desk, and wherever on the page it is dropped."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

_DROP = """(names) => {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File(["The harbour opens on Monday."], name, { type: "text/plain" }));
  const field = document.getElementById("text");
  return ["dragover", "drop"].map((name) =>
    field.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true })));
}"""


def test_a_file_dropped_beside_its_field_comes_in_and_is_named(
    desk_server: Served, page_for: Callable[..., Page]
) -> None:
    page = page_for("dora", language="fr")
    page.goto("/releases/new")
    chosen = page.locator(".file-chosen")
    expect(chosen).to_have_text("aucun fichier choisi")
    page.evaluate(_DROP, ["harbour.txt", "harbour-2.txt"])
    expect(page.locator("#bring-error")).to_contain_text("ZIP")
    expect(chosen).to_have_text("aucun fichier choisi")
    assert page.evaluate(_DROP, ["harbour.txt"]) == [False, False]
    expect(chosen).to_contain_text("harbour.txt")
    expect(page.locator("#bring-error")).to_be_hidden()
    page.locator("#send").click()
    expect(page.locator("[data-cuts]")).to_contain_text("The harbour opens on Monday.")
