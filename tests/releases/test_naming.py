"""Titles and slugs."""

import pytest

from tests.releases.made import a_document
from workflow.errors import BadInput
from workflow.releases.naming import (
    LONGEST_SLUG,
    called_by_first_words,
    first_words,
    slug_of,
    sound_slug,
    sound_title,
    title_of,
)


def test_the_title_is_the_first_heading() -> None:
    assert title_of([a_document("The council\u00a0meets", "It met.", heading=True)]) == "The council meets"


def test_without_a_heading_the_title_is_the_files_name() -> None:
    assert title_of([a_document("It met.", name="Council notice.docx")]) == "Council notice"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It met.", "It met."),
        (
            "The council met in Tunis, said its speaker, and will meet again in May.",
            "The council met in Tunis, said its speaker, and will meet…",
        ),
        (
            "The council met in Tunis today, and it will meet once again, too, in May.",
            "The council met in Tunis today, and it will meet once again…",
        ),
        ("a" * 70, "a" * 60 + "…"),
    ],
)
def test_a_text_without_heading_is_called_by_its_first_words(text: str, title: str) -> None:
    assert first_words(a_document(text, name="pasted.txt")) == title


def test_a_heading_goes_before_the_first_words() -> None:
    assert first_words(a_document("The council meets", "It met.", heading=True)) == "The council meets"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It met.", "It met..txt"),
        ("القرار A/RES/70/1\u200e", "القرار A RES 70 1.txt"),
        ("a" * 70, "a" * 60 + "….txt"),
    ],
)
def test_a_pasted_text_is_named_by_its_first_words_in_its_files_too(text: str, name: str) -> None:
    document = called_by_first_words(a_document(text, name="pasted.txt"))
    assert document.name == name
    assert (
        slug_of("مجلس الوزراء", called_by_first_words(a_document("مجلس الوزراء", name="pasted.txt")).name, "b2")
        == "release-b2"
    )


@pytest.mark.parametrize(
    ("title", "name", "slug"),
    [
        ("Élections : la Côte d’Ivoire vote", "x.txt", "elections-la-cote-d-ivoire-vote"),
        ("The council meets", "x.txt", "the-council-meets"),
        ("مجلس الوزراء يجتمع", "council-2026.docx", "council-2026"),
        ("مجلس الوزراء يجتمع مع UNHCR عام 2026", "council.docx", "council"),
        ("مجلس الوزراء", "بيان.docx", "release-abc"),
        ("2026", "12.txt", "release-abc"),
    ],
)
def test_the_slug_is_the_ascii_of_the_title_else_of_the_name_else_the_id(title: str, name: str, slug: str) -> None:
    assert slug_of(title, name, "abc") == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = slug_of("council " * 30, "x.txt", "abc")
    assert len(slug) <= LONGEST_SLUG
    assert set(slug.split("-")) == {"council"}


@pytest.mark.parametrize("slug", ["", "A", "a--b", "-a", "a/b", "é", "a" * 81, "..", "a b"])
def test_a_slug_that_could_not_name_a_file_is_refused(slug: str) -> None:
    with pytest.raises(BadInput) as caught:
        sound_slug(slug)
    assert caught.value.code == "release.slug_form"


@pytest.mark.parametrize(("title", "code"), [(" \u00a0", "release.title_blank"), ("x" * 301, "release.title_long")])
def test_a_title_that_says_nothing_or_too_much_is_refused(title: str, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        sound_title(title)
    assert caught.value.code == code
