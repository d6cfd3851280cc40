"""Whatever a document holds is found as people remember it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.app.find import Hit, Marked, also_found, find, found_nowhere
from readiness.app.searchable import Item, ItemText, Kind, Searchable, Where
from readiness.catalog.packs import find_pack
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachment, Attachments
from readiness.domain.incidents import Incident, Incidents, LogEntry
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth
from readiness.foundation.folding import FoldedText
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES, Language
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.wording.synonyms import synonyms
from tests.golden_company import PROFILE

PACK = find_pack("social-media")
TODAY = date(2026, 11, 23)
EMPTY = Assessment(Details("Test", Depth.FULL, profile=PROFILE), {})


def result(assessment: Assessment = EMPTY) -> AssessmentResult:
    return assess(PACK, assessment, TODAY)


# Enough is answered for a plan.
BEGUN = replace(EMPTY, answers={code: at_level(0) for code in PACK.capabilities})
LEAK = Incident(7, date(2026, 11, 2), "Leak", log=(LogEntry(date(2026, 11, 3), "Seen at nine"),))


@cache
def everything(language: Language) -> tuple[Item, ...]:
    """Return the items of a document with a plan, which is included, and an incident of another one."""
    searchable, found = Searchable(language), result(BEGUN)
    incidents = searchable.items(result(replace(BEGUN, incidents=Incidents((LEAK,)))))
    its_own = [one for one in incidents if one.kind in {Kind.INCIDENT, Kind.LOG}]
    return (*searchable.items(found), *searchable.steps(found), *its_own)


def items_of(assessment: Assessment, language: Language = ENGLISH) -> list[Item]:
    return Searchable(language).items(result(assessment))


def codes(hits: Iterable[Hit], kind: Kind = Kind.QUESTION) -> list[str]:
    return [hit.item.code for hit in hits if hit.item.kind is kind]


def found(words: str, language: str = "en", kind: Kind = Kind.QUESTION) -> list[str]:
    return codes(find(everything(LANGUAGES[language]), words), kind)


def said(words: str, language: str = "en", *, notes: Assessment = BEGUN) -> list[Hit]:
    """Return what the search of the window finds, which knows synonyms."""
    spoken = LANGUAGES[language]
    items = everything(spoken) if notes is BEGUN else tuple(items_of(notes, spoken))
    return find(items, words, synonyms(spoken))


def with_note(code: str, note: str) -> Assessment:
    return replace(EMPTY, answers={code: Answer(Status.ANSWERED, 1, evidence=note)})


def marked(line: Marked) -> list[str]:
    return [line.words[begin:end] for begin, end in line.places]


def item(*texts: ItemText) -> Item:
    return Item(Kind.TEXT, "x", FoldedText("Title"), FoldedText(""), texts)


# What is found.


def test_nothing_is_found_by_nothing() -> None:
    for typed in ("", "   ", "★ –", "xylophone"):
        assert find(everything(ENGLISH), typed) == []


def test_a_code_or_a_part_of_a_name_is_enough() -> None:
    assert found("par1")[0] == "PAR1"
    assert "MON1" in found("MON")


def test_every_word_must_occur_somewhere_in_the_question() -> None:
    assert set(found("agency legal")) <= set(found("agency")) & set(found("legal"))
    assert found("agency xylophone") == []


@pytest.mark.parametrize("typed", ["GESCHAFTSFUHRUNG", "geschaeftsfuehrung", "Geschäfts-Führung", "Geschäftsführung"])
def test_spelling_does_not_count(typed: str) -> None:
    assert found(typed, "de") == found("geschäftsführung", "de") != []


@pytest.mark.parametrize("language", [ENGLISH, GERMAN])
def test_every_kind_can_be_found_by_its_own_title(language: Language) -> None:
    items = everything(language)
    assert {one.kind for one in items} == set(Kind)
    for one in items:
        hits = find(items, one.title.text)
        assert (one.kind, one.code) in {(hit.item.kind, hit.item.code) for hit in hits}, one.title.text


def test_the_codes_are_those_of_what_the_pages_show() -> None:
    whole, guide = result(BEGUN), PACK.incident
    assert guide is not None
    wanted = {
        Kind.QUESTION: set(PACK.capabilities),
        Kind.STEP: {step.id for step in whole.plan.steps},
        Kind.FACT: {fact.code for fact in guide.facts},
        Kind.RESPONSE: {option.code for option in guide.options},
        Kind.TASK: {step.code for step in guide.steps},
        Kind.IDEA: {idea.code for idea in guide.all_ideas},
        Kind.LEGAL_POINT: {point.code for point in whole.checkpoints},
        Kind.TEXT: {text.code for text in PACK.texts},
        Kind.PROFILE: {question.code for question in PACK.profile},
    }
    items = everything(ENGLISH)
    assert {kind: {one.code for one in items if one.kind is kind} for kind in wanted} == wanted


def test_only_legal_points_that_match_the_profile_are_found() -> None:
    swiss = replace(EMPTY, details=replace(EMPTY.details, profile={**PROFILE, "country": "CH"}))
    here, there = (
        {one.code for one in items_of(assessment) if one.kind is Kind.LEGAL_POINT} for assessment in (EMPTY, swiss)
    )
    assert here - there
    assert there - here


def test_a_term_leads_to_a_question_that_uses_it() -> None:
    terms = {term.name.en: term.code for term in PACK.terms}
    for one in everything(ENGLISH):
        if one.kind is Kind.TERM:
            assert terms[one.title.text] in PACK.capabilities[one.code].terms
            assert one.place.text


def test_the_quick_check_finds_key_questions_only() -> None:
    quick = replace(EMPTY, details=replace(EMPTY.details, depth=Depth.QUICK))
    assert set(codes(find(items_of(quick), "e"))) == {capability.code for capability in PACK.asked(Depth.QUICK)}
    used = {code for capability in PACK.asked(Depth.QUICK) for code in capability.terms}
    terms = [one for one in items_of(quick) if one.kind is Kind.TERM]
    assert len(terms) == len(used)


def test_own_words_are_found_and_come_last() -> None:
    assessment = Assessment(
        EMPTY.details,
        {
            "CON3": Answer(Status.ANSWERED, 1, evidence="The Zeppelin contract"),
            "PRO1": Answer(Status.NOT_APPLICABLE, reason="imprint"),
        },
        attachments=Attachments({"MON1": (Attachment("0" * 64, "Zeppelin-minutes.pdf", 1),)}),
    )
    items = items_of(assessment)
    assert codes(find(items, "zeppelin")) == ["MON1", "CON3"]
    hits = [hit for hit in find(items, "imprint") if hit.item.kind is Kind.QUESTION]
    assert [hit.where for hit in hits] == sorted(hit.where for hit in hits)
    assert (hits[-1].item.code, hits[-1].where) == ("PRO1", Where.NOTE)


def test_own_words_on_a_step_are_found() -> None:
    step = result(BEGUN).plan.steps[3]
    notes = PlanNotes(steps={step.id: StepNote(owner="Aylin Yılmaz")})
    steps = Searchable(ENGLISH).steps(result(replace(BEGUN, plan=notes)))
    assert codes(find(steps, "yilmaz"), Kind.STEP) == [step.id]


def test_a_question_is_found_by_the_wording_that_fits_the_organisation() -> None:
    varied = [c for c in PACK.capabilities.values() if any(v.text.en and v.of.value == "help" for v in c.variants)]
    known = result().known
    for capability in varied:
        help_text = capability.help_for(known)
        assert help_text is not None
        assert capability.code in found(help_text.en)


def test_tasks_of_another_incident_are_told_apart() -> None:
    assert not any("present incident" in one.place.text for one in everything(ENGLISH))
    assessment = replace(EMPTY, incidents=Incidents((Incident(1, TODAY, given={"F1": "partner", "F3": 3}),)))
    tasks = [one for one in items_of(assessment) if one.kind in {Kind.TASK, Kind.IDEA}]
    missing = [one for one in tasks if one.place.text.endswith("not part of the present incident")]
    assert 0 < len(missing) < len(tasks)
    assert len(tasks) == sum(one.kind in {Kind.TASK, Kind.IDEA} for one in everything(ENGLISH))


def test_a_change_of_the_document_is_found_and_the_rest_is_not_folded_again() -> None:
    searchable = Searchable(ENGLISH)
    before = searchable.items(result())
    after = searchable.items(result(with_note("PRO1", "A zeppelin")))
    assert codes(find(after, "zeppelin")) == ["PRO1"]
    assert all(one.title is other.title for one, other in zip(before, after, strict=True))
    assert codes(find(searchable.items(result()), "zeppelin")) == []


# What is said where nothing is found.


def test_words_that_nothing_holds_are_named() -> None:
    items = everything(ENGLISH)
    assert found_nowhere(items, "agency Xylophone ★ xylo-phone Xylophone") == ["Xylophone", "xylo-phone"]
    assert found_nowhere(items, "agency legal") == []


# What is shown of it.


def test_title_place_and_excerpts_show_every_word_that_was_found() -> None:
    for typed in ("comment", "agency legal", "e-mail approv", "g0", "level person"):
        for hit in find(everything(ENGLISH), typed):
            lines = [hit.title(), hit.place(), *hit.excerpts()]
            shown = "".join(marked_word for line in lines for marked_word in marked(line)).casefold().replace("-", "")
            # A code is nowhere on the screen.
            assert hit.where is Where.NAME or all(word in shown for word in typed.replace("-", "").split()), hit


def test_what_title_and_place_show_needs_no_excerpt() -> None:
    hit = next(hit for hit in find(everything(ENGLISH), PACK.capabilities["PRO1"].name.en) if hit.item.code == "PRO1")
    assert hit.excerpts() == []
    assert marked(hit.place())


def test_an_excerpt_says_which_text_it_is_from() -> None:
    level = PACK.capabilities["PRO1"].levels[2].en
    hit = next(hit for hit in find(everything(ENGLISH), level) if hit.item.code == "PRO1")
    assert any(line.words.startswith("Level 2: ") for line in hit.excerpts())
    (note,) = find(items_of(with_note("PRO1", "The Zeppelin is there")), "zeppelin")[0].excerpts()
    assert note == Marked("Your evidence: The Zeppelin is there", ((19, 27),))


def test_one_excerpt_shows_all_words_that_stand_in_it() -> None:
    text = ItemText(Where.DETAIL, FoldedText("One zeppelin and one balloon"))
    (hit,) = find([item(text, ItemText(Where.NOTE, FoldedText("A balloon")))], "zeppelin balloon")
    assert [marked(line) for line in hit.excerpts()] == [["zeppelin", "balloon"]]


words = st.text(st.sampled_from("abcäöü-.,"), min_size=1, max_size=12)


@given(st.lists(words, max_size=60), st.lists(words, max_size=60))
def test_an_excerpt_is_cut_between_words_and_says_where(before: list[str], after: list[str]) -> None:
    text = " ".join([*before, "Zeppelin", *after])
    (hit,) = find([item(ItemText(Where.DETAIL, FoldedText(text)))], "zeppelin")
    (line,) = hit.excerpts()
    assert "Zeppelin" in marked(line)
    cut = line.words.removeprefix("…\N{NO-BREAK SPACE}").removesuffix("\N{NO-BREAK SPACE}…")
    assert f" {cut} " in f" {text} "
    assert line.words.startswith("…") is not text.startswith(cut)
    assert line.words.endswith("…") is not text.endswith(cut)
    assert len(cut) <= 120


@pytest.mark.parametrize("text", ["x" * 20_000 + "zeppelin", "zeppelin" + "x" * 20_000, "y " + "x" * 999 + "zeppelin"])
def test_a_heap_of_signs_without_spaces_is_cut_all_the_same(text: str) -> None:
    (hit,) = find([item(ItemText(Where.DETAIL, FoldedText(text)))], "zeppelin")
    (line,) = hit.excerpts()
    assert marked(line) == ["zeppelin"]
    assert len(line.words) < 500


# Synonyms.

GROUPS = [(language, group) for language in LANGUAGES for group in synonyms(LANGUAGES[language])]


def keys(hits: Iterable[Hit]) -> set[tuple[Kind, str]]:
    return {(hit.item.kind, hit.item.code) for hit in hits}


@pytest.mark.parametrize(("language", "group"), GROUPS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_each_word_of_a_group_finds_what_the_others_do(language: str, group: tuple[str, ...]) -> None:
    assert len({*group}) == len(group)
    found_by = [keys(said(word, language)) for word in group]
    assert found_by[0]
    # Another group may have some of the words too; none of them finds less than they do together.
    own = set().union(
        *(keys(find(everything(LANGUAGES[language]), word)) for word in group if len(word) > 3 and " " not in word)
    )
    assert all(hits >= own for hits in found_by)


@pytest.mark.parametrize(
    ("language", "typed", "kind", "code"),
    [
        ("de", "Shitstorm", Kind.QUESTION, "MON4"),
        ("de", "Krise", Kind.QUESTION, "MON4"),
        ("de", "Krisen", Kind.QUESTION, "MON4"),
        ("de", "Agentur", Kind.QUESTION, "PAR1"),
        ("de", "Genehmigung", Kind.QUESTION, "PRO1"),
        ("de", "Genehmigungen", Kind.QUESTION, "PRO1"),
        ("de", "künstliche Intelligenz", Kind.LEGAL_POINT, "ai-transparency"),
        ("de", "KI", Kind.LEGAL_POINT, "ai-transparency"),
        ("de", "GDPR", Kind.QUESTION, "RSK1"),
        ("de", "DSGVO", Kind.QUESTION, "RSK1"),
        ("de", "Datenschutz", Kind.QUESTION, "RSK1"),
        ("en", "crisis", Kind.QUESTION, "MON4"),
        ("en", "shitstorm", Kind.QUESTION, "MON4"),
        ("en", "agency", Kind.QUESTION, "PAR1"),
        ("en", "sign-off", Kind.QUESTION, "PRO1"),
        ("en", "artificial intelligence", Kind.LEGAL_POINT, "ai-transparency"),
        ("en", "AI", Kind.LEGAL_POINT, "ai-transparency"),
        ("en", "GDPR", Kind.QUESTION, "RSK1"),
        ("en", "privacy", Kind.QUESTION, "RSK1"),
    ],
)
def test_what_people_call_a_thing_finds_it(language: str, typed: str, kind: Kind, code: str) -> None:
    assert (kind, code) in keys(said(typed, language))


def test_a_word_is_found_by_its_synonyms_while_it_is_typed() -> None:
    assert keys(said("Genehm", "de")) >= keys(said("Freigabe", "de"))
    # Too little to be one.
    assert said("Gene", "de") == find(everything(GERMAN), "Gene")


@pytest.mark.parametrize(("language", "typed", "other"), [("en", "AI", "maintain"), ("de", "KI", "Kind")])
def test_a_short_word_with_synonyms_is_not_looked_for_inside_others(language: str, typed: str, other: str) -> None:
    alone = replace(EMPTY, answers={"PRO1": Answer(Status.ANSWERED, 1, evidence=f"{other} xylophone")})
    assert said(f"{typed} xylophone", language, notes=alone) == []
    made = replace(EMPTY, answers={"PRO1": Answer(Status.ANSWERED, 1, evidence=f"the {typed}-made xylophone")})
    (hit,) = said(f"{typed.lower()} xylophone", language, notes=made)
    assert [marked(line) for line in hit.excerpts()] == [[typed, "xylophone"]]


def test_what_was_found_by_a_synonym_is_marked() -> None:
    hit = next(hit for hit in said("shitstorm") if marked(hit.title()))
    assert {words.lower() for words in marked(hit.title())} <= {"incident", "crisis"}


@pytest.mark.parametrize(
    ("language", "typed", "related"),
    [
        ("en", "crisis", ["incident"]),
        ("en", "policies", ["guidelines"]),
        ("de", "Genehmigung", ["Freigabe"]),
        # Begun, it is the same word, and what no text uses was not found.
        ("de", "Richtlin", ["Leitlinien"]),
        ("en", "shitstorm incident", ["crisis"]),
    ],
)
def test_related_words_that_were_found_are_named(language: str, typed: str, related: list[str]) -> None:
    groups = synonyms(LANGUAGES[language])
    found = also_found(said(typed, language), typed, groups)

    assert {*related} <= {*found}
    group = next(group for group in groups if related[0] in group)
    assert {*found} < {*group}
    assert not {word.lower() for word in typed.split()} & {word.lower() for word in found}
    # Each of them is in a text that was found.
    everywhere = everything(LANGUAGES[language])
    assert all(find(everywhere, word) for word in found)


def test_words_without_relatives_name_none() -> None:
    assert also_found(said("reporting"), "reporting", synonyms(ENGLISH)) == []
    assert also_found([], "crisis", synonyms(ENGLISH)) == []


# Incidents.

FAIR = Incident(1, date(2026, 11, 2), "Hall nine", "https://example.org/4711", log=(LogEntry(TODAY, "Called Mara"),))
CLOSED = Incident(2, date(2026, 11, 9), closed=TODAY)


def test_incidents_and_their_logs_are_found() -> None:
    items = items_of(replace(EMPTY, incidents=Incidents((FAIR, CLOSED))))
    for typed, wanted in {
        "hall nine": {(Kind.INCIDENT, "1"), (Kind.LOG, "1.0")},
        "called mara": {(Kind.LOG, "1.0")},
        "4711": {(Kind.INCIDENT, "1")},
        "closed on 23 november": {(Kind.INCIDENT, "2")},
    }.items():
        assert keys(find(items, typed)) == wanted, typed
