"""Puts figures and words together into numbers, one run at a time."""

import re
from decimal import Decimal

from workflow.facts.fact import NOTHING
from workflow.facts.grammar import Grammar, Part
from workflow.facts.number_format import read
from workflow.facts.numerals import Item, shown
from workflow.facts.runs import Number, is_decimal, mark_percent, of_fraction, of_name, of_run, roman
from workflow.facts.surface import Surface
from workflow.facts.tokens import ROMAN_LETTERS, Piece, Token

_GAP = re.compile(r"[ \u00a0'’-]?[ \u00a0]?")
_NO_GAP = re.compile(r"[ \u00a0]{0,2}")
_HALF = Decimal("0.5")
_NEAR = 30
_LONGEST = 40
_LAST = 8
_SHORT_YEAR = Decimal(100)
_NEW_CENTURY = 2000


class Numbers:
    """Takes the tokens of a text in order and gives its numbers."""

    def __init__(self, seen: Surface, grammar: Grammar) -> None:
        self._seen = seen
        self._grammar = grammar
        self._run: list[Item] = []
        self._numbers: list[Number] = []
        self._before: Piece | None = None
        self._taken = 0
        self._minus = False
        self._dual = False

    @property
    def implied(self) -> frozenset[str]:
        """Numbers that grammar alone may say."""
        return self._grammar.implied | {"2"} if self._dual else self._grammar.implied

    def finished(self) -> list[Number]:
        """Give the numbers in order of place."""
        self.interrupt()
        if self._minus:
            for number in self._numbers:
                number.also |= {f"-{reading}" for reading in number.readings if not reading.startswith("-")}
        return self._numbers

    def interrupt(self) -> None:
        """End the run: what comes next is no part of it."""
        run = self._run
        while run and run[-1].part is Part.AND:
            run.pop()
        if run:
            found = of_run(run, self._seen, self._grammar)
            self._taken = mark_percent(found, self._seen, self._grammar)
            self._numbers.append(found)
        self._run = []

    def word(self, piece: Piece) -> None:
        """Take a word."""
        if (
            self._run
            and (share := self._grammar.percent.match(self._seen.key, self._run[-1].end))
            and share.end() >= piece.end
        ):
            self.interrupt()
        if piece.start < self._taken:
            return
        key = piece.key
        sense = self._grammar.sense_of(key)
        if sense is None:
            self._plain_word(piece)
            self._before = piece
            return
        if sense.soft:
            self._soft(piece, sense.soft)
        if sense.part is Part.HALF and not self._run:
            self._half_more(piece, joined=sense.joined)
        if sense.part is Part.SOFT and self._run and self._run[-1].part in {Part.AND, Part.HALF}:
            # The article of "two and a half", of "half a million".
            self._run[-1].end = piece.end
        if sense.part is not Part.SOFT:
            self._extend(
                Item(sense.part, piece.start, piece.end, sense.value, key, sense.joined, sense.times, sense.soft)
            )
        self._before = piece

    def figures(self, piece: Piece) -> None:
        """Take a string of digits, a fraction, or a name with figures in it."""
        if piece.token is Token.NUMBER:
            self._figures(piece)
        else:
            self.interrupt()
            self._numbers.append(of_name(piece) if piece.token is Token.NAME else of_fraction(piece))
        self._before = piece

    def _figures(self, piece: Piece) -> None:
        digits = piece.key.lstrip("-").replace("،", ",") if "،" in piece.key else piece.key.lstrip("-")
        reading = read(digits, self._grammar)
        end, suffix = self._suffix(piece.end)
        known = next(iter(reading.own or reading.secondary), "0")
        value = Decimal(known) if is_decimal(known) else Decimal(0)
        item = Item(Part.UNIT, piece.start, end, value, piece.key, reading=reading, suffix=suffix)
        before = self._before
        if (
            before is not None
            and before.token is Token.WORD
            and _NO_GAP.fullmatch(self._seen.key, before.end, piece.start)
        ):
            if before.key in self._grammar.references:
                item.notes["label"] = NOTHING
            if before.key in self._grammar.decade_before and value < _SHORT_YEAR:
                item.notes["also"] = frozenset({f"19{digits}", f"20{digits}"})
            elif before.key in self._grammar.decade_before and value == _NEW_CENTURY:
                item.notes["also"] = frozenset({"21"})
        self._extend(item)

    def _suffix(self, place: int) -> tuple[int, str]:
        key = self._seen.key
        for name, pattern in (("ordinal", self._grammar.ordinal), ("decade", self._grammar.decade)):
            match = pattern.match(key, place) if pattern else None
            if match:
                return match.end(), name
        pattern = self._grammar.scale_suffix
        match = pattern.match(key, place) if pattern else None
        return (match.end(), match["word"]) if match else (place, "")

    def _plain_word(self, piece: Piece) -> None:
        grammar = self._grammar
        if piece.key in grammar.minus:
            self._minus = True
        elif grammar.dual is not None and not self._dual:
            self._dual = grammar.is_dual(piece.key)
        if self._seen.bare[piece.start] in ROMAN_LETTERS:
            value = roman(self._seen.bare[piece.start : piece.end], grammar)
            if value:
                self.interrupt()
                told = frozenset({str(value)})
                self._numbers.append(
                    Number(piece.start, piece.end, told, digits=False, demands=False, mantissa=str(value))
                )

    def _soft(self, piece: Piece, soft: tuple[str, ...]) -> None:
        numerator = self._numerator(piece)
        readings = {*soft}
        if numerator:
            readings |= {f"{numerator}/{each[2:]}" for each in soft if each.startswith("1/")}
        self._numbers.append(Number(piece.start, piece.end, frozenset(readings), digits=False, demands=False))

    def _is_and(self, before: Piece, piece: Piece) -> bool:
        sense = self._grammar.sense_of(before.key)
        beside = _NO_GAP.fullmatch(self._seen.key, before.end, piece.start) is not None
        return beside and sense is not None and sense.part is Part.AND

    def _half_more(self, piece: Piece, *, joined: bool) -> None:
        """Read "a degree and a half", "three years and a half": a thing stands between the number and its half."""
        before = self._before
        if not joined and not (before is not None and self._is_and(before, piece)):
            return
        readings = {"1.5", "2.5"} if self._dual else {"1.5"}
        near = [
            number for number in self._numbers[-_LAST:] if number.value is not None and piece.start - number.end < _NEAR
        ]
        readings |= {shown(number.value + _HALF) for number in near if number.value is not None}
        self._numbers.append(Number(piece.start, piece.end, frozenset(readings), digits=False, demands=False))

    def _numerator(self, piece: Piece) -> str:
        if not self._run or not _GAP.fullmatch(self._seen.key, self._run[-1].end, piece.start):
            return ""
        last = self._run[-1]
        return shown(last.value) if last.part is Part.UNIT and last.value else ""

    def _extend(self, item: Item) -> None:
        if self._run and (len(self._run) > _LONGEST or not self._joins(item)):
            self.interrupt()
        if not self._run and item.part is Part.AND:
            return
        last = self._run[-1] if self._run else None
        product = (
            self._grammar.phrases.get((last.word, item.word))
            if last and last.word in self._grammar.phrase_heads
            else None
        )
        if last and product is not None:
            self._run[-1] = Item(Part.UNIT, last.start, item.end, product, item.word)
            return
        self._run.append(item)
        if item.suffix:
            self.interrupt()

    def _joins(self, item: Item) -> bool:
        """Whether ``item`` goes on with the run: "3 million 200" does, "2018 three" and "5 and 10" do not."""
        last = self._run[-1]
        if not _GAP.fullmatch(self._seen.key, last.end, item.start):
            return False
        solid = next((each for each in reversed(self._run) if each.part is not Part.AND), last)
        if item.is_digits:
            return solid.part is Part.SCALE and not solid.is_digits and item.value < solid.value
        if solid.is_digits:
            if item.part is Part.UNIT:
                return False
            return item.part is not Part.HALF or last.part is Part.AND or item.joined
        if item.part is Part.UNIT and any(each.is_digits for each in self._run):
            return last.part is Part.AND or item.joined
        return True
