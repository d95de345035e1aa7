"""Generated text of the kinds that break programs: three scripts, marks, odd spaces, isolates, emoji, inline codes."""

from hypothesis import strategies as st

from workflow.text.codes import MEANING

_ODD = [
    "a",
    "É",
    "e\u0301",
    "ب",
    "تجارياً",
    "القاهرة",
    "7.10",
    "٣",
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    "\u200f",
    "\u200b",
    "\u2028",
    "\t",
    "\n",
    "\u2066",
    "\u2069",
    "\u202e",
    "👩\u200d👧",
    "🇪🇬",
    ".",
    "؟",
    "«",
    "»",
    '"',
    "l’eau",
    "\u0651",
    "_",
    "/",
]


def sound_text(*, codes: bool = False, max_size: int = 30) -> st.SearchStrategy[str]:
    """Give text that may be stored; with ``codes`` it may hold inline codes in any order, else none."""
    plain = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="".join(MEANING) + "\ufffe\uffff")
    pieces = [st.sampled_from(_ODD), plain]
    if codes:
        pieces.append(st.sampled_from(sorted(MEANING)))
    return st.lists(st.one_of(*pieces), max_size=max_size).map("".join)


def balanced_text(pairs: int = 3) -> st.SearchStrategy[str]:
    """Give text whose pairs of codes are nested and whole, each number once."""
    return st.lists(sound_text(max_size=6), min_size=2 * pairs + 1, max_size=2 * pairs + 1).flatmap(
        lambda pieces: st.integers(0, pairs).map(lambda depth: _wrapped(pieces, depth, pairs))
    )


def _wrapped(pieces: list[str], depth: int, pairs: int) -> str:
    opening = "❶❷❸❹❺❻"[:pairs]
    closing = "➊➋➌➍➎➏"[:pairs]
    whole = pieces[0]
    for number in range(pairs):
        inner = opening[number] + pieces[2 * number + 1] + closing[number]
        whole = f"{opening[number]}{whole}{closing[number]}" if number < depth else whole + inner
        whole += pieces[2 * number + 2]
    return whole
