"""How answers are printed: lines for people, JSON Lines for programs."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import click

from web.command.speaking import _
from workflow.errors import Unavailable

NUMBER = click.IntRange(0, 2**31 - 1)
"""What the database can hold for a number of an event or a publication."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help=_("Print JSON, one object a line."))


_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def line(text: str = "") -> None:
    """Print one line: what would end it, or steer the terminal, is shown as its number."""
    _print(_one_line(text))


def json_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        # U+0085, U+2028 and U+2029 need no escape in JSON, but some readers of lines end them there.
        _print(_one_line(json.dumps(row, ensure_ascii=False)))


def warn(text: str) -> None:
    """Print one line to standard error: the command goes on."""
    click.echo(f"stele: {_one_line(text)}", err=True)


def step(text: str) -> None:
    """Tell a person at a terminal what long work is at; programs are told nothing."""
    if sys.stderr.isatty():
        click.echo(text, err=True)


def _print(text: str) -> None:
    try:
        click.echo(text)
    except BrokenPipeError:
        # Nobody reads on (``| head``): the command still ends as it would have.
        _let_go()
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding))
    except OSError as error:
        _let_go()
        raise Unavailable("command.not_printed", reason=error.strerror or type(error).__name__) from error


def _let_go() -> None:
    # What is still in the buffer would fail once more when Python ends, and change the exit status.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(text: str) -> str:
    return _CONTROL.sub(_escaped, text)


def _escaped(control: re.Match[str]) -> str:
    return f"\\u{ord(control[0]):04x}"
