"""Review, proof, comparison and new version, asked in process."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from tests.statements import statements

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.releases.desk import Desk
    from tests.web.desk import WebDesk

Clients = Callable[[str | None], "FlaskClient"]

REVISED = """<h1>A harbour opens</h1>
<p>The <b>new harbour</b> opened on Friday. It has 12 berths. See <a href="https://harbour.example/">the plan</a>.</p>
<p>“We waited long,” said Amal Rashid. There was a party for everybody.</p>
<p>Contact: press@harbour.example</p>
"""


def approve_french(desk: "Desk") -> None:
    """Have all of the French say what the source says, codes and all, and approved."""
    for line in desk.lines:
        desk.confirm("tom", line.key, line.source, "fr")
        desk.approve("rita", line.key, "fr")


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms; the last of a name counts."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def test_the_review_shows_every_segment_with_its_language_and_direction(
    web_desk: "WebDesk", client_for: Clients
) -> None:
    page = client_for("rita").get(web_desk.path("/ar/review")).text
    assert page.count('role="group"') == len(web_desk.desk.keys)
    assert set(re.findall(r'<div class="pair-target[^"]*" lang="(\w+)" dir="(\w+)"', page)) == {("ar", "rtl")}
    assert set(re.findall(r'<p class="pair-source[^"]*" lang="(\w+)" dir="(\w+)"', page)) == {("en", "ltr")}


def test_codes_are_read_as_what_they_mean(web_desk: "WebDesk", client_for: Clients) -> None:
    page = client_for("rita").get(web_desk.path("/proof")).text
    assert '<span class="run run-bold">new harbour</span>' in page
    assert "❶" not in page


def test_a_proof_marks_what_is_unfinished_and_nothing_else(web_desk: "WebDesk", client_for: Clients) -> None:
    approve_french(web_desk.desk)
    page = client_for("paul").get(web_desk.path("/proof")).text
    shown = page.split('id="proof"')[1]
    assert shown.count("sentence is-unfinished") == len(web_desk.desk.keys)
    assert page.index('lang="en" dir="ltr"') < page.index('lang="ar" dir="rtl"')


def test_reading_pages_need_as_many_statements_at_any_size(web_desk: "WebDesk", client_for: Clients) -> None:
    client = client_for("rita")
    for path, most in (("/ar/review", 13), ("/proof", 8), ("/compare?language=ar", 15)):
        with statements(web_desk.store, at_most=most):
            assert client.get(web_desk.path(path)).status_code == 200, path


def test_a_new_version_is_looked_at_then_taken_then_compared_and_kept(web_desk: "WebDesk", client_for: Clients) -> None:
    approve_french(web_desk.desk)
    desk, address = client_for("dora"), web_desk.path("/revise")
    form = form_of(desk.get(address).text)
    looked = desk.post(address, data={**form, "files": (BytesIO(REVISED.encode()), "harbour.html")})
    assert "<del" in looked.text
    assert "Friday" in looked.text
    assert "revise" not in web_desk.desk.events()
    taken = desk.post(f"{address}/take", data=form_of(looked.text))
    assert taken.status_code == 303
    assert web_desk.desk.events().count("revise") == 1

    reviewer = client_for("rita")
    page = reviewer.get(web_desk.path("/compare?language=fr")).text
    assert page.count('class="change card"') == 1
    assert "There was a party" in page
    kept = reviewer.post(web_desk.path("/compare"), data={**form_of(page), "deed": "keep"})
    assert kept.status_code == 303
    assert web_desk.desk.states("fr").count("approved") == len(web_desk.desk.keys) - 1


def test_what_was_looked_at_is_for_who_looked_and_for_this_release_alone(
    web_desk: "WebDesk", client_for: Clients
) -> None:
    desk, address = client_for("dora"), web_desk.path("/revise")
    form = form_of(desk.get(address).text)
    token = form_of(desk.post(address, data={**form, "pasted": "One sentence."}).text)["token"]
    other = client_for("dean")
    own = form_of(other.get(address).text)
    assert other.post(f"{address}/take", data={**own, "token": token}).status_code == 400
    assert desk.post(f"{address}/take", data={**form, "token": token + "x"}).status_code == 400
    assert "revise" not in web_desk.desk.events()


def test_nothing_sent_is_said_at_the_form(web_desk: "WebDesk", client_for: Clients) -> None:
    desk, address = client_for("dora"), web_desk.path("/revise")
    answer = desk.post(address, data={**form_of(desk.get(address).text), "pasted": "  "})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_hidden_release_is_not_there_on_any_of_these_pages(web_desk: "WebDesk", client_for: Clients) -> None:
    client = client_for("dora")
    for rest in ("/ar/review", "/proof", "/compare", "/revise"):
        assert client.get(f"/releases/kkkkkkkkkkkk{rest}").status_code == 404, rest
