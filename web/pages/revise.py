"""A new version of the source: brought in, looked at, and only then taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer

from web.edge.desk import blobs, now, reading, writing
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import ngettext, speaking
from web.edge.visitor import visitor
from web.pages.asked import asked
from web.pages.remarks import remarks_on
from workflow.documents import Document, read_apart
from workflow.documents.registry import endings
from workflow.errors import BadInput, Conflict, Missing, SteleError
from workflow.releases.files import KeptFile, keep, kept
from workflow.releases.foresight import Revisable, foresee, revisable
from workflow.releases.naming import called_by_first_words
from workflow.releases.plan import plan
from workflow.releases.versions import Line, Revision, revise
from workflow.text.diff import word_diff
from workflow.text.runs import Run, runs_of

pages = Pages("revise", __name__)

_SALT = "stele.revise"
_AN_HOUR = 3600
_MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class ReviseView:
    """What the page shows: the form, and once something was brought in what it would do, with the token that takes it."""

    release: str
    title: str
    language: str
    error: str = ""
    pasted: str = ""
    foreseen: Revision | None = None
    token: str = ""
    remarks: tuple[str, ...] = ()

    def changes(self, line: Line) -> tuple[Run, ...]:
        """Give a changed sentence with what changed in it."""
        return runs_of(word_diff(line.was, line.text))


@pages.get("/releases/<release>/revise", Permission.DESK)
def show(release: str) -> ResponseReturnValue:
    """Show the form."""
    return _shown(release, _place(release))


@pages.post("/releases/<release>/revise", Permission.DESK)
def look(release: str) -> ResponseReturnValue:
    """Read what was brought in and tell what it would do; nothing is changed."""
    place = _place(release)
    try:
        files = [keep(blobs(), one) for one in _documents(place.rules.language)]
        foreseen = _foreseen(release, place, [one.document for one in files])
    except SteleError as error:
        if isinstance(error, Missing):
            raise
        return _shown(release, place, error=error)
    token = _signer().dumps([release, visitor().id, place.head, [[one.blob, one.parsed] for one in files]])
    return _shown(release, place, foreseen=foreseen, token=token, documents=[one.document for one in files])


@pages.post("/releases/<release>/revise/take", Permission.DESK)
def take(release: str) -> ResponseReturnValue:
    """Make what was looked at the source of the release."""
    place = _place(release)
    seen, files = _looked_at(release, request.form.get("token", ""))
    documents = [one.document for one in files]
    if seen != place.head:
        # Somebody worked meanwhile: what was foreseen may not be what would happen.
        token = _signer().dumps([release, visitor().id, place.head, [[one.blob, one.parsed] for one in files]])
        foreseen = _foreseen(release, place, documents)
        moved = Conflict("revise.moved_on")
        return _shown(release, place, error=moved, foreseen=foreseen, token=token, documents=documents)
    made = plan(documents, place.rules.language, exceptions=place.rules.exceptions)
    with writing() as session:
        done = revise(session, visitor().id, release, made, files, now=now())
    notice(
        ngettext(
            "The new version is imported: {n} sentence changed.",
            "The new version is imported: {n} sentences changed.",
            len(done.changed),
        )
    )
    return back_to("compare.show", release=release)


def _place(release: str) -> Revisable:
    with reading() as session:
        return revisable(session, visitor().id, release, now=now())


def _documents(language: str) -> list[Document]:
    sent = [one for one in request.files.getlist("files") if one.filename]
    pasted = asked("pasted")
    if len(sent) > _MOST_FILES:
        raise BadInput("revise.many_files", most=_MOST_FILES)
    if sent:
        return [read_apart(one.read(), one.filename or "", language) for one in sent]
    if not pasted:
        raise BadInput("revise.nothing_sent")
    return [called_by_first_words(read_apart(pasted.encode(), "pasted.txt", language))]


def _foreseen(release: str, place: Revisable, documents: Sequence[Document]) -> Revision:
    made = plan(documents, place.rules.language, exceptions=place.rules.exceptions)
    with reading() as session:
        return foresee(session, visitor().id, release, made, now=now())


def _looked_at(release: str, token: str) -> tuple[int, list[KeptFile]]:
    """Give the head that was seen and the files that were looked at, by this person for this release."""
    try:
        of_release, person, head, files = _signer().loads(token, max_age=_AN_HOUR)
    except (BadSignature, ValueError) as error:
        raise BadInput("web.stale_form") from error
    if (of_release, person) != (release, visitor().id):
        raise BadInput("web.stale_form")
    return head, [KeptFile(kept(blobs(), blob, parsed), blob, parsed) for blob, parsed in files]


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=_SALT)


def _shown(
    release: str,
    place: Revisable,
    *,
    error: SteleError | None = None,
    foreseen: Revision | None = None,
    token: str = "",
    documents: Sequence[Document] = (),
) -> ResponseReturnValue:
    view = ReviseView(
        release=release,
        title=place.title,
        language=place.rules.language,
        error=speaking().of_error(error) if error else "",
        pasted=request.form.get("pasted", "") if error else "",
        foreseen=foreseen,
        token=token,
        remarks=remarks_on(one for each in documents for one in each.notes),
    )
    return render(
        "pages/revise.html", view=view, endings=",".join(endings()), status=400 if isinstance(error, BadInput) else 200
    )
