"""A translation that comes back as a document without keys."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests import stores
from tests.builders import NOW
from tests.releases.desk import Desk, a_desk_of
from web.wording.speech import speech
from workflow.documents import read
from workflow.documents.returned import ReturnedFile
from workflow.documents.returned import read as read_returned
from workflow.errors import BadInput
from workflow.review.answers import Where
from workflow.review.folding import fold
from workflow.review.take_in import TakenIn, preview, take_in

PAGE = """<!doctype html><html lang="en"><head><title>A harbour opens</title></head><body><h1>A harbour opens</h1>
<p>The <b>new harbour</b> opened on 3 May. It has 12 berths.</p>
<ul><li>See <a href="https://harbour.example/">the plan</a>.</li></ul>
<p>Contact: press@harbour.example</p></body></html>"""


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with stores.fresh("sqlite", tmp_path_factory.mktemp("desk")) as store:
        yield a_desk_of(store, read(PAGE.encode(), "harbour.html", "en"), targets=["fr"], assigned=True)


def word(*paragraphs: tuple[str, str]) -> bytes:
    file = docx.Document()
    for style, said in paragraphs:
        file.add_paragraph(said, style or None)
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def back(data: bytes | str, name: str) -> ReturnedFile:
    return read_returned(data if isinstance(data, bytes) else data.encode(), name, "fr", "en")


def taken(desk: Desk, brought: ReturnedFile, *, confirm: bool = False) -> TakenIn:
    with desk.store.write() as session:
        return take_in(session, desk.tom, desk.release, "fr", brought, NOW, confirm=confirm)


def told(answer: TakenIn) -> list[tuple[str, str]]:
    return [(one.outcome, one.reason) for one in answer.outcomes]


FRENCH = (
    ("Heading 1", "Ouverture d’un port"),
    ("", "Le nouveau port a ouvert le 3 mai. Il compte 12 postes."),
    ("List Bullet", "Voir le plan."),
    ("", "Contact : presse@port.example"),
)


def test_a_word_file_typed_anew_is_taken_block_by_block_as_drafts(desk: Desk) -> None:
    answer = taken(desk, back(word(*FRENCH), "port.docx"), confirm=True)
    # The title of the page stands in no Word file; bold and link were not typed.
    assert told(answer) == [
        ("refused", "import.not_in_file"),
        ("taken", ""),
        ("taken", "translation.code_missing"),
        ("taken", ""),
        ("taken", "translation.code_missing"),
        ("taken", ""),
    ]
    assert desk.states("fr") == ["untranslated", *["draft"] * 5]
    assert desk.said("fr")[3].text == "Il compte 12 postes."


def test_codes_are_told_as_those_of_the_source(desk: Desk) -> None:
    page = PAGE.replace("A harbour opens", "Ouverture d’un port")
    page = page.replace(
        "The <b>new harbour</b> opened on 3 May. It has 12 berths.", "Le <b>port</b> ouvre. Il a 12 <i>postes</i>."
    )
    page = page.replace(
        'See <a href="https://harbour.example/">the plan</a>.', 'Voir <a href="https://port.example/">le plan</a>.'
    )
    answer = taken(desk, back(page.replace("Contact: press", "Contact : presse"), "harbour.fr.html"))
    assert told(answer) == [("taken", "")] * 6
    assert [one.text for one in desk.said("fr")][2:5] == ["Le ❶port➊ ouvre.", "Il a 12 postes.", "Voir ❶le plan➊."]


def test_plain_text_needs_no_kinds(desk: Desk) -> None:
    text = "\n".join(said for _, said in FRENCH)
    assert [outcome for outcome, _ in told(taken(desk, back(text, "port.txt")))] == ["refused", *["taken"] * 5]


def test_markdown_and_other_formats_come_back_too(desk: Desk) -> None:
    text = "# Ouverture d’un port\n\nLe **nouveau port** a ouvert. Il a 12 postes.\n\n- Voir le plan.\n\nContact : a@b.example\n"
    answer = taken(desk, back(text, "port.md"))
    assert [outcome for outcome, _ in told(answer)] == ["refused", *["taken"] * 5]
    assert desk.said("fr")[2].text == "Le ❶nouveau port➊ a ouvert."


def test_a_block_with_another_number_of_sentences_is_refused_and_only_it(desk: Desk) -> None:
    one_sentence = "Le nouveau port, qui compte 12 postes, a ouvert."
    answer = taken(desk, back(word(FRENCH[0], ("", one_sentence), *FRENCH[2:]), "port.docx"))
    refused = [one for one in answer.outcomes if one.reason == "import.other_sentences"]
    assert [dict(one.facts) for one in refused] == [{"line": 2, "block": 2, "sentences": 1, "segments": 2}] * 2
    assert "sentences (1)" in speech("en").of_code(refused[0].reason, refused[0].facts)
    assert desk.states("fr") == ["untranslated", "draft", "untranslated", "untranslated", "draft", "draft"]


def test_a_lone_segment_takes_all_of_its_block(desk: Desk) -> None:
    contact = ("", "Contact : le service de presse. Son adresse : presse@port.example")
    taken(desk, back(word(*FRENCH[:3], contact), "port.docx"))
    assert desk.said("fr")[5].text == contact[1]


def test_words_of_the_source_are_no_translation(desk: Desk) -> None:
    answer = taken(desk, back(word(*FRENCH[:2], ("List Bullet", "See the plan."), FRENCH[3]), "port.docx"))
    assert told(answer)[4] == ("refused", "import.same_as_source")


def test_typed_text_is_never_replaced(desk: Desk) -> None:
    desk.save("tom", desk.keys[3], "Tapé au bureau.", "fr")
    answer = taken(desk, back(word(*FRENCH), "port.docx"))
    assert told(answer)[3] == ("conflict", "import.no_version")
    assert desk.said("fr")[3].text == "Tapé au bureau."


def test_a_block_with_other_figures_is_not_taken_for_the_translation(desk: Desk) -> None:
    other = ("", "Le nouveau port a ouvert le 7 juin. Il compte 40 postes.")
    answer = taken(desk, back(word(FRENCH[0], other, *FRENCH[2:]), "port.docx"))
    assert told(answer)[2:4] == [("refused", "import.not_beside")] * 2
    assert told(answer)[5] == ("taken", "")


def test_a_list_typed_as_paragraphs_is_no_other_list(desk: Desk) -> None:
    answer = taken(desk, back(word(*FRENCH[:2], ("", FRENCH[2][1]), FRENCH[3]), "port.docx"))
    assert told(answer)[4][0] == "taken"


def test_a_folded_segment_is_not_waited_for(desk: Desk) -> None:
    key = desk.keys[3]
    seen = desk.row(key, "fr")
    with desk.store.write() as session:
        fold(session, desk.tom, Where(desk.release, "fr", key), seen.version, NOW)
    taken(desk, back(word(*FRENCH), "port.docx"))
    assert desk.said("fr")[2].text == FRENCH[1][1]


@pytest.mark.parametrize(
    ("paragraphs", "code", "facts"),
    [
        (
            (FRENCH[0], ("Heading 2", FRENCH[1][1]), *FRENCH[2:]),
            "import.other_kind",
            {"number": 2, "block_kind": "paragraph", "found_kind": "heading", "found": FRENCH[1][1]},
        ),
        (FRENCH[:3], "import.block_missing", {"number": 4, "text": "Contact: press@harbour.example"}),
        ((*FRENCH, ("", "Fin.")), "import.block_more", {"number": 5, "found": "Fin."}),
        (
            (FRENCH[0], ("", "Le port vaut 7 millions et il est payé."), FRENCH[1], *FRENCH[2:]),
            "import.block_more",
            {"number": 2, "found": "Le port vaut 7 millions et il est payé."},
        ),
        (
            (FRENCH[0], *(("", f"{one}.") for one in FRENCH[1][1].rstrip(".").split(". ")), *FRENCH[2:]),
            "import.block_split",
            {"number": 2, "found": "Le nouveau port a ouvert le 3 mai."},
        ),
    ],
)
def test_a_file_that_does_not_go_along_is_refused_with_the_first_difference(
    desk: Desk, paragraphs: tuple[tuple[str, str], ...], code: str, facts: dict[str, object]
) -> None:
    before = desk.events()
    with pytest.raises(BadInput) as error:
        taken(desk, back(word(*paragraphs), "port.docx"))
    assert error.value.code == code
    assert facts.items() <= dict(error.value.facts).items()
    assert desk.events() == before
    said = speech("en").of_error(error.value)
    assert "{" not in said
    assert "Nothing was taken" in said


def test_a_preview_says_what_would_be_and_writes_nothing(desk: Desk) -> None:
    brought, before = back(word(*FRENCH), "port.docx"), desk.events()
    with desk.store.read() as session:
        shown = preview(session, desk.tom, desk.release, "fr", brought, NOW)
    assert desk.events() == before
    assert told(shown) == told(taken(desk, brought))


XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="news" source-language="en"
 target-language="fr" datatype="html"><body>
<trans-unit id="title"><source>A harbour opens</source><target>{}</target></trans-unit>
<trans-unit id="body"><source>The <g id="1">new</g> harbour opened. It has 12 berths.</source><target>{}</target></trans-unit>
<trans-unit id="again"><source>A harbour opens</source><target>{}</target></trans-unit>
</body></file></xliff>"""


