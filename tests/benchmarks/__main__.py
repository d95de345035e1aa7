"""Runs `main()` of each `bench_<name>.py` beside this file, in order of name, each in a process of its own."""

import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Give 0 when all ran, 1 when one failed, 2 for a name that is none."""
    known = names()
    if unknown := [name for name in wanted if name not in known]:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    failed = []
    for name in wanted or known:
        print(f"== {name}", flush=True)
        start = time.perf_counter()
        # What one leaves in memory or warm must not speed or slow the next.
        answer = subprocess.run(
            [sys.executable, "-c", f"from tests.benchmarks.bench_{name} import main; main()"],
            check=False,
            cwd=FOLDER.parent.parent,
        )
        print(f"   ({time.perf_counter() - start:.1f} s)\n", flush=True)
        if answer.returncode:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
