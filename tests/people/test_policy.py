"""The table of rights, written out once more by hand: a slip in either is seen."""

import pytest

from workflow.errors import Refused
from workflow.people.policy import MAY, OF_A_LANGUAGE, Rights, Role, refusal, require

WRITTEN = """
view comment resolve export                                                     T R D P
save confirm withdraw restore replace fold unfold dismiss revoke                T R
return reopen keep                                                              R
approve                                                                         R T
hand_over                                                                       T
open assign unassign add_language drop_language schedule                        D
cancel reinstate waive_four_eyes edit_source revise                             D
publish withdraw_publication                                                    P
correct                                                                         D P
split join                                                                      D T R
undo                                                                            T R D P
prefill import                                                                  T R D
"""
SIGNS = {"T": Role.TRANSLATOR, "R": Role.REVIEWER, "D": Role.DESK, "P": Role.PUBLISHER}


def written() -> dict[str, set[Role]]:
    told: dict[str, set[Role]] = {}
    for line in WRITTEN.strip().splitlines():
        words = line.split()
        roles = {SIGNS[word] for word in words if word in SIGNS}
        told |= {action: roles for action in words if action not in SIGNS}
    return told


def rights(*roles: str) -> Rights:
    pairs = [role.partition(":") for role in roles]
    return Rights("tom", frozenset((Role(role), language) for role, _, language in pairs))


def test_the_table_of_rights_is_the_one_that_was_agreed() -> None:
    assert {action: set(roles) for action, roles in MAY.items()} == written()


@pytest.mark.parametrize("action", sorted(MAY))
def test_a_role_may_do_what_the_table_says_and_nothing_else(action: str) -> None:
    for role in Role:
        language = "en" if role in OF_A_LANGUAGE else ""
        held = rights(f"{role}:{language}")
        reason = refusal(action, held, "en")
        assert (reason is None) == (role in MAY[action])
        if reason is not None:
            assert reason.code == "policy.role_needed"
            assert reason.facts["roles"] == " ".join(sorted(MAY[action]))


def test_a_role_of_a_language_holds_for_that_language_only() -> None:
    held = rights("translator:en", "reviewer:fr")
    assert refusal("save", held, "en") is None
    assert refusal("save", held, "ar") is not None
    assert refusal("return", held, "en") is not None
    assert refusal("return", held, "fr") is None
    with pytest.raises(Refused):
        require("approve", held, "ar")


def test_a_deed_on_no_language_asks_for_the_role_in_any() -> None:
    assert refusal("split", rights("translator:en")) is None
    assert refusal("publish", rights("translator:en")) is not None


def test_who_holds_nothing_may_do_nothing() -> None:
    assert all(refusal(action, rights()) is not None for action in MAY)
