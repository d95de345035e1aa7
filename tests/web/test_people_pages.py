"""People, settings, inbox and one's own account, in the browser."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.builders import a_person
from tests.web.desk import PASSWORD, WebDesk
from tests.web.forms import send
from workflow.people.assignments import team
from workflow.people.desk_settings import desk_settings
from workflow.people.preferences import preferences

Clients = Callable[[str | None], FlaskClient]


@pytest.fixture
def ada(web_desk: WebDesk, client_for: Clients) -> FlaskClient:
    with web_desk.store.write() as session:
        web_desk.desk.people["ada"] = a_person(session, "ada", admin=True, roles=["desk"])  # type: ignore[index]
    return client_for("ada")


def test_an_administrator_adds_a_person_and_sees_the_password_once(ada: FlaskClient, client_for: Clients) -> None:
    form: dict[str, str | list[str]] = {
        "login": "lina",
        "name": "لينا",
        "role": ["translator"],
        "language": ["ar", "fr"],
    }
    answer = send(ada, "/people", "/people", form)
    made = re.search(r'class="password-once" dir="ltr">([^<]+)<', answer.text)
    assert made
    listed = ada.get("/people").text
    assert "لينا" in listed
    assert made[1] not in listed
    new = client_for(None)
    assert send(new, "/sign-in", "/sign-in", {"login": "lina", "password": made[1]}).status_code == 303


def test_a_login_that_is_taken_is_told_in_the_form_and_nothing_typed_is_lost(ada: FlaskClient) -> None:
    answer = send(ada, "/people", "/people", {"login": "DORA", "name": "Somebody", "role": ["desk"]})
    assert answer.status_code == 400
    assert 'value="Somebody"' in answer.text
    assert 'role="alert"' in answer.text


def test_roles_access_and_password_of_a_person_end_their_sessions(
    ada: FlaskClient, client_for: Clients, web_desk: WebDesk
) -> None:
    page = f"/people/{web_desk.desk.people['tom']}"
    for to, form in (
        ("/roles", {"deed": "give", "role": "publisher"}),
        ("/roles", {"deed": "take", "role": "publisher"}),
        ("/password", {}),
        ("/access", {"deed": "disable"}),
    ):
        tom = client_for("tom")
        assert tom.get("/me").status_code == 200
        assert send(ada, page, page + to, dict(form)).status_code in {200, 303}
        assert tom.get("/me").status_code == 303, to
    assert send(ada, page, page + "/access", {"deed": "enable"}).status_code == 303
    assert client_for("tom").get("/me").status_code == 200


def test_nobody_but_an_administrator_sees_people_and_settings(client_for: Clients) -> None:
    for login in ("dora", "tom", "rita"):
        for path in ("/people", "/settings"):
            assert client_for(login).get(path).status_code == 403


def test_an_administrator_cannot_shut_himself_out(ada: FlaskClient, web_desk: WebDesk) -> None:
    page = f"/people/{web_desk.desk.people['ada']}"
    send(ada, page, page + "/access", {"deed": "disable"})
    assert ada.get("/people").status_code == 200


def test_the_desk_takes_over_an_absent_colleagues_work(client_for: Clients, web_desk: WebDesk) -> None:
    dora, tom = client_for("dora"), web_desk.desk.people["tom"]
    page = f"/take-over?from={tom}"
    parts = re.findall(r'name="part" value="([^"]+)"', dora.get(page).text)
    assert parts
    answer = send(dora, page, "/take-over", {"from": tom, "to": "rita", "part": parts})
    assert answer.status_code == 303
    with web_desk.store.read() as session:
        logins = {one.login for one in team(session, None, web_desk.release, web_desk.app.extensions["stele.clock"]())}
    assert "tom" not in logins
    rita = client_for("rita").get("/inbox").text
    assert "inbox-assigned" in rita
    assert 'class="count"' in rita


def test_nobody_takes_over_by_chance_where_nobody_holds_the_role(client_for: Clients, web_desk: WebDesk) -> None:
    dora, paul, tom = client_for("dora"), web_desk.desk.people["paul"], web_desk.desk.people["tom"]
    assert "Choose a person" in dora.get("/take-over").text
    assert "Choose a person" in dora.get(f"/take-over?from={paul}").text
    assert "Choose a person" not in dora.get(f"/take-over?from={tom}").text


def test_the_inbox_leads_to_the_place_and_is_read(client_for: Clients, web_desk: WebDesk) -> None:
    tom = client_for("tom")
    page = tom.get("/inbox").text
    ids = re.findall(r'name="notice" value="(assigned[^"]+)"', page)
    assert ids
    assert page.count("inbox-unread") == len(re.findall(r'name="notice"', page))
    answer = send(tom, "/inbox", "/inbox", {"notice": ids[0], "go": "yes"})
    assert answer.location.startswith(web_desk.path())
    assert tom.get("/inbox").text.count("inbox-unread") == page.count("inbox-unread") - 1
    send(tom, "/inbox", "/inbox")
    assert "inbox-unread" not in tom.get("/inbox").text


def test_settings_are_changed_and_kept(ada: FlaskClient, web_desk: WebDesk) -> None:
    shown = ada.get("/settings").text
    assert "STELE_TIMEZONE" in shown
    assert "تشرين" in shown
    ticked = re.findall(r'name="blocking" value="([^"]+)" checked', shown)
    rest = [one for one in ticked if one != "number"]
    assert len(rest) == len(ticked) - 1
    answer = send(
        ada,
        "/settings",
        "/settings",
        {
            "months-ar": "ar_IQ",
            "blocking": rest,
            "drafts": "on",
            "isolation-html": "marks",
            "isolation-txt": "characters",
        },
    )
    assert answer.status_code == 303
    with web_desk.store.read() as session:
        found = desk_settings(session)
    assert (dict(found.months), dict(found.blocking)) == ({"ar": "ar_IQ"}, {"number": False})
    assert dict(found.isolation) == {"html": "marks"}
    assert (found.four_eyes_waivable, found.drafts_on_device, found.timezone) == (False, True, "UTC")


def test_a_person_chooses_language_and_look(client_for: Clients, web_desk: WebDesk) -> None:
    tom = client_for("tom")
    assert 'lang="en" dir="ltr"' in tom.get("/me").text
    send(tom, "/me", "/me/look", {"language": "ar", "theme": "dark", "density": "compact"})
    page = tom.get("/me").text
    assert '<html lang="ar" dir="rtl" class="script-arab" data-theme="dark" data-density="compact">' in page
    with web_desk.store.read() as session:
        assert preferences(session, web_desk.desk.people["tom"]).language == "ar"
    assert send(tom, "/me", "/me/look", {"language": "xx", "theme": "dark", "density": "compact"}).status_code == 400


def test_a_new_password_ends_the_other_sessions_and_asks_for_the_old_one(client_for: Clients) -> None:
    tom, other = client_for("tom"), client_for("tom")
    assert send(tom, "/me", "/me/password", {"old": "wrong", "new": "another-good-one"}).status_code == 400
    assert send(tom, "/me", "/me/password", {"old": PASSWORD, "new": "short"}).status_code == 400
    assert send(tom, "/me", "/me/password", {"old": PASSWORD, "new": "another-good-one"}).status_code == 303
    assert tom.get("/me").status_code == 200
    assert other.get("/me").status_code == 303
    assert (
        send(client_for(None), "/sign-in", "/sign-in", {"login": "tom", "password": "another-good-one"}).status_code
        == 303
    )


def test_signing_out_everywhere_else_keeps_this_session(client_for: Clients) -> None:
    tom, other = client_for("tom"), client_for("tom")
    assert send(tom, "/me", "/me/sessions").status_code == 303
    assert tom.get("/me").status_code == 200
    assert other.get("/me").status_code == 303
