"""Documents up to format 6: an answer that was carried over was to be confirmed for as long as it was flagged."""

import json
from typing import Any

# Of each question, the state of the answer as it was carried over last: its status and level.
_Carried = dict[str, tuple[str, int | None]]


def was_carried(code: str, status: str, level: int | None, takeovers: str | None) -> bool:
    """Return whether an answer still is what was carried over, by the part `takeovers` as it is stored."""
    return _carried(json.loads(takeovers) if takeovers else {}).get(code) == (status, level)


def with_marks(stored: str, takeovers: str | None) -> str:
    """Return a stored change with the mark in place of the flag, wherever it holds an answer that was to be confirmed.

    A change that takes over a questionnaire brings what it carries along.
    """
    change = json.loads(stored)
    carried = _carried(json.loads(takeovers) if takeovers else {})
    return json.dumps(_marked(change, carried), ensure_ascii=False, separators=(",", ":"))


def _carried(part: Any) -> _Carried:
    taken = part.get("all", ())
    return {one["code"]: (one["status"], one.get("level")) for takeover in taken for one in takeover.get("carried", ())}


def _marked(change: Any, carried: _Carried) -> Any:
    match change:
        case {"changes": [*changes]}:
            within = [one for one in changes if one.get("after", {}).get("type") == "takeovers"]
            known = carried | {code: state for one in within for code, state in _carried(one["after"]).items()}
            return {**change, "changes": [_marked(one, known) for one in changes]}
        case {"type": "answer", "code": code, "before": before, "after": after}:
            ends = {"before": _mark(code, before, carried), "after": _mark(code, after, carried)}
            return {**change, **ends}
    return change


def _mark(code: str, answer: Any, carried: _Carried) -> Any:
    state = (answer.get("status", "unanswered"), answer.get("level"))
    if not answer.get("flagged") or carried.get(code) != state:
        return answer
    return {**{key: value for key, value in answer.items() if key != "flagged"}, "to_confirm": True}
