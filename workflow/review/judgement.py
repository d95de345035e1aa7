"""How each returned text is judged: by the version and base hash with which it went out, and by the codes that it carries."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workflow.errors import BadInput, Refused, SteleError
from workflow.exchange.unit import Returned
from workflow.review.answers import Outcome, outcome_of
from workflow.review.code_integrity import refusal_of_codes, require_storable
from workflow.review.deed import Step
from workflow.review.grid import Row, Rows, one_text
from workflow.review.heirs import REMOVED, Fate
from workflow.review.refusals import Ground, refusal_to, refusal_to_vouch
from workflow.review.states import Move, refusal_of_state
from workflow.review.transitions import PREFILLED, confirmed, imported
from workflow.review.translation import State, Translation
from workflow.text import Code
from workflow.text.hashing import content_hash
from workflow.text.space import is_blank

TAKEN, UNCHANGED, CONFLICT, REFUSED = "taken", "unchanged", "conflict", "refused"
OUTCOMES = (TAKEN, UNCHANGED, CONFLICT, REFUSED)

_SHORTEST_BASE = 8


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of one entry. ``row`` is the segment that it is for, None where there is none; ``step`` what would be written."""

    entry: Returned
    outcome: Outcome
    row: Row | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What entries are judged against. ``codes`` are the tables of the blocks that have codes."""

    ground: Ground
    rows: Rows
    codes: Mapping[int, tuple[Code, ...]]
    fates: Mapping[str, Fate]
    base_language: str
    confirm: bool

    def number(self, key: str) -> int | None:
        """Give the place of a segment in the text."""
        return self.rows.numbers.get(key)


def judged(desk: Desk, entries: Iterable[Returned]) -> tuple[Judgement, ...]:
    """Judge each entry, in order. Of two that are for one segment the first has it."""
    taken: set[str] = set()
    told = []
    for entry in entries:
        one = _judged(desk, entry, taken)
        if one.step is not None:
            taken.add(one.step.after.place.key)
        told.append(one)
    return tuple(told)


def fingerprint(judgements: Sequence[Judgement]) -> str:
    """Give a hash of what would be written, and over what: two that are equal do the same."""
    after = [one.step.after for one in judgements if one.step is not None]
    told = [[row.place.key, row.version, row.text, str(row.state)] for row in after]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def _judged(desk: Desk, entry: Returned, taken: set[str]) -> Judgement:
    key = entry.key or ""
    if entry.refusal:
        facts = {"line": entry.place, **entry.facts}
        return Judgement(
            entry, Outcome(desk.number(key), key, REFUSED, entry.refusal, facts), desk.rows.by_key.get(key)
        )
    if entry.key is None:
        return Judgement(entry, Outcome(None, "", REFUSED, "import.no_key", {"line": entry.place}))
    row = desk.rows.by_key.get(key) or _heir(desk, entry)
    if isinstance(row, Outcome):
        return Judgement(entry, row)
    number = desk.number(row.key)
    if row.key in taken:
        return Judgement(entry, outcome_of(number, key, CONFLICT, Refused("import.heir_taken", key=row.key)), row)
    told = _judged_row(desk, entry, row)
    if isinstance(told, Outcome):
        return Judgement(entry, told, row)
    step, reason = told
    outcome = Outcome(number, key, TAKEN) if reason is None else outcome_of(number, key, TAKEN, reason)
    return Judgement(entry, outcome, row, step)


def _heir(desk: Desk, entry: Returned) -> Row | Outcome:
    """Give the one live heir of a retired key that says the same as the file's source; else why nothing is applied."""
    key = entry.key or ""
    fate = desk.fates.get(key)
    if fate is None:
        return Outcome(None, key, REFUSED, "import.key_unknown", {"key": key})
    if fate.kind == REMOVED:
        return Outcome(None, key, REFUSED, "import.key_removed", {"key": key})
    same = [row for heir in fate.heirs if (row := desk.rows.by_key.get(heir)) and _says_the_same(desk, entry, row)]
    if len(fate.heirs) == 1 and same:
        return same[0]
    heirs = " ".join(fate.heirs)
    return Outcome(None, key, REFUSED, f"import.key_{fate.kind}", {"key": key, "heirs": heirs})


