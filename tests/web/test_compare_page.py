"""What a second source version changed, as each person sees it."""

from pathlib import Path

from tests.web.sample_desk import sample_desk


def test_a_reason_that_holds_for_several_sentences_is_told_once(tmp_path: Path) -> None:
    with sample_desk(tmp_path / "desk") as desk:
        client = desk.app.test_client()
        client.set_cookie(desk.cookie, desk.token("tarek"))
        page = client.get(f"/releases/{desk.releases['palm-census']}/compare?language=en").text
    assert page.count('value="keep" disabled') == 2
    assert page.count('aria-describedby="reason-1"') == 2
    assert page.count('<p class="reason"') == page.count('<p class="reason" id="reason-1"') == 1
