"""A new release: a file or a pasted text comes in, and opens as a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

import nh3
from flask import Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from locales import known
from locales import language as facts_of
from web.edge.desk import blobs, now
from web.edge.errors import status_of
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import visitor
from web.pages.asked import asked, done_once, moment_asked
from workflow.documents import Document, read_apart
from workflow.documents.bilingual import SOURCE_LANGUAGE
from workflow.documents.registry import endings
from workflow.documents.spoken import likely_language
from workflow.errors import BadInput, SteleError
from workflow.releases.bilingual import targets_among
from workflow.releases.files import keep
from workflow.releases.naming import called_by_first_words, first_words
from workflow.releases.opening import Terms, open_release
from workflow.releases.plan import plan
from workflow.store.tables.metadata import JsonValue

pages = Pages("new_release", __name__)

_ATTRIBUTES = {"*": {"dir", "lang"}, "a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_FIRST_READING = "en"
"""What a file is read as before it is known what language it is in."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: it stands in the form again after an error."""

    language: str = ""
    targets: tuple[str, ...] = ()
    title: str = ""
    due: str = ""
    embargo: str = ""
    confidential: bool = False
    text: str = ""
    html: str = ""


@pages.get("/releases/new", Permission.DESK)
def show() -> ResponseReturnValue:
    """Show the empty form."""
    return _form(Filled(targets=tuple(known())))


@pages.post("/releases/new", Permission.DESK)
def open_draft() -> ResponseReturnValue:
    """Open a draft of what came in, and show how it is cut; on an error show the form again, as it was filled in."""
    try:
        name, data = _brought()
        release = _opened(name, data)
    except SteleError as error:
        told = speaking().of_error(error)
        if _wants_json():
            return jsonify(error=told), status_of(error)
        return _form(_filled(), error=told, status=status_of(error))
    if _wants_json():
        return jsonify(address=url_for("releases.show", release=release))
    return back_to("releases.show", release=release)


def _opened(name: str, data: bytes) -> str:
    due, embargo = moment_asked("due"), moment_asked("embargo")
    document = _read(data, name) if _file() else called_by_first_words(_read(data, name))
    ticked = [code for code in request.form.getlist("targets") if code != document.language]
    targets = targets_among([document], ticked)
    title = asked("title") or ("" if _file() else first_words(document))
    terms = Terms(targets, title, "", due, embargo, confidential="confidential" in request.form, draft=True)
    planned = plan([document], document.language)
    kept = keep(blobs(), document)

    def run(session: Session) -> JsonValue:
        return open_release(session, visitor().id, planned, [kept], terms, now=now()).release

    return str(done_once(run, data))


def _read(data: bytes, name: str) -> Document:
    language = asked("language")
    if language:
        return read_apart(data, name, language)
    document = read_apart(data, name, _FIRST_READING)
    stated = document.properties.get(SOURCE_LANGUAGE)
    likely = stated or likely_language("\n".join(block.text.plain for block in document.blocks))
    if likely is None:
        raise BadInput("web.language_unknown")
    return document if likely == document.language else read_apart(data, name, likely)


def _brought() -> tuple[str, bytes]:
    """Give name and bytes of what was brought: a file, else rich text, else plain text. Raises BadInput."""
    if file := _file():
        return file.filename or "", file.read()
    if asked("html"):
        return "pasted.html", _page_of(asked("html"))
    if asked("text"):
        return "pasted.txt", asked("text").encode()
    raise BadInput("web.nothing_brought")


def _file() -> FileStorage | None:
    file = request.files.get("file")
    return file if file is not None and file.filename else None


def _page_of(rich: str) -> bytes:
    clean = nh3.clean(rich, attributes=_ATTRIBUTES, strip_comments=True, link_rel=None)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{clean}</body></html>'.encode()


def _filled() -> Filled:
    given = {name: request.form.get(name, "") for name in ("language", "title", "due", "embargo", "text", "html")}
    return Filled(**given, targets=tuple(request.form.getlist("targets")), confidential="confidential" in request.form)


def _form(filled: Filled, *, error: str = "", status: int = 200) -> Response:
    languages: Sequence[str] = known()
    return render(
        "pages/new_release.html",
        status=status,
        filled=filled,
        endings=",".join(endings()),
        languages=languages,
        error=error,
        data={
            "languages": {
                code: {
                    "direction": facts_of(code).direction,
                    "script": facts_of(code).script,
                    "words": list(facts_of(code).table("language")["frequent"]["words"]),
                }
                for code in languages
            },
            "words": {
                "rich": _("Formatted text: bold, links and lists are kept."),
                "one": _("Drop one file, or a ZIP of several."),
                "reading": _("Reading the text …"),
                "failed": _("The server could not be reached. Nothing is lost: send it again."),
            },
        },
    )


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