def test_the_source_itself_comes_back_with_its_targets_filled(tmp_path: Path) -> None:
    with stores.fresh("sqlite", tmp_path) as store:
        source = read(XLIFF.format("", "", "").encode(), "news.xlf", "en")
        desk = a_desk_of(store, source, targets=["fr"], assigned=True)
        filled = XLIFF.format("Un port ouvre", 'Le <g id="1">nouveau</g> port. Il a 12 postes.', "Le port s’ouvre")
        answer = taken(desk, back(filled, "news.xlf"))
        assert {outcome for outcome, _ in told(answer)} == {"taken"}
        said = [one.text for one in desk.said("fr")]
        assert (said[0], said[-1]) == ("Un port ouvre", "Le port s’ouvre")
        assert "❶nouveau➊" in said[1]


def test_an_xliff_of_another_source_is_refused_segment_by_segment(tmp_path: Path) -> None:
    with stores.fresh("sqlite", tmp_path) as store:
        source = read(XLIFF.format("", "", "").encode(), "news.xlf", "en")
        desk = a_desk_of(store, source, targets=["fr"], assigned=True)
        other = XLIFF.replace("A harbour opens", "A road opens").format("Une route ouvre", "", "")
        assert told(taken(desk, back(other, "news.xlf"))) == [("refused", "import.source_changed")]


