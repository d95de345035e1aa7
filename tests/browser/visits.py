"""Every page of the desk of the samples, with somebody who may see it."""

from dataclasses import dataclass

from tests.web.returned import every_outcome, report_of
from tests.web.sample_desk import SampleDesk


@dataclass(frozen=True, slots=True)
class Visit:
    """A page. ``login`` None is nobody; ``ready`` is what its scripts leave when they are done."""

    name: str
    login: str | None
    path: str
    ready: str = "main"


def visits(desk: SampleDesk) -> list[Visit]:
    """Give all pages, in the order in which a release meets them."""

    def of(slug: str, rest: str = "") -> str:
        return f"/releases/{desk.releases[slug]}{rest}"

    history = of("school-meals", f"/segments/{desk.first_key('school-meals')}/history?language=ar")
    return [
        Visit("sign-in", None, "/sign-in"),
        Visit("home-translator", "fanny", "/"),
        Visit("home-desk", "dana", "/"),
        Visit("home-reviewer", "rima", "/"),
        Visit("releases", "dana", "/releases"),
        Visit("new-release", "dana", "/releases/new"),
        Visit("overview", "dana", of("school-meals")),
        Visit("overview-embargo", "pia", of("school-meals")),
        Visit("editor", "amal", of("night-train", "/ar/edit"), "html[data-ready=editor]"),
        Visit("editor-returned", "tarek", of("night-train", "/en/edit"), "html[data-ready=editor]"),
        Visit("take-in", "fanny", of("seed-bank", "/fr/take-in")),
        Visit("take-in-report", "fanny", _report(desk, "seed-bank", "fr", "fanny")),
        Visit("review", "samir", of("night-train", "/ar/review")),
        Visit("review-returned", "rima", of("night-train", "/en/review")),
        Visit("review-french", "rima", of("seed-bank", "/fr/review")),
        Visit("proof", "rima", of("floating-clinic", "/proof")),
        Visit("compare", "tarek", of("palm-census", "/compare")),
        Visit("revise", "dana", of("palm-census", "/revise")),
        Visit("publish", "pia", of("floating-clinic", "/publish")),
        Visit("publish-unready", "pia", of("night-train", "/publish")),
        Visit("publish-embargo", "pia", of("school-meals", "/publish")),
        Visit("published", "pia", of("river-centre", "/publish")),
        Visit("copy", "pia", of("floating-clinic", "/ar/copy")),
        Visit("history", "dana", of("school-meals", "/history")),
        Visit("segment-history", "dana", history),
        Visit("inbox", "fanny", "/inbox"),
        Visit("people", "adam", "/people"),
        Visit("person", "adam", f"/people/{desk.people['fanny']}"),
        Visit("take-over", "dana", "/take-over"),
        Visit("settings", "adam", "/settings"),
        Visit("account", "fanny", "/me"),
        Visit("shortcuts", "fanny", "/shortcuts"),
        Visit("missing", "fanny", "/releases/aaaaaaaaaaaa"),
    ]


def _report(desk: SampleDesk, slug: str, language: str, login: str) -> str:
    client = desk.app.test_client()
    client.set_cookie(desk.cookie, desk.token(login))
    release = desk.releases[slug]
    return report_of(client, release, language, every_outcome(client, release, slug, language), f"{slug}.{language}.po")
