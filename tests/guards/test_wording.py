import re
from pathlib import Path
from string import Formatter

import workflow.guards
from web.wording.guards import MESSAGES

_RAISED = re.compile(r'(?:BadInput|Unavailable|_refuse)\(\s*"([a-z0-9_.]+)"((?:[^()]|\([^()]*\))*)\)')


def raised() -> dict[str, set[str]]:
    """Codes that the guards raise, each with the facts that are given in every place."""
    found: dict[str, set[str]] = {}
    for source in Path(next(iter(workflow.guards.__path__))).glob("*.py"):
        for match in _RAISED.finditer(source.read_text()):
            facts = set(re.findall(r"(\w+)=", match[2]))
            if "_refuse" in match[0]:
                facts |= {"file", "line", "column"}
            found[match[1]] = found.get(match[1], facts) & facts
    return found


def test_every_code_of_the_guards_has_words_and_its_facts_fill_them() -> None:
    codes = raised()
    assert set(codes) == set(MESSAGES)
    for code, facts in codes.items():
        assert {name for _, name, _, _ in Formatter().parse(MESSAGES[code]) if name} <= facts, code
