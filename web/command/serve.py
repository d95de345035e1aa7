"""``stele serve``: the desk in the browser."""

import errno
import gc
import logging
import signal
from types import FrameType
from typing import Any, NoReturn

import click
from flask import Flask

from web import create_app
from web.command.output import line
from web.command.speaking import _
from web.settings import Settings, from_environment
from workflow.errors import BadInput, Unavailable

HOST, PORT = "127.0.0.1", 8000
_THREADS = 8
# A browser keeps up to six; with the library's hundred, few idle tabs would shut everybody out.
_CONNECTIONS = 1_000
_IDLE_SECONDS = 120
_BODY_BYTES = 64 * 1024 * 1024
_MOST_PORTS = 20
_LAST_PORT = 65_535

HOST_OPTION = click.option(
    "--host", default=HOST, show_default=True, metavar="ADDRESS", help=_("Address to listen at.")
)
PORT_OPTION = click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, _LAST_PORT), help=_("Port to listen at.")
)


@click.command(help=_("Serve the desk to browsers until it is stopped (Ctrl+C or SIGTERM)."))
@HOST_OPTION
@PORT_OPTION
def serve(*, host: str, port: int) -> None:
    """Serve the desk that the environment names."""
    settings = from_environment()
    run(bound(create_app(settings), settings, host, port), settings)


def bound(app: Flask, settings: Settings, host: str, port: int, *, or_next: bool = False) -> Any:
    """Give a server of ``app`` that holds its port, or with ``or_next`` the next free one.

    Raises Unavailable where the port is taken, BadInput where nothing can listen there.
    """
    for candidate in range(port, min(port + (_MOST_PORTS if or_next else 1), _LAST_PORT + 1)):
        try:
            return _server(app, settings, host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise BadInput("serve.no_address", host=host, port=candidate, reason=error.strerror or "") from error
        except ValueError as error:
            raise BadInput("serve.no_address", host=host, port=candidate, reason=str(error)) from error
    raise Unavailable("serve.port_taken", host=host, port=port)


def run(server: Any, settings: Settings) -> None:
    """Tell the address and serve until SIGTERM or Ctrl+C; requests that run are answered before this returns."""
    signal.signal(signal.SIGTERM, _end)
    line(_("The desk is at {address} (Ctrl+C stops it).", address=settings.url or address_of(server)))
    # What is loaded by now outlives every request: no collection between them need look through it.
    gc.collect()
    gc.freeze()
    server.run()


def address_of(server: Any) -> str:
    """Give the address under which this machine's browser finds the server."""
    # A name that stands for several addresses is listened at by a server that holds several.
    host, port = (
        server.effective_listen[0]
        if hasattr(server, "effective_listen")
        else (server.effective_host, server.effective_port)
    )
    shown = {"0.0.0.0": HOST, "::": "::1"}.get(host, host)  # noqa: S104 - read, not bound
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _server(app: Flask, settings: Settings, host: str, port: int) -> Any:
    # Loaded here: the command line need not wait for it.
    from waitress.server import create_server

    # That requests wait for a moment is no news; each would be a line.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    behind: dict[str, Any] = {}
    if settings.url and settings.url.startswith("https:"):
        behind = {
            "trusted_proxy": "*",
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        }
    return create_server(
        app,
        host=host,
        port=port,
        threads=_THREADS,
        connection_limit=_CONNECTIONS,
        asyncore_use_poll=True,
        channel_timeout=_IDLE_SECONDS,
        max_request_body_size=_BODY_BYTES,
        ident=None,
        **behind,
    )


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    # The server ends on this as on Ctrl+C, and waits for its threads; the signal itself would cut them off.
    raise SystemExit(0)
