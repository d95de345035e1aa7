"""``stele demo``: a desk with people and releases to try, served."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from sqlalchemy.orm import Session

from web import create_app
from web.command.output import line, step
from web.command.serve import HOST_OPTION, PORT_OPTION, bound, run
from web.command.speaking import _
from web.samples.stage import Stage
from web.samples.stories import PEOPLE, play
from web.settings import Settings
from workflow.people import accounts, passwords
from workflow.people.desk_settings import desk_settings, put_settings
from workflow.people.grants import grants_for
from workflow.store import Store
from workflow.store.folder import initialise, open_desk

FOLDER = Path("demo-desk")
_ZONE = "Africa/Cairo"
_PAST = timedelta(hours=20)


@click.command(
    help=_(
        "Serve a desk to try out, in the folder demo-desk: sample releases, and one account per role. "
        "Run again, it serves what is there."
    )
)
@HOST_OPTION
@PORT_OPTION
def demo(*, host: str, port: int) -> None:
    """Make the demo desk where there is none, then serve it."""
    settings = Settings(data=FOLDER, database_url=None, url=None, fixed_timezone=None)
    made = furnish(settings.data)
    if made:
        line(_("The desk has these people. Their passwords are shown only this once:"))
        line()
        for told in _lines(made):
            line(told)
    else:
        line(_("The demo desk is as you left it, in {folder}.", folder=str(settings.data)))
        line(
            _(
                "A new password for somebody: {command}",
                command=f"STELE_DATA={settings.data} stele user password dana",
            )
        )
    line()
    run(bound(create_app(settings), settings, host, port, or_next=True), settings)


def furnish(data: Path) -> dict[str, str]:
    """Make a desk in ``data`` with its people and samples, all or nothing; give each login's password.

    Where there are people already nothing is added, and nothing given.
    """
    initialise(None, data)
    store = open_desk(None, data)
    try:
        with store.read() as session:
            if accounts.everyone(session, None):
                return {}
        step(_("Making the sample releases …"))
        return _furnish(store)
    finally:
        store.close()


def _furnish(store: Store) -> dict[str, str]:
    made = {login: passwords.made_up() for login, *_ in PEOPLE}
    with ThreadPoolExecutor(2) as pool:
        hashes = dict(zip(made, pool.map(passwords.hashed, made.values()), strict=True))
    end = datetime.now(UTC)
    with store.write() as session:
        people = _people(session, hashes, end - _PAST)
        settings = desk_settings(session)
        put_settings(session, None, replace(settings, timezone=_ZONE), end - _PAST)
        play(Stage(session, store.blobs, people, end - _PAST, end))
    return made


def _people(session: Session, hashes: Mapping[str, str], now: datetime) -> dict[str, str]:
    found: dict[str, str] = {}
    for login, name, roles, languages in PEOPLE:
        grants, is_admin = grants_for(roles, languages)
        found[login] = accounts.add(
            session,
            None,
            login=login,
            name=name,
            grants=grants,
            is_admin=is_admin,
            password_hash=hashes[login],
            now=now,
        ).id
    return found


def _lines(made: Mapping[str, str]) -> list[str]:
    rows = [(f"{' '.join(roles)} {','.join(languages)}".strip(), login) for login, _, roles, languages in PEOPLE]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"  {role:<{widths[0]}}   {login:<{widths[1]}}   {made[login]}" for role, login in rows]
