"""The desk over HTTP: a save, the pages, fifty people at once, idle connections. Median and 95th percentile in milliseconds."""

import os
import random
import socket
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from uuid import uuid4

from tests import run
from tests.benchmarks.desk_over_http import (
    Person,
    ServedDesk,
    release_of,
    segment_path,
    served_desk,
    written_release_of,
)
from tests.benchmarks.reference import loop
from tests.builders import BuiltRelease
from tests.statements import statements
from web import create_app
from web.settings import Settings
from workflow.store import Store

SIZES = (15, 5_000)
TURNS = 40
CROWD = 50
THINKING_S = 1.5
CROWD_S = float(os.environ.get("STELE_BENCH_CROWD_SECONDS", "60"))
IDLE = 120
_MOST = {"review": 11, "proof": 5}
"""Statements that a page for reading may need, at any size."""


def main() -> None:
    """Print a line for each."""
    run.begin()
    print(f"reference loop: {loop():.0f} ms")
    with tempfile.TemporaryDirectory() as folder, served_desk(Path(folder) / "data", CROWD) as desk:
        crowd = [f"t{number}" for number in range(CROWD)]
        for size in SIZES:
            built = release_of(desk, size, ["tom", *crowd])
            count_statements(desk, built, size)
            one_person(desk, built, size)
            reading(desk, size)
        many_people(desk, release_of(desk, CROWD * 4, crowd), crowd)
        idle_connections(desk)
    print(f"reference loop: {loop():.0f} ms")


def count_statements(desk: ServedDesk, built: BuiltRelease, size: int) -> None:
    """Ask the same application in this process, where what it sends to the database can be heard."""
    app = create_app(Settings(data=desk.store.data, database_url=None, url=None, fixed_timezone=None))
    store = app.extensions["stele.store"]
    assert isinstance(store, Store)
    client = app.test_client()
    client.set_cookie("stele", desk.person("tom").cookies["stele"])
    asked: dict[str, Callable[[], object]] = {
        "home": lambda: client.get("/"),
        "editor": lambda: client.get(f"/releases/{built.public_id}/en/edit"),
        "row": lambda: client.get(segment_path(built, 1)),
    }
    counted = {}
    for name, ask in asked.items():
        ask()
        with statements(store) as sent:
            ask()
        counted[name] = len(sent)
    token = client.get("/").text.partition('name="csrf-token" content="')[2].partition('"')[0]
    # The first write of a process also clears away what is out of date: the second is counted.
    for number in (2, 1):
        path = segment_path(built, number)
        row = client.get(path).json or {}
        headers = {"X-CSRFToken": token, "If-Match": f'"{row["version"]}"', "Idempotency-Key": str(uuid4())}
        said = {"text": "One sentence.", "base_hash": row["base_hash"], "move": "save"}
        with statements(store) as sent:
            answer = client.put(path, json=said, headers=headers)
            counted["save"] = len(sent)
        assert answer.status_code == 200, answer.text
    told = ", ".join(f"{name} {count}" for name, count in counted.items())
    print(f"  {f'statements, {size:,} segments':46} {told}")
    store.close()


def one_person(desk: ServedDesk, built: BuiltRelease, size: int) -> None:
    """Pages and saves, one after the other, with the processor time that the server takes for each."""
    tom = desk.person("tom")
    page = f"/releases/{built.public_id}/en/edit"
    body = tom.get(page)
    turns = TURNS if size == SIZES[0] else TURNS // 4
    tell(desk, f"open the editor, {size:,} segments ({len(body) / 1000:,.0f} kB)", lambda _: tom.get(page), turns)
    tell(desk, f"home, {size:,} segments", lambda _: tom.get("/"), turns)
    for move in ("save", "confirm"):
        rows = {number: tom.row(segment_path(built, number)) for number in range(1, 16)}

        def save(turn: int, rows: dict[int, dict[str, object]] = rows, move: str = move) -> None:
            number = turn % 15 + 1
            said = f"This is sentence {number}, said for the {turn}th time."
            rows[number] = tom.put(segment_path(built, number), rows[number], said, move)

        tell(desk, f"{move}, {size:,} segments", save, TURNS if move == "save" else 15)


