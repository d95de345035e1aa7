"""The desk behind a real server on a free port of the loopback: one a process, serving one desk after the other."""

import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from socket import socket
from threading import Condition, Thread
from typing import Any

from waitress.server import create_server

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class LiveServer:
    """Serves whichever application was put in last; the address stays.

    ``visitors`` closes the browser contexts that are open: they leave before the desk does, so that no page asks a desk that is gone.
    """

    def __init__(self) -> None:
        self._application: Application | None = None
        self._answering = 0
        self._quiet = Condition()
        self.visitors = ExitStack()
        # A busy moment is no news.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        listener = socket()
        listener.bind(("127.0.0.1", 0))
        self._port = listener.getsockname()[1]
        self._server = create_server(
            self._answer,
            map={},
            sockets=[listener],
            threads=4,
            clear_untrusted_proxy_headers=True,
            asyncore_use_poll=True,
        )
        self._thread = Thread(target=self._server.run, name="desk", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Scheme, host and port, without a slash at its end."""
        return f"http://127.0.0.1:{self._port}"

    def put(self, application: Application) -> None:
        """Serve ``application`` from now on."""
        self._application = application

    def leave(self) -> None:
        """Send the visitors home, then serve nothing; what a page asked as it was left has its answer by then."""
        self.visitors.close()
        with self._quiet:
            self._application = None
            self._quiet.wait_for(lambda: self._answering == 0)

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._quiet:
            application = self._application
            self._answering += 1
        try:
            if application is None:
                # A request that was on its way when its page was closed.
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return []
            return application(environ, start_response)
        finally:
            with self._quiet:
                self._answering -= 1
                self._quiet.notify_all()
