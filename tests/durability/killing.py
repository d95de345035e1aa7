"""Does a deed over and over in a process of its own, kills it at a random moment, and gives what it had acknowledged by then."""

import os
import random
import select
import signal
import time
import traceback

from tests.durability.deeds import Deed
from workflow.store import Store, open_store

FIRST_SECONDS = 60.0


def killed_while_doing(deed: Deed, store: Store, chance: random.Random, most_seconds: float) -> list[str]:
    """Let a child do ``deed`` until it is killed: after its first acknowledgement, within ``most_seconds``.

    An acknowledgement counts once it is in the pipe, as an answer counts once it is sent. Raises AssertionError where the child failed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(deed, store, writing)
    os.close(writing)
    heard = b""
    ready, _, _ = select.select([reading], [], [], FIRST_SECONDS)
    if ready:
        time.sleep(chance.uniform(0, most_seconds))
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 1 << 16):
        heard += piece
    os.close(reading)
    _, status = os.waitpid(child, 0)
    lines = heard.decode().splitlines()
    assert os.WIFSIGNALED(status), "\n".join(lines)
    assert lines, "nothing was done"
    return lines


def _work(deed: Deed, store: Store, writing: int) -> None:
    try:
        own = open_store(store.url.render_as_string(hide_password=False), store.data)
        number = 0
        while True:
            os.write(writing, f"{deed.do(own, number)}\n".encode())
            number += 1
    except BaseException:  # noqa: BLE001 - told to the parent, whose child this is
        os.write(writing, traceback.format_exc().encode())
    finally:
        os._exit(1)
