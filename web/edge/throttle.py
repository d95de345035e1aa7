"""Slows down whoever guesses passwords, and locks nobody out.

Failed sign-ins are counted by name and network together, by network, and by name. Past a few that are free, each failure makes the next
try wait: one second, two, four, and sixty at most. A browser that signed in before carries a device cookie, and has a counter of its own:
whatever others do to a name, its owner comes in.
"""

import hashlib
import ipaddress
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from limits import RateLimitItemPerSecond
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from web.edge.desk import now, reading, writing
from web.edge.visitor import is_secure
from workflow.errors import Unavailable
from workflow.people import counters
from workflow.people.names import fold

LONGEST_WAIT = 60
_A_YEAR = 365 * 24 * 3600
_A_DAY = 24 * 3600
_QUARTER = 900
_MANY = 1_000_000_000
_IPV6_NETWORK = 64

_HASHES_AT_ONCE = 2
_WAITING = 2
_hashing = BoundedSemaphore(_HASHES_AT_ONCE)
_queue = BoundedSemaphore(_HASHES_AT_ONCE + _WAITING)


class DeskStorage(Storage):
    """Counters of ``limits`` in the desk's own database, so that a restart forgets none."""

    STORAGE_SCHEME = ["stele+sql"]  # noqa: RUF012 - the library asks for a list

    @property
    def base_exceptions(self) -> type[Exception]:
        """Errors that ``limits`` may wrap."""
        return Unavailable

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter and give where it stands."""
        with writing() as session:
            return counters.add(session, key, amount, timedelta(seconds=expiry), now())

    def get(self, key: str) -> int:
        """Give where a counter stands."""
        with reading() as session:
            return counters.standing(session, key, now())[0]

    def get_expiry(self, key: str) -> float:
        """Give when a counter runs out, in seconds of the epoch."""
        with reading() as session:
            return counters.standing(session, key, now())[1].timestamp()

    def check(self) -> bool:
        """Tell whether the desk can be asked."""
        return True

    def reset(self) -> int:
        """Take all counters away."""
        with writing() as session:
            return counters.prune(session)

    def clear(self, key: str) -> None:
        """Take a counter away."""
        with writing() as session:
            counters.forget(session, key)


@dataclass(frozen=True, slots=True)
class _Ration:
    """Who is counted, how many failures are free, and for how many seconds they are remembered."""

    who: tuple[str, ...]
    free: int
    remembered: int


def wait_for(login: str) -> int:
    """Give the seconds that a sign-in as ``login`` from here still has to wait; 0 to go on."""
    limiter = _limiter()
    return max(_wait(limiter, one) for one in _rations(login))


def failed(login: str) -> None:
    """Count a sign-in that failed."""
    limiter = _limiter()
    for ration in _rations(login):
        limiter.hit(_memory(ration), *ration.who)
        pause = _pause(limiter, ration)
        if pause:
            limiter.hit(RateLimitItemPerSecond(1, pause), "wait", *ration.who)


def succeeded(login: str, answer: Response) -> None:
    """Forget the failures of this name from here, and let the browser carry a device cookie."""
    limiter = _limiter()
    first = _rations(login)[0]
    limiter.clear(_memory(first), *first.who)
    name = _digest(fold(login))
    device = _device(name) or secrets.token_urlsafe(12)
    answer.set_cookie(
        _cookie(),
        _signer().dumps([name, device]),
        max_age=_A_YEAR,
        secure=is_secure(),
        httponly=True,
        samesite="Lax",
        path="/",
    )


@contextmanager
def hashing() -> Iterator[None]:
    """Let two passwords be hashed at once and two more wait: each takes 64 MiB and a thread. Raises Unavailable for the next."""
    if not _queue.acquire(blocking=False):
        raise Unavailable("web.busy")
    try:
        with _hashing:
            yield
    finally:
        _queue.release()


def _rations(login: str) -> list[_Ration]:
    name = _digest(fold(login))
    device = _device(name)
    if device is not None:
        return [_Ration(("device", device), 10, _A_DAY)]
    network = _digest(_network(request.remote_addr or ""))
    return [
        _Ration(("pair", name, network), 4, _A_DAY),
        _Ration(("network", network), 40, _QUARTER),
        _Ration(("name", name), 100, _A_DAY),
    ]


def _limiter() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(DeskStorage())


def _memory(ration: _Ration) -> RateLimitItemPerSecond:
    return RateLimitItemPerSecond(_MANY, ration.remembered)


def _pause(limiter: FixedWindowRateLimiter, ration: _Ration) -> int:
    over = _MANY - limiter.get_window_stats(_memory(ration), *ration.who).remaining - ration.free
    return min(LONGEST_WAIT, 1 << min(over - 1, 6)) if over > 0 else 0


def _wait(limiter: FixedWindowRateLimiter, ration: _Ration) -> int:
    pause = _pause(limiter, ration)
    if not pause:
        return 0
    item = RateLimitItemPerSecond(1, pause)
    if limiter.test(item, "wait", *ration.who):
        return 0
    until = datetime.fromtimestamp(limiter.get_window_stats(item, "wait", *ration.who).reset_time, UTC)
    return max(1, min(pause, round((until - now()).total_seconds())))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == _V6:
        return str(ipaddress.ip_network((found, _IPV6_NETWORK), strict=False))
    return str(found)


_V6 = 6


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _cookie() -> str:
    return "__Host-stele-device" if is_secure() else "stele-device"


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="device")


def _device(name: str) -> str | None:
    """Give the device that the cookie names, where it signed in as ``name`` before."""
    try:
        told = _signer().loads(request.cookies.get(_cookie(), ""))
    except BadSignature:
        return None
    return str(told[1]) if isinstance(told, list) and told[:1] == [name] else None
