"""Names of things that leave the server: random, so that they tell neither order, nor count, nor time."""

import secrets

# No 0, 1, l, o: they are misread from paper.
_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_SIGNS = _LETTERS + "23456789"


def public_id() -> str:
    """Give 12 random signs for a person or a release, the first a letter."""
    return _random(12)


def segment_key() -> str:
    """Give 8 random signs for a segment: an XML name, one left-to-right run."""
    return _random(8)


def _random(length: int) -> str:
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(length - 1))
