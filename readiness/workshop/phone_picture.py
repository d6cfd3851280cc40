"""The page of a phone as a picture needs it: complete in one file, as wide as a phone, and asking for nothing."""

import re

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.workshop.ballot_box import Snapshot
from readiness.workshop.phone_page import PAGES, PhonePages
from readiness.workshop.phone_state import phone_state
from readiness.workshop.room import Room
from readiness.workshop.room_look import RoomLook

# What most phones have, in the pixels of their pages.
WIDTH = 390
# Of a picture; what is higher goes on in the next one.
_HEIGHT = 1600
_LINKED = re.compile(r"<link[^>]*>|<script[^>]*></script>|<input type=\"hidden\"[^>]*>")
_FONT_FACE = re.compile(r"@font-face \{.*?\}\n")
# To the engine of our PDFs a button is a field of a form, which holds nothing. It knows no shadow inside, and has the
# letters under their own name.
_BUTTON = re.compile(r"(?<![\w.-])button\b")
_FOR_PICTURES = f"""
@page {{ size: {WIDTH}px {_HEIGHT}px; margin: 0; background: #f4f6f7 }}
body {{ font-family: "Readiness Inter", Inter, sans-serif }}
nav a[aria-current] {{ border-bottom: 2px solid var(--accent); box-shadow: none }}
.number {{ display: block; width: 2rem; line-height: 2rem; text-align: center }}
.levels button, .levels button .words {{ break-inside: avoid }}
"""


def phone_picture_page(questionnaire: Questionnaire, code: str, language: Language) -> str:
    """Return the page that a phone shows while people vote on a question, in light colours."""
    snapshot = Snapshot(0, "", frozenset(), admits=True, room=Room().open(code), people={}, ballots={})
    pages = PhonePages(questionnaire, language, "", RoomLook())
    page = pages.room(phone_state(snapshot, questionnaire, None, language), None)
    style = _BUTTON.sub("[data-button]", _FONT_FACE.sub("", (PAGES / "phone.css").read_text(encoding="utf-8")))
    page = page.replace("<button", "<div data-button").replace("</button>", "</div>")
    return _LINKED.sub("", page).replace("</head>", f"<style>{style}{_FOR_PICTURES}</style></head>")
