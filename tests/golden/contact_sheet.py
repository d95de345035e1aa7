"""Draws each golden document as it came and as it goes out in three languages, side by side: ``make contact-sheet``."""

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.golden.golden import Golden, golden
from tests.judges.office import converted, pictures
from workflow import documents
from workflow.documents import Document
from workflow.text import CodedText
from workflow.text.codes import CODE

OFFICE = ("docx", "odt", "pptx")
DRAWN = (*OFFICE, "html")
LANGUAGES = ("ar", "en", "fr")
_SAID = {
    "ar": "افتتحت المكتبة الجديدة أبوابها صباح اليوم في المدينة الساحلية أمام القراء من كل الأعمار",
    "en": "the new library opened its doors this morning in the harbour town to readers of all ages",
    "fr": "la nouvelle bibliothèque a ouvert ses portes ce matin au port devant des lecteurs de tous âges",
}
_WIDTH = 560
_HEAD = 26


def main(*formats: str) -> None:
    """Draw the documents of ``formats``, all where none is named, into ``contact-sheets/<format>.png``."""
    out = Path("contact-sheets")
    out.mkdir(exist_ok=True)
    for name in formats or DRAWN:
        rows = [each for each in golden() if each.path.parent.name == name]
        if not rows:
            continue
        with tempfile.TemporaryDirectory() as folder:
            drawn = dict(_drawn(rows, name, Path(folder)))
            _sheet(rows, drawn).save(out / f"{name}.png")
        print(out / f"{name}.png")  # noqa: T201 - for the person who asked


def spoken(document: Document, language: str) -> dict[str, CodedText]:
    """Give a text in ``language`` for each block: as many words as it has, its codes where they were."""
    words = cycle(_SAID[language].split())
    texts = {}
    for block in document.blocks:
        pieces = (
            part if CODE.fullmatch(part) else " ".join(next(words) for _ in part.split())
            for part in CODE.sub(lambda code: f"\0{code[0]}\0", block.text.text).split("\0")
            if part.strip()
        )
        texts[block.key] = block.text.with_text(" ".join(pieces))
    return texts


def written(one: Golden) -> Iterator[tuple[str, bytes]]:
    """Give the document as it came, and in each language."""
    yield "source", one.data
    document = one.read()
    for language in LANGUAGES:
        yield language, documents.write(document, spoken(document, language), language)


def _drawn(rows: list[Golden], name: str, folder: Path) -> Iterator[tuple[tuple[str, str], Image.Image]]:
    files = {
        f"{one.path.stem}.{version}{one.path.suffix}": (one, version, data)
        for one in rows
        for version, data in written(one)
    }
    if name in OFFICE:
        pages = converted({key: data for key, (_, _, data) in files.items()}, "pdf", folder)
        shots = {key: pictures(pdf, folder / "png", dots=70)[0] for key, pdf in pages.items()}
    else:
        shots = _photographed({key: data for key, (_, _, data) in files.items()}, folder)
    for key, path in shots.items():
        one, version, _ = files[key]
        with Image.open(path) as picture:
            yield (str(one), version), picture.convert("RGB")


def _photographed(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    shots = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": 800, "height": 1000}, java_script_enabled=False)
        for name, data in files.items():
            (folder / name).write_bytes(data)
            page.goto((folder / name).as_uri())
            shots[name] = folder / f"{name}.png"
            page.screenshot(path=shots[name])
        browser.close()
    return shots


def _sheet(rows: list[Golden], drawn: dict[tuple[str, str], Image.Image]) -> Image.Image:
    versions = ("source", *LANGUAGES)
    fitted = {key: picture.resize((_WIDTH, _WIDTH * picture.height // picture.width)) for key, picture in drawn.items()}
    heights = [
        _HEAD + max((fitted[str(one), each].height for each in versions if (str(one), each) in fitted), default=0)
        for one in rows
    ]
    sheet = Image.new("RGB", (_WIDTH * len(versions), sum(heights) or 1), "silver")
    pen = ImageDraw.Draw(sheet)
    top = 0
    for one, height in zip(rows, heights, strict=True):
        for column, version in enumerate(versions):
            pen.text((column * _WIDTH + 8, top + 6), f"{one}: {version}", fill="black")
            if (str(one), version) in fitted:
                sheet.paste(fitted[str(one), version], (column * _WIDTH, top + _HEAD))
        top += height
    return sheet


if __name__ == "__main__":
    main(*sys.argv[1:])
