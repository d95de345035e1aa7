"""What a wheel must carry: `python -m tests.house.wheel FOLDER` counts it and fails where something is missing."""

import sys
import zipfile
from collections import Counter
from pathlib import Path, PurePosixPath

from tests.house import tree


def owed() -> set[str]:
    """Every file of the floors, and a compiled catalogue for each one that there is."""
    sources = {path.as_posix() for path in tree.files() if path.parts[0] in tree.FLOORS}
    return sources | {name.removesuffix(".po") + ".mo" for name in sources if name.endswith("/LC_MESSAGES/stele.po")}


def carried(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.partition("/")[0] in tree.FLOORS}


def counts(names: set[str]) -> list[str]:
    """A line for each kind of data in a language's folder: how many languages have it."""
    paths = [PurePosixPath(name) for name in names]
    kinds = Counter(
        path.name for path in paths if path.parts[0] == "locales" and len(path.parts) > 2 and path.suffix != ".py"
    )
    return [f"{count:3} × {name}" for name, count in sorted(kinds.items())]


def main(folder: Path) -> int:
    wheels = sorted(folder.glob("stele-*.whl"))
    if len(wheels) != 1:
        print(f"{len(wheels)} wheels in {folder} instead of one.")
        return 1
    names = carried(wheels[0])
    print(f"{wheels[0].name}: {len(names)} files")
    print("\n".join(counts(names)))
    for name in sorted(owed() - names):
        print(f"missing in the wheel: {name}")
    for name in sorted(names - owed()):
        print(f"in the wheel and not in the tree: {name}")
    return int(names != owed())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
