"""Every function of the desk that reads releases for a person: the walk of visibility goes through them all.

A function of ``workflow`` that takes a ``viewer`` gets a line here, or the walk fails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from tests.releases.made import a_document
from workflow.conversation import inbox, presence, read
from workflow.memory import lookup
from workflow.people import assignments, reassigning
from workflow.publishing import gate, gather
from workflow.releases import compare, exceptions, foresight, overview, pages, preview, proof, search
from workflow.releases.edit_source import source_text
from workflow.releases.plan import plan
from workflow.review import earlier, home, matches, past, reference, release_history, row_history, row_now
from workflow.review import pages as editor
from workflow.review.where import Where
from workflow.text import content_hash


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which release, and for which of its segments: ``text`` is what its source says."""

    viewer: str
    release: str
    key: str
    text: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """``name`` is ``room.module.function``. ``of_one``: it reads one release, and must not look at the others."""

    name: str
    read: Callable[[Session, Asked], Any]
    of_one: bool = True


def _where(asked: Asked) -> Where:
    return Where(asked.release, "en", asked.key)


def _presence(session: Session, asked: Asked) -> Any:
    return presence.present(session, asked.viewer, asked.release, asked.now)


READINGS: list[Reading] = [
    Reading("conversation.inbox.inbox", lambda s, a: inbox.inbox(s, a.viewer, a.now), of_one=False),
    Reading("conversation.read.threads", lambda s, a: read.threads(s, a.viewer, a.release, a.now)),
    Reading(
        "memory.lookup.exact",
        lambda s, a: lookup.exact(s, a.viewer, [content_hash(a.text)], "ar", "en", a.now),
        of_one=False,
    ),
    Reading("conversation.presence.present", _presence),
    Reading("people.assignments.mine", lambda s, a: assignments.mine(s, a.viewer, a.now), of_one=False),
    Reading("people.assignments.team", lambda s, a: assignments.team(s, a.viewer, a.release, a.now)),
    Reading(
        "people.reassigning.parts_of",
        lambda s, a: reassigning.parts_of(s, a.viewer, a.viewer, a.now),
        of_one=False,
    ),
    Reading("people.reassigning.workers", lambda s, a: reassigning.workers(s, a.viewer, a.now), of_one=False),
    Reading("publishing.gate.obstacles", lambda s, a: gate.obstacles(s, a.viewer, a.release, now=a.now)),
    Reading("publishing.gather.gather", lambda s, a: gather.gather(s, a.viewer, a.release, now=a.now)),
    Reading("releases.edit_source.source_text", lambda s, a: source_text(s, a.viewer, a.release, a.key, a.now)),
    Reading("releases.compare.compare", lambda s, a: compare.compare(s, a.viewer, a.release, "en", now=a.now)),
    Reading(
        "releases.foresight.foresee",
        lambda s, a: foresight.foresee(s, a.viewer, a.release, plan([a_document("جملة أخرى.")], "ar"), now=a.now),
    ),
    Reading("releases.foresight.revisable", lambda s, a: foresight.revisable(s, a.viewer, a.release, now=a.now)),
    Reading("releases.proof.proof", lambda s, a: proof.proof(s, a.viewer, a.release, now=a.now)),
    Reading("review.earlier.review_page", lambda s, a: earlier.review_page(s, a.viewer, a.release, "en", a.now)),
    Reading("releases.exceptions.source_of", lambda s, a: exceptions.source_of(s, a.viewer, a.release, now=a.now)),
    Reading("releases.overview.overview", lambda s, a: overview.overview(s, a.viewer, a.release, now=a.now)),
    Reading("releases.preview.preview", lambda s, a: preview.preview(s, a.viewer, a.release, now=a.now)),
    Reading("releases.search.find", lambda s, a: search.find(s, a.viewer, search.Sought(), a.now), of_one=False),
    Reading("review.past.past", lambda s, a: past.past(s, a.viewer, a.release, past.Asked(), a.now)),
    Reading("releases.pages.release_line", lambda s, a: pages.release_line(s, a.viewer, a.release, now=a.now)),
    Reading("releases.pages.releases", lambda s, a: pages.releases(s, a.viewer, now=a.now), of_one=False),
    Reading("releases.pages.show", lambda s, a: pages.show(s, a.viewer, a.release, now=a.now)),
    Reading("review.home.home", lambda s, a: home.home(s, a.viewer, a.now), of_one=False),
    Reading("review.matches.matches", lambda s, a: matches.matches(s, a.viewer, _where(a), a.now), of_one=False),
    Reading("review.pages.editor_page", lambda s, a: editor.editor_page(s, a.viewer, a.release, "en", a.now)),
    Reading("review.reference.reference", lambda s, a: reference.reference(s, a.viewer, a.release, "en", "fr", a.now)),
    Reading("review.release_history.events_of", lambda s, a: release_history.events_of(s, a.viewer, a.release, a.now)),
    Reading("review.release_history.news_of", lambda s, a: release_history.news_of(s, a.viewer, a.release, 0, a.now)),
    Reading("review.row_now.row_now", lambda s, a: row_now.row_now(s, a.viewer, _where(a), a.now)),
    Reading(
        "review.row_history.history_of",
        lambda s, a: row_history.history_of(s, a.viewer, a.release, "en", a.key, a.now),
    ),
]

WALKED_WITHIN = frozenset(
    {
        # They make others see no more than what they are given.
        "people.visibility.seen_by",
        "people.visibility.view",
        "people.visibility.visible_to",
        "people.standing.seen_release",
        # Parts of a reading above.
        "publishing.gate.of_gathered",
        "publishing.gather.hands",
        "review.findings.blocking",
        "review.findings.standing_findings",
        "publishing.export.draw_up",
        "publishing.export.draw_up_gathered",
        # They need files of the desk too: the walk of the routes (tests/web/safety) asks for them as each outsider.
        "publishing.export.copy_of",
        "publishing.prepare.prepare",
        "publishing.prepare.kept_bundle",
        "releases.remarks.remarks",
        "review.progress.progress_of",
        "releases.source_rows.source_row_seen",
        "review.find.work_seen",
        "review.find.edition_seen",
    }
)
