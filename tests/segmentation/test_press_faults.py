"""A release as web pages give it, with the faults that real ones have: written anew, its traps alone are real."""

from workflow.segmentation import segment

PARAGRAPHS = [
    "وكالة الموانئ تفتتح مركزا للتدريب",
    "",
    "\u00a0",
    "بيروت / جنيف -افتتحت الوكالة ، مركزا للتدريب من 3 إلى 9 أبريل 2021.حضر الافتتاح ستة خبراء. وضم الوفد وزارة النقل. ووزارة العمل.",
    '"هذا المركز ثمرة عمل طويل. إن  التدريب سيغير حياة كثيرين. " سليم عواد، مدير الوكالة.',
    "ويسهم المشروع في الهدف 8.3: العمل اللائق للجميع",
    " ",
    "للاستفسار: هالة منصور press@ports.example",
]


def cut() -> list[str]:
    return [piece for paragraph in PARAGRAPHS for piece in segment(paragraph, "ar")]


def test_a_stop_without_a_space_ends_a_segment() -> None:
    assert any(piece.endswith("2021.") for piece in cut())
    assert "حضر الافتتاح ستة خبراء." in cut()


def test_a_stop_inside_a_number_is_no_seam() -> None:
    assert any("8.3:" in piece for piece in cut())


def test_a_quotation_of_two_sentences_and_its_speaker_come_apart() -> None:
    pieces = cut()
    assert '"هذا المركز ثمرة عمل طويل.' in pieces
    assert 'إن  التدريب سيغير حياة كثيرين. "' in pieces
    assert "سليم عواد، مدير الوكالة." in pieces


def test_blank_paragraphs_give_nothing_and_nothing_else_is_lost() -> None:
    assert len(cut()) == 10
    assert "".join("".join(cut()).split()) == "".join("".join(PARAGRAPHS).split())
