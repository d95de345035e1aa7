"""A release of a file that holds the translation beside the source."""

from typing import Any

import pytest

from tests.builders import NOW
from tests.publishing.office import drawn, files
from tests.releases.desk import Desk, a_desk_of
from workflow.documents import read
from workflow.errors import BadInput, SteleError
from workflow.releases.bilingual import targets_among
from workflow.releases.files import keep
from workflow.releases.languages import add_language
from workflow.releases.plan import plan
from workflow.releases.versions import revise
from workflow.store import Store

XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en-GB" target-language="fr-FR" datatype="plaintext"><body>
<trans-unit id="1"><source>The harbour opens. It is new.</source><target/></trans-unit>
<trans-unit id="2"><source>Forty <g id="1">ships</g> a month</source><target state="needs-review-translation">Quarante <g id="1">navires</g> par mois</target></trans-unit>
<trans-unit id="3"><source>Copied</source><target state="new">Copied</target></trans-unit>
<trans-unit id="4"><source>***</source></trans-unit>
</body></file></xliff>"""
PO = (
    'msgid ""\nmsgstr "Language: fr\\n"\n\n#, fuzzy\nmsgid "Press office"\nmsgstr "Presse"\n\nmsgid "News"\nmsgstr ""\n'
)


def a_desk(store: Store, data: str = XLIFF, name: str = "a.xlf", language: str = "en", **terms: Any) -> Desk:
    return a_desk_of(store, read(data.encode(), name, language), **{"targets": ["fr"], **terms})


def file_of(desk: Desk, language: str, **order: Any) -> str:
    made = files(drawn(desk, formats=["source"], languages=[language], **order).bundle)
    return next(data.decode() for name, data in made.items() if name != "manifest.json")


def test_each_unit_is_one_segment_and_what_the_file_says_is_a_draft(store: Store) -> None:
    desk = a_desk(store)
    assert desk.sources[0] == "The harbour opens. It is new."
    assert desk.states("fr") == ["untranslated", "draft", "untranslated"]
    row = desk.row(desk.keys[1], "fr")
    assert (row.text, row.origin, row.hands) == ("Quarante ❶navires➊ par mois", "file", [])
    desk.require_whole()


def test_what_the_file_says_is_one_event(store: Store) -> None:
    desk = a_desk(store)
    assert desk.events().count("import") == 1
    assert desk.payload("import") == {"file": "a.xlf"}


def test_the_file_fixes_its_languages(store: Store) -> None:
    with pytest.raises(BadInput) as raised:
        a_desk(store, targets=["fr", "ar"])
    assert (raised.value.code, raised.value.facts["stated"]) == ("bilingual.target_fixed", "fr")
    with pytest.raises(BadInput) as raised:
        a_desk(store, language="ar", targets=["fr"])
    assert raised.value.code == "bilingual.source_fixed"


def test_of_the_languages_that_are_offered_its_own_is_taken() -> None:
    document = read(XLIFF.encode(), "a.xlf", "en")
    assert targets_among([document], ["ar", "fr"]) == ["fr"]
    assert targets_among([document], ["ar"]) == ["ar"]


def test_no_other_language_is_added_later(store: Store) -> None:
    with pytest.raises(SteleError) as raised:
        a_desk(store).do(add_language, "dora", "ar", now=NOW)
    assert raised.value.code == "bilingual.no_other_language"


def test_a_new_version_brings_what_it_says_of_new_units(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", desk.keys[1], "Quarante bateaux par mois", "fr")
    new = XLIFF.replace(
        "<trans-unit", '<trans-unit id="0"><source>Notice</source><target>Avis</target></trans-unit><trans-unit', 1
    )
    document = read(new.encode(), "a.xlf", "en")
    made = plan([document], "en")
    with store.write() as session:
        revise(session, desk.dora, desk.release, made, [keep(store.blobs, document)], now=NOW)
    assert [one.text for one in desk.said("fr")] == ["Avis", "", "Quarante bateaux par mois", ""]
    desk.require_whole()


def test_in_its_source_language_the_file_itself_goes_out(store: Store) -> None:
    desk = a_desk(store)
    assert file_of(desk, "en", draft=True) == XLIFF


def test_a_draft_holds_only_what_the_desk_has_said(store: Store) -> None:
    desk = a_desk(store)
    assert file_of(desk, "fr", draft=True) == XLIFF
    desk.save("tom", desk.keys[0], "Le port ouvre.", "fr")
    assert file_of(desk, "fr", draft=True) == XLIFF.replace(
        "<target/>", '<target state="translated">Le port ouvre.</target>', 1
    )


def test_the_finished_file_has_every_target(store: Store) -> None:
    desk = a_desk(store)
    desk.approve_as("fr", ["Le port ouvre. Il est neuf.", "Quarante ❶navires➊ par mois", "Copié"])
    out = file_of(desk, "fr")
    assert '<target state="translated">Le port ouvre. Il est neuf.</target>' in out
    assert '<target state="translated">Quarante <g id="1">navires</g> par mois</target>' in out
    assert '<target state="translated">Copié</target>' in out
    assert out.count("<target") == 3


def test_a_guess_that_is_confirmed_as_it_is_is_no_guess_any_more(store: Store) -> None:
    desk = a_desk(store, PO, "site.po")
    assert desk.said("fr")[0].text == "Presse"
    assert file_of(desk, "fr", draft=True) == PO
    desk.approve_as("fr", ["Presse", "Actualités"])
    assert file_of(desk, "fr") == PO.replace("#, fuzzy\n", "").replace('msgstr ""\n', 'msgstr "Actualités"\n').replace(
        'msgid ""\nmsgstr "Actualités"', 'msgid ""\nmsgstr ""'
    )
