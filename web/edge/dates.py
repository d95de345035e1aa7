"""Dates, times, numbers and names of languages, as a language and the desk write them (CLDR, by Babel)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_datetime, format_skeleton, format_timedelta
from babel.numbers import format_decimal

from locales import language


@lru_cache(maxsize=8192)
def counted(number: float, spoken: str) -> str:
    """Write a number; the digits are those of the desk's texts (Latin)."""
    return format_decimal(number, locale=language(spoken).cldr)


@lru_cache(maxsize=256)
def language_named(code: str, spoken: str) -> str:
    """Give the name of a language in the language ``spoken``; the tag where CLDR knows none."""
    try:
        return Locale.parse(code, sep="-").get_language_name(language(spoken).cldr) or code
    except (UnknownLocaleError, ValueError):
        return code


def dated(moment: datetime, spoken: str, zone: tzinfo, months: Mapping[str, str], skeleton: str = "yMMMEd") -> str:
    """Write the date of a moment in ``zone``; ``months`` gives the CLDR locale whose month names a language takes."""
    return format_skeleton(skeleton, moment.astimezone(zone), locale=months.get(spoken) or language(spoken).cldr)


def timed(moment: datetime, spoken: str, zone: tzinfo) -> str:
    """Write the time of day of a moment, hours and minutes on a clock of 24 hours."""
    return format_datetime(moment.astimezone(zone), "HH:mm", locale=language(spoken).cldr)


def timed_in_utc(moment: datetime, spoken: str) -> str:
    """Write the time of day in UTC, named so."""
    return f"{timed(moment, spoken, UTC)} UTC"


def left(until: datetime, now: datetime, spoken: str) -> str:
    """Write how long it is until a moment, or since: 'in 3 hours', '2 days ago'."""
    return format_timedelta(
        timedelta(seconds=round((until - now).total_seconds())), add_direction=True, locale=language(spoken).cldr
    )
