"""Settings from the environment."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workflow.errors import BadInput

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settings:
    """``data`` is the data folder; ``database_url`` None means the SQLite file in it; ``url`` is the public address.

    ``fixed_timezone`` is the desk's zone where the environment sets it: the settings page cannot change it then.
    """

    data: Path
    database_url: str | None
    url: str | None
    fixed_timezone: tzinfo | None

    @property
    def timezone(self) -> tzinfo:
        """The zone of a command line, which asks no desk: the environment's, else UTC."""
        return self.fixed_timezone or UTC

    def moment(self, text: str) -> datetime:
        """Read a date, or a date and time, of the command line's zone: see ``moment``. Raises BadInput."""
        return moment(text, self.timezone)


def moment(text: str, zone: tzinfo) -> datetime:
    """Read a date or a date and time of ``zone`` (ISO 8601), a date alone meaning its end for a due date. Raises BadInput."""
    try:
        found = datetime.fromisoformat(text)
        if len(text) <= len("2018-05-06"):
            found = datetime.combine(found.date(), time(23, 59))
        read = found if found.tzinfo else found.replace(tzinfo=zone)
        # At the ends of the calendar a moment has no date in other zones: it could be neither stored nor shown.
        read.astimezone(UTC) - _A_DAY, read.astimezone(UTC) + _A_DAY
    except (ValueError, OverflowError) as error:
        raise BadInput("command.bad_time", text=text) from error
    return read


def from_environment() -> Settings:
    """Read STELE_DATA, STELE_DATABASE_URL, STELE_URL and STELE_TIMEZONE. Raises BadInput for an unknown zone."""
    zone = os.environ.get("STELE_TIMEZONE", "")
    try:
        timezone = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadInput("command.bad_timezone", zone=zone) from error
    return Settings(
        data=Path(os.environ.get("STELE_DATA") or "data"),
        database_url=os.environ.get("STELE_DATABASE_URL") or None,
        url=os.environ.get("STELE_URL") or None,
        fixed_timezone=timezone,
    )
