"""Files out: those of the bundle as it would be now, of publications as they were, reports, and a sandboxed preview."""

import nh3
from flask import Response, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from locales import language as facts_of
from web.edge.desk import blobs, now, reading
from web.edge.headers import PREVIEW_POLICY
from web.edge.routing import Pages, Permission
from web.edge.visitor import visitor
from web.pages import forms
from web.pages.attachment import attachment
from web.wording.speech import speech
from workflow.errors import Missing
from workflow.publishing.bundle import Bundle
from workflow.publishing.delivery import zipped
from workflow.publishing.export import copy_of, draw_up
from workflow.publishing.prepare import kept_bundle
from workflow.publishing.renditions.report import report
from workflow.releases.pages import release_line, show

pages = Pages("downloads", __name__)

_ATTRIBUTES = {**{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}, "*": {"dir", "lang"}}
_TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}
_PAGE = Markup(
    '<!doctype html>\n<html lang="{}" dir="{}"><head><meta charset="utf-8"><title>{}</title></head><body>{}</body></html>\n'
)


def word(message: str, language: str) -> str:
    """Say what the files of a bundle say themselves, in the language of each file."""
    return speech(language)(message)


@pages.get("/releases/<release>/bundle.zip", Permission.MEMBER)
def bundle(release: str) -> ResponseReturnValue:
    """The whole bundle.

    ``language`` and ``format`` (more than one may be named) leave others out, ``draft`` takes unfinished languages too, marked.
    """
    made, title, slug = _drawn(release)
    mark = ".draft" if request.args.get("draft") else ""
    return attachment(zipped(made), f"{title}{mark}.zip", f"{slug}{mark}.zip")


@pages.get("/releases/<release>/files/<name>", Permission.MEMBER)
def file(release: str, name: str) -> ResponseReturnValue:
    """One file of that bundle."""
    made, _title, _slug = _drawn(release)
    for one in made.files:
        if one.name == name:
            return attachment(one.data, name, name)
    raise Missing("bundle.no_such_file", file=name)


@pages.get("/releases/<release>/publications/<int:number>/bundle.zip", Permission.MEMBER)
def publication(release: str, number: int) -> ResponseReturnValue:
    """A publication as it went out, byte for byte."""
    with reading() as session:
        kept = kept_bundle(session, blobs(), visitor().id, release, number, now=now())
    return attachment(kept.data, f"{kept.title} {number}.zip", f"{kept.slug}-{number}.zip")


@pages.get("/releases/<release>/publications/<int:number>/files/<name>", Permission.MEMBER)
def published_file(release: str, number: int, name: str) -> ResponseReturnValue:
    """One file of a publication as it went out."""
    with reading() as session:
        kept = kept_bundle(session, blobs(), visitor().id, release, number, now=now())
    return attachment(kept.file(name), name, name)


@pages.get("/releases/<release>/segments.csv", Permission.MEMBER)
def segments(release: str) -> ResponseReturnValue:
    """All segments side by side, for a spreadsheet."""
    with reading() as session:
        shown = show(session, visitor().id, release, now=now())
    line = shown.release
    data = report(shown, [one.language for one in line.languages])
    return attachment(data, f"{line.title}.csv", f"{line.slug}.csv")


@pages.get("/releases/<release>/<language>/preview", Permission.MEMBER)
def preview(release: str, language: str) -> ResponseReturnValue:
    """A language as a page, for a sandboxed frame: nothing in it runs or is fetched."""
    with reading() as session:
        copied = copy_of(session, blobs(), visitor().id, release, language, now=now())
    body = Markup(sanitised(copied.html))  # noqa: S704 - what nh3 leaves
    shown = _PAGE.format(language, facts_of(language).direction, copied.title, body)
    answer = Response(shown, content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = PREVIEW_POLICY
    return answer


def sanitised(html: str) -> str:
    """Give markup without anything that runs or fetches; languages and directions stay."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer")


def _drawn(release: str) -> tuple[Bundle, str, str]:
    with reading() as session:
        line = release_line(session, visitor().id, release, now=now())
        drawn = draw_up(
            session,
            blobs(),
            visitor().id,
            release,
            now=now(),
            formats=forms.asked(),
            languages=request.args.getlist("language") or None,
            draft=bool(request.args.get("draft")),
            word=word,
        )
    return drawn.bundle, line.title, line.slug
