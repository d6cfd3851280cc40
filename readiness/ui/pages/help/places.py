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
    "Questionnaires": (
        N_(
            "All questionnaires of this computer: those that come with the program, and your own. “New assessment” "
            "begins with one of them; the three dots offer a blank form, its folder, and removing an own one."
        ),
        N_(
            "“Add a questionnaire …” takes a folder or a ZIP file; both can also be dropped on the window. It is "
            "checked first: you see what it asks and what is wrong with it before you add it. Assessments keep a copy "
            "of their questionnaire, whatever becomes of it here."
        ),
    ),
    "Portfolio": (
        N_(
            "All assessments in the folders that you choose, one row each: stage, index, next gate, open and overdue "
            "work packages, people. Press a title to sort, choose filters and groups above the table, and type to find "
            "an organisation, a site, a tag or a person. Enter opens the document of a row."
        ),
        N_(
            "The map shows the stage of every dimension, the distribution how many organisations stand where. “Notes” "
            "searches what was written into all documents and leads to the question. Reports and the spreadsheet are "
            "made for the rows that you have chosen, or for all that are shown."
        ),
    ),
    "Results": (
        N_(
            "The first sentence says where your company stands. Below it, at the left, is what that means and where "
            "each dimension stands; at the right, what you can decide, and what comes first. The bar records the "
            "decision: the way, who is responsible, who stands in, and when it is reviewed."
        ),
        N_(
            "Every sentence and every row leads to its question, its answers or the plan. Further down are the reasons "
            "for each stage, the gates with what they still need, and the answers that decide."
        ),
        N_(
            "“History” shows how the result went over time: a state is recorded with each report that you save, and "
            "whenever you like. “Begin the next assessment …” carries your answers over into a new document, where "
            "you only confirm or change them."
        ),
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
        N_("Below are the tasks of the first day, week and months. Ideas that you choose are added to them."),
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
