"""Paragraphs that bring patterns with loops in them to their knees."""

SIZE = 20_000

_REPEATED = {
    "stops": ".",
    "question and call": "?!",
    "ellipses": "…",
    "stop and quote": '."',
    "stop, space, quote": '. " ',
    "stop and space": ". ",
    "stop and line end": ".\n",
    "stop and many spaces": "." + " " * 199,
    "spaced dots": " .",
    "closers": ".)»”]",
    "guillemets": ". » « ",
    "opening brackets": "(a. ",
    "brackets": "(a. B.) ",
    "nested brackets": "([",
    "footnotes": ".[1]",
    "initials": "A. ",
    "acronym": "U.S.",
    "titles": "Mr. ",
    "numbers": "1. ",
    "letters in order": "a. b. c. ",
    "decimals": "1.2",
    "address": "a@b.c",
    "path": "://a.B/",
    "capitals": "A",
    "combining marks": "e\u0301\u0327.",
    "marks of direction": "\u200f\u2067.\u2069",
    "codes": "\u2776A.\u278a ",
    "apostrophes": "' ",
    "names": '?" Al Bo Cy ',
    "single letters of Arabic": "د. ",
    "and so on": "إلخ. ",
    "hyphens": "). - ",
}


def hostile_texts() -> dict[str, str]:
    """Give each text by its name, ``SIZE`` code points long."""
    texts = {name: (piece * (SIZE // len(piece) + 1))[:SIZE] for name, piece in _REPEATED.items()}
    texts["numbers, then a run"] = ("1. " * (SIZE // 6) + " ".join(f"{number}." for number in range(2, SIZE)))[:SIZE]
    texts["one space"] = "x." + " " * (SIZE - 3) + "Y"
    return texts
