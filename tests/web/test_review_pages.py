"""Review, proof, comparison and new version, asked in process."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, update

from tests.builders import BLOB, BuiltRelease, a_release, an_assignment
from tests.statements import statements
from workflow.store.tables import block, document

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


def at_work(desk: "WebDesk", **terms: Any) -> BuiltRelease:
    """A release from English that rita reviews in Arabic."""
    with desk.store.write() as session:
        built = a_release(session, source="en", targets=["ar"], **terms)
        an_assignment(session, built, desk.desk.people["rita"], "reviewer", "ar")
    return built


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


@pytest.mark.parametrize("segments", [3, 120])
def test_reading_pages_need_as_many_statements_at_any_size(
    web_desk: "WebDesk", client_for: Clients, segments: int
) -> None:
    client, built = client_for("rita"), at_work(web_desk, segments=segments)
    for path, most in (("/ar/review", 11), ("/proof", 5), ("/compare?language=ar", 13)):
        with statements(web_desk.store, at_most=most):
            assert client.get(f"/releases/{built.public_id}{path}").status_code == 200, path


def test_paragraphs_are_numbered_on_through_the_parts_that_they_are_laid_out_in(
    web_desk: "WebDesk", client_for: Clients
) -> None:
    client, built = client_for("rita"), at_work(web_desk, segments=60)
    review = client.get(f"/releases/{built.public_id}/ar/review").text
    assert re.findall(r'aria-label="Paragraph (\d+)"', review) == [
        str(number) for number in range(1, len(built.blocks) + 1)
    ]
    proof = client.get(f"/releases/{built.public_id}/proof").text
    assert proof.count('role="row" data-block=') == len(built.blocks)
    assert proof.count('role="rowgroup"') == review.count('class="review-part"') == 2


def test_paragraphs_of_two_files_stay_two_though_their_keys_are_alike(web_desk: "WebDesk", client_for: Clients) -> None:
    built = at_work(web_desk, segments=2, per_block=1)
    annex = {"source_version_id": built.source_version_id, "position": 1, "name": "annex.txt", "format": "txt"}
    with web_desk.store.write() as session:
        second = session.execute(
            insert(document).values({**annex, "blob": BLOB, "parsed": BLOB}).returning(document.c.id)
        )
        moved = {"document_id": second.scalar_one(), "key": "p0", "position": 0}
        session.execute(update(block).where(block.c.id == built.blocks[1]).values(moved))
    client = client_for("rita")
    assert client.get(f"/releases/{built.public_id}/ar/review").text.count('<section class="pair"') == 2
    proof = client.get(f"/releases/{built.public_id}/proof").text
    assert re.findall(r"proof-file.*?<bdi>(.*?)</bdi>", proof) == ["release.txt", "annex.txt"]


def test_what_is_refused_is_told_once_for_all_segments_alike(web_desk: "WebDesk", client_for: Clients) -> None:
    page = client_for("tess").get(web_desk.path("/ar/review")).text
    told = json.loads(page.split('id="page-data">')[1].split("</script>")[0])
    assert {row["refused"] for row in told["rows"].values()} == {0}
    (refused,) = told["refused"]
    assert set(refused) == {"approve", "return", "keep", "save", "reopen"}


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
