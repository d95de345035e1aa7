"""The edges of Stele: a session begins, commits and ends here, and nowhere below."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Give the desk as a WSGI application; ``settings`` None reads the environment.

    Raises BadInput where the data folder was not initialised, Unavailable where the database is away.
    """
    # Loaded when asked for: the command line starts without Flask.
    from web.application import application

    return application(settings)
