from hypothesis import given
from hypothesis import strategies as st

from workflow.documents.inline import Item, resolved, stretches
from workflow.text import Code, CodedText, Role
from workflow.text.codes import LIMIT, character


def told(*parts: str) -> list[Item]:
    """Items of parts: ``<b`` opens, ``b>`` closes, ``[x]`` stands alone, all else is text; a place each."""
    items = []
    for place, part in enumerate(parts):
        if part.startswith("<"):
            items.append(Item(place, place + 1, role=Role.OPEN, label="bold", data=part))
        elif part.endswith(">"):
            items.append(Item(place, place + 1, role=Role.CLOSE, label="bold", data=part))
        elif part.startswith("["):
            items.append(Item(place, place + 1, role=Role.ALONE, label="image", data=part))
        else:
            items.append(Item(place, place + 1, part))
    return items


def texts(*parts: str) -> list[str]:
    return [stretch.text.text for stretch in stretches(told(*parts))]


def test_codes_at_the_edges_are_left_to_the_file() -> None:
    assert texts("[x]", " ", "<b", "Word", "b>", " ", "[y]") == ["Word"]
    assert texts("<b", "<i", "All", "i>", "b>") == ["All"]
    assert texts("<b", "b>", "Word", "<b", " ", "b>") == ["Word"]
    assert texts("<b", "Lead:", "b>", " text") == ["❶Lead:➊ text"]
    assert texts("One", "[x]", "<b", "two", "b>") == ["One➀❷two➋"]


def test_what_has_no_ink_is_no_block() -> None:
    assert texts() == []
    assert texts(" ", "\u200f", "[x]", "<b", "\u00a0", "b>") == []


def test_codes_past_the_table_become_one_with_their_neighbours_first() -> None:
    many = ["a", *["[x]"] * 70, "b", "<b", "b>", "c"]
    (stretch,) = stretches(told(*many))
    assert stretch.text.text == "a➀b➁c"
    assert stretch.text.codes[0].data == "[x]" * 70
    assert stretch.text.codes[1].data == "<bb>"


def test_a_block_with_too_many_codes_ends_and_another_begins() -> None:
    many = [part for number in range(150) for part in (f"w{number} ", "[x]")] + ["end"]
    found = stretches(told(*many))
    assert len(found) == 3
    assert all(len(stretch.text.codes) <= LIMIT for stretch in found)
    assert "".join(stretch.text.plain for stretch in found).split() == [*(f"w{number}" for number in range(150)), "end"]


def test_a_pair_that_holds_too_many_codes_is_opened() -> None:
    inner = [part for number in range(70) for part in (f"w{number} ", "[x]")] + ["last"]
    found = stretches(told("before ", "<b", *inner, "b>", " after"))
    words = " ".join(stretch.text.plain for stretch in found).split()
    assert words == ["before", *(f"w{number}" for number in range(70)), "last", "after"]


def test_characters_of_the_table_beyond_its_room_never_stop_a_reader() -> None:
    literal = "".join(character(role, number) for role in Role for number in range(1, 40))
    (stretch,) = stretches([Item(0, 1, "x" + literal)])
    assert len(stretch.text.text) == len(literal) + 1


SOURCE = CodedText(
    "a❶b❷c➋d➊e➂f➃",
    (
        Code(Role.OPEN, 1, "bold", "<b>"),
        Code(Role.OPEN, 2, "link", "<a>"),
        Code(Role.CLOSE, 2, "link", "</a>"),
        Code(Role.CLOSE, 1, "bold", "</b>"),
        Code(Role.ALONE, 3, "image", "<img>"),
        Code(Role.ALONE, 4, "break", "<br>"),
    ),
)


def written(text: str) -> str:
    return "".join(piece.data if isinstance(piece, Code) else piece for piece in resolved(text, SOURCE))


def test_codes_of_a_translation_are_put_in_order() -> None:
    assert written("❶a➊➂") == "<b>a</b><img>"
    assert written("a") == "a<img>"
    assert written("➂a➂") == "<img>a"
    assert written("➃a➃➂") == "<br>a<br><img>"
    assert written("❶a❷b➊c➋➂") == "<b>a<a>b</a></b><a>c</a><img>"
    assert written("➊a❶b➂") == "a<b>b<img></b>"
    assert written("❶a❶b➊c➊➂") == "<b>ab</b>c<img>"
    assert written("❶a➊ ❶b➊➂") == "<b>a</b> <b>b</b><img>"
    assert written("❼x➉➂") == "x<img>"


@given(st.text(st.sampled_from("ab ❶➊❷➋➂➃❸➌")))
def test_whatever_a_translation_holds_comes_out_nested_with_its_words_and_its_picture_once(text: str) -> None:
    pieces = resolved(text, SOURCE)
    stack = []
    for piece in pieces:
        if isinstance(piece, Code) and piece.role is Role.OPEN:
            stack.append(piece.number)
        elif isinstance(piece, Code) and piece.role is Role.CLOSE:
            assert stack.pop() == piece.number
    assert stack == []
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == "".join(c for c in text if c in "ab ")
    assert sum(isinstance(piece, Code) and piece.number == 3 for piece in pieces) == 1


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> list[str]:
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["text", "blank", "alone", "pair"] if depth else ["text", "blank", "alone"]))
        if kind == "pair":
            parts += ["<b", *draw(trees(depth - 1)), "b>"]
        else:
            parts.append({"text": "word", "blank": " ", "alone": "[x]"}[kind])
    return parts


@given(trees(), st.integers(0, 90))
def test_no_text_is_lost_whatever_the_markup(parts: list[str], more: int) -> None:
    many = parts + [part for _ in range(more) for part in ("[x]", "word")]
    found = stretches(told(*many))
    assert sum(stretch.text.text.count("word") for stretch in found) == many.count("word")
    for stretch in found:
        assert stretch.text.plain.strip()
        assert "".join(str(p) for p in resolved(stretch.text, stretch.text) if isinstance(p, str)).count("word")
    places = [place for stretch in found for place in range(stretch.first, stretch.last)]
    assert places == sorted(set(places))
