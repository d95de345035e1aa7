import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow import documents
from workflow.documents.document import Isolation
from workflow.documents.isolation import as_marks, isolated, runs
from workflow.text.codes import MEANING, Role
from workflow.text.space import without_bidi_controls

WAYS = [Isolation.CHARACTERS, Isolation.MARKS]


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in runs(text)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("للاتصال +961 1 70 20 30 مساء", "+961 1 70 20 30"),
        ("الهاتف 02 2345 6789 و+20 2 2345 و2 500 000.", "02 2345 6789|+20 2 2345|2 500 000"),
        ("الهاتف 022-2345678 أو 0800-12-34-56", "022-2345678|0800-12-34-56"),
        ("ميزانية 1 250 000 دينار", "1 250 000"),
        ("درجة -٥ تحت الصفر", "-٥"),
        ("اكتبوا إلى press@library.example أو زوروا https://library.example/ar/.", "press@library.example|https://library.example/ar/"),
        ("الموقع (https://library.example/a_(b))", "https://library.example/a_(b)"),
        ("الموقع www.library.example، أو library.example/ar/", "www.library.example|library.example/ar/"),
        ("شركاء مثل Croix Verte، Save Our Seas، IOM (Geneva) وغيرهم", "Croix Verte|Save Our Seas|IOM (Geneva)"),
        ("درجة الحرارة -7.5 أو -12% ليلا", "-7.5|-12%"),
        ("لغتا C# وF# وشهادة A+ للكبار 18+", "C#|F#|A+|18+"),
        ("القرار A/77/L.5 (2023) والتقرير World Water Report (2023)", "A/77/L.5|World Water Report"),
        ("الوثيقة 12/2023/IOM وممر 10-km", "12/2023/IOM|10-km"),
        ("تابعوا @library و#WorldBookDay ومنصة .NET", "@library|#WorldBookDay|.NET"),
        ("الرقم المعياري 978-0-00-000000-2", "978-0-00-000000-2"),
        ("كتب: «We open, at last, today!» أمس", "We open, at last, today!"),
        ("تقرير «2030 Agenda for Libraries» كاملا", "2030 Agenda for Libraries"),
        ("معايير EN 301 549, ISO 9001:2015 وغيرها", "EN 301 549|ISO 9001:2015"),
        ("حرارة 5 °C ثم −5 °C وبين 20–25 °C عند 36°N و36.5° N", "5 °C|−5 °C|°C|36°N|36.5° N"),
    ],
)  # fmt: skip
def test_what_the_algorithm_breaks_is_held_together(text: str, held: str) -> None:
    assert found(text) == held.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "انظر E/CN.4/2005/102/Add.1، الفقرة 14",
        "فاز 14½-13½ (الأشكال 2-\u200b-44)",
        "ميزانية ١ ٢٥٠ ٠٠٠ دينار",
        "بين 2018-2022 و2018 - 2022 و١٠-١٢",
        "من 9:00-17:30 كل يوم",
        "يوم 12/5/2024 أو 12-05-2024 أو 2024-05-12 أو 12.5.2024",
        "زيادة 7.5% ثم 48,500 كتاب و2.500.000 زائر",
        "المنظمة (IOM)، ثم IOM.",
        "حرارة 25 °م و٣٦°م و5° شرقا",
        "بعد 25 km من المركز",
        "مرض COVID-19 وشبكة 5G ومجموعة G20",
        "قال «We open the library» ثم صمت",
        "نص عربي لا غير، بلا أرقام.",
        "مبلغ 2\u00a0500\u00a0000 دولار",
        "in the city of Cairo, Egypt و",
        "ـ-5",
        "",
    ],
)
def test_what_is_read_in_order_anyway_is_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "held"), [("Hello, World.", True), ("+20 2 2736", True), ("Hello World", False), ("25", False), ("12 May 2024 in Cairo", True)])  # fmt: skip
def test_a_text_without_any_other_letter_is_held_as_a_whole(text: str, *, held: bool) -> None:
    assert found(text) == ([text] if held else [])


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("هاتف +20 ❶2 2345➊ 6789", ["+20 ❶2 2345➊ 6789"]),
        ("هاتف ❶+20 2 2345➊", ["+20 2 2345"]),
        ("هاتف +20 ❶2 2345➊ نص", ["+20 ❶2 2345➊"]),
        ("هاتف ❶+20 2➊ 2345 نص", ["❶+20 2➊ 2345"]),
        ("❶هاتف +20 2➊ 2345", []),
        ("سعر 2➀500 دولار", []),
        ("❶Croix Verte➊، ❷IOM➋ نص", ["Croix Verte", "IOM"]),
    ],
)
def test_a_run_holds_whole_pairs_of_codes_or_none(text: str, held: list[str]) -> None:
    assert found(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "هاتف \u2066+20 2 2345\u2069",
        "هاتف \u200e+20 2 2345\u200e",
        "هاتف \u202a+20 2 2345\u202c",
        "لغة C++\u200e شائعة",
        "مثل Croix Verte,\u200f Samilia,\u200f IOM وغيرها",
        "\u2067نص \u2066C++\u2069 -5\u2069",
    ],
)
def test_what_somebody_has_marked_is_left(text: str) -> None:
    for how in WAYS:
        assert isolated(text, how) == text


