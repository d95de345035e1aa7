"""How a person wants the desk to look and to be worked: language, theme, density, keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from locales import known
from workflow.errors import BadInput
from workflow.store.tables import preference
from workflow.text.soundness import require_sound

THEMES = ("auto", "light", "dark", "contrast")
DENSITIES = ("comfortable", "compact")

_MOST_SHORTCUTS = 200
_LONGEST_SHORTCUT = 64
_NONE: Mapping[str, str | None] = MappingProxyType({})

_STORED = select(preference.c.value)


def _upsert(insert: Any) -> Any:
    statement = insert(preference)
    return statement.on_conflict_do_update(index_elements=["person_id"], set_={"value": statement.excluded["value"]})


_KEEP = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


@dataclass(frozen=True, slots=True)
class Preferences:
    """``language`` None follows the browser. ``shortcuts``: by command the keys that a person gave it, None where it shall have none."""

    language: str | None = None
    theme: str = "auto"
    density: str = "comfortable"
    shortcuts: Mapping[str, str | None] = field(default_factory=lambda: _NONE)


def preferences(session: Session, person: str) -> Preferences:
    """Give what a person prefers."""
    return read_preferences(session.execute(_STORED.where(preference.c.person_id == person)).scalar_one_or_none())


def read_preferences(stored: Mapping[str, Any] | None) -> Preferences:
    """Read what is stored; what it does not tell, or tells of another version of Stele, is as for a new person."""
    told = stored or {}
    shortcuts = told.get("shortcuts") or _NONE
    return Preferences(
        language=told.get("language") if told.get("language") in known() else None,
        theme=told["theme"] if told.get("theme") in THEMES else THEMES[0],
        density=told["density"] if told.get("density") in DENSITIES else DENSITIES[0],
        shortcuts=shortcuts,
    )


def change(session: Session, person: str, wanted: Preferences, now: datetime) -> None:  # noqa: ARG001 - a deed takes its moment
    """Keep what a person prefers; no event tells of it. Raises BadInput."""
    if wanted.language is not None and wanted.language not in known():
        raise BadInput("preferences.language", language=wanted.language)
    if wanted.theme not in THEMES:
        raise BadInput("preferences.theme", theme=wanted.theme)
    if wanted.density not in DENSITIES:
        raise BadInput("preferences.density", density=wanted.density)
    value = {
        "language": wanted.language,
        "theme": wanted.theme,
        "density": wanted.density,
        "shortcuts": _sound(wanted.shortcuts),
    }
    session.execute(_KEEP[session.get_bind().dialect.name], {"person_id": person, "value": value})


def _sound(shortcuts: Mapping[str, str | None]) -> dict[str, str | None]:
    told = [text for pair in shortcuts.items() for text in pair if text is not None]
    if len(shortcuts) > _MOST_SHORTCUTS or any(len(text) > _LONGEST_SHORTCUT for text in told):
        raise BadInput("preferences.shortcuts", most=_MOST_SHORTCUTS, longest=_LONGEST_SHORTCUT)
    for text in told:
        require_sound(text)
    return dict(sorted(shortcuts.items()))
