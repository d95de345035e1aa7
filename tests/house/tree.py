"""The tree as the tests of the house see it: what git tracks or would, parsed once."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = ("web", "workflow", "locales")
OWN_FOLDERS = (*FLOORS, "tests")


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the tree, relative to it; none that git ignores."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    names = sorted({name for name in listing.split("\0") if name})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


@cache
def modules() -> dict[str, Path]:
    """Every Python module under the floors and the tests: dotted name to file."""
    return {dotted(path): path for path in files() if path.suffix == ".py" and path.parts[0] in OWN_FOLDERS}


def dotted(path: Path) -> str:
    """`workflow/text/__init__.py` is `workflow.text`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path), filename=str(path))


def imports(name: str) -> set[str]:
    """The own modules that the module `name` imports anywhere in it, save for types alone."""
    path = modules()[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found: set[str] = set()
    for node in _met(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*origin, *([node.module] if node.module else [])])
            # A name may be a module of the package or something inside it.
            found.update(inner if (inner := f"{start}.{alias.name}") in modules() else start for alias in node.names)
    return {target for target in found if target in modules()} - {name}


def _met(node: ast.AST) -> list[ast.AST]:
    met = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        met.append(child)
        met.extend(_met(child))
    return met


def circles() -> list[list[str]]:
    """Groups of modules that reach one another by imports, by Tarjan's algorithm without recursion."""
    graph = {name: sorted(imports(name)) for name in modules()}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    open_ones: list[str] = []
    found: list[list[str]] = []
    for start, targets in graph.items():
        if start in order:
            continue
        order[start] = low[start] = len(order)
        open_ones.append(start)
        walk = [(start, iter(targets))]
        while walk:
            name, rest = walk[-1]
            for target in rest:
                if target not in order:
                    order[target] = low[target] = len(order)
                    open_ones.append(target)
                    walk.append((target, iter(graph[target])))
                    break
                if target in open_ones:
                    low[name] = min(low[name], order[target])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[name])
                if low[name] == order[name]:
                    group = open_ones[open_ones.index(name) :]
                    del open_ones[open_ones.index(name) :]
                    if len(group) > 1:
                        found.append(sorted(group))
    return found
