"""Tests wait for what is to come about, never for a time."""

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page

PATIENCE_MS = 60_000
"""When to give up, on the slowest of machines."""


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until ``holds``, which looks at what no selector sees: the desk's tables, the browser's database."""
    latest = monotonic() + PATIENCE_MS / 1000
    while not holds():
        assert monotonic() < latest
        page.wait_for_timeout(20)
