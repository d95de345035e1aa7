"""Logins and display names that nobody can pass off as another's.

UTS 39 (Unicode Security Mechanisms), restriction level "single script" for each word: a Cyrillic letter among Latin ones is refused.
"""

import unicodedata

import regex

from workflow.errors import BadInput
from workflow.text.soundness import require_sound

LONGEST_LOGIN = 80
LONGEST_NAME = 200

_LOGIN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Invisible or layout-changing: controls, formats, private use, line separators; the joiners belong to the spelling of some words.
_NOT_IN_A_NAME = regex.compile(r"[[\p{C}\p{Zl}\p{Zp}]--[\u200c\u200d]]", regex.VERSION1)

# Scripts that one language writes in one word (UTS 39, section 5.1).
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_OF_NO_SCRIPT = frozenset({"MODIFIER", "FEMININE", "MASCULINE", "MICRO"})


def sound_login(login: str) -> tuple[str, str]:
    """Give a login as it is kept (NFKC), and folded as it is compared: two logins that fold alike are one.

    Raises BadInput: not letters, digits and ``. _ @ + -``, longer than ``LONGEST_LOGIN``, a word that mixes scripts.
    """
    require_sound(login)
    kept = unicodedata.normalize("NFKC", login).strip()
    folded = fold(kept)
    if not _LOGIN.fullmatch(kept) or max(len(kept), len(folded)) > LONGEST_LOGIN:
        raise BadInput("people.login_form", login=login, most=LONGEST_LOGIN)
    _require_one_script(kept)
    return kept, folded


def fold(login: str) -> str:
    """Give what two spellings of one login have in common: NFKC, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold()).strip()


def sound_name(name: str) -> str:
    """Give a display name in NFC, its spaces single. Raises BadInput: empty, too long, invisible characters, mixed scripts."""
    require_sound(name)
    kept = unicodedata.normalize("NFC", " ".join(name.split()))
    if not kept or len(kept) > LONGEST_NAME or _NOT_IN_A_NAME.search(kept):
        raise BadInput("people.name_form", name=name, most=LONGEST_NAME)
    _require_one_script(kept)
    return kept


def _require_one_script(text: str) -> None:
    for word in _WORD.findall(unicodedata.normalize("NFKC", text)):
        scripts = {_script(char) for char in word if unicodedata.category(char).startswith("L")} - {""}
        if len(scripts) > 1:
            raise BadInput("people.mixed_scripts", word=word)


def _script(char: str) -> str:
    # The Unicode name of a letter begins with its script.
    first = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    if first in _OF_NO_SCRIPT:
        return ""
    return "CJK" if first in _TOGETHER else first
