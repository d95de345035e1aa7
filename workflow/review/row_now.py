"""One row as it stands: what a page shows of it, and what who looks may do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from workflow.errors import Refused
from workflow.review.checked import Languages, check_rows, numbered, text_hash
from workflow.review.find import Dismissals, Work, work_seen
from workflow.review.grid import Row, Rows, one_text
from workflow.review.pages import PageFinding
from workflow.review.refusals import Ground, ground_of, refusal_to
from workflow.review.states import Move
from workflow.review.translation import Translation
from workflow.review.where import Where


@dataclass(frozen=True)
class RowNow:
    """A row with its block. ``number`` counts from 1; ``rows`` are those of the block.

    ``edition_state`` and ``release_state`` are as they were found: what a deed makes of them is for its own answer to say.
    """

    number: int
    row: Row
    rows: Rows
    languages: Languages
    dismissed: Dismissals
    ground: Ground
    edition_state: str
    release_state: str

    @property
    def translation(self) -> Translation:
        """What the row says."""
        return self.row.translation

    @property
    def bases(self) -> tuple[str, ...]:
        """The base texts of the row."""
        return self.rows.bases(self.row)

    @property
    def base(self) -> str:
        """The base text of the row as people read it."""
        return one_text(self.bases, self.languages.base)

    @cached_property
    def findings(self) -> Mapping[str, tuple[PageFinding, ...]]:
        """What the checks say of the block, by key: each of its rows has an entry."""
        found: dict[str, list[PageFinding]] = {row.key: [] for row in self.rows.rows}
        for one in check_rows(self.rows, self.rows.rows, self.languages):
            finding = numbered(one, self.number + self.rows.numbers[one.key] - self.rows.numbers[self.row.key])
            matter = f"{finding.check}:{finding.parameters_hash}:{text_hash(self.rows.by_key[one.key])}"
            found[one.key].append(PageFinding(finding, matter in self.dismissed.get(one.key, frozenset())))
        return {key: tuple(told) for key, told in found.items()}

    def refusal(self, move: Move) -> Refused | None:
        """Give the reason for a greyed button, or None: the one that the move itself would give."""
        return refusal_to(move, self.ground, self.translation, self.bases)


def row_after(work: Work, after: Mapping[str, Translation], key: str) -> RowNow:
    """Give the row ``key`` of the block of ``work``, in which the rows of ``after`` have changed."""
    rows = Rows(tuple(replace(row, translation=after.get(row.key, row.translation)) for row in work.rows.rows))
    return RowNow(
        number=work.number + rows.numbers[key] - rows.numbers[work.row.key],
        row=rows.by_key[key],
        rows=rows,
        languages=Languages(work.edition.base_language, work.edition.language),
        dismissed=work.dismissed,
        ground=ground_of(work),
        edition_state=work.edition.state,
        release_state=work.standing.state,
    )


def row_now(session: Session, viewer: str, where: Where, now: datetime) -> RowNow:
    """Read one row for who looks at it. Two statements. Raises Missing."""
    return row_after(work_seen(session, viewer, where, now), {}, where.key)
