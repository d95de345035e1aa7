"""Deeds at random by five people, and what must hold after each of them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.review.desk import Desk
from tests.review.source import edit_source
from workflow.errors import BadInput, Missing, Refused
from workflow.exchange.unit import Returned
from workflow.history import verify
from workflow.review import moves
from workflow.review.bulk import Search, approve_all, replace
from workflow.review.findings import blocking
from workflow.review.folding import fold, unfold
from workflow.review.grid import Rows, grid_of
from workflow.review.prefill import prefill
from workflow.review.states import MOVES, Move
from workflow.review.take_in import take_in
from workflow.review.translation import State, Translation
from workflow.review.undo import undo
from workflow.store.tables import change, edition, event, placement, progress, release, translation
from workflow.text.hashing import base_hash

WHO = ("tom", "tess", "rita", "rob", "rex")
WORDS = ("signed", "sealed", "agreed", "held")
SOURCES = ("هذه جملة.", "هذه أخرى.", "هذه ثالثة.")


@dataclass
class Counted:
    """How often each deed went through, and how often nobody was let approve their own."""

    done: dict[str, int] = field(default_factory=dict)
    own_refused: int = 0


class Walk:
    """One run on one desk: ``step`` makes a deed, ``breaches`` tells what no longer holds."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.counted = Counted()
        self.approvals: dict[tuple[str, int], tuple[str, str]] = {}
        self.deeds: list[tuple[int, str, Callable[[], Any]]] = [
            (5, "save", self.save),
            (9, "confirm", self.confirm),
            (12, "approve", lambda: self.plain(moves.approve, Move.APPROVE)),
            (3, "withdraw", lambda: self.plain(moves.withdraw, Move.WITHDRAW)),
            (5, "keep", self.keep),
            (2, "return", lambda: self.plain(moves.send_back, Move.RETURN, returned_for="style")),
            (2, "reopen", lambda: self.plain(moves.reopen, Move.REOPEN)),
            (3, "restore", self.restore),
            (2, "replace", self.replace),
            (3, "approve all", lambda: self.desk.do(approve_all, self.who(), self.desk.release, "en")),
            (2, "import", self.take_in),
            (1, "prefill", lambda: self.desk.do(prefill, self.who(), self.desk.release)),
            (2, "fold", lambda: self.fold(fold, Move.FOLD)),
            (5, "unfold", lambda: self.fold(unfold, Move.UNFOLD)),
            (3, "source", self.edit_source),
            (6, "undo", self.undo),
        ]

    def who(self) -> str:
        return self.desk.people[self.chance.choice(WHO)]

    def number(self) -> int:
        return self.chance.randint(1, len(self.desk.built.keys))

    def text(self) -> str:
        return f"It is {self.chance.choice(WORDS)}."

    def step(self) -> str:
        weights = [weight for weight, _, _ in self.deeds]
        _, name, deed = self.chance.choices(self.deeds, weights)[0]
        try:
            deed()
        except (Refused, BadInput, Missing) as refusal:
            self.counted.own_refused += refusal.code == "review.own_words"
            return ""
        self.counted.done[name] = self.counted.done.get(name, 0) + 1
        return name

    def plain(self, deed: Callable[..., Any], move: Move, **more: Any) -> None:
        self.on_row(deed, self.fitting(move), **more)

    def on_row(self, deed: Callable[..., Any], number: int, **more: Any) -> None:
        row = self.desk.row(number)
        more |= {"seen_version": row.version, "seen_base_hash": row.base_hash}
        self.desk.do(deed, self.who(), self.desk.where(number), **more)

    def fitting(self, move: Move) -> int:
        """Mostly a row whose state takes the move."""
        states = self.desk.states()
        fitting = [number for number, state in enumerate(states, start=1) if (move, State(state)) in MOVES]
        return self.chance.choice(fitting) if fitting and self.chance.random() < 0.9 else self.number()

    def keep(self) -> None:
        rows = self.desk.rows().rows
        sealed = [
            number for number, row in enumerate(rows, start=1) if row.translation.text == row.translation.sealed_text
        ]
        self.on_row(moves.keep, self.chance.choice(sealed or [1]))

    def save(self) -> None:
        self.plain(moves.save, Move.SAVE, text=self.chance.choice((self.text(), self.text(), " ")))

    def confirm(self) -> None:
        self.plain(moves.confirm, Move.CONFIRM, text=self.chance.choice((None, None, self.text())))

    def restore(self) -> None:
        self.plain(moves.restore, Move.RESTORE, seq=self.chance.randint(1, max(1, len(self.desk.actions()))))

    def replace(self) -> None:
        sought, replacement = self.chance.sample(WORDS, 2)
        self.desk.do(replace, self.who(), self.desk.release, "en", Search(sought, replacement))

    def take_in(self) -> None:
        row = self.desk.row(self.number())
        entry = Returned(row.place.key, self.text(), None, row.version, row.base_hash, fuzzy=False, place=1)
        confirmed = self.chance.random() < 0.5
        self.desk.do(take_in, self.who(), self.desk.release, "en", [entry], confirm=confirmed)

    def fold(self, deed: Callable[..., Any], move: Move) -> None:
        number = self.fitting(move)
        self.desk.do(deed, self.who(), self.desk.where(number), self.desk.row(number).version)

    def edit_source(self) -> None:
        edit_source(self.desk, {self.number(): self.chance.choice(SOURCES)})

    def undo(self) -> None:
        last = len(self.desk.actions())
        seq = self.chance.randint(max(1, last - 3), max(1, last))
        with self.desk.store.read() as session:
            actor = session.execute(
                select(event.c.actor_id).where(event.c.release_id == self.desk.built.id, event.c.seq == seq)
            ).scalar_one_or_none()
        self.desk.do(undo, actor or self.desk.dora, self.desk.release, seq)


