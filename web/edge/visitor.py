"""Who asks: the person signed in, or nobody."""

from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.exceptions import Unauthorized

from locales import known
from web.edge.desk import now, reading, settings, writing
from web.edge.routing import Permission, Permissions
from workflow.errors import Refused
from workflow.people.desk_settings import DeskSettings
from workflow.people.grants import Grant
from workflow.people.policy import Role
from workflow.people.preferences import Preferences
from workflow.people.sessions import SignedIn, seen, touch

LANGUAGE_COOKIE = "language"
API = "/api/"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person at the desk, as this request sees them. ``language`` is the interface's; ``unread`` counts the inbox."""

    id: str
    login: str
    name: str
    is_admin: bool
    grants: tuple[Grant, ...]
    language: str
    preferences: Preferences
    unread: int
    desk: DeskSettings
    timezone: tzinfo

    @property
    def theme(self) -> str:
        """The theme that the person chose; ``auto`` follows the machine."""
        return self.preferences.theme

    @property
    def density(self) -> str:
        """How close the lines of lists stand."""
        return self.preferences.density

    def holds(self, role: str) -> bool:
        """Tell whether the person was granted ``role`` in any language."""
        return any(grant.role is Role(role) for grant in self.grants)


def cookie_name() -> str:
    """Give the name of the session's cookie; over HTTPS it is bound to this host (RFC 6265bis, 4.1.3.2)."""
    return "__Host-stele" if is_secure() else "stele"


def is_secure() -> bool:
    """Tell whether the desk's public address is HTTPS."""
    return (settings().url or "").startswith("https:")


def visitor() -> Visitor:
    """Give who is signed in. Raises Unauthorized where nobody is."""
    found = visitor_or_nobody()
    if found is None:
        raise Unauthorized
    return found


def visitor_or_nobody() -> Visitor | None:
    """Give who is signed in, or None."""
    found: Visitor | None = g.get("visitor")
    return found


def language_here() -> str:
    """Give the language of the interface: the person's choice, else this browser's, else English."""
    found = visitor_or_nobody()
    return found.language if found else _asked_for(None)


def _asked_for(chosen: str | None) -> str:
    spoken = known()
    for one in (chosen, request.cookies.get(LANGUAGE_COOKIE)):
        if one in spoken:
            return one
    return request.accept_languages.best_match(spoken, default="en") or "en"


def admit(app: Flask, permissions: Permissions) -> None:
    """Let every request of ``app`` in only with the permission that its route names."""

    @app.before_request
    def admitted() -> Response | None:
        if request.endpoint is None:
            _recognise()
            return None
        permission = permissions.of(request.endpoint, request.method)
        if permission is None:
            raise Refused("web.unlisted")
        _recognise()
        return _judge(permission)


def _recognise() -> None:
    token = request.cookies.get(cookie_name())
    if not token:
        return
    with reading() as session:
        found = seen(session, token, now())
    if found is None:
        return
    g.visitor = _visitor(found)
    if found.stale:
        with writing() as session:
            touch(session, token, now())


def _visitor(found: SignedIn) -> Visitor:
    fixed = settings().fixed_timezone
    return Visitor(
        id=found.person,
        login=found.login,
        name=found.name,
        is_admin=found.is_admin,
        grants=found.grants,
        language=_asked_for(found.preferences.language),
        preferences=found.preferences,
        unread=found.unread,
        desk=found.desk,
        timezone=fixed or ZoneInfo(found.desk.timezone),
    )


def _judge(permission: Permission) -> Response | None:
    if permission is Permission.PUBLIC:
        return None
    found = visitor_or_nobody()
    if found is None:
        if request.path.startswith(API):
            raise Unauthorized
        onward = request.full_path.rstrip("?") if request.method == "GET" else None
        answer = redirect(url_for("sign_in.show", next=None if onward == "/" else onward), 303)
        return answer if isinstance(answer, Response) else None
    if permission is Permission.ADMIN and not found.is_admin:
        raise Refused("web.admins_only")
    if permission is Permission.DESK and not found.holds("desk"):
        raise Refused("web.desk_only")
    return None
