"""Who works on a release, and when each language is due."""

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from web.edge.desk import now
from web.edge.routing import Pages, Permission
from web.edge.speaking import _
from web.edge.visitor import visitor
from web.pages.asked import asked, moment_asked
from web.pages.release_page import carried_out
from workflow.people import assignments
from workflow.people.accounts import find_by_login
from workflow.people.grants import sound_grant
from workflow.people.reassigning import parts_of, take_over
from workflow.releases.languages import set_due
from workflow.review.handing_over import hand_over as hand_over_edition
from workflow.store.tables.metadata import JsonValue

pages = Pages("release_people", __name__, "/releases/<release>")


@pages.post("/assign", Permission.MEMBER)
def assign(release: str) -> ResponseReturnValue:
    """Assign somebody, or change the date of an assignment."""

    def run(session: Session) -> JsonValue:
        role, _colon, language = asked("part").partition(":")
        due = moment_asked("due")
        assignments.assign(session, visitor().id, release, asked("login"), role, language, due, now())
        return None

    return carried_out(release, run, _("Assigned."), _anchor="people")


@pages.post("/unassign", Permission.MEMBER)
def unassign(release: str) -> ResponseReturnValue:
    """Take somebody off a part."""

    def run(session: Session) -> JsonValue:
        role, _colon, language = asked("part").partition(":")
        return assignments.unassign(session, visitor().id, release, asked("login"), role, language, now())

    return carried_out(release, run, _("Taken off."), _anchor="people")


@pages.post("/reassign", Permission.MEMBER)
def reassign(release: str) -> ResponseReturnValue:
    """Give one person's part to another; its date stays."""

    def run(session: Session) -> JsonValue:
        leaving = find_by_login(session, asked("login"))
        role, _colon, language = asked("part").partition(":")
        grant = sound_grant(role, language)
        held = parts_of(session, visitor().id, leaving.id, now())
        parts = [part for part in held if (part.release, part.grant) == (release, grant)]
        moved = take_over(session, visitor().id, leaving.id, asked("to"), now(), parts)
        if moved.refused:
            raise moved.refused[0][1]
        return len(moved.moved)

    return carried_out(release, run, _("The work has changed hands."), _anchor="people")


@pages.post("/due", Permission.MEMBER)
def due(release: str) -> ResponseReturnValue:
    """Set when a language is due."""

    def run(session: Session) -> JsonValue:
        return set_due(session, visitor().id, release, request.form.get("language", ""), moment_asked("due"), now=now())

    return carried_out(release, run, _("The date is changed."), _anchor="languages")


@pages.post("/hand-over", Permission.MEMBER)
def hand_over(release: str) -> ResponseReturnValue:
    """Say that a language is ready for review."""

    def run(session: Session) -> JsonValue:
        return hand_over_edition(session, visitor().id, release, request.form.get("language", ""), now()).event_seq

    return carried_out(release, run, _("Handed over for review."), undo=True, _anchor="languages")