def breaches(desk: Desk, *, of_chain: bool) -> list[str]:
    """Tell what does not hold: four eyes row by row, base hashes, counts, states that follow by themselves, and the chain."""
    with desk.store.read() as session:
        rows = grid_of(session, desk.built.editions["en"])
        found = [f"own words approved: {row.key}" for row in rows.rows if _is_own(row.translation)]
        found += [f"stale: {row.key}" for row in rows.rows if row.translation.base_hash != base_hash(rows.bases(row))]
        found += _counts(session, desk)
        found += _states(session, desk, rows)
        if of_chain and (fault := verify(session, desk.built.id).fault):
            found.append(f"chain: {fault}")
    return found


def _is_own(row: Translation) -> bool:
    """The rule, said anew: who approved is not who confirmed, and has no hand in it that the other has not."""
    if row.state is not State.APPROVED:
        return False
    alone = row.approved_by in row.hands and row.translated_by not in row.hands
    return row.approved_by == row.translated_by or alone


def _counts(session: Session, desk: Desk) -> list[str]:
    statement = (
        select(translation.c.state, func.count(), func.sum(placement.c.words))
        .join(placement, placement.c.segment_id == translation.c.segment_id)
        .where(translation.c.edition_id == desk.built.editions["en"], placement.c.live)
        .group_by(translation.c.state)
    )
    true = {state: (segments, words) for state, segments, words in session.execute(statement)}
    kept = session.execute(select(progress).where(progress.c.edition_id == desk.built.editions["en"]))
    told = {row.state: (row.segments, row.words) for row in kept if row.segments}
    return [] if true == told else [f"counts {told} are {true}"]


def _states(session: Session, desk: Desk, rows: Rows) -> list[str]:
    statement = (
        select(edition.c.state, release.c.state)
        .join(release, release.c.id == edition.c.release_id)
        .where(edition.c.id == desk.built.editions["en"])
    )
    of_edition, of_release = session.execute(statement).one()
    done = all(row.translation.state in {State.APPROVED, State.FOLDED} for row in rows.rows)
    right = done and not blocking(session, desk.built.id, ["en"])
    told = (of_edition == "finished", of_release == "ready")
    return [] if told == (right, right) else [f"finished, ready: {told}, all done: {right}"]


def untraced(desk: Desk) -> list[str]:
    """Give the rows that are approved though the history has not both persons' own deeds for this text against this base."""
    rows: Rows = desk.rows()
    with desk.store.read() as session:
        statement = (
            select(change.c.segment_id, event.c.actor_id, event.c.action, change.c.after)
            .join(event, event.c.id == change.c.event_id)
            .where(event.c.release_id == desk.built.id)
        )
        deeds = session.execute(statement).all()
    return [
        row.key
        for row in rows.rows
        if row.translation.state is State.APPROVED and not _is_traced(row.translation, deeds)
    ]


def _is_traced(row: Translation, deeds: Any) -> bool:
    here = [
        deed
        for deed in deeds
        if deed.segment_id == row.place.segment_id and deed.after and deed.after["text"] == row.text
    ]
    confirmed = {deed.actor_id for deed in here if deed.action in {"confirm", "import"}}
    approved = {
        deed.actor_id
        for deed in here
        if deed.action in {"approve", "keep"} and deed.after["base_hash"] == row.base_hash
    }
    return row.translated_by in confirmed and row.approved_by in approved
