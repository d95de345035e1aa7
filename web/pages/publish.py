"""The gate: what holds each language back, what the bundle would hold, the one click that publishes, and what went out before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from web.edge.dates import language_named
from web.edge.desk import blobs, now, reading, writing
from web.edge.errors import status_of
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import language_here, visitor
from web.pages import forms
from web.pages.downloads import word
from web.wording.states import OF_FACTS
from workflow.errors import BadInput, Conflict, Missing, SteleError, Unavailable
from workflow.people.idempotency import once, request_hash
from workflow.publishing.gate import Obstacle
from workflow.publishing.prepare import LanguageGate, PastFile, Prepared, prepare
from workflow.publishing.publish import draw_up_to_publish
from workflow.publishing.publish import publish as publish_release
from workflow.publishing.renditions.names import PDF, USUAL
from workflow.publishing.withdrawal import withdraw_publication
from workflow.releases.course import correct as correct_release
from workflow.releases.pages import release_line

pages = Pages("publish", __name__)

_MOST_LINKS = 40


@dataclass(frozen=True, slots=True)
class Reason:
    """Obstacles of one kind: ``state`` is that of a badge, '' where ``said`` tells what they are; ``places`` are numbers with their links.

    ``count`` is that of the segments, of the obstacles where they are in none.
    """

    code: str
    state: str
    said: str
    count: int
    places: tuple[tuple[int, str], ...]

    @property
    def more(self) -> int:
        """How many are not linked."""
        return self.count - len(self.places)


@dataclass(frozen=True, slots=True)
class PublishView:
    """What the page shows; ``chosen`` are the forms in which the release goes out."""

    prepared: Prepared
    chosen: tuple[str, ...]
    forms: tuple[forms.Group, ...]
    own: tuple[Reason, ...]
    languages: tuple[tuple[LanguageGate, tuple[Reason, ...]], ...]
    files: tuple[PastFile, ...]
    hindrance: str

    @property
    def not_withdraw(self) -> str:
        """Why a publisher cannot take back what is out, '' where they can or nothing is out; others are not told of it."""
        told, is_out = self.prepared, any(not one.withdrawn_at for one in self.prepared.past)
        if told.not_withdraw is None or told.not_publish is not None or not is_out:
            return ""
        return speaking().of_error(told.not_withdraw)

    @property
    def waits(self) -> bool:
        """Whether nothing but the embargo is between the bundle and its readers."""
        return self.prepared.embargo_until is not None and not self.hindrance


@pages.get("/releases/<release>/publish", Permission.MEMBER)
def show(release: str) -> ResponseReturnValue:
    """The gate of a release; what the address says of forms is remembered."""
    if forms.none_ticked():
        return _page(release, error=BadInput("publish.no_form"))
    answer = _page(release)
    if forms.asked():
        forms.remember(answer, forms.chosen())
    return answer


@pages.post("/releases/<release>/publish", Permission.MEMBER)
def publish(release: str) -> ResponseReturnValue:
    """Publish the languages that were ticked, in the forms that the page showed."""
    languages, note = request.form.getlist("language"), request.form.get("note", "")
    moment = now()
    try:
        # The files are made before the release is locked; the service then looks whether they are still what there is.
        with reading() as session:
            source = release_line(session, visitor().id, release, now=moment).source_language
            drawn = draw_up_to_publish(
                session,
                blobs(),
                visitor().id,
                release,
                now=moment,
                formats=request.form.get("forms", "").split() or None,
                languages=(source, *languages),
                word=word,
            )
    except Missing:
        raise
    except SteleError as error:
        return _page(release, error=error, told=note)

    def run(session: Session) -> None:
        if str(drawn.head_seq) != request.form.get("seen", ""):
            raise Conflict("publish.moved_on")
        publish_release(session, blobs(), visitor().id, release, drawn, note=note, now=moment)

    return _deed(release, run, _("Published. The bundle is below, for everybody who may see the release."), note)


@pages.post("/releases/<release>/correct", Permission.MEMBER)
def correct(release: str) -> ResponseReturnValue:
    """Reopen what is out, to mend it."""
    reason = request.form.get("reason", "")
    return _deed(
        release,
        lambda session: correct_release(session, visitor().id, release, reason=reason, now=now()),
        _("The release is open for correction. Reopen the segments to correct, then publish again."),
        reason,
    )


@pages.post("/releases/<release>/publications/<int:number>/withdraw", Permission.MEMBER)
def withdraw(release: str, number: int) -> ResponseReturnValue:
    """Take a publication back."""
    told = request.form.get("reason", "")
    return _deed(
        release,
        lambda session: withdraw_publication(session, visitor().id, release, number, note=told, now=now()),
        _("The publication is withdrawn. Its files are kept, and the reason is in the history."),
        told,
    )


def _deed(release: str, run: Callable[[Session], object], done: str, told: str) -> ResponseReturnValue:
    """Run a deed once for its form's key; what refuses it is said on the page, with what was typed."""
    form = sorted((name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", "key"})
    asked = request_hash(request.path, *(part for pair in form for part in pair))

    def ran(session: Session) -> None:
        run(session)

    try:
        with writing() as session:
            once(session, visitor().id, request.form.get("key", ""), asked, now(), lambda: ran(session))
    except Missing as error:
        if error.code.startswith("release."):
            raise
        return _page(release, error=error, told=told)
    except SteleError as error:
        return _page(release, error=error, told=told)
    notice(done)
    return back_to("publish.show", release=release)


def _page(release: str, *, error: SteleError | None = None, told: str = "") -> Response:
    moment = now()
    chosen, lacking = forms.chosen(), None
    try:
        prepared = _prepared(release, moment, chosen)
    except Unavailable as missing:
        if not missing.code.startswith("pdf."):
            raise
        chosen = tuple(name for name in chosen if name != PDF) or USUAL
        lacking, prepared = missing, _prepared(release, moment, chosen)
    view = PublishView(
        prepared,
        chosen,
        forms.groups(chosen),
        tuple(_reasons(prepared, prepared.own, prepared.languages[0].language if prepared.languages else "")),
        tuple((one, tuple(_reasons(prepared, one.obstacles, one.language))) for one in prepared.languages),
        _files(prepared),
        _hindrance(prepared),
    )
    data = {
        "now": moment.isoformat(),
        "until": prepared.embargo_until.isoformat() if prepared.embargo_until and view.waits else None,
        "words": {"over": _("The embargo is over. Press Enter to publish.")},
    }
    wrong = error or lacking
    said = speaking().of_error(wrong) if wrong else ""
    return render(
        "pages/publish.html", view=view, error=said, told=told, data=data, status=status_of(error) if error else 200
    )


def _prepared(release: str, moment: datetime, chosen: Sequence[str]) -> Prepared:
    with reading() as session:
        return prepare(session, blobs(), visitor().id, release, now=moment, formats=chosen, word=word)


def _hindrance(prepared: Prepared) -> str:
    """Say why nothing can go out now, the embargo apart; '' where something can."""
    if prepared.not_publish is not None:
        return speaking().of_error(prepared.not_publish)
    if prepared.own:
        return _("Something blocks all languages: see above.")
    return _hindrance_of_languages(prepared)


def _hindrance_of_languages(prepared: Prepared) -> str:
    behind = [one.language for one in prepared.languages if one.is_out and one.language not in prepared.offered]
    if prepared.corrects and behind:
        return _("What was published goes out again together: finish {languages} first.", languages=_named(behind))
    if prepared.offered:
        return ""
    out = sum(one.is_out for one in prepared.languages)
    if out == len(prepared.languages):
        return _("All languages are published.")
    waits = _("No other language is finished yet: see what blocks each of them.")
    return waits if out else _("No language is finished yet: see what blocks each of them.")


def _named(languages: Sequence[str]) -> str:
    return _(", ").join(language_named(one, language_here()) for one in languages)


def _reasons(prepared: Prepared, found: Sequence[Obstacle], language: str) -> Iterator[Reason]:
    ordered = sorted(found, key=lambda one: (_RANK.get(one.code, 9), _matter(one)))
    for (code, matter), group in groupby(ordered, key=lambda one: (one.code, _matter(one))):
        found_at = [one.number for one in group]
        numbers = sorted({number for number in found_at if number})
        page = url_for("editor.show", release=prepared.release, language=language) if numbers else ""
        places = tuple((number, f"{page}#n{number}") for number in numbers[:_MOST_LINKS])
        state = matter if code in {"gate.not_approved", "gate.state"} else ""
        yield Reason(code, state, _said(code, matter), len(numbers) or len(found_at), places)


_RANK = {"gate.state": 0, "gate.not_approved": 1, "gate.finding": 2, "gate.open_thread": 3}


def _matter(one: Obstacle) -> str:
    return str(one.facts.get("state") or one.facts.get("check") or "")


def _said(code: str, matter: str) -> str:
    if code == "gate.finding":
        names = OF_FACTS["check_name"]
        return _(names[matter]) if matter in names else matter
    if code == "gate.open_thread":
        return _("Open comments")
    return ""


def _files(prepared: Prepared) -> tuple[PastFile, ...]:
    if prepared.drawn is None:
        return ()
    return tuple(
        PastFile(one.name, sha256(one.data).hexdigest(), len(one.data), one.language or "")
        for one in prepared.drawn.bundle.files
    )
