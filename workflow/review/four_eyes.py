"""Nobody approves their own: approved means that two people vouched for exactly this text against exactly this base."""

from collections.abc import Collection
from dataclasses import dataclass

from workflow.errors import Refused
from workflow.people.policy import Rights, Role
from workflow.review.translation import Translation


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval that is allowed; ``waived``: only because the desk waives four eyes for the release."""

    waived: bool


def is_own(person: str, translated_by: str | None, hands: Collection[str]) -> bool:
    """Tell whether an approval by ``person`` would be of their own words.

    It is where they confirmed the text, and where they wrote into it unless the one who confirmed it wrote into it too: a co-writer
    may approve what the other has confirmed to the letter.
    """
    if person == translated_by:
        return True
    return person in hands and translated_by not in hands


def judge_approval(
    rights: Rights, language: str, row: Translation, *, reviewers: Collection[str], four_eyes: bool
) -> Approval | Refused:
    """Judge an approval of a confirmed row by the person of ``rights``.

    ``reviewers`` are the reviewers of the language: a translator may only answer what one of them confirmed (countersign).
    """
    judged = _judged(rights.person, row, row.translated_by, four_eyes=four_eyes)
    if rights.holds(Role.REVIEWER, language):
        return judged
    if not rights.holds(Role.TRANSLATOR, language):
        return Refused("policy.role_needed", action="approve", roles="reviewer translator", language=language)
    if row.translated_by not in reviewers and not isinstance(judged, Refused):
        return Refused("review.reviewer_needed", key=row.place.key)
    return judged


def judge_keeping(rights: Rights, row: Translation, *, four_eyes: bool) -> Approval | Refused:
    """Judge that the person of ``rights`` keeps a sealed text although its source changed: as an approval of the sealed confirmation."""
    return _judged(rights.person, row, row.sealed_translated_by, four_eyes=four_eyes)


def _judged(person: str, row: Translation, translated_by: str | None, *, four_eyes: bool) -> Approval | Refused:
    if not is_own(person, translated_by, row.hands):
        return Approval(waived=False)
    if not four_eyes:
        return Approval(waived=True)
    return Refused("review.own_words", key=row.place.key)
