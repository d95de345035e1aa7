"""The page on which a release goes out."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import NOW
from tests.statements import statements
from tests.web.desk import WebDesk
from tests.web.desk import web_desk as a_web_desk
from web.edge.desk import set_clock
from workflow import conversation
from workflow.documents import read
from workflow.people import sessions
from workflow.publishing.renditions import pdf
from workflow.publishing.renditions.names import FORMATS

MOST_STATEMENTS = 20
SENTENCES = read("افتُتح المرفأ.\n\nوفيه اثنا عشر رصيفًا.".encode(), "port.txt", "ar")

Client = Callable[[str], FlaskClient]


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    with a_web_desk(tmp_path / "data", SENTENCES, targets=["en", "fr"]) as made:
        yield made


def signed_in(desk: WebDesk, login: str) -> FlaskClient:
    client = desk.app.test_client()
    client.set_cookie(desk.cookie, desk.token(login))
    return client


def page(client: FlaskClient, desk: WebDesk) -> str:
    answer = client.get(desk.path("/publish"))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def form_of(text: str, action: str) -> dict[str, str]:
    form = next(part for part in re.findall(r"<form.*?</form>", text, re.DOTALL) if action in part)
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))


def approve(desk: WebDesk, *languages: str) -> None:
    for language in languages:
        desk.desk.approve_as(language, [f"{language} {number}" for number in "AB"])


def publish(client: FlaskClient, desk: WebDesk, *languages: str, **more: str) -> Any:
    form = form_of(page(client, desk), "/publish")
    return client.post(desk.path("/publish"), data={**form, "language": list(languages), **more})


def test_each_reason_is_linked_to_its_segment_and_like_ones_stand_together(desk: WebDesk) -> None:
    text = page(signed_in(desk, "paul"), desk)
    assert text.count("state-untranslated") == 2
    for language in ("en", "fr"):
        for number in (1, 2):
            assert f"/{language}/edit#n{number}" in text
    assert 'id="publish-now"' in text
    assert re.search(r'id="publish-now"[^>]* disabled', text)


def test_an_open_comment_holds_its_language_back(desk: WebDesk) -> None:
    approve(desk, "fr", "en")
    desk.desk.do(
        lambda session, person, release, now: conversation.open_thread(
            session, person, release, desk.desk.keys[1], "Twelve?", now, "fr"
        ),
        "tom",
    )
    text = page(signed_in(desk, "paul"), desk)
    assert "Open comments" in text
    assert "/fr/edit#n2" in text
    assert 'value="en" checked' in text
    assert 'value="fr" checked' not in text


def test_two_reasons_of_a_kind_in_one_segment_are_one_segment(desk: WebDesk) -> None:
    approve(desk, "fr", "en")
    for text in ("Twelve?", "Thirteen?"):
        desk.desk.do(
            lambda session, person, release, now, text=text: conversation.open_thread(
                session, person, release, desk.desk.keys[1], text, now, "fr"
            ),
            "tom",
        )
    told = page(signed_in(desk, "paul"), desk)
    assert re.search(r"Open comments</span>\s*<span class=\"quiet\">1 segment</span>", told)
    assert "and 1 more" not in told


def test_one_click_publishes_all_languages_and_their_counts_are_equal(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    assert publish(client, desk, "en", "fr").status_code == 303
    assert desk.desk.state() == "published"
    answer = client.get(desk.path("/publications/1/bundle.zip"))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        counts = {
            language: archive.read(f"{manifest['slug']}.{language}.txt").decode().strip().count("\n\n") + 1
            for language in ("ar", "en", "fr")
        }
    assert set(counts.values()) == {2}
    assert manifest["languages"] == ["ar", "en", "fr"]


def test_the_same_form_sent_twice_publishes_once(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    form = {**form_of(page(client, desk), "/publish"), "language": ["en", "fr"]}
    assert client.post(desk.path("/publish"), data=form).status_code == 303
    assert client.post(desk.path("/publish"), data=form).status_code == 303
    assert page(client, desk).count("Publication 1") == 1
    assert "Publication 2" not in page(client, desk)


def test_what_nobody_saw_is_not_published(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    form = form_of(page(client, desk), "/publish")
    desk.desk.do(
        lambda session, person, release, now: conversation.resolve(
            session,
            person,
            conversation.open_thread(session, person, release, desk.desk.keys[0], "One moment.", now).thread,
            now,
        ),
        "tom",
    )
    answer = client.post(desk.path("/publish"), data={**form, "language": ["en", "fr"]})
    assert answer.status_code == 409
    assert desk.desk.state() == "ready"


def test_who_may_not_publish_is_told_so_before_and_refused_after(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "tom")
    text = page(client, desk)
    assert re.search(r'id="publish-now"[^>]* disabled', text)
    assert client.post(desk.path("/publish"), data={**form_of(text, "/publish"), "language": "fr"}).status_code == 403
    assert desk.desk.state() == "ready"


def test_all_is_prepared_while_the_embargo_holds_and_the_server_decides_when_it_ends(tmp_path: Path) -> None:
    embargo = NOW + timedelta(hours=1)
    with a_web_desk(tmp_path / "data", SENTENCES, targets=["en", "fr"], embargo=embargo) as desk:
        approve(desk, "en", "fr")
        set_clock(desk.app.extensions, lambda: NOW)
        client = desk.app.test_client()
        with desk.store.write() as session:
            client.set_cookie(desk.cookie, sessions.begin(session, desk.desk.people["paul"], now=NOW))
        text = page(client, desk)
        assert ".tmx" in text
        assert "data-countdown" in text
        assert re.search(r'id="publish-now"[^>]* disabled', text)
        form = {**form_of(text, "/publish"), "language": ["en", "fr"]}
        assert client.post(desk.path("/publish"), data=form).status_code == 403
        set_clock(desk.app.extensions, lambda: embargo)
        assert client.post(desk.path("/publish"), data=form).status_code == 303
        assert desk.desk.state() == "published"


def test_a_publication_is_corrected_with_a_note_and_withdrawn_with_a_reason(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    publish(client, desk, "en", "fr")
    reopen = form_of(page(client, desk), "/correct")
    assert client.post(desk.path("/correct"), data=reopen).status_code == 400
    assert client.post(desk.path("/correct"), data={**reopen, "reason": "A name was wrong."}).status_code == 303
    assert re.search(r'<p class="reason">[^<]*(published|publication|withdraw)', page(client, desk))
    assert publish(client, desk, "en", "fr").status_code == 400
    assert publish(client, desk, "en", "fr", note="The name of the port.").status_code == 303
    text = page(client, desk)
    assert "The name of the port." in text
    taken_back = form_of(text, "/publications/2/withdraw")
    answer = client.post(desk.path("/publications/2/withdraw"), data={**taken_back, "reason": "Sent too early."})
    assert answer.status_code == 303
    text = page(client, desk)
    assert "Sent too early." in text
    assert client.get(desk.path("/publications/2/bundle.zip")).status_code == 200


def test_what_is_out_is_corrected_together_and_what_lacks_is_named(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    publish(client, desk, "en", "fr")
    client.post(desk.path("/correct"), data={**form_of(page(client, desk), "/correct"), "reason": "A name was wrong."})
    answer = publish(client, desk, "en", note="The name of the port.")
    assert answer.status_code == 403
    assert "Publish French with it." in answer.text
    desk.desk.reopen("rita", desk.desk.keys[0], "fr")
    assert "goes out again together: finish French first." in page(client, desk)


def test_a_language_that_waits_while_another_is_out_is_told_from_it(desk: WebDesk) -> None:
    approve(desk, "en")
    client = signed_in(desk, "paul")
    publish(client, desk, "en")
    assert "No other language is finished yet" in page(client, desk)


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("get", "/publish"),
        ("get", "/bundle.zip"),
        ("get", "/files/manifest.json"),
        ("get", "/publications/1/bundle.zip"),
        ("get", "/publications/1/files/manifest.json"),
        ("get", "/segments.csv"),
        ("get", "/fr/preview"),
        ("get", "/fr/copy"),
        ("post", "/publish"),
        ("post", "/correct"),
        ("post", "/publications/1/withdraw"),
    ],
)
def test_a_release_that_one_may_not_see_answers_as_if_it_were_not_there(tmp_path: Path, method: str, rest: str) -> None:
    with a_web_desk(tmp_path / "data", SENTENCES, targets=["en", "fr"], confidential=True, assigned=False) as desk:
        desk.app.config["WTF_CSRF_ENABLED"] = False
        client = signed_in(desk, "paul")
        answers = [
            getattr(client, method)(
                f"/releases/{release}{rest}", **({"data": {"key": "k"}} if method == "post" else {})
            )
            for release in (desk.release, "kkkkkkkkkkkk")
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        bodies = [re.sub(rb'(value|content)="[^"]*"', b"", answer.data) for answer in answers]
        assert bodies[0] == bodies[1]


@pytest.mark.parametrize("segments", [15, 500])
def test_the_page_asks_the_store_as_often_for_many_segments_as_for_few(tmp_path: Path, segments: int) -> None:
    texts = [f"The harbour has {number} berths." for number in range(segments)]
    with a_web_desk(tmp_path / "data", texts) as desk:
        client = signed_in(desk, "paul")
        page(client, desk)
        with statements(desk.store, at_most=MOST_STATEMENTS):
            page(client, desk)


def names_in(text: str) -> set[str]:
    return set(re.findall(r'<bdi dir="ltr">(port[^<]*)</bdi>', text))


def test_the_forms_that_were_chosen_are_shown_remembered_and_published(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    assert "port.table.xlsx" in names_in(page(client, desk))
    chosen = client.get(desk.path("/publish?format=docx&format=xliff2&format=nonsense"))
    expected = {
        *(f"port.{language}.docx" for language in ("ar", "en", "fr")),
        "port.en.xliff2.xlf",
        "port.fr.xliff2.xlf",
    }
    assert names_in(chosen.get_data(as_text=True)) == expected
    assert names_in(page(client, desk)) == expected
    assert publish(client, desk, "en", "fr").status_code == 303
    with zipfile.ZipFile(io.BytesIO(client.get(desk.path("/publications/1/bundle.zip")).data)) as archive:
        assert set(archive.namelist()) == {*expected, "manifest.json"}


def test_no_form_ticked_is_told_and_leaves_the_choice_of_before(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    client.get(desk.path("/publish?format=&format=txt"))
    answer = client.get(desk.path("/publish?format="))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "Tick at least one format" in text
    assert names_in(text) == {"port.ar.txt", "port.en.txt", "port.fr.txt"}
    assert names_in(page(client, desk)) == names_in(text)


def test_each_file_of_the_bundle_is_loaded_alone(desk: WebDesk) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    links = [unescape(link) for link in re.findall(r'href="([^"]*/files/[^"]*)"', page(client, desk))]
    assert len(links) > 12
    for link in links:
        assert client.get(link).status_code == 200, link


def test_every_form_can_be_ticked(desk: WebDesk) -> None:
    text = page(signed_in(desk, "paul"), desk)
    assert re.findall(r'name="format" value="([^"]+)"', text) == list(FORMATS)


def test_a_form_that_cannot_be_made_here_is_grey_and_is_not_asked_for(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(desk, "en", "fr")
    client = signed_in(desk, "paul")
    client.get(desk.path("/publish?format=txt&format=pdf"))
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    text = page(client, desk)
    assert re.search(r'value="pdf" disabled', text)
    assert names_in(text) == {"port.ar.txt", "port.en.txt", "port.fr.txt"}
    assert publish(client, desk, "en", "fr").status_code == 303
