"""What help says of each place of a document, by the name of its section (English source)."""

from collections.abc import Mapping

from readiness.foundation.translation import N_

PLACES: Mapping[str, tuple[str, ...]] = {
    "Questions": (
        N_(
            "The overview shows one square for each question. Dimensions can be answered in any order, and you can "
            "leave at any time: the start page leads back to the next open question."
        ),
        N_(
            "At a question, read the levels from the top and choose the highest that is fully true today. An open "
            "question that gets its level leads on to the next one; the menu can turn that off. “Add evidence” opens "
            "a form beside the levels."
        ),
    ),
    "Results": (
        N_(
            "The first sentence says where your company stands. Below it are the stage of each dimension with its "
            "reasons, the gates with what they still need, and the answers that decide."
        ),
        N_("A click on a dimension shows why it has its stage; a click on a square leads to its question."),
    ),
    "Plan": (
        N_(
            "The plan leads to a goal in work packages, within the hours that there are each week. Without another "
            "choice it is the way that is recommended."
        ),
        N_(
            "A click on a work package, or Enter, opens it: its steps, who is in charge, when it begins, and a note. "
            "The box in front says that it is done. The mouse, or Shift with an arrow, moves it to another week. In "
            "the list you can try steps out and see what they would change."
        ),
    ),
    "Incident": (
        N_(
            "Answer the deciding facts first, and leave unknown what no one knows yet. The severity stays open until "
            "they are known; each response says whether it suits this case, and why."
        ),
        N_(
            "The tasks of the first day stand beside the facts, later ones and further ideas below. A click on “Who?” "
            "says who does a task by when, and takes it into the plan. “Decision paper” makes one page to sign."
        ),
    ),
    "Report": (
        N_(
            "Choose the edition and the language; the preview follows. The short edition is for management, the full "
            "one holds every answer."
        ),
        N_("“Save report” makes a PDF or a web page. With the assessment embedded, the PDF can be opened here again."),
    ),
    "Workshop": (
        N_(
            "Everyone in the room votes on a phone without seeing the others. Where views differ, people are heard, "
            "and the group decides. The guide “Leading a workshop” in the menu goes through it step by step."
        ),
    ),
}
