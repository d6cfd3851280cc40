"""What a consultant's template may ask for: plain texts and lists of them, in the words of the report.

The names are a promise, told in the manual for consultants: what is here may become more, and nothing in it is renamed.
"""

from collections.abc import Iterable
from typing import Any

from readiness.reporting.report_page import ReportPage
from readiness.reporting.signs import without_harmful_signs
from readiness.scoring.score import DimensionScore
from readiness.wording.answers import sign

Fields = dict[str, Any]


def template_fields(page: ReportPage) -> Fields:
    """Return every field but the chapters."""
    fields = {**_organisation(page), **_decision(page), **_lists(page)}
    return {name: _clean(value) for name, value in fields.items()}


def _organisation(page: ReportPage) -> Fields:
    language, details = page.language, page.details
    return {
        "organisation": details.organisation,
        "scope": details.scope,
        "assessor": details.assessor,
        "assessed_on": language.long_date(page.result.on),
        "questionnaire": language.of(page.questionnaire.title),
        "questionnaire_version": page.questionnaire.version,
        "foreword": page.consultant.foreword,
        "contact": page.consultant.contact,
        "version_of_record": page.version,
    }


def _decision(page: ReportPage) -> Fields:
    words, roadmap = page.decision, page.roadmap
    known = not page.ask_first
    # Without estimates there are no hours, no money and no days to decide about.
    decided = known and page.questionnaire.estimated
    return {
        "headline": words.headline,
        "standing": words.standing(),
        "basis": " ".join(words.basis()),
        "rule": words.rule(),
        "holds_back": " ".join(words.holds_back()) if known else "",
        "recommended": words.recommended if decided else "",
        "why": " ".join(words.alternatives.why()) if decided else "",
        "assumptions": words.alternatives.assumptions() if decided else "",
        "decide_by": words.decide_by() if decided else "",
        "review_on": words.review() if decided else "",
        "roadmap_headline": page.wording.roadmap.headline(roadmap) if roadmap and page.packages else "",
        "roadmap_sums": ", ".join(page.wording.roadmap.sums(roadmap)) if roadmap and page.packages else "",
    }


def _lists(page: ReportPage) -> Fields:
    words, language, result = page.decision, page.language, page.result
    known = not page.ask_first
    names = page.wording.names
    return {
        "consequences": [{"lead": c.lead, "text": c.rest} for c in words.consequences()] if known else [],
        "choices": [_choice(row) for row in words.alternatives.rows()]
        if known and page.questionnaire.estimated
        else [],
        "tasks": [_task(row) for row in words.tasks.rows()] if known and page.questionnaire.estimated else [],
        "dimensions": list(_dimensions(page)),
        "costs_most": [
            {"name": one.name, "answer": one.answer, "costs": one.lost, "better": one.better, "brings": one.gained}
            for one in (page.wording.percent.pulls() if page.questionnaire.by_percent else [])
        ],
        "headings": [
            {"name": one.name, "percent": one.figure, "answered": one.answered, "open": list(one.open)}
            for one in page.cuts
        ],
        "facts": [{"question": one.question, "answer": one.answer} for one in page.facts],
        "not_asked": [{"names": list(one.names), "reason": one.reason} for one in page.not_asked],
        "packages": [_package(page, number) for number in range(len(page.packages))],
        "strengths": [
            {"name": names.capability(found.code), "level": names.rung(found.code, found.level)}
            for found in page.strengths
        ],
        "risks": [
            {"code": code, "name": names.capability(code), "text": language.of(result.capability(code).risk)}
            for code in page.risks.gravest
        ],
        "reliability": page.credibility,
        "open_questions": [
            {"code": code, "text": language.of(result.capability(code).question), "ask": page.wording.owners(code)}
            for code in [*page.unknown, *page.unanswered]
        ],
        "legal_points": [
            {
                "topic": language.of(point.topic),
                "text": language.of(point.text),
                "ask": names.roles(point.verify_with),
                "source": names.verification(point),
            }
            for point in result.checked_points
        ],
        "terms": [{"name": name, "meaning": meaning} for name, meaning in page.glossary.items()],
    }


def _choice(row: Any) -> Fields:
    return {
        "name": row.name,
        "note": row.note,
        "packages": row.packages,
        "hours": row.hours,
        "cost": row.once,
        "cost_a_month": row.monthly,
        "cost_a_year": row.yearly,
        "done_by": row.ends,
        "recommended": row.alternative.recommended,
    }


def _task(row: Any) -> Fields:
    return {"name": row.title, "text": row.action, "owner": row.who, "due": row.due, "hours": row.hours}


def _dimensions(page: ReportPage) -> Iterable[Fields]:
    standing = {row.code: row for _name, rows in page.decision.standings() for row in rows}
    percent = page.questionnaire.by_percent
    for score in page.score.dimensions:
        row = standing[score.code]
        yield {
            "code": score.code,
            "name": row.name,
            "stage": page.wording.stages.short(score) if percent else row.figure,
            "target": str(row.target) if row.target and not percent else "–",
            "rating": page.wording.stages.rating(score),
            "why": " ".join(page.wording.reasons.stage(score)),
            "finding": page.consultant.findings.get(score.code, ""),
            "capabilities": list(_capabilities(page, score)),
        }


def _capabilities(page: ReportPage, score: DimensionScore) -> Iterable[Fields]:
    dimension = next(one for one in page.questionnaire.dimensions if one.code == score.code)
    for capability in dimension.asked(page.score.depth):
        answer = page.assessment.answer(capability.code)
        yield {
            "code": capability.code,
            "name": page.wording.names.capability(capability.code),
            "level": page.wording.answers.standing(capability.code) if capability.own_scale else sign(answer),
            "target": page.wording.names.rung(capability.code, page.result.targets[capability.code]),
            "answer": page.wording.answers.of(capability.code),
            "note": answer.evidence,
        }


def _package(page: ReportPage, at: int) -> Fields:
    package, language = page.packages[at], page.language
    return {
        "number": str(package.number),
        "name": package.name,
        "change": package.change,
        "owner": package.owner,
        "due": language.short_date(package.due) if package.due else "",
        "hours": package.hours,
        "effort": page.wording.roadmap.effort([package.package]) if page.questionnaire.estimated else "",
        "evidence": package.proof,
        "otherwise": package.risk,
        "done": package.done,
        "steps": [
            {
                "text": page.consultant.wordings.get(entry.step.id) or entry.text.action,
                "due": language.short_date(entry.due) if entry.due else "",
                "done": entry.done,
            }
            for entry in package.steps
        ],
    }


def _clean(value: Any) -> Any:
    """Return a value without signs that no document can hold; the template library takes three of them as commands."""
    if isinstance(value, str):
        return without_harmful_signs(value)
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list | tuple) else value
