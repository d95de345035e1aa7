"""Who may do what: a table, and the one function that reads it.

``T`` translator and ``R`` reviewer hold for a language, ``D`` desk editor and ``P`` publisher for the whole release.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflow.errors import Refused


class Role(StrEnum):
    """A role at the desk."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    DESK = "desk"
    PUBLISHER = "publisher"


OF_A_LANGUAGE = frozenset({Role.TRANSLATOR, Role.REVIEWER})

_T, _R, _D, _P = Role.TRANSLATOR, Role.REVIEWER, Role.DESK, Role.PUBLISHER

MAY: Mapping[str, frozenset[Role]] = {
    action: frozenset(roles)
    for actions, roles in {
        ("view", "comment", "resolve", "export"): {_T, _R, _D, _P},
        ("save", "confirm", "withdraw", "restore", "replace", "fold", "unfold", "dismiss", "revoke"): {_T, _R},
        ("return", "reopen", "keep"): {_R},
        ("approve",): {_R, _T},
        ("hand_over",): {_T},
        ("open", "assign", "unassign", "add_language", "drop_language", "schedule"): {_D},
        ("cancel", "reinstate", "waive_four_eyes", "edit_source", "revise"): {_D},
        ("publish", "withdraw_publication"): {_P},
        ("correct",): {_D, _P},
        ("split", "join"): {_D, _T, _R},
        ("undo",): {_T, _R, _D, _P},
        ("prefill", "import"): {_T, _R, _D},
    }.items()
    for action in actions
}
"""Roles that may do an action. ``approve`` by a translator is a countersignature, which four eyes judges (``review.four_eyes``)."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person holds on one release: pairs of role and language ('' for roles of the whole release)."""

    person: str
    roles: frozenset[tuple[Role, str]]

    def holds(self, role: Role, language: str = "") -> bool:
        """Tell whether the person holds ``role``; a role of a language is asked for that language."""
        return (role, language if role in OF_A_LANGUAGE else "") in self.roles

    def holds_any(self, role: Role) -> bool:
        """Tell whether the person holds ``role`` in any language."""
        return any(held is role for held, _ in self.roles)


def refusal(action: str, rights: Rights, language: str = "") -> Refused | None:
    """Give the reason why ``rights`` do not allow ``action``, or None. ``language`` '' asks whether any language is allowed."""
    allowed = MAY[action]
    for role in allowed:
        if rights.holds(role, language) or (language == "" and rights.holds_any(role)):
            return None
    return Refused("policy.role_needed", action=action, roles=" ".join(sorted(allowed)), language=language)


def require(action: str, rights: Rights, language: str = "") -> None:
    """Raise Refused where ``rights`` do not allow ``action``."""
    reason = refusal(action, rights, language)
    if reason is not None:
        raise reason
