"""Seconds from a clone of this repository to the first saved segment, with one command: `make demo`."""

import os
import re
import signal
import subprocess
import tempfile
import time
from html import unescape
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.desk_over_http import Person
from tests.benchmarks.reference import loop

ROOT = Path(__file__).resolve().parent.parent.parent
LOGIN = "fanny"
LONGEST_S = 600


def main() -> None:
    """Print the seconds of each step."""
    print(f"reference loop: {loop():.0f} ms")
    start = time.perf_counter()

    def tell(what: str) -> None:
        print(f"  {what:46} {time.perf_counter() - start:8.1f} s", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "stele"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        tell("cloned")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("STELE_")}
        environment = {**environment, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        made = subprocess.Popen(
            ["make", "demo"],
            cwd=clone,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            password, address = _told(made)
            tell("make demo serves the desk")
            _save_one(password, address)
            tell("first segment saved")
        finally:
            os.killpg(made.pid, signal.SIGTERM)
            made.wait(30)


def _told(made: "subprocess.Popen[str]") -> tuple[str, str]:
    """What `make demo` prints: somebody's password, and the desk's address."""
    said: list[str] = []
    password = address = ""
    assert made.stdout
    for told in made.stdout:
        said.append(told)
        if found := re.search(rf"\b{LOGIN}\s+(\S+)\s*$", told):
            password = found[1]
        if found := re.search(r"http://\S+", told):
            address = found[0]
        if password and address:
            Thread(target=made.stdout.read, daemon=True).start()
            return password, address
    message = f"make demo ended: {''.join(said)}"
    raise RuntimeError(message)


def _save_one(password: str, address: str) -> None:
    port = urlsplit(address).port
    assert port
    fanny = Person(port)
    fanny.get("/sign-in")
    form = urlencode({"csrf_token": fanny.csrf, "login": LOGIN, "password": password, "next": "/"})
    fanny.ask("POST", "/sign-in", form, {"Content-Type": "application/x-www-form-urlencoded"}, expect=303)
    home = unescape(fanny.get("/").decode())
    for editor, release in dict.fromkeys(re.findall(r'href="(/releases/(\w+)/fr/edit)', home)):
        page = fanny.get(editor).decode()
        for key in dict.fromkeys(re.findall(r'data-key="(\w+)"', page)):
            path = f"/api/v1/releases/{release}/editions/fr/segments/{key}"
            row = fanny.row(path)
            if row["refusals"]["save"] is None and row["state"] != "approved":
                fanny.put(path, row, "Une première phrase.")
                return
    message = f"no segment was open: {home[-6000:]}"
    raise RuntimeError(message)


if __name__ == "__main__":
    main()
