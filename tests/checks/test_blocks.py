"""A block is checked as a whole: what moved to its next segment is there."""

from workflow.checks import Finding, Side, check, check_block


def names(found: list[Finding]) -> list[tuple[str, str, int]]:
    return [(each.check, each.language, each.segment) for each in found]


def test_a_number_that_moved_to_the_next_segment_is_no_finding() -> None:
    source = ["It opened in 1998.", "It is long."]
    target = ["Il a ouvert.", "Il est long, depuis 1998."]
    assert check_block({"en": source, "fr": target}, "en") == []


def test_a_number_that_is_nowhere_in_the_block_is_a_finding_of_its_segment() -> None:
    source = ["It is long.", "It opened in 1998."]
    target = ["Il est long.", "Il a ouvert."]
    (found,) = check_block({"en": source, "fr": target}, "en")
    assert (found.check, found.segment, found.side) == ("number", 1, Side.SOURCE)
    assert source[1][found.start : found.end] == "1998"


def test_every_other_language_is_checked_against_the_source() -> None:
    texts = {"ar": ["افتتح عام 1998."], "en": ["It opened in 1998."], "fr": ["Il a ouvert en 1989."]}
    assert names(check_block(texts, "ar")) == [("number", "fr", 0)]
    assert names(check_block(texts, "fr")) == [("number", "ar", 0), ("number", "en", 0)]


def test_a_segment_that_is_not_translated_is_passed_over() -> None:
    source = ["It opened in 1998?", "It is 40 metres long."]
    assert check_block({"en": source, "fr": ["", ""]}, "en") == []
    assert names(check_block({"en": source, "fr": ["", "Il est long."]}, "en")) == [("number", "fr", 1)]


def test_what_a_segment_that_is_not_translated_states_may_have_been_said_before() -> None:
    source = ["It opened.", "That was in 1998."]
    assert check_block({"en": source, "fr": ["Il a ouvert en 1998.", ""]}, "en") == []


def test_a_quotation_may_open_in_one_segment_and_close_in_another() -> None:
    source = ["“It is open.", "Come in,” she said."]
    target = ["« Il est ouvert.", "Entrez », a-t-elle dit."]
    assert check_block({"en": source, "fr": target}, "en") == []


def test_a_quotation_that_never_closes_is_found_where_it_opens() -> None:
    source = ["“It is open.", "Come in,” she said."]
    target = ["« Il est ouvert.", "Entrez, a-t-elle dit."]
    (found,) = check_block({"en": source, "fr": target}, "en")
    assert (found.check, found.segment, target[0][found.start : found.end]) == ("quotes", 0, "«")


def test_marks_are_counted_only_when_the_whole_block_is_translated() -> None:
    source = ["“It is open.", "Come in,” she said."]
    assert check_block({"en": source, "fr": ["« Il est ouvert.", ""]}, "en") == []


def test_a_source_that_lacks_a_mark_asks_for_none() -> None:
    assert check("“It is open.", "« Il est ouvert.", "en", "fr") == []
    assert check("It is open (since May.", "Il est ouvert (depuis mai.", "en", "fr") == []


def test_a_translation_without_words_is_a_finding_by_itself_only() -> None:
    assert [each.check for each in check("It is open.", "", "en", "fr")] == ["empty"]
    assert check_block({"en": ["It is open."], "fr": [""]}, "en") == []


def test_segments_that_one_side_lacks_are_not_translated() -> None:
    assert check_block({"en": ["It opened.", "In 1998."], "fr": ["Il a ouvert."]}, "en") == []
    assert check_block({"en": [], "fr": ["", ""]}, "en") == []
