"""What a release is as a whole: its course, its dates and names, its languages, its four eyes."""

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from web.edge.desk import now
from web.edge.routing import Pages, Permission
from web.edge.speaking import _
from web.edge.visitor import visitor
from web.pages.asked import asked, moment_asked
from web.pages.release_page import carried_out, language_asked
from workflow.releases import course, languages
from workflow.releases.schedule import Changes, reschedule, waive_four_eyes
from workflow.store.tables.metadata import JsonValue

pages = Pages("release_course", __name__, "/releases/<release>")


@pages.post("/start", Permission.MEMBER)
def start(release: str) -> ResponseReturnValue:
    """Open a draft to translators and reviewers."""
    return carried_out(
        release,
        lambda session: course.start(session, visitor().id, release, now=now()).event_seq,
        _("The release is open: everybody assigned can begin."),
    )


@pages.post("/cancel", Permission.MEMBER)
def cancel(release: str) -> ResponseReturnValue:
    """Stop the work; nothing is deleted."""
    return carried_out(
        release,
        lambda session: course.cancel(session, visitor().id, release, reason=asked("reason"), now=now()).event_seq,
        _("The release is cancelled. It can be reinstated."),
    )


@pages.post("/reinstate", Permission.MEMBER)
def reinstate(release: str) -> ResponseReturnValue:
    """Take the work up again."""
    return carried_out(
        release,
        lambda session: course.reinstate(session, visitor().id, release, reason=asked("reason"), now=now()).event_seq,
        _("The release is open again."),
    )


@pages.post("/schedule", Permission.MEMBER)
def schedule(release: str) -> ResponseReturnValue:
    """Change title, name of files, dates, embargo and confidentiality."""

    def run(session: Session) -> JsonValue:
        changes = Changes(
            title=asked("title"),
            slug=asked("slug"),
            due=moment_asked("due"),
            embargo=moment_asked("embargo"),
            confidential="confidential" in request.form,
        )
        return reschedule(session, visitor().id, release, changes, now=now()).event_seq

    return carried_out(release, run, _("Saved."), _anchor="settings")


@pages.post("/four-eyes", Permission.MEMBER)
def four_eyes(release: str) -> ResponseReturnValue:
    """Let one person's eyes do, or ask for a second person's again."""
    waived = asked("waived") == "yes"

    def run(session: Session) -> JsonValue:
        return waive_four_eyes(
            session, visitor().id, release, now=now(), reason=asked("reason"), waived=waived
        ).event_seq

    return carried_out(release, run, _("Saved."), _anchor="settings")


@pages.post("/languages", Permission.MEMBER)
def add_language(release: str) -> ResponseReturnValue:
    """Add a target language."""

    def run(session: Session) -> JsonValue:
        due = moment_asked("due")
        return languages.add_language(session, visitor().id, release, language_asked(), now=now(), due=due).event_seq

    return carried_out(release, run, _("The language is added."), _anchor="languages")


@pages.post("/languages/drop", Permission.MEMBER)
def drop_language(release: str) -> ResponseReturnValue:
    """Drop a target language; its work stays."""

    def run(session: Session) -> JsonValue:
        return languages.drop_language(session, visitor().id, release, language_asked(), now=now()).event_seq

    return carried_out(
        release, run, _("The language is dropped. Add it again to have its work back."), _anchor="languages"
    )