def test_an_xliff_that_is_not_of_the_release_says_so(desk: Desk) -> None:
    filled = XLIFF.format("Un port ouvre", "Le port. Il a 12 postes.", "Le port s’ouvre")
    assert {reason for _, reason in told(taken(desk, back(filled, "news.xlf")))} == {"import.key_unknown"}


ARABIC = (
    ("Heading 1", "افتتاح ميناء"),
    ("", "افتتح الميناء الجديد في 3 مايو. وفيه 12 رصيفا."),
    ("List Bullet", "انظر المخطط."),
    ("", "للتواصل: press@harbour.example"),
)


def test_a_file_in_another_language_is_refused_as_a_whole(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        taken(desk, back(word(*ARABIC), "port.docx"))
    assert (refused.value.code, dict(refused.value.facts)) == (
        "exchange.wrong_language",
        {"file": "port.docx", "found": "ar", "wanted": "fr"},
    )
    # Half of it left in the words of the source is a beginning.
    half = word(FRENCH[0], FRENCH[1], ("List Bullet", "See the plan."), ("", "Contact: press@harbour.example"))
    assert [outcome for outcome, _ in told(taken(desk, back(half, "port.docx")))].count("taken") == 3


def test_a_long_file_is_known_from_one_in_another_language_of_the_same_script(desk: Desk) -> None:
    english = "The port of the town was opened by the minister on 3 May, and it is the first of the coast. " * 6
    with pytest.raises(BadInput) as refused:
        taken(desk, back(word(("Heading 1", "Opening of a port"), ("", english), *FRENCH[2:]), "port.docx"))
    assert refused.value.code == "exchange.wrong_language"


NOTED = "# A harbour opens\n\nIt has 12 berths.[^1]\n\nCall:\\\n555 0100\\\nOpen daily.\n\n[^1]: The plan had 10.\n"


@pytest.fixture
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with stores.fresh("sqlite", tmp_path_factory.mktemp("desk")) as store:
        yield a_desk_of(store, read(NOTED.encode(), "harbour.md", "en"), targets=["fr"], assigned=True)


def test_a_text_without_the_notes_and_with_a_line_for_each_line_is_taken(noted: Desk) -> None:
    text = "Ouverture d’un port\n\nIl a 12 postes.\n\nAppelez :\n555 0100\nOuvert tous les jours.\n"
    answer = taken(noted, back(text, "port.txt"))
    assert [one.reason for one in answer.outcomes if one.outcome == "refused"] == ["import.not_in_file"]
    said = [one.text for one in noted.said("fr")]
    assert said[:2] == ["Ouverture d’un port", "Il a 12 postes."]
    assert [word for one in said[2:-1] for word in one.replace("➀", " ").replace("➁", " ").split()] == text.split()[7:]
    assert said[-1] == ""


def test_a_text_with_the_notes_at_its_end_has_them_taken(noted: Desk) -> None:
    text = "Ouverture d’un port\nIl a 12 postes.\nAppelez :\n555 0100\nOuvert tous les jours.\nLe plan en avait 10.\n"
    answer = taken(noted, back(text, "port.txt"))
    assert {one.outcome for one in answer.outcomes} == {"taken"}
    assert noted.said("fr")[-1].text == "Le plan en avait 10."


def test_notes_that_are_not_all_there_are_a_difference(noted: Desk) -> None:
    page = NOTED.replace("12 berths.[^1]", "12 berths.[^1][^2]") + "[^2]: Another.\n"
    french = page.replace("It has", "Il a").replace("berths", "postes").replace("The plan had", "Le plan avait")
    with pytest.raises(BadInput) as error:
        taken(noted, back(french, "port.md"))
    assert error.value.code == "import.block_more"