def test_the_switch_chooses_the_characters() -> None:
    text = "لغة C++ شائعة"
    assert isolated(text, Isolation.CHARACTERS) == "لغة \u2066C++\u2069 شائعة"
    assert isolated(text, Isolation.MARKS) == "لغة \u200eC++\u200e شائعة"
    assert isolated(text, Isolation.NONE) == text


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("هاتف +20 2 2345، a@b.example، C++", "هاتف >+20 2 2345>R، >a@b.example>R، >C++>"),
        ("شبكة IOM، +20 2 2345 نص", "شبكة IOM، R>+20 2 2345> نص"),
        ("بريد a@b.example 25 كم", "بريد >a@b.example>R 25 كم"),
        ("هاتف +20 2 2345 أو C++.", "هاتف >+20 2 2345> أو >C++>."),
    ],
)
def test_two_runs_between_marks_do_not_become_one(text: str, held: str) -> None:
    shown = held.replace(">", "\u200e").replace("R", "\u200f")
    assert isolated(text, Isolation.MARKS) == shown
    assert as_marks(isolated(text, Isolation.CHARACTERS)) == shown


PIECES = st.sampled_from(
    ["نص", " ", " ", ", ", "، ", "«", "»", '"', "(", ")", ".", "-", "+", "/", "@", "#", ":", "5", "2 500", "2016-2021", "+20 2", "IOM", "Pag-Asa", "the", "a@b.org", "https://x.org/",
     "C++", "❶", "➊", "❷", "➋", "➀", "\u2066", "\u2069", "\u200e", "\u200f", "\n", "é", "ـ", "100%"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(WAYS))
def test_any_text_comes_back_when_it_is_stripped_and_nothing_is_held_twice(text: str, how: Isolation) -> None:
    held = isolated(text, how)
    assert without_bidi_controls(held) == without_bidi_controls(text)
    assert isolated(held, how) == held


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_run_crosses_a_pair(text: str) -> None:
    for start, end in runs(text):
        told = [MEANING[char] for char in text[start:end] if char in MEANING]
        opened: list[int] = []
        for role, number in told:
            if role is Role.OPEN:
                opened.append(number)
            elif role is Role.CLOSE:
                assert opened.pop() == number
        assert not opened


@pytest.mark.parametrize(
    ("text", "held"),
    [("+20 2 2736 5140", "+20 2 2736 5140"), ("Blue Harbour Ltd.", "Blue Harbour Ltd."), ("12,400", None)],
)
def test_what_is_the_same_in_both_languages_is_held_together_where_its_paragraph_turns(
    text: str, held: str | None
) -> None:
    document = documents.read(f"Contact\n\n{text}\n".encode(), "contact.txt", "en")
    texts = {block.key: block.text for block in document.blocks}
    told = documents.write(document, texts, "ar").decode()
    assert told == f"Contact\n\n{text}\n".replace(held or "\0", f"\u2066{held}\u2069")
    assert documents.write(document, texts, "fr") == document.data
