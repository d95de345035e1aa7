"""Rows for every table, by the step that brings the table: what a desk of that age would hold.

A step that makes a table adds its rows here; one that changes a table leaves what older desks held as it is.
"""

from typing import Any

AT = "2026-03-02 09:00:00"
AFTER_STEP: dict[str, dict[str, list[dict[str, Any]]]] = {
    "0001": {
        "person": [
            {"id": "tom", "login": "tom", "login_folded": "tom", "name": "Tom", "is_admin": True, "created_at": AT},
            {
                "id": "rita",
                "login": "ريتا",
                "login_folded": "ريتا",
                "name": "ريتا",
                "is_admin": False,
                "created_at": AT,
            },
        ],
        "role_grant": [
            {"person_id": "tom", "role": "translator", "language": "en"},
            {"person_id": "rita", "role": "desk"},
        ],
        "write_key": [{"person_id": "tom", "key": "k", "request_hash": "h", "answer": '{"a": 1}', "at": AT}],
        "setting": [{"name": "desk_head", "value": '{"seq": 0, "hash": ""}'}],
    },
    "0002": {
        "release": [
            {
                "id": 1,
                "public_id": "one",
                "title": "بيان",
                "slug": "a",
                "source_language": "ar",
                "state": "open",
                "opened_at": AT,
            },
            {
                "id": 2,
                "public_id": "two",
                "title": "Notice",
                "slug": "a",
                "source_language": "en",
                "state": "draft",
                "opened_at": AT,
            },
        ],
        "assignment": [{"release_id": 1, "person_id": "tom", "role": "reviewer", "language": "en"}],
        "source_version": [{"id": 1, "release_id": 1, "number": 1, "is_current": True, "at": AT}],
        "document": [
            {
                "id": 1,
                "source_version_id": 1,
                "position": 0,
                "name": "a.txt",
                "format": "txt",
                "blob": "b",
                "parsed": "p",
            }
        ],
        "block": [{"id": 1, "document_id": 1, "position": 0, "key": "p0", "kind": "paragraph", "codes": "[]"}],
        "segment": [{"id": 1, "release_id": 1, "key": "kaaaaaaa"}, {"id": 2, "release_id": 1, "key": "kbbbbbbb"}],
        "placement": [
            {
                "release_id": 1,
                "source_version_id": 1,
                "segment_id": one,
                "block_id": 1,
                "position": one << 20,
                "live": True,
                "imported": "جملة.",
                "words": 1,
            }
            for one in (1, 2)
        ],
    },
    "0003": {
        "edition": [
            {"id": 1, "release_id": 1, "language": "ar", "state": "source", "base_id": None},
            {"id": 2, "release_id": 1, "language": "en", "state": "review", "base_id": 1},
        ],
        "translation": [
            {
                "edition_id": 1,
                "segment_id": one,
                "release_id": 1,
                "state": "source",
                "text": "جملة.",
                "hands": "[]",
                "translated_by": None,
                "base_hash": None,
            }
            for one in (1, 2)
        ]
        + [
            {
                "edition_id": 2,
                "segment_id": one,
                "release_id": 1,
                "state": "translated",
                "text": "A sentence.",
                "hands": '["tom"]',
                "translated_by": "tom",
                "base_hash": "h",
            }
            for one in (1, 2)
        ],
        "progress": [{"edition_id": 2, "state": "translated", "segments": 2, "words": 2}],
        "block_findings": [{"edition_id": 2, "block_id": 1, "key": "k", "findings": "[]", "errors": 0}],
    },
    "0004": {
        "event": [
            {
                "id": one,
                "release_id": 1,
                "seq": one,
                "at": AT,
                "actor_id": "tom",
                "action": "save",
                "undoes": one - 1 or None,
                "payload": "{}",
                "salt": b"salt",
                "content_hash": "c",
                "previous_hash": "p",
                "hash": "h",
            }
            for one in (1, 2)
        ],
        "change": [{"event_id": 1, "edition_id": 2, "segment_id": 1, "before": None, "after": '{"text": "نص"}'}],
        "lineage": [{"release_id": 1, "event_id": 1, "parent_id": 1, "child_id": 2, "kind": "split"}],
        "publication": [
            {
                "release_id": 1,
                "number": 1,
                "kind": "original",
                "source_version_id": 1,
                "languages": '["en"]',
                "bundle": "b",
                "event_id": 1,
                "event_seq": 1,
                "event_hash": "h",
                "person_id": "tom",
                "at": AT,
            }
        ],
    },
    "0005": {
        "thread": [
            {
                "id": 1,
                "public_id": "t",
                "release_id": 1,
                "segment_id": 1,
                "origin_segment_id": 2,
                "edition_id": 2,
                "opened_at": AT,
            }
        ],
        "comment": [{"public_id": "c", "thread_id": 1, "person_id": "rita", "at": AT, "text": "لماذا؟"}],
        "dismissal": [
            {
                "release_id": 1,
                "edition_id": 2,
                "segment_id": 1,
                "check_name": "number",
                "parameters_hash": "p",
                "text_hash": "t",
                "person_id": "tom",
                "at": AT,
                "event_id": 1,
            }
        ],
    },
    "0006": {
        "memory_unit": [
            {"id": 1, "release_id": 1, "segment_id": 1, "source_hash": "h", "source_language": "ar", "at": AT},
            {"id": 2, "release_id": None, "segment_id": None, "source_hash": "h", "source_language": "ar", "at": AT},
        ],
        "memory_variant": [
            {"unit_id": one, "language": "en", "text": "A sentence.", "content_hash": "c", "at": AT} for one in (1, 2)
        ],
    },
    "0007": {
        "signed_in": [{"token_hash": "t", "person_id": "tom", "created_at": AT, "seen_at": AT, "expires_at": AT}],
        "preference": [{"person_id": "rita", "value": '{"language": "ar"}'}],
        "notice": [
            {
                "person_id": "tom",
                "release_id": 1,
                "kind": "returned",
                "language": "en",
                "at": AT,
                "actor_id": "rita",
                "segment_id": 1,
                "segments": 2,
            },
            {"person_id": "rita", "release_id": 1, "kind": "assigned", "role": "desk", "at": AT, "read_at": AT},
        ],
        "counter": [{"name": "sign-in", "count": 3, "expires_at": AT}],
    },
    "0008": {
        "presence": [{"release_id": 1, "person_id": "tom", "language": "en", "key": "kaaaaaaa", "at": AT}],
    },
}
