"""What the decisions have settled already, in a sentence of the panel."""

from readiness.results.certainty import certainty
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.wording.certainty import certainty_in_words
from readiness.wording.names import Names


def certain(context: PageContext, model: WorkshopModel) -> str:
    """Return what no open question can change any more, and what is still undecided."""
    found = certainty(model.session.result())
    return certainty_in_words(found, Names(model.session.questionnaire, context.language), context.language)
