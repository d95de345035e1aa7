"""What the desk has settled for itself: time zone, names of months, what holds a language back, whether one person's eyes may do ..."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from locales import known
from workflow.checks import Finding, Severity
from workflow.checks.registry import checks
from workflow.documents import Format, Isolation, formats
from workflow.errors import BadInput
from workflow.history.record import record
from workflow.people.administration import administer
from workflow.store.tables import setting

_NAME = "desk"
_SECRET = "secret"  # noqa: S105 - the name of the row
_SECRET_BYTES = 32
_NONE: Mapping[str, Any] = MappingProxyType({})

_WEIGHTY = frozenset({Severity.ERROR, Severity.WARNING})

STORED = select(setting.c.value).where(setting.c.name == _NAME)
"""The one row, as ``read_settings`` reads it: also as a column of another select."""

_ABSENT = {
    "sqlite": sqlite.insert(setting).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(setting).on_conflict_do_nothing(),
}


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """``months``: by language the CLDR locale whose names of months it uses, where that is not its own.

    ``blocking``: by check whether its errors and warnings hold a language back, where the desk decided; of other checks the errors do.
    ``drafts_on_device``: whether a browser may keep what was typed until it is saved. ``isolation``: by format how left-to-right runs are
    held together in its right-to-left texts, where that is not as is usual in it.
    """

    timezone: str = "UTC"
    months: Mapping[str, str] = field(default_factory=lambda: _NONE)
    blocking: Mapping[str, bool] = field(default_factory=lambda: _NONE)
    four_eyes_waivable: bool = True
    drafts_on_device: bool = True
    isolation: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def holds_back(self, finding: Finding) -> bool:
        """Tell whether ``finding`` holds its language back while nobody dismisses it."""
        decided = self.blocking.get(finding.check)
        if decided is None:
            return finding.blocking
        return decided and finding.severity in _WEIGHTY


def desk_settings(session: Session) -> DeskSettings:
    """Give the settings of the desk. One statement."""
    return read_settings(session.execute(STORED).scalar_one_or_none())


def read_settings(stored: Mapping[str, Any] | None) -> DeskSettings:
    """Read the value of ``STORED``; what it does not tell is as on a new desk."""
    names = {one.name for one in fields(DeskSettings)}
    return DeskSettings(**{name: value for name, value in (stored or {}).items() if name in names})


def put_settings(session: Session, by: str | None, settings: DeskSettings, now: datetime) -> DeskSettings | None:
    """Write the settings, and an event of the desk's chain; give those of before, or None where nothing changed.

    What they mean for releases at work is for ``releases.desk_rules.change`` to bring about. Raises Refused, BadInput.
    """
    chain = administer(session, by)
    was, told = desk_settings(session), _as_json(_sound(settings))
    before = _as_json(was)
    changed = {name: {"was": before[name], "is": told[name]} for name in sorted(told) if before[name] != told[name]}
    if not changed:
        return None
    session.execute(_ABSENT[session.get_bind().dialect.name], {"name": _NAME, "value": {}})
    session.execute(update(setting).where(setting.c.name == _NAME).values(value=told))
    record(session, chain, actor=by, action="change_settings", now=now, payload=changed)
    return was


def secret(session: Session) -> str:
    """Give the desk's own secret, 256 bits, made when it is first asked for: what browsers hold is signed by it."""
    asked = select(setting.c.value).where(setting.c.name == _SECRET)
    found: str | None = session.execute(asked).scalar_one_or_none()
    if found is None:
        row = {"name": _SECRET, "value": secrets.token_hex(_SECRET_BYTES)}
        session.execute(_ABSENT[session.get_bind().dialect.name], row)
        found = str(session.execute(asked).scalar_one())
    return found


def _sound(settings: DeskSettings) -> DeskSettings:
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("settings.timezone", zone=settings.timezone) from error
    for language, locale in settings.months.items():
        if language not in known() or not _speaks(locale, language):
            raise BadInput("settings.months", language=language, locale=locale)
    names = {one.name for one in checks()}
    for check in settings.blocking:
        if check not in names:
            raise BadInput("settings.check", check=check)
    offered = {one.name for one in isolating()}
    for name, how in settings.isolation.items():
        if name not in offered or how not in set(Isolation):
            raise BadInput("settings.isolation", format=name, how=how)
    return settings


def isolating() -> tuple[Format, ...]:
    """Give the formats whose right-to-left texts can hold left-to-right runs together: all but those that only hold files of others."""
    own = (one for one in formats() if one.format_inside is None)
    return tuple(one for one in own if one.isolation is not Isolation.NONE or not one.bilingual)


def _speaks(locale: str, language: str) -> bool:
    try:
        return Locale.parse(locale).language == language
    except (UnknownLocaleError, ValueError, TypeError):
        return False


def _as_json(settings: DeskSettings) -> dict[str, Any]:
    return {
        "timezone": settings.timezone,
        "months": dict(sorted(settings.months.items())),
        "blocking": dict(sorted(settings.blocking.items())),
        "four_eyes_waivable": settings.four_eyes_waivable,
        "drafts_on_device": settings.drafts_on_device,
        "isolation": dict(sorted(settings.isolation.items())),
    }
