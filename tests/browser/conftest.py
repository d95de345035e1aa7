"""Chromium before a real server: one browser and one server a process, a desk and a browser context a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from re import Pattern
from re import compile as pattern
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.patience import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from tests.browser.server import LiveServer
    from tests.web.desk import WebDesk

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
# An answer of the API that refuses is told by Chromium as a failure to load; what the page makes of it is what a test looks at.
_REFUSED_CALL = pattern(r"Failed to load resource: the server responded with a status of 4\d\d")


@dataclass
class Served:
    """A desk at an address."""

    web: "WebDesk"
    server: "LiveServer"

    @property
    def address(self) -> str:
        """Where the desk is."""
        return self.server.address

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.server.address}{path}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self.web, name)


@dataclass
class Complaints:
    """What the browser complained of: errors of the console and of scripts, breaches of the content security policy."""

    heard: list[str] = field(default_factory=list)
    allowed: list[Pattern[str]] = field(default_factory=list)

    def allow(self, *sought: str) -> None:
        """Expect complaints in which one of the patterns is found."""
        self.allowed += [pattern(one) for one in sought]

    def listen(self, page: "Page") -> None:
        """Hear what ``page`` complains of."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"{page.url}: {error}"))

    def _console(self, message: "ConsoleMessage") -> None:
        where = message.location["url"]
        if message.type == "error" and not ("/api/" in where and _REFUSED_CALL.match(message.text)):
            self.heard.append(f"{where}: {message.text}")

    @property
    def unexpected(self) -> list[str]:
        """What no test expected."""
        return [one for one in self.heard if not any(sought.search(one) for sought in self.allowed)]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The browser of this process."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: sudo apt-get install chromium-headless-shell", pytrace=False)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def live_server() -> "Iterator[LiveServer]":
    """The server of this process."""
    from tests.browser.server import LiveServer

    server = LiveServer()
    yield server
    server.close()


@pytest.fixture
def serve(live_server: "LiveServer", tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serve a fresh desk, made as ``tests.web.desk.web_desk`` makes it: ``serve(source, targets=["fr"])``."""
    from tests.web.desk import web_desk

    with ExitStack() as stack:
        count = 0

        def served(*source: Any, **terms: Any) -> Served:
            nonlocal count
            count += 1
            made = stack.enter_context(web_desk(tmp_path / f"desk-{count}", *source, **terms))
            live_server.put(made.app)
            return Served(made, live_server)

        yield served
        live_server.leave()


@pytest.fixture
def desk_server(serve: Callable[..., Served]) -> Served:
    """A fresh desk with one release at work, served."""
    return serve()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What the pages of a test complained of; anything unexpected fails it."""
    heard = Complaints()
    yield heard
    assert heard.unexpected == []


@pytest.fixture
def context_for(
    browser: "Browser", live_server: "LiveServer", complaints: Complaints
) -> "Iterator[Callable[..., BrowserContext]]":
    """Give a browser context with its own cookies and storage: the browser of one more person."""

    def opened(
        language: str = "en", theme: str = "light", width: int = 1440, height: int = 900, **options: Any
    ) -> "BrowserContext":
        context = browser.new_context(
            base_url=live_server.address,
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": width, "height": height},
            reduced_motion=options.pop("reduced_motion", "reduce"),
            **options,
        )
        live_server.visitors.callback(context.close)
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", complaints.listen)
        return context

    yield opened
    live_server.visitors.close()


@pytest.fixture
def page_for(context_for: "Callable[..., BrowserContext]", request: pytest.FixtureRequest) -> "Callable[..., Page]":
    """Give a page where ``login`` is signed in at the desk that is served: ``page_for("tom", language="ar", theme="dark")``.

    None is nobody. ``desk`` names another desk than the test's ``desk_server``.
    """

    def page(login: str | None, *, desk: Served | None = None, **looks: Any) -> "Page":
        context = context_for(**looks)
        served = desk or request.getfixturevalue("desk_server")
        if login is not None:
            context.add_cookies([{"name": served.cookie, "value": served.token(login), "url": served.address}])
        return context.new_page()

    return page
