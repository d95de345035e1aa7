"""XLIFF 1.2 and 2.1 as values for tests: how each writes, reads, and shapes a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from tests.exchange.builders import ORIGIN
from workflow.exchange import Returned, Unit, xliff, xliff2, xliff2_return, xliff_return
from workflow.exchange.xliff import XLIFF
from workflow.exchange.xliff2 import XLIFF2


@dataclass(frozen=True, slots=True)
class Version:
    """``file`` and ``unit`` are templates: of languages and units; of a key, a source and a target."""

    name: str
    namespace: str
    write: Callable[..., bytes]
    read: Callable[..., Sequence[Returned]]
    tag: str
    languages: str
    file: str
    unit: str

    def sent_and_back(self, *units: Unit) -> list[Returned]:
        """Write units for French and read them again."""
        return list(self.read(self.write(list(units), ORIGIN, "fr"), "harbour.xlf", "fr", "en"))

    def written(self, unit: Unit) -> etree._Element:
        """Give the element of a unit, as it is written for French."""
        found = etree.fromstring(self.write([unit], ORIGIN, "fr")).find(f".//{{{self.namespace}}}{self.tag}")
        assert found is not None
        return found

    def inside(self, unit: Unit, name: str) -> etree._Element:
        """Give the first element of that name in a unit as it is written."""
        found = self.written(unit).find(f".//{{{self.namespace}}}{name}")
        assert found is not None
        return found

    def a_file(self, units: str = "", source: str = "en", target: str = "fr") -> bytes:
        """Make a file of units that another tool wrote."""
        return self.file.format(languages=self.languages.format(source, target), units=units).encode()

    def a_unit(self, target: str = "", key: str = "a", source: str = "Open.") -> str:
        """Make a unit as another tool writes it."""
        return self.unit.format(key=key, source=source, target=target)

    def a_returned(self, target: str) -> Returned:
        """Read a file of one unit with that target."""
        (entry,) = self.read(self.a_file(self.a_unit(f"<target>{target}</target>")), "a.xlf", "fr")
        return entry


ONE = Version(
    "1.2",
    XLIFF,
    xliff.write,
    xliff_return.read,
    "trans-unit",
    'source-language="{}" target-language="{}"',
    f'<xliff version="1.2" xmlns="{XLIFF}"><file original="a" {{languages}} datatype="plaintext"><body>{{units}}</body></file></xliff>',
    '<trans-unit id="{key}"><source>{source}</source>{target}</trans-unit>',
)
TWO = Version(
    "2.1",
    XLIFF2,
    xliff2.write,
    xliff2_return.read,
    "unit",
    'srcLang="{}" trgLang="{}"',
    f'<xliff version="2.1" {{languages}} xmlns="{XLIFF2}"><file id="f">{{units}}</file></xliff>',
    '<unit id="{key}"><segment><source>{source}</source>{target}</segment></unit>',
)
