"""What the chapters of a report are called, wherever they are chosen."""

from readiness.foundation.language import Language


def chapter_titles(language: Language) -> dict[str, str]:
    """Return what every chapter is called, by its id in the usual order."""
    _ = language.gettext
    return {
        "foreword": _("Foreword"),
        "roadmap": _("Roadmap"),
        "quick_wins": _("Small steps, soon done"),
        "own": _("Our own recommendations"),
        "protection": _("What to protect"),
        "strengths": _("What already works"),
        "risks": _("Risk picture"),
        "proof": _("How reliable the answers are"),
        "dimensions": _("Dimension by dimension"),
        "cuts": _("Across the dimensions"),
        "since": _("Since last time"),
        "workshop": _("The workshop"),
        "views": _("Views of several people"),
        "both_sides": _("Both sides"),
        "benchmark": _("Compared with others"),
        "incident": _("Incidents"),
        "unknown": _("Open questions"),
        "facts": _("About the organisation"),
        "not_asked": _("What was not asked, and why"),
        "legal": _("Legal points"),
        "glossary": _("Glossary"),
        "method": _("Method and sources"),
    }
