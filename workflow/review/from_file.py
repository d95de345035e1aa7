"""Drafts of what a bilingual file says already, when its release is opened."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.people.standing import stand
from workflow.review.deed import Step, tell, write_steps
from workflow.review.grid import codes_by_block, grid_of
from workflow.review.transitions import FROM_FILE, prefilled
from workflow.review.translation import State
from workflow.store.tables import edition
from workflow.text.codes import codes_in


def take_from_file(
    session: Session, person: str, release: str, language: str, said: Mapping[int, str], file: str, now: datetime
) -> int:
    """Make drafts of what a file says, by the numbers of the segments, where nothing is said yet; give how many.

    Nobody of the desk wrote them: they have no hands, and nobody vouched for them. Raises Missing.
    """
    if not said:
        return 0
    standing = stand(session, person, release, now)
    of_language = select(edition.c.id).where(
        edition.c.release_id == standing.release_id, edition.c.language == language, edition.c.dropped_at.is_(None)
    )
    rows = grid_of(session, session.execute(of_language).scalar_one())
    codes = codes_by_block(session, standing.release_id)
    steps = [
        Step(row.translation, prefilled(row.translation, text, FROM_FILE, ()))
        for number, row in enumerate(rows.rows, start=1)
        if (text := said.get(number))
        and row.translation.state is State.UNTRANSLATED
        and set(codes_in(text)) <= codes.get(row.block_id, frozenset())
    ]
    if steps:
        write_steps(session, standing, steps, rows.lead_ids)
        tell(session, standing, "import", now, steps, language=language, payload={"file": file})
    return len(steps)
