"""The overview of a release, as it is shown after a look and after a deed that failed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from sqlalchemy.orm import Session

from locales import known
from web.edge.desk import blobs, now, reading
from web.edge.errors import status_of
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.speaking import _, speaking
from web.edge.visitor import visitor
from web.pages.asked import done_once
from web.pages.remarks import remarks_on
from workflow.errors import Missing, SteleError
from workflow.people.assignments import Assignment
from workflow.people.colleagues import Colleague, colleagues
from workflow.people.policy import Role
from workflow.releases.overview import Overview, overview
from workflow.releases.preview import Cut, Preview, preview
from workflow.releases.remarks import remarks
from workflow.review.progress import EditionProgress
from workflow.store.tables.metadata import JsonValue

PARTS_OF_LANGUAGE = (Role.TRANSLATOR, Role.REVIEWER)
PARTS_OF_RELEASE = (Role.DESK, Role.PUBLISHER)
_WORD = re.compile(r"\S+\s*")
_DEEDS = (
    "assign",
    "schedule",
    "add_language",
    "drop_language",
    "waive_four_eyes",
    "start",
    "cancel",
    "reinstate",
    "revise",
    "publish",
)


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A target language: how far it is, who is on it, and why one may not hand it over ('' where one may)."""

    edition: EditionProgress
    people: tuple[Assignment, ...]
    is_out: bool
    hand_over: str
    take_in: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What the overview shows. ``reasons``: by deed why it cannot be done now, '' where it can."""

    of: Overview
    languages: tuple[LanguageView, ...]
    whole: tuple[Assignment, ...]
    addable: tuple[str, ...]
    colleagues: tuple[Colleague, ...]
    preview: Preview | None
    splitting: Cut | None
    pieces: tuple[tuple[int, str], ...]
    reasons: dict[str, str]
    is_desk: bool
    waivable: bool
    embargoed: bool
    error: str
    remarks: tuple[str, ...] = ()

    def wanted(self, language: str) -> Role:
        """Give the role that nobody has in a language yet ('' is the whole release), the first where each is taken."""
        taken = {one.role for one in self.of.team if one.language == language}
        roles = PARTS_OF_LANGUAGE if language else PARTS_OF_RELEASE
        return next((role for role in roles if role not in taken), roles[0])

    def colleagues_for(self, language: str, here: Sequence[str]) -> tuple[Colleague, ...]:
        """Give who works in a language elsewhere and is not among the logins ``here``; first those who hold what is wanted."""
        found = [one for one in self.colleagues if one.works_in(language) and one.login not in here]
        part = (self.wanted(language), language)
        return tuple(sorted(found, key=lambda one: part not in one.roles))

    def colleagues_beside(self, language: str, here: Sequence[str]) -> tuple[Colleague, ...]:
        """Give who neither works in a language elsewhere nor is among the logins ``here``."""
        return tuple(one for one in self.colleagues if not one.works_in(language) and one.login not in here)

    def colleagues_here(self, here: Sequence[str]) -> tuple[Colleague, ...]:
        """Give who is among the logins ``here``."""
        return tuple(one for one in self.colleagues if one.login in here)


def overview_page(release: str, *, splitting: str = "", error: str = "", status: int = 200) -> Response:
    """Render the overview of a release. Raises Missing."""
    with reading() as session:
        found = overview(session, visitor().id, release, now=now())
        is_desk = found.rights.holds(Role.DESK)
        cuts = preview(session, visitor().id, release, now=now()) if found.state == "draft" else None
        people = colleagues(session) if is_desk else ()
        told = remarks(session, blobs(), visitor().id, release, now=now()) if cuts else ()
    cut = next((one for one in cuts.segments if one.key == splitting), None) if cuts else None
    view = OverviewView(
        found,
        tuple(_language(found, edition) for edition in found.editions.values()),
        tuple(one for one in found.team if not one.language),
        tuple(code for code in known() if code != found.source_language and code not in found.editions),
        people,
        cuts,
        cut,
        pieces_of(cut.text) if cut else (),
        {deed: _why(found, deed) for deed in _DEEDS},
        is_desk,
        visitor().desk.four_eyes_waivable,
        found.embargo_until is not None and found.embargo_until > now(),
        error,
        remarks_on(told),
    )
    return render("pages/overview.html", status=status, view=view)


def carried_out(
    release: str, run: Callable[[Session], JsonValue], said: str, *, undo: bool = False, **place: Any
) -> Response:
    """Run a deed once and show the overview again: with ``said``, or with the reason why it was not done.

    With ``undo`` the answer of the deed is its event, which the notice offers to take back.
    """
    try:
        told = done_once(run)
    except Missing as error:
        if error.code == "release.missing":
            raise
        return overview_page(release, error=speaking().of_error(error), status=status_of(error))
    except SteleError as error:
        return overview_page(release, error=speaking().of_error(error), status=status_of(error))
    notice(said, undo=(release, told) if undo and isinstance(told, int) else None)
    return back_to("releases.show", release=release, **place)


def pieces_of(text: str) -> tuple[tuple[int, str], ...]:
    """Give the words of a text, each with its offset and the space after it."""
    return tuple((match.start(), match[0]) for match in _WORD.finditer(text))


def language_asked() -> str:
    """Give the language that a form names."""
    return request.form.get("language", "")


def _language(found: Overview, edition: EditionProgress) -> LanguageView:
    language = edition.language
    handing = found.rights.holds(Role.TRANSLATOR, language)
    reason = "" if handing else _("Only somebody who translates this language can hand it over.")
    if handing and edition.handed_over:
        reason = _("It has already been handed over.")
    elif handing and edition.state != "translation":
        reason = _("It is already in review.")
    may_take_in = any(found.rights.holds(role, language) for role in (Role.TRANSLATOR, Role.REVIEWER, Role.DESK))
    return LanguageView(
        edition,
        tuple(one for one in found.team if one.language == language),
        language in found.out,
        reason,
        "" if may_take_in else _("Only people who work on this language can take files in."),
    )


def _why(found: Overview, deed: str) -> str:
    reason = found.refusal(deed)
    return speaking().of_error(reason) if reason else ""
