"""The checks that are there: the built-in ones register as an outside one does, by entry points of the group ``stele.checks``."""

import hashlib
from functools import cache
from importlib.metadata import entry_points

from locales import known, language
from workflow.checks.definition import Check

GROUP = "stele.checks"
_TABLES = ("facts.toml", "checks.toml")
_DIGITS = 16


@cache
def checks() -> tuple[Check, ...]:
    """Give all checks, in order of name. Raises TypeError where an entry point gives something else."""
    found: dict[str, Check] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        check = point.load()
        if not isinstance(check, Check):
            message = f"{point.value} is no Check"
            raise TypeError(message)
        found[check.name] = check
    return tuple(found.values())


@cache
def version() -> str:
    """Give 16 hexadecimal digits that change when a check, or what the languages' folders tell the checks, changes."""
    digest = hashlib.sha256()
    for check in checks():
        digest.update(f"{check.name}:{check.version}:{check.severity}\n".encode())
    for code in known():
        for table in _TABLES:
            digest.update(language(code).resource(table) or b"")
    return digest.hexdigest()[:_DIGITS]
