"""Changes of the source, made as the room of releases makes them: rows first, then what follows from them."""

from collections.abc import Mapping

from sqlalchemy import update

from tests.builders import NOW
from tests.review.desk import Desk
from workflow.people.standing import stand
from workflow.review.deed import Step, tell, write_steps
from workflow.review.finish import settle
from workflow.review.source_changes import Effect, apply_source_changes
from workflow.review.translation import Place, State, Translation
from workflow.store.tables import edition, translation
from workflow.text.hashing import base_hash


def edit_source(desk: Desk, texts: Mapping[int, str], *, whole: bool = False) -> Effect:
    """Change what the source says, by number of segment, in one event of the desk editor."""
    with desk.store.write() as session:
        standing = stand(session, desk.dora, desk.release, NOW)
        ids = {number: desk.built.segments[number - 1] for number in texts}
        statement = translation.select().where(translation.c.edition_id == desk.built.source_edition)
        rows = {row.segment_id: row for row in session.execute(statement)}
        steps = []
        for number, text in texts.items():
            place = Place(desk.built.source_edition, ids[number], "ar", desk.built.keys[number - 1])
            before = Translation(place, rows[ids[number]].version, State.SOURCE, rows[ids[number]].text)
            steps.append(Step(before, before.written(text=text)))
        write_steps(session, standing, steps, {})
        effect = apply_source_changes(session, standing, None if whole else list(ids.values()))
        write_steps(session, standing, effect.steps, effect.lead_ids)
        payload = settle(session, standing).told()
        tell(session, standing, "edit_source", NOW, [*steps, *effect.steps], payload=payload)
        return effect


def make_relay(desk: Desk, language: str, base: str) -> None:
    """Let an edition be made from another one, as a relay."""
    with desk.store.write() as session:
        session.execute(
            update(edition)
            .where(edition.c.id == desk.built.editions[language])
            .values(base_id=desk.built.editions[base])
        )
        for row in desk.rows(base).rows:
            session.execute(
                update(translation)
                .where(
                    translation.c.edition_id == desk.built.editions[language],
                    translation.c.segment_id == row.translation.place.segment_id,
                )
                .values(base_hash=base_hash([row.translation.sealed_text or ""]))
            )