def _says_the_same(desk: Desk, entry: Returned, row: Row) -> bool:
    """Tell whether the file was made from the base of today; a file that people see shows the beginning of its hash only."""
    if entry.base is not None:
        return len(entry.base) >= _SHORTEST_BASE and (row.translation.base_hash or "").startswith(entry.base)
    if entry.source is None:
        return False
    return content_hash(entry.source) == content_hash(one_text(desk.rows.bases(row), desk.base_language))


def _judged_row(desk: Desk, entry: Returned, row: Row) -> Outcome | tuple[Step, SteleError | None]:
    """Give the step, and what is to be known of it (why it is only a draft, which code it lacks); or the outcome of what is not taken."""
    number, key = desk.number(row.key), entry.key or ""
    present = row.translation
    if is_blank(entry.text):
        return Outcome(number, key, UNCHANGED)
    if entry.text == present.text and not _may_confirm(desk, entry, present):
        return Outcome(number, key, UNCHANGED)
    reason: SteleError | None = refusal_of_state(Move.IMPORT, present.state, row.key)
    if reason is None:
        reason = _unstorable(entry.text, desk.codes.get(row.block_id, ()))
    if reason is not None:
        return outcome_of(number, key, REFUSED, reason)
    if (entry.base is not None or entry.source is not None) and not _says_the_same(desk, entry, row):
        return Outcome(number, key, REFUSED, "import.source_changed", {"key": key})
    conflict = _conflict(entry, row)
    if conflict is not None:
        return outcome_of(number, key, CONFLICT, conflict)
    return _step(desk, entry, row)


def _conflict(entry: Returned, row: Row) -> Refused | None:
    """Give the reason why the row is no longer what went out, or may not be."""
    present = row.translation
    if present.state is State.UNTRANSLATED or entry.text == present.text or _is_untouched(present):
        return None
    # An heir is what was split and joined again: it went out under its parent's key.
    if entry.key != row.key and present.version <= 1:
        return None
    if entry.version is None or entry.base is None:
        return Refused("import.no_version", key=row.key)
    if entry.key == row.key and entry.version == present.version:
        return None
    return Refused("import.moved_on", key=row.key)


def _is_untouched(row: Translation) -> bool:
    return row.state is State.DRAFT and row.origin in PREFILLED


def _may_confirm(desk: Desk, entry: Returned, row: Translation) -> bool:
    wanted = desk.confirm and not entry.fuzzy
    return wanted and row.state in {State.DRAFT, State.RETURNED}


def _step(desk: Desk, entry: Returned, row: Row) -> Outcome | tuple[Step, SteleError | None]:
    present, bases = row.translation, desk.rows.bases(row)
    number, key, person = desk.number(row.key), entry.key or "", desk.ground.rights.person
    vouched = desk.confirm and not entry.fuzzy
    to_know = refusal_to_vouch(present, bases, entry.text) if vouched else refusal_of_codes(bases, entry.text, row.key)
    if to_know is not None:
        vouched = False
    move = Move.IMPORT_CONFIRMED if vouched else Move.IMPORT
    refused = refusal_to(move, desk.ground, present, bases, entry.text)
    if refused is not None:
        return outcome_of(number, key, REFUSED, refused)
    if entry.text != present.text:
        return Step(present, imported(present, person, entry.text, vouched=vouched)), to_know
    if vouched:
        return Step(present, confirmed(present, person)), None
    return Outcome(number, key, UNCHANGED)


def _unstorable(text: str, codes: Sequence[Code]) -> BadInput | None:
    try:
        require_storable(text, (code.character for code in codes))
    except BadInput as error:
        return error
    return None
