"""``stele demo`` and ``stele serve``: a desk to try out, and the server that both end in."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from web.command.demo import furnish
from web.samples.stories import CLINIC, MEALS, PALMS, RIVERS, SEEDS, TRAIN
from workflow.documents import write
from workflow.people import accounts
from workflow.publishing.gate import obstacles
from workflow.releases.pages import releases
from workflow.review.pages import EditorPage, editor_page
from workflow.store import Store
from workflow.store.folder import open_desk

STELE = Path(sys.executable).parent / "stele"
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, str]]]:
    data = tmp_path_factory.mktemp("demo") / "desk"
    made = furnish(data)
    store = open_desk(None, data)
    try:
        yield store, made
    finally:
        store.close()


def _releases(store: Store) -> dict[str, str]:
    with store.read() as session:
        return {one.slug: one.release for one in releases(session, None, now=datetime.now(UTC))}


def _page(store: Store, slug: str, language: str) -> EditorPage:
    with store.read() as session:
        return editor_page(session, None, _releases(store)[slug], language, datetime.now(UTC))


def test_each_language_is_the_source_of_a_sample_in_each_format() -> None:
    samples = (CLINIC, SEEDS, TRAIN, MEALS, PALMS, RIVERS)
    assert {one.language for one in samples} == {"ar", "en", "fr"}
    assert {one.document.format for one in samples} == {"txt", "html", "markdown", "docx"}


def test_a_word_file_built_from_lines_is_written_back_byte_for_byte() -> None:
    document = SEEDS.document
    assert document.data[:2] == b"PK"
    assert write(document, {block.key: block.text for block in document.blocks}, "ar") == document.data


def test_there_is_somebody_for_every_role(furnished: tuple[Store, dict[str, str]]) -> None:
    store, made = furnished
    with store.read() as session:
        everyone = accounts.everyone(session, None)
        assert accounts.authenticate(session, "dana", made["dana"]) is not None
    assert {one.login for one in everyone} == set(made)
    roles = {str(grant.role) for one in everyone for grant in one.grants}
    assert roles == {"translator", "reviewer", "publisher", "desk"}
    assert any(one.is_admin for one in everyone)
    for language in ("ar", "en", "fr"):
        assert {str(g.role) for one in everyone for g in one.grants if g.language == language} == {
            "translator",
            "reviewer",
        }


def test_a_newcomer_can_export_at_once(furnished: tuple[Store, dict[str, str]]) -> None:
    store, _ = furnished
    with store.read() as session:
        publisher = accounts.find_by_login(session, "pia").id
        assert obstacles(session, publisher, _releases(store)["floating-clinic"], now=datetime.now(UTC)) == ()


def test_the_samples_stand_at_different_places(furnished: tuple[Store, dict[str, str]]) -> None:
    store, _ = furnished
    half = _page(store, "seed-bank", "en").progress
    assert {"approved", "translated", "draft", "untranslated"} <= set(half)
    returned = [row.translation for row in _page(store, "night-train", "en").rows if row.translation.returned_for]
    assert [(one.returned_for, bool(one.note)) for one in returned] == [("accuracy", True), ("language", True)]
    moved = [row.translation.reason for row in _page(store, "palm-census", "en").rows if row.translation.reason]
    assert moved == ["source_changed", "source_changed"]
    assert _page(store, "river-centre", "en").release_state == "published"
    open_threads = sum(row.threads for row in _page(store, "seed-bank", "en").rows)
    assert open_threads == 1


def test_one_is_under_embargo_and_only_for_those_on_it(furnished: tuple[Store, dict[str, str]]) -> None:
    store, _ = furnished
    meals = _releases(store)["school-meals"]
    page = _page(store, "school-meals", "fr")
    assert page.embargo_until is not None
    assert page.embargo_until > datetime.now(UTC)
    open_findings = [one.finding.check for row in page.rows for one in row.findings if not one.dismissed]
    assert open_findings == ["number-groups-swapped"]
    with store.read() as session:
        seen = {
            login: {
                one.release
                for one in releases(session, accounts.find_by_login(session, login).id, now=datetime.now(UTC))
            }
            for login in ("fanny", "tarek")
        }
    assert meals in seen["fanny"]
    assert meals not in seen["tarek"]


def test_no_finding_of_the_samples_is_there_by_mistake(furnished: tuple[Store, dict[str, str]]) -> None:
    store, _ = furnished
    found = set()
    for slug, targets in (
        ("floating-clinic", "ar fr"),
        ("seed-bank", "en fr"),
        ("night-train", "en ar"),
        ("palm-census", "en fr"),
    ):
        for language in targets.split():
            found |= {
                (slug, language, row.number, one.finding.check)
                for row in _page(store, slug, language).rows
                for one in row.findings
            }
    assert found == set()


def test_done_again_it_keeps_what_people_did(furnished: tuple[Store, dict[str, str]]) -> None:
    store, _ = furnished
    before = _releases(store)
    assert furnish(store.data) == {}
    assert _releases(store) == before


@contextmanager
def _started(folder: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STELE_")}
    process = subprocess.Popen(
        [STELE, *arguments],
        cwd=folder,
        env={**environment, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        for told in process.stdout:
            found = re.search(r"http://\S+", told)
            if found:
                yield process, found[0]
                return
        raise AssertionError(process.communicate()[1])
    finally:
        process.kill()
        process.communicate()


def test_served_it_answers_at_the_address_it_tells_and_ends_on_sigterm(tmp_path: Path) -> None:
    subprocess.run([STELE, "init"], cwd=tmp_path, check=True, capture_output=True)
    with _started(tmp_path, "serve", "--port", "0") as (process, address):
        # Whatever proxy this machine uses for others.
        with build_opener(ProxyHandler({})).open(f"{address}sign-in", timeout=PATIENCE_SECONDS) as answer:
            assert answer.status == 200
            assert "waitress" not in str(answer.headers)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0


def test_a_port_that_is_taken_gets_one_line(tmp_path: Path) -> None:
    subprocess.run([STELE, "init"], cwd=tmp_path, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = subprocess.run(
            [STELE, "serve", "--port", str(port)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert str(port) in told.stderr