def reading(desk: ServedDesk, size: int) -> None:
    """The review and the proof of a release that waits for its review."""
    built, rita = written_release_of(desk, size), desk.person("rita")
    app = create_app(Settings(data=desk.store.data, database_url=None, url=None, fixed_timezone=None))
    store = app.extensions["stele.store"]
    client = app.test_client()
    client.set_cookie("stele", rita.cookies["stele"])
    for name, path in (
        ("review", f"/releases/{built.public_id}/en/review"),
        ("proof", f"/releases/{built.public_id}/proof"),
    ):
        client.get(path)
        with statements(store, at_most=_MOST[name]) as sent:
            client.get(path)
        body = rita.get(path)
        told = f"open the {name}, {size:,} segments ({len(body) / 1000:,.0f} kB, {len(sent)} statements)"
        tell(desk, told, partial(_get, rita, path), TURNS if size == SIZES[0] else TURNS // 4)
    store.close()


def _get(person: Person, path: str, _turn: int) -> None:
    person.get(path)


def many_people(desk: ServedDesk, built: BuiltRelease, crowd: list[str]) -> None:
    """Each has a segment of the release, thinks, saves, thinks; on SQLite."""
    times: list[float] = []
    errors: list[str] = []
    people = [desk.person(login) for login in crowd]
    until = time.perf_counter() + CROWD_S
    threads = [
        Thread(target=_work, args=(person, built, number, until, times, errors))
        for number, person in enumerate(people, start=1)
    ]
    before, start = desk.cpu(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - start
    busy = (desk.cpu() - before) / spent / 10
    print(
        f"  {f'{len(crowd)} people, {THINKING_S} s between deeds, {spent:.0f} s':46} "
        f"{median(times):8.1f} / {quantiles(times, n=20)[-1]:8.1f} ms a save; {len(times)} saves, {len(errors)} errors, "
        f"server {busy:.0f} % of one processor"
    )
    for error in errors[:3]:
        print(f"    {error}")


def _work(
    person: Person, built: BuiltRelease, number: int, until: float, times: list[float], errors: list[str]
) -> None:
    dice = random.Random(number)
    path = segment_path(built, number)
    try:
        person.get("/")
        row = person.row(path)
        time.sleep(dice.random() * THINKING_S)
        while time.perf_counter() < until:
            start = time.perf_counter()
            row = person.put(path, row, f"Sentence {number} with {dice.randint(10, 99)} words of {dice.random()}.")
            times.append((time.perf_counter() - start) * 1000)
            time.sleep(dice.uniform(0.5, 1.5) * THINKING_S)
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        errors.append(repr(error))


def idle_connections(desk: ServedDesk) -> None:
    """Open tabs that ask nothing must not keep anybody out."""
    idle = [socket.create_connection(("127.0.0.1", desk.port)) for _ in range(IDLE)]
    start = time.perf_counter()
    Person(desk.port).get("/sign-in")
    print(f"  {f'sign-in page beside {IDLE} idle connections':46} {(time.perf_counter() - start) * 1000:8.1f} ms")
    for one in idle:
        one.close()


def tell(desk: ServedDesk, name: str, act: Callable[[int], object], turns: int) -> None:
    act(0)
    times = []
    before = desk.cpu()
    for turn in range(1, turns + 1):
        start = time.perf_counter()
        act(turn)
        times.append((time.perf_counter() - start) * 1000)
    cpu = (desk.cpu() - before) / turns
    print(f"  {name:60} {median(times):8.1f} / {quantiles(times, n=20)[-1]:8.1f} ms, server CPU {cpu:6.1f} ms")


if __name__ == "__main__":
    main()
