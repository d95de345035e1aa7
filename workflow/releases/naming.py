"""The title of a release, and the slug that its files are called by."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from workflow.documents import Document, first_heading
from workflow.documents.registry import shown_name
from workflow.errors import BadInput
from workflow.text.soundness import require_sound
from workflow.text.space import collapse

LONGEST_TITLE = 300
LONGEST_SLUG = 80

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_FEWEST_LETTERS = 3
_NO_END = " ,;:.-–—،؛"
_NO_FOLDER = {ord(each): " " for each in "/\\"}


def title_of(documents: Sequence[Document]) -> str:
    """Give the first heading, else the name of the first file without its ending."""
    for document in documents:
        if heading := first_heading(document):
            return heading[:LONGEST_TITLE]
    return stem(documents[0].name) if documents else ""


def first_words(document: Document, longest: int = 60) -> str:
    """Give the first heading, else the words with which the text begins, whole ones as far as ``longest`` goes."""
    if heading := first_heading(document):
        return heading[:LONGEST_TITLE]
    text = next((told for block in document.blocks if (told := collapse(block.text.plain))), "")
    if len(text) <= longest:
        return text
    whole, _, _ = text[: longest + 1].rpartition(" ")
    return f"{(whole or text[:longest]).rstrip(_NO_END)}…"


def called_by_first_words(document: Document) -> Document:
    """Give a text that was no file, as it was pasted, the name that a file of it might have: its first words and the same ending."""
    words = first_words(document).translate(_NO_FOLDER)
    return replace(document, name=shown_name(f"{words}{PurePosixPath(document.name).suffix}"))


def sound_title(title: str) -> str:
    """Give ``title`` with its white space collapsed. Raises BadInput where it is blank, too long or cannot be stored."""
    told = collapse(require_sound(title))
    if not told:
        raise BadInput("release.title_blank")
    if len(told) > LONGEST_TITLE:
        raise BadInput("release.title_long", longest=LONGEST_TITLE)
    return told


def sound_slug(slug: str) -> str:
    """Give ``slug`` back. Raises BadInput unless it is made of a-z, 0-9 and single hyphens between them."""
    if len(slug) > LONGEST_SLUG or not _SLUG.fullmatch(slug):
        raise BadInput("release.slug_form", slug=slug, longest=LONGEST_SLUG)
    return slug


def slug_of(title: str, filename: str, public_id: str) -> str:
    """Give the ASCII of the title; where that says nothing, of the file's name; else ``release-`` and the release's id."""
    for told in (title, stem(filename)):
        slug = _ascii(told)
        letters = sum(char.isalpha() for char in slug)
        # What is left of an Arabic title that names the UN says nothing of it.
        if letters >= _FEWEST_LETTERS and 2 * letters >= sum(char.isalpha() for char in told):
            return _shortened(slug)
    return f"release-{public_id}"


def stem(filename: str) -> str:
    """Give a file's name without folder and ending."""
    return PurePosixPath(filename.replace("\\", "/")).stem


def _ascii(text: str) -> str:
    folded = "".join(_ascii_of(char) for char in unicodedata.normalize("NFKD", text))
    return _NO_WORD.sub("-", folded.lower()).strip("-")


def _shortened(slug: str) -> str:
    if len(slug) <= LONGEST_SLUG:
        return slug
    cut = slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or slug[:LONGEST_SLUG]


def _ascii_of(char: str) -> str:
    if char.isascii():
        return char
    return "" if char.isalpha() or unicodedata.combining(char) else "-"
