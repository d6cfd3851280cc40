"""What the incident guide of the shipped questionnaire advises: a reason for each option, and tasks that fit the case.

The engine is held elsewhere (tests/unit/incident). Here it is what the questionnaire says: for cases that happen, and
for every combination of facts that no case foresaw.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from readiness.domain.conditions import Fact, parse
from readiness.domain.knowledge import Fit, IncidentGuide
from readiness.domain.requirements import parse_requirement
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, holds
from readiness.incident.guide import decide
from readiness.incident.steps import TIMES, fitting_ideas, steps_by_time
from readiness.scoring.score import GateStatus
from tests.content.test_style import IMPERATIVE_DE, is_imperative
from tests.packs import shipped

ON = date(2026, 11, 23)
PACK = shipped()

STEPS_OF_THE_FIRST_EDITION = """
lead-named evidence-saved no-comments reporters-thanked papers-found responsible-named removal-demanded
advisers-called statement-drafted statement-published partner-called fake-reported employee-heard criticism-checked
mistake-corrected management-noted management-briefed course-decided moratorium-confirmed agency-agreed posts-reviewed
alerts-set mailbox-named findings-checked phones-listed partners-searched staff-told approval-written secrets-listed
escalation-planned goals-sketched council-informed clause-drafted monitoring-summed entry-planned review-held
clause-agreed people-trained pilot-started not-now-recorded calendars-merged incident-rehearsed assessment-repeated
"""

Given = dict[str, Fact | None]

SENDERS = ("partner", "dealer", "employee", "former", "customer", "fake", "own_mistake")
NOTHING = dict.fromkeys(PACK.capabilities, 0)
SOME = {**NOTHING, "PRO3": 2, "PRO2": 2, "MON1": 2, "MON2": 2, "MON3": 2}
ALL = dict.fromkeys(PACK.capabilities, 3)
PASSED: dict[str, GateStatus] = dict.fromkeys((gate.code for gate in PACK.gates), GateStatus.PASS)
FAILED: dict[str, GateStatus] = dict.fromkeys(PASSED, GateStatus.FAIL)
SEEING = {**FAILED, "G0": GateStatus.PASS}
REACTING = {**SEEING, "G1": GateStatus.PASS}

SEED: Given = {
    "F1": "partner",
    "F2": "partner_channel",
    "F3": 0,
    "F4": 1,
    "F5": 1,
    "F6": 1,
    "F7": 1,
    "F8": "first_cooperative",
    "F9": 2,
    "F10": "2026-11-02",
    "refused": "no",
    "confidential_sector": "no",
}

# What happened | how severe | the fits of A, B, C, D and E
CASES: dict[str, tuple[Given, dict[str, GateStatus], str, str]] = {
    "the seed": (SEED, FAILED, "green", "no no yes prepared-first yes"),
    "the seed, ready to launch": (SEED, PASSED, "green", "no no yes yes yes"),
    "the seed without an opportunity": ({**SEED, "F9": 1}, FAILED, "green", "no no yes no yes"),
    "a leak": ({**SEED, "F3": 3, "F4": 2, "F7": 2}, FAILED, "red", "no yes yes no yes"),
    "an event photo": ({**SEED, "F3": 2, "F6": 1}, REACTING, "amber", "no yes yes depends yes"),
    "complaints under the agency’s post": (
        {**SEED, "F3": 1, "F5": 2, "F6": 2},
        REACTING,
        "amber",
        "no no yes no yes",
    ),
    "the clause covers it": ({**SEED, "F4": 0, "F6": 0, "F9": 1}, SEEING, "green", "yes no no no yes"),
    "the clause covers it, and nobody watches": (
        {**SEED, "F4": 0, "F6": 0, "F9": 1},
        FAILED,
        "green",
        "prepared-first no yes no yes",
    ),
    "the third breach": ({**SEED, "F8": "repeated"}, REACTING, "green", "no yes yes prepared-first yes"),
    "the third breach of an allowed kind": (
        {**SEED, "F4": 0, "F8": "repeated", "F9": 1},
        SEEING,
        "green",
        "depends yes depends no yes",
    ),
    "a forbidden but harmless post": ({**SEED, "F4": 2}, REACTING, "amber", "no depends yes depends yes"),
    "a refusal": ({**SEED, "F4": 2, "refused": "yes"}, REACTING, "amber", "no yes yes depends yes"),
    "a confidential sector": (
        {**SEED, "confidential_sector": "yes"},
        REACTING,
        "green",
        "no yes yes prepared-first yes",
    ),
    "a fake account": ({**SEED, "F1": "fake", "F3": 3, "F4": 2}, FAILED, "red", "no yes yes no yes"),
    "a harmless fake account": ({**SEED, "F1": "fake"}, FAILED, "green", "no yes depends prepared-first yes"),
    "a proud employee": ({**SEED, "F1": "employee"}, REACTING, "green", "no no yes prepared-first yes"),
    "an employee shows colleagues": ({**SEED, "F1": "employee", "F3": 2}, REACTING, "amber", "no yes yes depends yes"),
    "a customer praises": ({**SEED, "F1": "customer", "F6": 0}, REACTING, "green", "no no depends prepared-first yes"),
    "a customer complains": (
        {**SEED, "F1": "customer", "F3": 1, "F5": 2, "F6": 2},
        REACTING,
        "amber",
        "no no yes no yes",
    ),
    "a customer reveals a danger": ({**SEED, "F1": "customer", "F3": 3}, REACTING, "red", "no yes yes no yes"),
    "our own mistake": ({**SEED, "F1": "own_mistake", "F3": 1}, REACTING, "green", "no no yes prepared-first yes"),
    "our own infringement": ({**SEED, "F1": "own_mistake", "F3": 2}, REACTING, "amber", "no yes yes depends yes"),
    "a red storm": ({**SEED, "F3": 0, "F5": 3, "F6": 3}, REACTING, "red", "no yes yes no yes"),
    "the press asks": ({**SEED, "F3": 1, "F5": 3, "F6": 2}, REACTING, "red", "no depends yes no yes"),
    "all unknown": ({}, FAILED, "open", "depends depends yes depends yes"),
    "all unknown but the sender": ({"F1": "own_mistake"}, FAILED, "open", "depends depends yes depends yes"),
    "the deciding facts unknown": (
        {**SEED, "F3": None, "F5": None, "F6": None},
        FAILED,
        "open",
        "no depends yes depends yes",
    ),
    "the clause covers it, and the tone is unknown": (
        {**SEED, "F4": 0, "F6": None},
        SEEING,
        "open",
        "depends depends depends depends yes",
    ),
}


def guide() -> IncidentGuide:
    assert PACK.incident is not None
    return PACK.incident


def decided(given: Given, gates: dict[str, GateStatus], known: Given | None = None) -> IncidentDecision:
    return decide(guide(), IncidentFacts(ON, given, NOTHING if known is None else known), gates)


def fits(decision: IncidentDecision) -> dict[str, Fit]:
    return {judged.option.code: judged.fit for judged in decision.options}


def tasks(decision: IncidentDecision, *times: str) -> list[str]:
    by_time = steps_by_time(guide(), decision)
    return [step.code for time in times or TIMES for step in by_time[time]]


def every_case() -> Iterator[Given]:
    """Yield the combinations of facts that can make a difference; dealers and former partners count as partners do."""
    senders = (None, "partner", "employee", "customer", "fake", "own_mistake")
    for sender, f3, f4, f5, f6, f7, f9 in product(senders, range(4), range(3), (1, 3), (1, 2, 3), (0, 2), (0, 2)):
        given: Given = {"F1": sender, "F3": f3, "F4": f4, "F5": f5, "F6": f6, "F7": f7, "F9": f9}
        yield given
        if (f5, f7) == (1, 0):
            yield from (
                {**given, **more} for more in ({"F8": "repeated"}, {"confidential_sector": "yes"}, {"refused": "yes"})
            )


def every_half_known_case() -> Iterator[Given]:
    """Yield facts of which at least one is unknown that a severity depends on."""
    values: dict[str, tuple[Fact | None, ...]] = {
        "F1": (None, "partner", "employee", "customer", "fake", "own_mistake"),
        "F3": (None, 0, 1, 2),
        "F4": (None, 0, 2),
        "F5": (None, 0),
        "F6": (None, 0, 2, 3),
        "F7": (None, 0, 2),
        "F9": (0, 2),
    }
    for combination in product(*values.values()):
        given = dict(zip(values, combination, strict=True))
        if None in (given[code] for code in ("F3", "F4", "F5", "F6", "F7")):
            yield given


@pytest.mark.parametrize("name", CASES)
def test_every_option_is_judged_as_expected(name: str):
    given, gates, severity, expected = CASES[name]
    decision = decided(given, gates)

    assert decision.counted["severity"] == severity
    assert dict(zip("ABCDE", expected.split(), strict=True)) == {
        code: fit.value for code, fit in fits(decision).items()
    }
    assert all(judged.reason and judged.reason.de and judged.reason.en for judged in decision.options)


@pytest.fixture(scope="module")
def all_decisions() -> list[IncidentDecision]:
    firms = [
        *((FAILED, None), (FAILED, "yes"), (FAILED, "decided_against"), (SEEING, "no"), (PASSED, None), (PASSED, "yes"))
    ]
    return [
        decided(given, gates, {**NOTHING, "own_channel": own_channel})
        for gates, own_channel in firms
        for given in every_case()
    ]


def test_the_reasons_say_what_the_course_does(all_decisions: list[IncidentDecision]):
    for decision in all_decisions:
        course = {element.code for element in decision.course}
        fit = fits(decision)
        asked_off = bool(course & {"B-posts", "moratorium", "platform-report"})
        agreed = bool(course & {"C-light", "C-pause", "talk-first", "correct-openly"})

        if "A" in course:
            assert fit["A"] is (Fit.DEPENDS if "moratorium" in course else Fit.YES), decision.counted
        else:
            assert fit["A"] in {Fit.NO, Fit.PREPARED_FIRST}, decision.counted
        # “It depends” is right beside both: rule 1 has posts removed whose content may be harmless.
        for code, taken in (("B", asked_off), ("C", agreed)):
            assert fit[code] is Fit.DEPENDS or (fit[code] is Fit.YES) == taken, decision.counted
        by_course = {
            "D-start": Fit.YES,
            "D-prepare": Fit.PREPARED_FIRST,
            "D-frozen": Fit.NO,
            "D-review": Fit.DEPENDS,
            "review-6-months": Fit.NO,
        }
        wanted = next((by_course[code] for code in by_course if code in course), Fit.NO)
        assert fit["D"] is wanted, decision.counted
        assert fit["E"] is Fit.YES


def test_while_facts_are_unknown_a_reason_claims_only_what_is_known():
    for gates in (FAILED, PASSED):
        for given in every_half_known_case():
            decision = decided(given, gates)
            for judged in decision.options:
                now = next(reason for reason in judged.option.reasons if holds(reason.when, decision.counted))
                assert judged.reason == now.text, (judged.option.code, given)


@pytest.mark.parametrize("gates", [FAILED, SEEING, PASSED], ids=["failed", "seeing", "passed"])
def test_a_firm_that_decided_against_a_channel_is_never_told_to_launch(gates: dict[str, GateStatus]):
    against = {**NOTHING, "own_channel": "decided_against"}
    for given in every_case():
        decision = decided(given, gates, against)
        course = {element.code for element in decision.course}
        assert not course & {"D-start", "D-prepare"}, given
        if decision.counted["rule"] in {4, 5} and decision.counted["F9"] == 2:
            assert "review-6-months" in course, given
        assert fits(decision)["D"] in {Fit.NO, Fit.DEPENDS}, given
        assert not {"entry-planned", "pilot-started", "goals-sketched"} & set(tasks(decision)), given


def test_a_firm_without_a_channel_that_decided_nothing_may_launch():
    decision = decided(SEED, FAILED, {**NOTHING, "own_channel": "no"})

    assert "D-prepare" in {element.code for element in decision.course}
    assert {"entry-planned", "pilot-started"} <= set(tasks(decision))


LEGAL = {"platform-reported", "counsel-demands", "injunction-considered"}


@pytest.mark.parametrize("more", [{"F3": 3}, {"F3": 2}], ids=["a leak", "an event photo"])
def test_a_sender_who_refuses_is_not_asked_once_more(more: Given):
    cooperative, defensive, refusing = (
        set(tasks(decided({**SEED, **more, **behaviour}, FAILED)))
        for behaviour in ({}, {"F8": "first_defensive"}, {"refused": "yes"})
    )

    assert "removal-demanded" in cooperative
    assert not LEGAL & cooperative
    assert {"removal-demanded", "platform-warned", "counsel-demands", "injunction-considered"} <= defensive
    assert "platform-warned" not in cooperative | refusing
    assert refusing >= LEGAL
    assert not {"removal-demanded", "partner-called"} & refusing


@pytest.mark.parametrize("sender", ["own_mistake", "fake"])
def test_no_lawyer_writes_to_the_firm_itself_or_to_no_one(sender: str):
    asked = set(tasks(decided({**SEED, "F1": sender, "F3": 3, "refused": "yes"}, FAILED)))

    assert not LEGAL & asked
    assert "removal-demanded" in asked


def test_a_leak_before_a_launch_asks_about_the_launch():
    leak = {**SEED, "F3": 3, "F7": 0}

    assert "launch-weighed" not in tasks(decided(leak, FAILED))
    assert "launch-weighed" in tasks(decided({**leak, "F7": 1}, FAILED))
    assert "launch-weighed" in tasks(decided(leak, FAILED, {**NOTHING, "launch": 150}))
    assert "secret-unconfirmed" in tasks(decided(leak, FAILED))


@pytest.mark.parametrize(
    ("country", "asked"),
    [("DE", {"breach-reported"}), ("AT", {"breach-reported"}), ("CH", {"breach-reported-ch"}), (None, set[str]())],
)
def test_the_time_to_report_a_breach_is_that_of_the_country(country: str | None, asked: set[str]):
    found = set(tasks(decided({**SEED, "F3": 3}, FAILED, {**NOTHING, "country": country})))

    assert found & {"breach-reported", "breach-reported-ch"} == asked


def test_a_reason_claims_nothing_for_any_case():
    texts = [reason.text for option in guide().options for reason in option.reasons]

    assert [
        text.de for text in texts if re.search(r"jedem Fall", text.de) or re.search(r"(any|every) case", text.en)
    ] == []


def test_every_reason_is_given_at_least_once(all_decisions: list[IncidentDecision]):
    half_known: tuple[Given, ...] = (
        *({}, {"F1": "customer"}, {"F1": "customer", "F4": 1}, {"F7": 2}, {"F4": 1}, {"F1": "customer", "F6": 3}),
    )
    judged = {(judged.option.code, judged.reason) for decision in all_decisions for judged in decision.options}
    judged |= {
        (judged.option.code, judged.reason)
        for gates in (FAILED, PASSED)
        for given in half_known
        for judged in decided(given, gates).options
    }
    judged |= {
        (judged.option.code, judged.reason)
        for judged in decided({}, FAILED, {**NOTHING, "own_channel": "decided_against"}).options
    }
    dealer = decided({**SEED, "F1": "dealer"}, FAILED)
    judged |= {(judged.option.code, judged.reason) for judged in dealer.options}

    written = {(option.code, reason.text) for option in guide().options for reason in option.reasons}
    assert {text.de for _code, text in written - judged} == set()


def test_the_last_reason_of_every_option_holds_in_any_case():
    for option in guide().options:
        assert [reason.when for reason in option.reasons].index("") == len(option.reasons) - 1, option.code


def test_a_reason_for_preparing_names_the_gate():
    names = {gate.code: gate.name for gate in PACK.gates}
    for option in guide().options:
        for reason in option.reasons:
            if reason.fit is Fit.PREPARED_FIRST:
                assert option.gate
                assert names[option.gate].de in reason.text.de
                # The new English names of the gates follow in gates.yaml.
                assert re.search("“(See|React|Launch)”", reason.text.en)


@pytest.mark.parametrize("levels", [NOTHING, SOME, ALL], ids=["nothing", "some", "all"])
@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("covered", [0, 1])
def test_a_green_case_asks_for_three_to_five_tasks_in_the_first_week(sender: str, covered: int, levels: Given):
    gates = FAILED if levels is NOTHING else PASSED
    decision = decided({**SEED, "F1": sender, "F4": covered}, gates, levels)

    assert 3 <= len(tasks(decision, "24h", "1w")) <= 5


def test_a_green_case_never_asks_for_more_than_six_tasks():
    for given in every_case():
        decision = decided(given, FAILED)
        if decision.counted["severity"] == "green":
            banned = "moratorium" in {element.code for element in decision.course}
            assert len(tasks(decision, "24h", "1w")) <= 5 + banned, given


@pytest.mark.parametrize("sender", SENDERS)
def test_the_more_severe_an_incident_the_more_tasks_it_asks_for(sender: str):
    green, amber, red = (
        tasks(decided({**SEED, "F1": sender, **more}, FAILED), "24h", "1w")
        for more in ({}, {"F5": 2}, {"F3": 3, "F5": 2})
    )

    assert len(green) + 3 < len(amber) < len(red)


def test_while_the_severity_is_open_at_most_five_tasks_keep_everything_open():
    values: dict[str, tuple[Fact | None, ...]] = {
        "F1": (None, *SENDERS),
        "F3": (None, 0, 2),
        "F4": (None, 2),
        "F6": (None, 2),
        "F7": (None, 2),
        "F8": (None, "repeated", "first_defensive"),
        "refused": (None, "yes"),
    }
    open_cases = 0
    for combination in product(*values.values()):
        decision = decided({**dict(zip(values, combination, strict=True)), "F9": 2}, FAILED)
        if decision.open:
            open_cases += 1
            asked = tasks(decision)
            assert {"evidence-saved", "no-comments", "facts-gathered"} <= set(asked)
            assert len(asked) <= 5, combination
            assert tasks(decision, "1w", "30d", "90d") == []
    assert open_cases > 50


def test_a_step_whose_level_is_there_is_not_asked_for():
    for step in guide().steps:
        # Evidence, decisions and confirmations are needed in every incident, whatever the firm has already.
        if not step.leads_to or step.code in {"lead-named", "reporters-thanked", "papers-found", "partner-called"}:
            continue
        if step.code in {"course-decided", "pilot-started"}:
            continue
        for given in ({**SEED, "F3": 3}, {**SEED, "F3": 2}, SEED, {**SEED, "F1": "employee"}):
            decision = decided(given, PASSED, {**dict.fromkeys(PACK.capabilities, 5), "works_council": "yes"})
            assert step.code not in tasks(decision), step.code


def test_the_works_council_is_told_only_where_there_is_one():
    red = {**SEED, "F3": 3}
    told = {
        council: "council-informed" in tasks(decided(red, FAILED, {**NOTHING, "works_council": council}))
        for council in ("yes", "no", None)
    }

    assert told == {"yes": True, "no": False, None: False}
    employee = {**SEED, "F1": "employee", "F3": 2}
    for council in ("yes", "no", None):
        asked = tasks(decided(employee, FAILED, {**NOTHING, "works_council": council}))
        assert ("council-involved" in asked) == (council == "yes")


@pytest.mark.parametrize("sender", SENDERS)
def test_agencies_are_asked_only_where_one_posted(sender: str):
    asked = set(tasks(decided({**SEED, "F1": sender, "F5": 2}, FAILED)))

    assert ("agency-agreed" in asked) == (sender in {"partner", "dealer"})
    assert ("partner-called" in asked) == (sender in {"partner", "dealer", "former"})
    assert ("clause-drafted" in asked) == (sender in {"partner", "dealer", "former"})


@pytest.mark.parametrize("given", [*(case[0] for case in CASES.values())], ids=list(CASES))
def test_some_ideas_fit_every_case(given: Given):
    assert len(fitting_ideas(guide(), decided(given, FAILED))) >= 3
    assert fitting_ideas(guide(), decided(given, PASSED, dict.fromkeys(PACK.capabilities, 5)))


def test_there_are_twelve_ideas_and_each_is_a_thing_to_do():
    ideas = guide().ideas

    assert len({idea.code for idea in ideas}) == len(ideas) == 12
    assert guide().further_ideas == ()
    assert [idea.code for idea in ideas if not IMPERATIVE_DE.match(idea.text.de)] == []
    assert [idea.code for idea in ideas if not is_imperative(idea.text.en)] == []


def test_the_facts_that_decide_most_are_asked_first():
    assert [fact.code for fact in guide().facts if fact.deciding] == ["F3", "F4", "F5", "F6"]


@pytest.mark.parametrize(
    ("profile", "filled"),
    [
        ({}, {}),
        ({"confidential_sector": "yes"}, {"confidential_sector": "yes"}),
        ({"confidential_sector": "no"}, {"confidential_sector": "no"}),
        ({"launch": 20}, {"F7": 1}),
        # Whether a launch in three days is the deadline of this incident, only people know.
        ({"launch": 3}, {}),
        ({"launch": 31}, {}),
        ({"launch": -10}, {}),
    ],
)
def test_what_the_profile_knows_is_not_asked_again(profile: Given, filled: Given):
    facts = IncidentFacts(ON, {}, profile)

    assert {fact.code: value for fact in guide().facts if (value := facts.value(fact)) is not None} == filled


def test_the_answers_of_the_numbered_facts_stand_alone():
    for fact in guide().facts:
        for choice in fact.choices:
            # Quoted in lists, a choice must not hang in the accusative of a question: “Erheblichen: …”.
            assert not re.match(r"(Keinen|Geringen|Erheblichen|Schweren|Ja|Nein)\b", choice.text.de), choice.text.de


def test_suitable_and_not_suitable_continue_their_headings():
    for option in guide().options:
        for text in (option.right_when, option.wrong_when):
            assert all(said[0].islower() and not said.endswith(".") for said in (text.de, text.en)), option.code


def test_codes_that_documents_name_are_still_there():
    steps = {step.code for step in guide().steps}

    assert "facts-answered" not in steps  # withdrawn with 2.0.0, never used again
    assert len(steps) == len(guide().steps)
    assert steps >= set(STEPS_OF_THE_FIRST_EDITION.split())


def test_every_condition_of_a_step_on_a_level_is_one_that_it_leads_to():
    for step in guide().steps:
        names = {c.name for c in parse(step.when).comparisons()} & PACK.capabilities.keys() if step.when else set()
        assert names <= {parse_requirement(text).code for text in step.leads_to} | {"PRO2"}, step.code
