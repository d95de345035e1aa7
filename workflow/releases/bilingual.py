"""Files that hold the translation beside the source: which languages they fix, and what they say already. Values in, values out."""

from collections.abc import Iterable, Mapping, Sequence

from workflow.documents import Document
from workflow.documents.bilingual import SOURCE_LANGUAGE, TARGET_LANGUAGE
from workflow.errors import BadInput
from workflow.releases.plan import Plan
from workflow.segmentation import seams
from workflow.text.space import edges


def fixed_target(documents: Iterable[Document]) -> str:
    """Give the language that the files are to be translated into, as they say themselves; '' where none says so."""
    stated = (document.properties.get(TARGET_LANGUAGE, "") for document in documents)
    return next((language for language in stated if language), "")


def targets_among(documents: Iterable[Document], offered: Sequence[str]) -> list[str]:
    """Narrow the languages that are offered to the one that the files fix, if they do and it is among them."""
    fixed = fixed_target(documents)
    return [fixed] if fixed in offered else list(offered)


def require_languages(documents: Iterable[Document], source: str, targets: Sequence[str]) -> None:
    """Refuse other languages than those that the files state of themselves. Raises BadInput."""
    for document in documents:
        stated = document.properties.get(SOURCE_LANGUAGE, "")
        if stated and stated != source:
            raise BadInput("bilingual.source_fixed", file=document.name, stated=stated, language=source)
        stated = document.properties.get(TARGET_LANGUAGE, "")
        if stated and list(targets) != [stated]:
            raise BadInput("bilingual.target_fixed", file=document.name, stated=stated)


def translations(plan: Plan, documents: Sequence[Document], language: str) -> Mapping[int, str]:
    """Give what the files say already in ``language``, by the numbers of the plan's segments.

    A block of several segments is cut by the rules of ``language``; where that gives another number of them, none is taken.
    """
    found: dict[int, str] = {}
    numbers: dict[tuple[int, int], list[int]] = {}
    for segment in plan.segments:
        numbers.setdefault((segment.document, segment.block), []).append(segment.number)
    for (document, block), of_block in numbers.items():
        said = documents[document].targets.get(plan.documents[document][block].block.key)
        if said is not None:
            pieces = _pieces(said.text, language, len(of_block))
            found |= {number: piece for number, piece in zip(of_block, pieces, strict=False) if piece}
    return found


def _pieces(text: str, language: str, count: int) -> list[str]:
    if count == 1:
        return [edges(text)[1]]
    cut = [text[start:end] for start, end in seams(text, language)]
    return cut if len(cut) == count else []
