"""Catalogues of the interface: `<language>/LC_MESSAGES/stele.po`, compiled to the `.mo` beside it.

Needs Babel alone, so that the build hook runs before Stele is installed.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "stele"
HERE = Path(__file__).resolve().parent


def sources(root: Path = HERE) -> tuple[Path, ...]:
    """The `.po` files under `root`, one a language, in order of language."""
    return tuple(sorted(root.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def compile_all(root: Path = HERE) -> tuple[Path, ...]:
    """Write the `.mo` of every catalogue under `root` whose bytes would change; give all their paths.

    Fuzzy entries stay out. Raises `babel.messages.pofile.PoFileError` on a broken catalogue.
    """
    compiled = []
    for source in sources(root):
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.parent.parent.name, domain=DOMAIN, abort_invalid=True)
        target = source.with_suffix(".mo")
        partial = target.with_suffix(".mo.partial")
        with partial.open("wb") as out:
            write_mo(out, catalogue)
        if target.is_file() and target.read_bytes() == partial.read_bytes():
            partial.unlink()
        else:
            partial.replace(target)
        compiled.append(target)
    return tuple(compiled)


if __name__ == "__main__":
    compile_all()
