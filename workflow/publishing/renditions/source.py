"""A language's document in the format that the source came in."""

from collections.abc import Mapping

from workflow import documents
from workflow.publishing.bundle import File
from workflow.publishing.renditions.names import file_name, source_ending
from workflow.text import CodedText


def file(
    document: documents.Document,
    texts: Mapping[str, CodedText],
    language: str,
    slug: str,
    isolation: documents.Isolation | Mapping[str, str] | None = None,
) -> File:
    """Give ``document`` with ``texts`` (by block key; a missing key keeps the source's text) in ``language``.

    In the document's own language and without texts, these are the original's bytes.
    """
    name = file_name(slug, source_ending(document.format, document.name), language)
    return File(name, documents.write(document, texts, language, isolation), language, document.format)
