"""Every function of the desk that reads releases for a person: the walk of visibility goes through them all.

A new reading gets a line here. A module ``workflow/<room>/pages.py`` whose functions have none fails the walk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from workflow.people import assignments


@dataclass(frozen=True, slots=True)
class Reading:
    """``name`` is ``room.module.function``; ``read`` takes a session, the viewer, a release's public id and the moment.

    ``of_one``: it reads one release, and must not look at the others.
    """

    name: str
    read: Callable[[Session, str, str, datetime], Any]
    of_one: bool = True


READINGS: list[Reading] = [
    Reading("people.assignments.team", assignments.team),
    Reading(
        "people.assignments.mine",
        lambda session, viewer, _one, now: assignments.mine(session, viewer, now),
        of_one=False,
    ),
]
