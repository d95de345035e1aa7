"""How an event is hashed: canonical JSON, salted content, a chain of heads.

Only public ids and segment keys are hashed, never row ids: a copy of the history in another store verifies too.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

ChangeTuple = tuple[str, str, Any, Any]
"""Language, segment key, before, after."""

DESK = "desk"
"""Stands for the release in the chain of what belongs to none."""


def canonical(value: Any) -> bytes:
    """Give UTF-8 JSON with sorted keys and no spaces; floats are refused, for no two writers agree on them."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(salt: bytes, payload: Any, changes: Sequence[ChangeTuple]) -> str:
    """Hash what an event says. The salt keeps a short text that was redacted from being guessed."""
    return hashlib.sha256(salt + canonical([payload, [list(change) for change in changes]])).hexdigest()


def event_hash(  # noqa: PLR0913, PLR0917 - one parameter for each member of the hashed list
    release: str,
    seq: int,
    at: datetime,
    actor: str | None,
    action: str,
    language: str,
    undoes: int | None,
    content: str,
    previous: str,
) -> str:
    """Hash an event into its chain; ``undoes`` is the seq of the event that it takes back."""
    microseconds = round(at.astimezone(UTC).timestamp() * 1_000_000)
    told = [release, seq, microseconds, actor, action, language, undoes, content, previous]
    return hashlib.sha256(canonical(told)).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        message = "a float cannot stand in the history"
        raise TypeError(message)
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse_floats(item)
