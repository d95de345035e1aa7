"""``stele release reopen`` and ``return``: an approved or confirmed segment goes back to work."""

import click
from sqlalchemy.orm import Session

from web.command.desk import BY, Desk, desk
from web.command.output import line
from web.command.speaking import _
from workflow.errors import Conflict, Missing
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.pages import editor_page
from workflow.review.states import RETURN_KINDS
from workflow.review.translation import Translation

_LANGUAGE = click.option("--language", required=True, metavar="CODE", help=_("Language of the translation."))
_KEY = click.option("--key", required=True, metavar="KEY", help=_("Key of the segment."))


@click.command(help=_("Reopen an approved segment: it becomes a draft again and can be edited."))
@click.argument("release")
@_LANGUAGE
@_KEY
@BY
def reopen(*, release: str, language: str, key: str, login_by: str | None) -> None:
    """Take the approval of one segment back."""
    with desk() as here, here.store.write() as session:
        person = here.acting(session, login_by)
        where = Where(release, language, key)
        row = _row(here, session, person, where)
        _done(moves.reopen(session, person, where, row.version, row.base_hash or "", here.now))
    line(_("{key} is open again.", key=key))


@click.command("return", help=_("Return a segment to its translator, with the reason."))
@click.argument("release")
@_LANGUAGE
@_KEY
@click.option(
    "--for",
    "kind",
    required=True,
    type=click.Choice(RETURN_KINDS),
    help=_("Kind of error (MQM typology)."),
)
@click.option("--note", default="", help=_("What is to be corrected."))
@BY
def return_(*, release: str, language: str, key: str, kind: str, note: str, login_by: str | None) -> None:
    """Send one segment back."""
    with desk() as here, here.store.write() as session:
        person = here.acting(session, login_by)
        where = Where(release, language, key)
        row = _row(here, session, person, where)
        _done(moves.send_back(session, person, where, row.version, row.base_hash or "", kind, here.now, note=note))
    line(_("{key} is returned to its translator.", key=key))


def _row(here: Desk, session: Session, person: str, where: Where) -> Translation:
    page = editor_page(session, person, where.release, where.language, here.now)
    if where.key not in page.by_key:
        raise Missing("segment.missing", key=where.key)
    return page.by_key[where.key].translation


def _done(answer: Saved | ConflictAnswer) -> None:
    if isinstance(answer, ConflictAnswer):
        raise Conflict(answer.code, key=answer.key)
