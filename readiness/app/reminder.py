"""A reminder of the next assessment, as a file for a calendar."""

from datetime import date, timedelta
from pathlib import Path

from readiness.app.output import write_output
from readiness.exchange.ics import Calendar
from readiness.exchange.reminder_ics import write_reminder_ics
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult

# Days after the assessment. A quarter, half a year, a year.
REMINDERS = (90, 180, 365)


def reminder_day(result: AssessmentResult, days: int) -> date:
    """Return the day of the reminder: so many days after the assessment, and never before tomorrow."""
    return max(result.on + timedelta(days), result.today + timedelta(1))


def write_reminder(result: AssessmentResult, document_id: str, days: int, target: Path, language: Language) -> date:
    """Write the reminder, and return its day. Raises UserError where the file cannot be written."""
    _ = language.gettext
    due = reminder_day(result, days)
    organisation = result.assessment.details.organisation
    title = _("Next assessment: {organisation}").format(organisation=organisation)
    told = _(
        "The last one was on {date}, with “{title}”. Open its document in Readiness and choose “Begin the next "
        "assessment …”: your answers are carried over and only need to be confirmed."
    ).format(date=language.long_date(result.on), title=language.of(result.questionnaire.title))
    calendar = Calendar(title, document_id, clock.now(), result.today)
    write_output(write_reminder_ics(due, told, calendar, language), target)
    return due
