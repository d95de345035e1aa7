"""Reading selects made once for both kinds of viewer: a person, and the keeper of the data folder."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

from workflow.people.visibility import EVERYTHING, VISIBLE


@dataclass(frozen=True, slots=True)
class Viewed:
    """One question in two selects, so that none is built while a page waits."""

    by_person: Select[Any]
    by_keeper: Select[Any]

    def by(self, viewer: str | None) -> Select[Any]:
        """Give the select for ``viewer``; None is the keeper, who sees all. Its parameters are those of ``visibility.view``."""
        return self.by_keeper if viewer is None else self.by_person


def viewed(statement: Select[Any], release_id: ColumnElement[Any]) -> Viewed:
    """Bind ``statement`` to what its viewer may know of; ``release_id`` is its column that names the release."""
    return Viewed(
        statement.join(VISIBLE, VISIBLE.c.release_id == release_id),
        statement.join(EVERYTHING, EVERYTHING.c.release_id == release_id),
    )
