"""``stele release import`` and ``revise``: files in."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import click

from locales import known
from web.command.desk import BY, Desk, desk, read_file
from web.command.languages import languages_of
from web.command.output import AS_JSON, json_lines, line, step, warn
from web.command.speaking import _
from workflow.documents import Document, read_apart
from workflow.people.grants import sound_language
from workflow.releases.bilingual import targets_among
from workflow.releases.exceptions import source_of
from workflow.releases.files import keep
from workflow.releases.opening import Terms, open_release
from workflow.releases.plan import plan
from workflow.releases.versions import Line, Revision
from workflow.releases.versions import revise as revise_release
from workflow.store.folder import require_room


@click.command(
    "import",
    help=_(
        "Import a release from one file (Word, PowerPoint, OpenDocument, HTML, Markdown, text, subtitles, XLIFF, PO, or a ZIP of several) and print its ID."
    ),
)
@click.argument("file")
@click.option("--source", required=True, metavar="CODE", help=_("Language of the file: ar, en or fr."))
@click.option(
    "--targets",
    metavar="CODES",
    help=_("Languages to translate into, for example en,fr (otherwise all others)."),
)
@click.option("--title", default="", help=_("Title (otherwise the first heading, or the name of the file)."))
@click.option("--slug", default="", help=_("Name of the exported files (otherwise made from the title)."))
@click.option("--due", metavar="TIME", help=_("When the work has to be ready."))
@click.option("--embargo", metavar="TIME", help=_("Until this time only the people assigned to it see the release."))
@click.option("--confidential", is_flag=True, help=_("Only the people assigned to it may know of it."))
@BY
@AS_JSON
def import_(  # noqa: PLR0913 - one parameter for each option
    *,
    file: str,
    source: str,
    targets: str | None,
    title: str,
    slug: str,
    due: str | None,
    embargo: str | None,
    confidential: bool,
    login_by: str | None,
    as_json: bool,
) -> None:
    """Read the file apart, cut it into segments, open the release."""
    asked = languages_of(targets) if targets else []
    with desk() as here:
        due_at, embargo_until = (here.settings.moment(text) if text else None for text in (due, embargo))
        _require_person(here, login_by)
        document = _read(here, file, sound_language(source))
        wanted = asked or targets_among([document], [code for code in known() if code != source])
        planned = plan([document], document.language)
        step(_("{count} segments; opening the release …", count=len(planned.segments)))
        kept = keep(here.store.blobs, document)
        with here.store.write() as session:
            opened = open_release(
                session,
                here.acting(session, login_by),
                planned,
                [kept],
                Terms(wanted, title, slug, due_at, embargo_until, confidential=confidential),
                now=here.now,
            )
    if as_json:
        told = {"id": opened.release, "title": opened.title, "slug": opened.slug}
        json_lines([{**told, "segments": opened.segments, "words": opened.words}])
        return
    line(opened.release)
    warn(_("The release is open: {segments} segments, {words} words.", segments=opened.segments, words=opened.words))


@click.command(help=_("Import a new version of the source. What has not changed stays approved."))
@click.argument("release")
@click.argument("file")
@BY
@AS_JSON
def revise(*, release: str, file: str, login_by: str | None, as_json: bool) -> None:
    """Read the new file, match it with what is there, print what was kept, changed, added and dropped."""
    with desk() as here:
        with here.store.read() as session:
            rules = source_of(session, here.acting(session, login_by), release, now=here.now)
        document = _read(here, file, rules.language)
        planned = plan([document], rules.language, exceptions=rules.exceptions)
        kept = keep(here.store.blobs, document)
        with here.store.write() as session:
            revision = revise_release(session, here.acting(session, login_by), release, planned, [kept], now=here.now)
    if as_json:
        json_lines(_as_json(revision))
        return
    counts = {name: len(lines) for name, lines in _outcomes(revision)}
    line(
        _(
            "Version {version}: {kept} kept, {changed} changed, {added} added, {dropped} dropped, {returned} back "
            "again. Approvals that came back: {back}.",
            version=revision.version,
            kept=revision.kept,
            back=revision.approvals_back,
            **counts,
        )
    )
    for name, lines in _outcomes(revision):
        for one in lines:
            line(f"{_(name)}\t{one.key}\t{one.text}")


def _require_person(here: Desk, login_by: str | None) -> None:
    # Before the file is read: who may not act should hear that first.
    with here.store.read() as session:
        here.acting(session, login_by)


def _read(here: Desk, file: str, language: str) -> Document:
    require_room(here.store.data)
    data = read_file(file)
    step(_("Reading {file} …", file=PurePath(file).name))
    document = read_apart(data, PurePath(file).name, language)
    for note in document.notes:
        warn(_.of_code(note.code, note.facts))
    return document


def _outcomes(revision: Revision) -> Iterable[tuple[str, tuple[Line, ...]]]:
    for name in ("changed", "added", "dropped", "returned", "conflicts"):
        yield name, getattr(revision, name)


def _as_json(revision: Revision) -> Iterable[dict[str, Any]]:
    yield {
        "version": revision.version,
        "kept": revision.kept,
        "approvals_back": revision.approvals_back,
        **{name: len(lines) for name, lines in _outcomes(revision)},
    }
    for name, lines in _outcomes(revision):
        for one in lines:
            yield {"version": revision.version, "outcome": name, "key": one.key, "text": one.text, "was": one.was}
