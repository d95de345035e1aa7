"""Build hook: compiles the catalogues, so that a wheel and an editable installation have their `.mo` files."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles before anything is packed; `artifacts` in pyproject.toml takes the files along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the `.mo` files into the source tree.

        The module is run by its path: the package around it may need what a build environment lacks.
        """
        runpy.run_path(str(Path(self.root) / "locales" / "catalogue.py"), run_name="__main__")
