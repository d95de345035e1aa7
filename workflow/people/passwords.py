"""Passwords: made, hashed, compared."""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from workflow.errors import BadInput
from workflow.text.soundness import require_sound

SHORTEST = 8
"""Characters (NIST SP 800-63B, 5.1.1.2)."""
MOST_BYTES = 1024

STRONG = PasswordHasher()
"""The library's defaults: 64 MiB, three passes (RFC 9106, second choice)."""

# Nothing that is misread from paper or over the telephone.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS = 4
_GROUP = 4


def made_up() -> str:
    """Give a password that can be read out and typed: four groups of four signs, 79 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def hashed(password: str, hasher: PasswordHasher = STRONG) -> str:
    """Give the hash to keep. It takes half a second: do it before a writing session is opened.

    Raises BadInput: shorter than ``SHORTEST`` characters, longer than ``MOST_BYTES`` bytes in NFC, not storable text.
    """
    require_sound(password)
    given = _bytes(password)
    if len(unicodedata.normalize("NFC", password)) < SHORTEST:
        raise BadInput("people.password_short", least=SHORTEST)
    if len(given) > MOST_BYTES:
        raise BadInput("people.password_long", most=MOST_BYTES)
    return hasher.hash(given)


def matches(password_hash: str | None, password: str, hasher: PasswordHasher = STRONG) -> bool:
    """Tell whether ``password`` is the one that was hashed.

    It takes as long where there is no hash (an unknown or disabled person): the time tells nobody which logins exist.
    """
    given = _bytes(password)
    if len(given) > MOST_BYTES:
        return False
    try:
        hasher.verify(password_hash or _nobodys(hasher), given)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def _bytes(password: str) -> bytes:
    # An Arabic hamza comes composed from one keyboard and decomposed from another.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_bytes(16))
