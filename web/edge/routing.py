"""Routes that name their permission: one route, one permission."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from flask import Blueprint, Flask

_PACKAGES = ("web.pages", "web.api")

View = Callable[..., Any]


class Permission(StrEnum):
    """Who may ask at all. What of a release one may see or do is judged by the services, for each release."""

    PUBLIC = "public"
    MEMBER = "member"
    """Anybody who is signed in."""
    DESK = "desk"
    """Holders of a desk grant."""
    ADMIN = "admin"


class Pages:
    """The routes of one module, registered as a blueprint of ``name``; an endpoint is ``name.function``."""

    def __init__(self, name: str, module: str, prefix: str | None = None) -> None:
        self.name = name
        self.blueprint = Blueprint(name, module, url_prefix=prefix)
        self.permissions: dict[tuple[str, str], Permission] = {}

    def get(self, rule: str, permission: Permission) -> Callable[[View], View]:
        """Route GET (and HEAD)."""
        return self._route("GET", rule, permission)

    def post(self, rule: str, permission: Permission) -> Callable[[View], View]:
        """Route POST."""
        return self._route("POST", rule, permission)

    def put(self, rule: str, permission: Permission) -> Callable[[View], View]:
        """Route PUT."""
        return self._route("PUT", rule, permission)

    def delete(self, rule: str, permission: Permission) -> Callable[[View], View]:
        """Route DELETE."""
        return self._route("DELETE", rule, permission)

    def _route(self, method: str, rule: str, permission: Permission) -> Callable[[View], View]:
        def listed(view: View) -> View:
            self.permissions[f"{self.name}.{view.__name__}", method] = permission
            self.blueprint.route(rule, methods=[method])(view)
            return view

        return listed


@dataclass(frozen=True, slots=True)
class Permissions:
    """The permission of every endpoint and method."""

    listed: dict[tuple[str, str], Permission]

    def of(self, endpoint: str, method: str) -> Permission | None:
        """Give the permission; HEAD and OPTIONS stand under GET's, else under that of the endpoint's only method."""
        asked = "GET" if method in {"HEAD", "OPTIONS"} else method
        found = self.listed.get((endpoint, asked))
        if found is None and method == "OPTIONS":
            found = next((one for (name, _), one in self.listed.items() if name == endpoint), None)
        return found


def register_all(app: Flask) -> Permissions:
    """Register the ``pages`` of every module of the pages and of the API, and give their permissions."""
    listed: dict[tuple[str, str], Permission] = {}
    for pages in _found():
        app.register_blueprint(pages.blueprint)
        listed.update(pages.permissions)
    return Permissions(listed)


def _found() -> Iterator[Pages]:
    for package in _PACKAGES:
        for module in iter_modules(import_module(package).__path__):
            pages = getattr(import_module(f"{package}.{module.name}"), "pages", None)
            if pages is not None:
                yield pages
