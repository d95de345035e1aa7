"""Who can be called in to work on a release."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workflow.people.policy import Role
from workflow.store.tables import person, role_grant

_COLLEAGUES = (
    select(person.c.login, person.c.name, role_grant.c.role, role_grant.c.language)
    .outerjoin(role_grant, role_grant.c.person_id == person.c.id)
    .where(person.c.disabled_at.is_(None), person.c.login.is_not(None))
    .order_by(person.c.name, person.c.login)
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk who can be assigned, with the roles that they hold on any release."""

    login: str
    name: str
    roles: frozenset[tuple[Role, str]]

    def works_in(self, language: str) -> bool:
        """Tell whether a role of the person is for ``language``; '' asks for roles of the whole release."""
        return any(of == language for _, of in self.roles)


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Give everybody who can be assigned, by name. One statement."""
    found: dict[str, tuple[str, set[tuple[Role, str]]]] = {}
    for told in session.execute(_COLLEAGUES):
        held = found.setdefault(told.login, (told.name, set()))[1]
        if told.role is not None:
            held.add((Role(told.role), told.language))
    return tuple(Colleague(login, name, frozenset(roles)) for login, (name, roles) in found.items())
