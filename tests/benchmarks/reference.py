"""A fixed piece of work beside which the figures of one run can be compared with those of another, on another machine or a busier one."""

import hashlib
import time

ROUNDS = 200_000


def loop() -> float:
    """Give the milliseconds that 200,000 rounds of hashing and counting take here and now."""
    start = time.perf_counter()
    digest = b""
    counts: dict[int, int] = {}
    for number in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
        counts[digest[0]] = counts.get(digest[0], 0) + number
    return (time.perf_counter() - start) * 1000
