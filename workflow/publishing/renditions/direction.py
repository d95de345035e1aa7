"""What holds left-to-right runs together in the texts of a right-to-left language, wherever a document is made anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from locales import language as facts_of
from workflow.documents import Isolation
from workflow.documents.isolation import isolated
from workflow.text import Block


def held(text: str, language: str, how: Isolation) -> str:
    """Give ``text`` as a document in ``language`` shows it."""
    if how is Isolation.NONE or facts_of(language).direction != "rtl":
        return text
    return isolated(text, how)


def held_blocks(blocks: Iterable[Block], language: str, how: Isolation) -> Iterator[Block]:
    """Give ``blocks`` with their texts as a document in ``language`` shows them."""
    for block in blocks:
        text = held(block.text.text, language, how)
        yield block if text == block.text.text else replace(block, text=block.text.with_text(text))
