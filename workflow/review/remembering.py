"""What steps of a deed teach the memory, and what they take out of it."""

from collections.abc import Iterable, Mapping, Sequence

from workflow.memory.feed import Lesson, Withdrawn
from workflow.review.checked import Languages
from workflow.review.deed import Step
from workflow.review.grid import one_text
from workflow.review.translation import State


def lessons_of(steps: Iterable[Step], languages: Languages, bases: Mapping[str, Sequence[str]]) -> list[Lesson]:
    """Give the pairs that became approved; ``bases`` are the base texts of their rows by key."""
    return [
        Lesson(
            segment_id=step.after.place.segment_id,
            source_hash=step.after.base_hash or "",
            source_language=languages.base,
            source=one_text(bases[step.after.place.key], languages.base),
            language=languages.target,
            text=step.after.text,
        )
        for step in steps
        if step.after.state is State.APPROVED
    ]


def withdrawn_of(steps: Iterable[Step]) -> list[Withdrawn]:
    """Give the pairs that people took back: approved before, not now, and the base is the same (an older source's pair stays true)."""
    return [
        Withdrawn(step.after.place.segment_id, step.before.base_hash or "", step.after.place.language)
        for step in steps
        if step.before is not None
        and step.before.state is State.APPROVED
        and step.after.state is not State.APPROVED
        and step.before.base_hash == step.after.base_hash
    ]
