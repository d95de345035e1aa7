"""Readers that misbehave, for the tests of the child process."""

import os
import socket
import time
from pathlib import Path
from typing import Any

from workflow.errors import BadInput, Refused


def echo(data: bytes, options: dict[str, Any]) -> Any:
    return {"size": len(data), "options": options, "text": data[:20].decode()}


def refuse(_: bytes, options: dict[str, Any]) -> Any:
    if options.get("rules"):
        raise Refused("some.rule", segment=3)
    raise BadInput("docx.odd", file="a.docx", line=7)


def fail(_: bytes, __: dict[str, Any]) -> Any:
    raise ValueError


def hoard(_: bytes, __: dict[str, Any]) -> Any:
    return len([b"x" * 1_000_000 for _ in range(2_000)])


def answer_without_end(_: bytes, __: dict[str, Any]) -> Any:
    return "x" * 70_000_000


def dig(data: bytes, options: dict[str, Any]) -> Any:
    return dig(data, options)


def spin(_: bytes, __: dict[str, Any]) -> Any:
    while True:
        pass


def sleep(_: bytes, __: dict[str, Any]) -> Any:
    time.sleep(60)


def crash(_: bytes, __: dict[str, Any]) -> Any:
    os.abort()


def leave(_: bytes, __: dict[str, Any]) -> Any:
    os._exit(3)


def write(_: bytes, options: dict[str, Any]) -> Any:
    return Path(options["path"]).write_bytes(b"x" * 100)


def connect(_: bytes, options: dict[str, Any]) -> Any:
    with socket.create_connection(("127.0.0.1", options["port"]), timeout=1):
        return "connected"


def process(_: bytes, __: dict[str, Any]) -> Any:
    return os.getpid()
