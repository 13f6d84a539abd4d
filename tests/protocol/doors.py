"""Every door of the house over HTTP and sockets, and behind which test each is held to its word."""

from typing import Any

# Whoever opens one more door to everybody writes it down here.
PUBLIC = {
    "GET /healthz",
    "GET /metrics",
    "GET /api/openapi.json",
    "GET /api",
    "GET /api/{path:str}",
    "POST /api/staff/sessions",
    "WS /api/staff/socket",
    "POST /api/widget/sessions",
    "POST /api/widget/messages",
    "GET /api/widget/messages",
    "POST /api/widget/handoff",
    "POST /api/widget/attachments",
    "GET /api/widget/attachments/{attachment_id:str}",
    "GET /media/{file_id:str}",
    "WS /api/widget/socket",
    "GET /widget",
    "GET /widget/loader.js",
    "GET /widget/assets/{path:path}",
    "GET /console",
    "GET /console/{path:path}",
    "GET /console/assets/{path:path}",
    "GET /inspection/{case_id:str}",
    "POST /inspection/{case_id:str}",
    "GET /help",
    "GET /help/{locale:str}",
    "GET /help/{locale:str}/{slug:str}",
    "POST /help/{locale:str}/{slug:str}",
    "GET /pages/{name:str}",
}
# What only staff may, with a body that would do; {id} is a conversation.
STAFF: dict[str, dict[str, Any] | None] = {
    "GET /api/staff/me": None,
    "PUT /api/staff/presence": {"status": "away"},
    "DELETE /api/staff/sessions": None,
    "GET /api/conversations": None,
    "GET /api/conversations/{id}": None,
    "GET /api/conversations/{id}/entries": None,
    "POST /api/conversations/{id}/messages": {"id": "m", "text": "x"},
    "POST /api/conversations/{id}/notes": {"id": "n", "text": "x"},
    "POST /api/conversations/{id}/take": {},
    "POST /api/conversations/{id}/resolve": {},
    "POST /api/conversations/{id}/reopen": {},
    "POST /api/conversations/{id}/read": {"seq": 1},
    "POST /api/conversations/{id}/priority": {"priority": "high"},
    "POST /api/conversations/{id}/labels": {"labels": ["late"]},
    "POST /api/conversations/{id}/snooze": {"until": "2000-01-01T00:00:00Z"},
    "POST /api/conversations/{id}/wake": {},
    "POST /api/conversations/{id}/transfer": {"id": "t"},
    "POST /api/conversations/bulk/resolve": {"conversations": ["x"]},
    "POST /api/conversations/bulk/take": {"conversations": ["x"]},
    "GET /api/conversations/search": None,
    "GET /api/conversations/{id}/form": None,
    "POST /api/conversations/{id}/deeds/preview": {"action": "cancel_order", "order": "x"},
    "POST /api/conversations/{id}/deeds": {"id": "d", "action": "cancel_order", "order": "x"},
    "GET /api/conversations/{id}/cases": None,
    "GET /api/labels": None,
    "GET /api/colleagues": None,
    "GET /api/teams": None,
}
# Held to their word in test_deeds.py.
DEEDS = {
    "GET /api/deeds",
    "POST /api/deeds/{deed_id:str}/withdraw",
    "POST /api/deeds/{deed_id:str}/approve",
    "POST /api/deeds/{deed_id:str}/reject",
    "POST /api/deeds/{deed_id:str}/settle",
}
# Held to their word in test_policy.py.
POLICY = {
    "GET /api/policy/rules",
    "GET /api/policy/rules/{rule_id:str}/versions",
    "GET /api/policy/decisions",
    "GET /api/policy/export",
    "POST /api/policy/try",
    "POST /api/policy/import",
}
# Held to its word in test_codes.py.
CODES = {"POST /api/conversations/{id}/code"}
# Held to their word in test_cases.py and test_case_desk.py.
CASES = {
    "GET /api/cases",
    "GET /api/cases/{case_id:str}",
    "POST /api/cases/{case_id:str}/photos",
    "POST /api/cases/{case_id:str}/inspection",
    "POST /api/cases/{case_id:str}/conversation",
    "POST /api/cases/{case_id:str}/{step:str}",
}
# Those that take a file, held to their word in test_attachments.py.
FILES = {"POST /api/attachments", "GET /api/attachments/{file_id:str}"}
