"""Builds the desk as a WSGI application."""

from urllib.parse import urlsplit

from flask import Flask
from flask_compress import Compress
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from web.edge import desk, errors, headers, rendering, static_files, upkeep
from web.edge.routing import Permissions, register_all
from web.edge.visitor import admit
from web.settings import Settings, from_environment
from workflow.guards.limits import FILE_BYTES
from workflow.people.desk_settings import secret
from workflow.store.folder import open_desk

PERMISSIONS = "stele.permissions"
_FORM_PARTS = 1_000
_FORM_FIELDS_BYTES = 2 * 1024 * 1024
_LEVEL = 1
"""Of gzip: 5,000 rows in 24 ms; a higher level costs more time than it saves on a desk's network."""


def application(settings: Settings | None = None) -> Flask:
    """Give the desk that ``settings``, else the environment, name. Raises BadInput, Unavailable."""
    settings = settings or from_environment()
    store = open_desk(settings.database_url, settings.data)
    app = Flask("web", static_folder=None)
    desk.seat(app.extensions, store, settings)
    with store.write() as session:
        key = secret(session)
    _configure(app, settings, key)
    CSRFProtect(app)
    Compress(app)
    permissions = register_all(app)
    app.extensions[PERMISSIONS] = permissions
    admit(app, permissions)
    headers.secure(app)
    errors.tell(app)
    rendering.set_up(app)
    upkeep.keep_up(app)
    static_files.serve(app)
    if settings.url and settings.url.startswith("https:"):
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    return app


def permissions_of(app: Flask) -> Permissions:
    """Give what each route of ``app`` asks for."""
    found: Permissions = app.extensions[PERMISSIONS]
    return found


def _configure(app: Flask, settings: Settings, key: str) -> None:
    secure = (settings.url or "").startswith("https:")
    app.config.update(
        SECRET_KEY=key,
        SESSION_COOKIE_NAME="__Host-stele-form" if secure else "stele-form",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # An editor stays open for days: the token lives as long as the session that it stands in.
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=FILE_BYTES + _FORM_FIELDS_BYTES,
        MAX_FORM_MEMORY_SIZE=_FORM_FIELDS_BYTES,
        MAX_FORM_PARTS=_FORM_PARTS,
        TRUSTED_HOSTS=[urlsplit(settings.url).hostname] if settings.url else None,
        COMPRESS_ALGORITHM=["gzip"],
        COMPRESS_LEVEL=_LEVEL,
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
