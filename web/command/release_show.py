"""``stele release list``, ``show`` and ``history``: what there is."""

from datetime import datetime
from typing import Any

import click

from web.command.desk import BY, Desk, desk
from web.command.output import AS_JSON, json_lines, line
from web.command.speaking import _
from workflow.releases.pages import ReleaseLine, SegmentLine, releases
from workflow.releases.pages import show as shown
from workflow.review.release_history import events_of


@click.command("list", help=_("List the releases, those due first."))
@BY
@AS_JSON
def list_(*, login_by: str | None, as_json: bool) -> None:
    """List what the person may see, or all for the keeper of the data folder."""
    with desk() as here:
        with here.store.read() as session:
            found = releases(session, here.viewing(session, login_by), now=here.now)
        if as_json:
            json_lines(_release_as_json(one) for one in found)
            return
        for one in found:
            due = _when(here, one.due_at)
            line("\t".join([one.release, one.state, due, _languages(one), one.title]))


@click.command(help=_("Show a release, segment by segment."))
@click.argument("release")
@BY
@AS_JSON
def show(*, release: str, login_by: str | None, as_json: bool) -> None:
    """Show all segments in all languages."""
    with desk() as here, here.store.read() as session:
        found = shown(session, here.viewing(session, login_by), release, now=here.now)
    if as_json:
        json_lines(_segment_as_json(one) for one in found.segments)
        return
    line(f"{found.release.title}\t{found.release.state}\t{_languages(found.release)}")
    for one in found.segments:
        states = " ".join(f"{language}:{said.state}" for language, said in one.translations.items())
        line(f"{one.number}\t{one.key}\t{states}\t{one.source}")


@click.command(help=_("List the events of a release: who did what, when."))
@click.argument("release")
@BY
@AS_JSON
def history(*, release: str, login_by: str | None, as_json: bool) -> None:
    """List the history, oldest first."""
    with desk() as here:
        with here.store.read() as session:
            found = events_of(session, here.viewing(session, login_by), release, here.now)
        if as_json:
            json_lines(
                {
                    "seq": one.seq,
                    "at": one.at.isoformat(),
                    "by": one.name,
                    "action": one.action,
                    "language": one.language,
                    "segments": one.segments,
                    "undoes": one.undoes,
                    "hash": one.hash,
                }
                for one in found
            )
            return
        for one in found:
            line("\t".join([str(one.seq), _when(here, one.at), one.name, one.action, one.language, str(one.segments)]))


def _when(here: Desk, moment: datetime | None) -> str:
    return f"{moment.astimezone(here.settings.timezone):%Y-%m-%d %H:%M}" if moment else ""


def _languages(one: ReleaseLine) -> str:
    return " ".join(f"{edition.language}:{edition.state}" for edition in one.languages)


def _release_as_json(one: ReleaseLine) -> dict[str, Any]:
    return {
        "id": one.release,
        "title": one.title,
        "slug": one.slug,
        "state": one.state,
        "source_language": one.source_language,
        "due": one.due_at.isoformat() if one.due_at else None,
        "embargo": one.embargo_until.isoformat() if one.embargo_until else None,
        "languages": {edition.language: edition.state for edition in one.languages},
    }


def _segment_as_json(one: SegmentLine) -> dict[str, Any]:
    return {
        "number": one.number,
        "key": one.key,
        "block": one.block,
        "kind": one.kind,
        "source": one.source,
        "translations": {
            language: {"text": said.text, "state": said.state, "version": said.version}
            for language, said in one.translations.items()
        },
    }
