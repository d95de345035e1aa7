"""What approval feeds, what leaves at once, and who is told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.builders import LATER, NOW, a_person, a_release, an_assignment
from tests.statements import statements
from workflow.memory.feed import Lesson, Withdrawn, forget, learn
from workflow.memory.lookup import exact
from workflow.store import Store
from workflow.text.hashing import content_hash


def lesson(segment_id: int, source: str, text: str, language: str = "en") -> Lesson:
    return Lesson(segment_id, content_hash(source), "ar", source, language, text)


def known(
    store: Store, person: str, source: str, pair: tuple[str, str] = ("ar", "en"), at: datetime = NOW
) -> Sequence[str]:
    with store.read() as session:
        found = exact(session, person, [content_hash(source)], *pair, at)
    return [one.text for one in found.get(content_hash(source), ())]


def test_one_unit_holds_all_languages_and_serves_every_pair(store: Store) -> None:
    said = "وحدة بلغات كثيرة."
    with store.write() as session:
        tom = a_person(session, "tom-1", roles=["translator:en"])
        built = a_release(session)
        learn(session, built.id, [lesson(built.segments[0], said, "One unit.")], NOW)
        learn(session, built.id, [lesson(built.segments[0], said, "Une unité.", "fr")], NOW)
    assert known(store, tom, said) == ["One unit."]
    assert known(store, tom, "One unit.", ("en", "fr")) == ["Une unité."]
    assert known(store, tom, "Une unité.", ("fr", "ar")) == [said]


def test_an_approval_again_puts_the_new_text_for_the_old(store: Store) -> None:
    said = "نص يعاد اعتماده."
    with store.write() as session:
        tom = a_person(session, "tom-2", roles=["translator:en"])
        built = a_release(session)
        learn(session, built.id, [lesson(built.segments[0], said, "Old.")], NOW)
        learn(session, built.id, [lesson(built.segments[0], said, "New.")], LATER)
    assert known(store, tom, said) == ["New."]


def test_what_is_taken_back_leaves_at_once_in_its_language_alone(store: Store) -> None:
    said = "نص يسحب."
    with store.write() as session:
        tom = a_person(session, "tom-3", roles=["translator:en"])
        built = a_release(session)
        one = built.segments[0]
        learn(session, built.id, [lesson(one, said, "Text."), lesson(one, said, "Texte.", "fr")], NOW)
        forget(session, built.id, [Withdrawn(one, content_hash(said), "en")])
    assert known(store, tom, said) == []
    assert known(store, tom, said, ("ar", "fr")) == ["Texte."]


def test_the_memory_of_a_hidden_release_is_hidden(store: Store) -> None:
    said = "نص تحت الحظر."
    until = NOW + timedelta(hours=2)
    with store.write() as session:
        tom, tess = (a_person(session, f"{login}-4", roles=["translator:en"]) for login in ("tom", "tess"))
        built = a_release(session, embargo_until=until)
        an_assignment(session, built, tom, "translator", "en")
        learn(session, built.id, [lesson(built.segments[0], said, "Under embargo.")], NOW)
    assert known(store, tess, said) == []
    assert known(store, tom, said) == []
    assert known(store, tess, said, at=until) == ["Under embargo."]
    with store.read() as session:
        own = exact(session, tom, [content_hash(said)], "ar", "en", NOW, for_release=built.id)
    assert [one.own for one in own[content_hash(said)]] == [True]


def test_the_same_text_of_many_releases_is_told_once_the_own_first_then_the_newest(store: Store) -> None:
    said = "نص في إصدارات كثيرة."
    with store.write() as session:
        tom = a_person(session, "tom-5", roles=["translator:en"])
        builts = [a_release(session) for _ in range(3)]
        for built, text, at in zip(builts, ("Same.", "Same.", "Newer."), (NOW, NOW, LATER), strict=True):
            learn(session, built.id, [lesson(built.segments[0], said, text)], at)
    with store.read() as session:
        found = exact(session, tom, [content_hash(said)], "ar", "en", LATER, for_release=builts[0].id)
    assert [(one.text, one.own) for one in found[content_hash(said)]] == [("Same.", True), ("Newer.", False)]


def test_spacing_and_marks_of_direction_make_no_difference(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom-6", roles=["translator:en"])
        built = a_release(session)
        learn(session, built.id, [lesson(built.segments[0], "نص  واحد\u200f.", "One text.")], NOW)
    assert known(store, tom, "نص واحد.") == ["One text."]


def test_many_are_learnt_and_sought_in_few_statements(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom-7", roles=["translator:en"])
        built = a_release(session, segments=500)
        lessons = [lesson(one, f"نص {one}.", f"Text {one}.") for one in built.segments]
        with statements(store, at_most=3):
            learn(session, built.id, lessons, NOW)
        with statements(store, at_most=1):
            found = exact(session, tom, [one.source_hash for one in lessons], "ar", "en", NOW)
    assert len(found) == 500
