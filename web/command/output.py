"""How answers are printed: lines for people, JSON Lines for programs."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from web.command.speaking import _

AS_JSON = click.option("--json", "as_json", is_flag=True, help=_("Print JSON, one object a line."))


def line(text: str = "") -> None:
    """Print one line."""
    click.echo(text)


def json_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def warn(text: str) -> None:
    """Print one line to standard error: the command goes on."""
    click.echo(f"stele: {text}", err=True)


def step(text: str) -> None:
    """Tell a person at a terminal what long work is at; programs are told nothing."""
    if sys.stderr.isatty():
        click.echo(text, err=True)
