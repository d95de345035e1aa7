"""Every call of the API: its address, what it brings and what it answers."""

from dataclasses import dataclass

from web.api.calls import EDITION, RELEASE, SEGMENT

_OF_RELEASE = f"{RELEASE}/segments/<key>"
_THREAD = "/threads/<thread>"


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address.

    ``brings`` and ``gives`` name schemas. ``of_version``: it names the version that it saw (If-Match), and may meet a conflict;
    ``once``: it carries a key, and a second try has no effect; ``asks``: parameters after the question mark, by name what they mean.
    ``unchanged``: it may answer that nothing is new; ``public``: it asks for no session, and is rationed.
    """

    method: str
    path: str
    summary: str
    gives: str | None
    brings: str | None = None
    status: int = 200
    of_version: bool = False
    once: bool = False
    asks: tuple[tuple[str, str], ...] = ()
    unchanged: bool = False
    public: bool = False
    conflict: str = "Conflict"


def _get(path: str, summary: str, gives: str, *, asks: tuple[tuple[str, str], ...] = ()) -> Operation:
    return Operation("get", path, summary, gives, asks=asks, unchanged=bool(asks))


def _row_deed(name: str, summary: str, brings: str = "Seen", gives: str = "Row") -> Operation:
    return Operation("post", f"{SEGMENT}/{name}", summary, gives, brings, of_version=True, once=True)


def _deed(path: str, summary: str, gives: str, brings: str = "Nothing", status: int = 200) -> Operation:
    return Operation("post", path, summary, gives, brings, status, once=True)


OPERATIONS: tuple[Operation, ...] = (
    _get(EDITION, "A whole edition, row by row", "Edition"),
    _deed(f"{EDITION}/approve", "Approve all that is confirmed, or of that the rows of `keys`", "ApprovedAll", "Keys"),
    _deed(f"{EDITION}/replace", "Find and replace", "Replaced", "Search"),
    _deed(f"{EDITION}/hand-over", "Hand an edition over for review", "HandedOver"),
    _get(SEGMENT, "One row", "Row"),
    Operation("put", SEGMENT, "Save a text, or confirm it", "Row", "Save", of_version=True, once=True),
    _row_deed("withdraw", "Take one's own confirmation back"),
    _row_deed("approve", "Approve what another person confirmed"),
    _row_deed("keep", "Keep an approved text although its source changed"),
    _row_deed("reopen", "Make an approved text a draft again"),
    _row_deed("return", "Return a text to its translator", "Return"),
    _row_deed("restore", "Bring back the text that an event left", "Restore"),
    _row_deed("fold", "Fold a row into the one before it", "Nothing", "Folded"),
    _row_deed("unfold", "Take a folded row out of its lead", "Nothing", "Folded"),
    _deed(f"{SEGMENT}/dismiss", "Take the findings of a check as meant", "Row", "Dismiss"),
    _deed(f"{SEGMENT}/revoke", "Open dismissed findings of a check again", "Row", "Revoke"),
    _get(f"{SEGMENT}/history", "The events of a row, the newest first", "History"),
    _get(f"{SEGMENT}/matches", "Exact matches of the memory, and repetitions", "Matches"),
    _get(f"{SEGMENT}/threads", "The threads of a segment", "Threads"),
    _deed(f"{SEGMENT}/threads", "Begin a conversation", "ThreadSaid", "ThreadBegin", 201),
    _deed(f"{_THREAD}/comments", "Say something in a thread", "ThreadSaid", "Comment", 201),
    _deed(f"{_THREAD}/resolve", "Close a thread", "ThreadSaid"),
    _deed(f"{_THREAD}/reopen", "Open a thread again", "ThreadSaid"),
    _deed(f"{_OF_RELEASE}/split", "Make two segments of one", "Structure", "Split"),
    _deed(f"{_OF_RELEASE}/join", "Make one segment of this and the next", "Structure"),
    _get(f"{_OF_RELEASE}/source", "The source of a segment", "Source"),
    Operation(
        "put",
        f"{_OF_RELEASE}/source",
        "Mend the source of a segment",
        "SourceMended",
        "Text",
        of_version=True,
        once=True,
        conflict="SourceConflict",
    ),
    _deed(f"{RELEASE}/undo", "Take an event back, whole", "Undone", "Undo"),
    _get(
        f"{RELEASE}/events",
        "What happened after an event, and who else is there",
        "News",
        asks=(("after", "The last event that is known; without it no events come, only the number of the last."),),
    ),
    Operation("post", f"{RELEASE}/presence", "Be at a segment, for thirty seconds", None, "Presence", 204),
    _get("/me", "Who is signed in, and the token that each write carries", "Me"),
    _get("/me/preferences", "How one wants the desk to look and to be worked", "Preferences"),
    Operation("put", "/me/preferences", "Want it so from now on", "Preferences", "Preferences"),
    Operation(
        "post",
        "/session",
        "Sign in: the answer sets the cookie of the session",
        "Session",
        "Credentials",
        public=True,
    ),
    _get("/openapi.json", "This description", "Description"),
)
