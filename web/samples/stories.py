"""The releases of the sample desk and how far each has come."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import MappingProxyType

from web.samples.stage import Sample, Stage, translations
from workflow.publishing.publish import draw_up_to_publish, publish

_HOURS = timedelta(hours=1)

PEOPLE: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("dana", "Dana Haddad", ("desk",), ()),
    ("tarek", "Tarek Aziz", ("translator",), ("en",)),
    ("fanny", "Fanny Morel", ("translator",), ("fr",)),
    ("amal", "أمل الزين", ("translator",), ("ar",)),
    ("rima", "Rima Saleh", ("reviewer",), ("en", "fr")),
    ("samir", "سمير قاسم", ("reviewer",), ("ar",)),
    ("pia", "Pia Lind", ("publisher",), ()),
    ("adam", "Adam Okoye", ("admin",), ()),
)
"""Login, name, roles and languages of each of the desk's people."""

_REVIEWERS = MappingProxyType({"ar": "samir", "en": "rima", "fr": "rima"})
_TRANSLATORS = MappingProxyType({"ar": "amal", "en": "tarek", "fr": "fanny"})

CLINIC = Sample("floating-clinic.en.txt")
SEEDS = Sample("seed-bank.ar.word")
TRAIN = Sample("night-train.fr.html")
MEALS = Sample("school-meals.en.md")
PALMS = Sample("palm-census.ar.txt")
PALMS_AGAIN = Sample("palm-census-2.ar.txt")
RIVERS = Sample("river-centre.ar.txt")


def play(stage: Stage) -> None:
    """Bring all samples to where a newcomer finds them."""
    for story in _STORIES:
        story(stage)


def _open(stage: Stage, sample: Sample, targets: str, due: datetime, embargo: datetime | None = None) -> str:
    release = stage.open(sample, targets.split(), due=due, embargo=embargo)
    for language in targets.split():
        stage.assign(release, _TRANSLATORS[language], "translator", language)
        stage.assign(release, _REVIEWERS[language], "reviewer", language)
    stage.assign(release, "pia", "publisher")
    return release


def _published(stage: Stage) -> None:
    """Out since yesterday; the source had two groups of a number swapped."""
    release = _open(stage, RIVERS, "en fr", stage.start + 6 * _HOURS)
    for language in ("en", "fr"):
        stage.translate(release, _TRANSLATORS[language], language, translations(RIVERS.slug, language))
        stage.approve(release, "rima", language)
    stage.dismiss(
        release, "rima", "en", "number-groups-swapped", "Goal 10.7 is meant; the Arabic has it the other way."
    )
    drawn = draw_up_to_publish(stage.session, stage.blobs, stage.people["pia"], release, now=stage.now())
    publish(stage.session, stage.blobs, stage.people["pia"], release, drawn, now=stage.now())


def _ready(stage: Stage) -> None:
    """Approved in both languages: it can go out at once."""
    release = _open(stage, CLINIC, "ar fr", stage.end + 4 * _HOURS)
    first = {7: "وهذه هي الغاية من القارب»، كما قالت هدى منصور، رئيسة فريق الخدمات الميدانية في الصندوق."}
    stage.translate(release, "amal", "ar", translations(CLINIC.slug, "ar"), instead=first)
    stage.translate(release, "fanny", "fr", translations(CLINIC.slug, "fr"))
    stage.send_back(release, "samir", "ar", 7, "style", "جافّة قليلًا على لسان المتحدثة، والأفضل صيغة أقرب إلى كلامها.")
    stage.translate(release, "amal", "ar", translations(CLINIC.slug, "ar"), numbers=[7])
    stage.approve(release, "samir", "ar")
    talk = (
        ("fanny", "“Pounds”: Egyptian pounds, I take it? The release does not say."),
        ("dana", "Yes, but the Trust wants it as it stands. “Livres” is fine."),
    )
    stage.talk(release, "fr", 4, iter(talk), resolved=True)
    stage.approve(release, "rima", "fr")


def _half_done(stage: Stage) -> None:
    """English half done, French begun, and a question about a number that looks turned round."""
    release = _open(stage, SEEDS, "en fr", stage.end + 26 * _HOURS)
    english = translations(SEEDS.slug, "en")
    stage.translate(release, "tarek", "en", english, numbers=range(1, 9))
    stage.approve(release, "rima", "en", range(1, 6))
    stage.translate(release, "fanny", "fr", translations(SEEDS.slug, "fr"), numbers=range(1, 4))
    stage.draft(release, "tarek", "en", 9, "7,300 samples of")
    talk = (
        ("tarek", "Target 5.2 is about violence. Seeds are in 2.5: were the two groups turned round?"),
        ("dana", "Very likely. I have asked the Bank; please write 2.5 for now."),
    )
    stage.talk(release, "en", 14, iter(talk))


def _returned(stage: Stage) -> None:
    """Two English segments came back with reasons; Arabic is on its way."""
    release = _open(stage, TRAIN, "en ar", stage.end + 7 * _HOURS)
    english = translations(TRAIN.slug, "en")
    first = {
        8: "A ticket will cost 189 dirhams for a seat and 340 dirhams for a berth; passengers over 26 will travel at a 30% discount.",
        13: "The revetment antinoise of the bridges will follow in the spring season.",
    }
    stage.translate(release, "tarek", "en", english, instead=first)
    stage.translate(release, "amal", "ar", translations(TRAIN.slug, "ar"), numbers=range(1, 8))
    stage.approve(release, "rima", "en", (1, 2, 3, 4, 5, 6, 7, 9))
    stage.send_back(release, "rima", "en", 8, "accuracy", "“Moins de 26 ans” is under 26, not over.")
    stage.send_back(release, "rima", "en", 13, "language", "Not English yet. “Noise cladding” is the usual term.")
    stage.approve(release, "samir", "ar", range(1, 4))


def _under_embargo(stage: Stage) -> None:
    """Only those assigned to it see it. Arabic is finished; French waits for review, with a finding to look at."""
    embargo = (stage.end + 48 * _HOURS).replace(minute=0, second=0, microsecond=0)
    release = _open(stage, MEALS, "ar fr", embargo - 3 * _HOURS, embargo)
    for language in ("ar", "fr"):
        stage.translate(release, _TRANSLATORS[language], language, translations(MEALS.slug, language))
    stage.approve(release, "samir", "ar")


def _second_version(stage: Stage) -> None:
    """All was approved; then a new version came: two sentences changed, one is new."""
    release = _open(stage, PALMS, "en fr", stage.end + 5 * _HOURS)
    for language in ("en", "fr"):
        stage.translate(release, _TRANSLATORS[language], language, translations(PALMS.slug, language))
        stage.approve(release, "rima", language)
    stage.revise(release, PALMS_AGAIN)
    stage.translate(release, "tarek", "en", translations(PALMS.slug, "en"), numbers=[5])


_STORIES: tuple[Callable[[Stage], None], ...] = (
    _published,
    _ready,
    _half_done,
    _returned,
    _under_embargo,
    _second_version,
)
