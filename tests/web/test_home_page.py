"""The desk's home: what waits, what blocks, and the way for somebody new."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from tests.builders import a_person, a_release, an_assignment
from tests.statements import statements
from tests.web.desk import WebDesk

Clients = Callable[[str | None], FlaskClient]


@pytest.mark.parametrize("count", [3, 200])
def test_home_needs_six_statements_however_many_releases(web_desk: WebDesk, client_for: Clients, count: int) -> None:
    with web_desk.store.write() as session:
        for number in range(count):
            built = a_release(session, segments=2, due_at=datetime.now(UTC) + timedelta(days=number))
            an_assignment(session, built, web_desk.desk.tom, "translator", "fr")
    tom = client_for("tom")
    with statements(web_desk.store, at_most=6):
        assert tom.get("/").status_code == 200


def test_each_task_leads_to_the_page_where_it_is_done(web_desk: WebDesk, client_for: Clients) -> None:
    web_desk.desk.confirm("tom", web_desk.desk.keys[0], "Un port ouvre", "fr")
    assert f"{web_desk.path()}/fr/edit#n2" in client_for("tom").get("/").text
    assert f"{web_desk.path()}/fr/review#n1" in client_for("rita").get("/").text
    assert f'href="{web_desk.path()}/publish"' in client_for("paul").get("/").text
    assert f'href="{web_desk.path()}"' in client_for("dora").get("/").text


def test_what_waits_stands_before_what_does_not_whatever_the_dates(web_desk: WebDesk, client_for: Clients) -> None:
    with web_desk.store.write() as session:
        for days, title in ((1, "Nothing to do"), (3, "Later"), (2, "Sooner")):
            built = a_release(session, segments=2, title=title, due_at=datetime.now(UTC) + timedelta(days=days))
            role = "reviewer" if title == "Nothing to do" else "translator"
            an_assignment(session, built, web_desk.desk.tom, role, "fr")
    page = client_for("tom").get("/").text
    places = [page.index(f">{title}</") for title in ("Sooner", "Later", "Nothing to do")]
    assert places == sorted(places)


def test_what_blocks_a_language_stands_beside_its_bar(web_desk: WebDesk, client_for: Clients) -> None:
    told = client_for("dora").get("/").text
    assert "no translator" in told
    assert "0 of 7 approved" in told


def test_an_administrator_without_a_role_is_not_sent_to_an_administrator(
    web_desk: WebDesk, client_for: Clients
) -> None:
    with web_desk.store.write() as session:
        web_desk.desk.people["ada"] = a_person(session, "ada", admin=True)  # type: ignore[index]
    told = client_for("ada").get("/").text
    assert "Ask an administrator" not in told
    assert 'href="/people"' in told
    assert 'href="/settings"' in told


def test_the_publisher_sees_how_many_languages_are_finished(web_desk: WebDesk, client_for: Clients) -> None:
    assert "0 of 2 languages finished" in client_for("paul").get("/").text


def test_somebody_new_finds_the_way(web_desk: WebDesk, client_for: Clients) -> None:
    with web_desk.store.write() as session:
        web_desk.desk.people["nobody"] = a_person(session, "nobody")  # type: ignore[index]
        web_desk.desk.people["desk"] = a_person(session, "desk", roles=["desk"])  # type: ignore[index]
    assert "Ask an administrator" in client_for("nobody").get("/").text
    assert "/releases/new" in client_for("desk").get("/").text
