"""The legal points: each suits its country, says what applies in plain words and ends with a question for the adviser.

Whether a statement of law is right, no test can say. These hold what made earlier statements wrong or useless: law of
another country, dates that lie behind us told as the future, doubts in the text instead of in the mark, and points
for organisations that they surely do not concern.
"""

import re
from datetime import date
from itertools import chain, product

import pytest

from readiness.domain.conditions import parse
from readiness.domain.knowledge import Checkpoint, ProfileQuestion, Verification
from readiness.domain.profile import matching_checkpoints, profile_facts
from tests.content.test_style import ABBREVIATION
from tests.packs import shipped

PACK = shipped()
LEGAL = PACK.legal
assert LEGAL
POINTS = {point.code: point for point in LEGAL.checkpoints}
AS_OF = date.fromisoformat(LEGAL.as_of)

ENDING = {"de": "Lassen Sie prüfen: ", "en": "Check with your legal adviser: "}
MOST_SENTENCES_BEFORE_THE_ENDING = 4

# Countries, courts, authorities and statutes by the country whose readers may meet them. Capitals count: OR is a
# Swiss statute, “or” is not.
OF_A_COUNTRY = {
    "DE": r"Deutschland|[Dd]eutsche\w*|Germany|German|BetrVG|DDG|KUG|BFSG|GeschGehG|JMStV|MStV|TDDDG|PAngV|HinSchG|"
    r"BGB|GG|KSVG|BGH|BVerwG|BAG|OLG|LAG|ArbG|LG|VG|AG|KG|Oberlandesgerichte?|Kammergericht|BfDI|"
    r"Datenschutzkonferenz|GEMA|Künstlersozial\w+|Medienanstalten|Federal Court of Justice|Federal Labour Court|"
    r"Federal Administrative Court|Act against Unfair Competition|Works Constitution Act|Köln|Cologne|Münster|"
    r"Hamburg|Hamm|Celle|Koblenz|Berlin|Händlerbund",
    "AT": r"Österreich|[Öö]sterreichisch\w*|Austrian?|MedienG|ECG|ABGB|UGB|GewO|ArbVG|BaFG|HSchG|TKG|FAGG|KDD-G|"
    r"KommAustria|WKO|OGH|OTS|Labour Constitution Act",
    "CH": r"Schweiz\w*|Switzerland|Swiss|DSG|ZGB|OR|ArGV|EDÖB|FDPIC|BGS|PBV|URG|BAKOM|Gespa|BGE|Bundesgericht|"
    r"Mitwirkungsgesetz|Participation Act|Lauterkeitskommission|SUISA|SECO|Franken|francs|Personendaten|"
    r"Federal Supreme Court|Civil Code \(ZGB\)",
}
# More than one country has a statute of this name, and each says something else.
OF_ONE_COUNTRY_AT_A_TIME = r"UWG|UrhG|StGB"
# Law of the EU binds no one in Switzerland by itself; only these say when it reaches Swiss organisations.
OF_THE_EU = (
    r"DSGVO|GDPR|DSA|KI-Verordnung|AI Act|EuGH|EU’s Court|EmpCo|Richtlinie \(EU\)|Verordnung \(EU\)|Regulation \(EU\)"
)
EU_LAW_FOR_SWISS_READERS = {"eu-acts-ch", "ai-transparency-ch"}

DOUBTS = {
    "de": r"ungeprüft\w*|Recherche\w*|recherchiert\w*|Einschätzung|soweit ersichtlich|[Dd]ieser Hinweis|noch offen|"
    r"[Ll]assen Sie [^.:]*(?:klären|prüfen)\b(?!:)",
    "en": r"unchecked|[Rr]esearch\w*|\bour own|as far as could be seen|[Tt]his note|verified|checkpoints?",
}
MONTHS = {
    "de": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
TO_COME = {
    "de": r"(?:\bab|wird|werden|tritt|treten)\b(?: [^\W\d]\w*){0,4} ",
    "en": r"(?:(?<!dates )\bfrom|will|starting|enters?|applies on)\b(?: [^\W\d]\w*){0,4} ",
}

# A pump maker that sells to businesses, with a works council, an agency that posts, and no channel or shop of its own.
PUMP_MAKER = {
    "size": "medium",
    "trade": "industry",
    "customers": "business",
    "young_audience": "no",
    "works_council": "yes",
    "own_shop": "no",
    "own_channel": "no",
    "partners_post": "yes",
    "confidential_sector": "no",
    "regulated": "no",
}
# The points that a reader expects for it, in the order of the file.
EXPECTED = {
    "DE": """
        liability-others-posts-de agency-own-page-de customer-references-de agency-contract-rights
        agency-run-accounts-de provider-identification-de joint-controllers-de third-party-comments-de
        third-party-comments-sanchez ad-labelling-de images-of-persons-de copyright-music-de trademarks-names
        user-content-reposts-de green-claims-explain-de comparative-claims-de competitions-de ai-transparency
        ai-digital-omnibus ai-inputs employees-private-use-de employee-advocates co-determination-comments-de
        co-determination-guidelines-de whistleblowing-de processor-contracts social-listening pixels-de
        direct-messages-de data-breach dsa-notice dsa-breach-of-contract urgency-injunction-de warning-letter-de
        trade-secrets-de social-security-levy-de political-ads workshop-answers workshop-works-council-de
    """,
    "AT": """
        liability-agency-at agency-own-page customer-references agency-contract-rights agency-run-accounts
        provider-identification-at joint-controllers-at third-party-comments-at third-party-comments-sanchez
        ad-labelling-at images-of-persons-at copyright-music-at trademarks-names user-content-reposts
        comparative-claims-at competitions-at ai-transparency ai-digital-omnibus ai-inputs employees-private-use
        employee-advocates co-determination-at whistleblowing-at processor-contracts social-listening pixels-at
        direct-messages-at data-breach dsa-notice dsa-breach-of-contract warning-letter-at trade-secrets-at
        political-ads eu-acts-at workshop-answers workshop-works-council
    """,
    "CH": """
        liability-agency-ch agency-own-page customer-references agency-contract-rights agency-run-accounts
        provider-identification-ch joint-controllers-ch third-party-comments-ch ad-labelling-ch images-of-persons-ch
        copyright-music-ch trademarks-names user-content-reposts green-claims-ch comparative-claims-ch competitions-ch
        ai-transparency-ch ai-inputs employees-private-use employee-advocates participation-ch staff-monitoring-ch
        processor-contracts-ch social-listening-ch pixels-ch direct-messages-ch data-protection-ch data-breach-ch
        dsa-notice-ch trade-secrets-ch eu-acts-ch workshop-answers workshop-works-council
    """,
}


def shown(**given: str) -> list[Checkpoint]:
    """Return the points that an organisation sees."""
    return list(matching_checkpoints(LEGAL.checkpoints, profile_facts(PACK.profile, given, AS_OF)))


def words(pattern: str, text: str) -> list[str]:
    return re.findall(rf"(?<![\w-])(?:{pattern})(?!\w)", text)


def everything(point: Checkpoint) -> str:
    texts = (point.topic, point.text, *point.sources)
    return "\n".join(chain.from_iterable((text.de, text.en) for text in texts))


def dates(text: str, language: str) -> list[date]:
    found = re.findall(rf"(\d{{1,2}})\.? ({MONTHS[language]}) (\d{{4}})", text)
    names = MONTHS[language].split("|")
    return sorted(date(int(year), names.index(month) + 1, int(day)) for day, month, year in found)


@pytest.fixture(params=POINTS, name="point")
def each_point(request: pytest.FixtureRequest) -> Checkpoint:
    return POINTS[request.param]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_point_ends_with_one_question_for_the_legal_adviser(point: Checkpoint, language: str):
    text = point.text.in_language(language)
    statement, ending, question = text.partition(ENDING[language])

    assert ending
    assert ENDING[language] not in question
    assert len(full_sentences(question)) == 1
    assert question.endswith("?")
    assert question[0].isupper() is (language == "de")
    assert "LEG" in point.verify_with
    assert 2 <= len(full_sentences(statement)) <= MOST_SENTENCES_BEFORE_THE_ENDING


def full_sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon or a semicolon ends none."""
    return re.split(r"(?<=[.!?])\s+", ABBREVIATION.sub(lambda short: re.sub("[. ]", "", short[0]), text.strip()))


@pytest.mark.parametrize("country", OF_A_COUNTRY)
def test_no_country_reads_the_law_of_another(point: Checkpoint, country: str):
    if point.countries != (country,):
        assert words(OF_A_COUNTRY[country], everything(point)) == []


def test_a_statute_that_several_countries_have_is_named_for_one_of_them(point: Checkpoint):
    if len(point.countries) > 1:
        assert words(OF_ONE_COUNTRY_AT_A_TIME, everything(point)) == []
    # Swiss statutes have articles, German and Austrian ones paragraphs.
    assert ("CH" in point.countries) is False or "§" not in everything(point)


def test_swiss_readers_read_swiss_law(point: Checkpoint):
    if "CH" in point.countries and point.code not in EU_LAW_FOR_SWISS_READERS:
        assert words(OF_THE_EU, point.topic.de + point.text.de + point.topic.en + point.text.en) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_doubts_stand_in_the_mark_and_not_in_the_text(point: Checkpoint, language: str):
    assert re.findall(DOUBTS[language], point.text.in_language(language)) == []
    assert re.findall(DOUBTS[language], point.topic.in_language(language)) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_has_begun_is_not_told_as_the_future(point: Checkpoint, language: str):
    pattern = rf"{TO_COME[language]}(\d{{1,2}}\.? (?:{MONTHS[language]}) \d{{4}})"
    told_as_future = re.findall(pattern, point.text.in_language(language))

    assert [when for when in told_as_future if dates(when, language)[0] <= AS_OF] == []


def test_both_languages_name_the_same_dates_and_sums(point: Checkpoint):
    assert dates(point.text.de, "de") == dates(point.text.en, "en")
    assert [dates(source.de, "de") for source in point.sources] == [dates(s.en, "en") for s in point.sources]
    assert figures(point.text.de) == figures(point.text.en)


def figures(text: str) -> list[int]:
    """Return the numbers of a text, whatever separates their thousands; sections of statutes count as well."""
    return sorted(int(re.sub(r"\D", "", number)) for number in re.findall(r"\d+(?:[.,]\d+)*", text))


def test_what_is_marked_as_checked_names_a_source(point: Checkpoint):
    if point.verification is not Verification.UNCHECKED:
        assert point.sources


def test_a_court_is_explained_to_english_readers(point: Checkpoint):
    text = point.text.en
    courts = set(re.findall("BGH|BAG|BVerwG|OGH|VG Köln|OLG Hamm|LAG Hamburg|ArbG Münster", text))

    assert [court for court in courts if not re.search(rf"\({court}[,)]|, {court}, ", text)] == []


def test_the_date_of_the_points_stands_in_the_disclaimer():
    assert dates(LEGAL.disclaimer.de, "de") == dates(LEGAL.disclaimer.en, "en") == [AS_OF]


def test_codes_and_topics_are_unique_within_a_country():
    assert len(POINTS) == len(LEGAL.checkpoints)
    for country in OF_A_COUNTRY:
        topics = [point.topic.de for point in POINTS.values() if country in point.countries]
        assert len(set(topics)) == len(topics)


@pytest.mark.parametrize("country", OF_A_COUNTRY)
def test_a_country_alone_leaves_no_point_of_that_country_out(country: str):
    assert shown(country=country) == [point for point in POINTS.values() if country in point.countries]


@pytest.mark.parametrize("country", EXPECTED)
def test_a_pump_maker_sees_what_concerns_it(country: str):
    assert [point.code for point in shown(country=country, **PUMP_MAKER)] == EXPECTED[country].split()


@pytest.mark.parametrize("country", OF_A_COUNTRY)
def test_whatever_a_pump_maker_reads_is_law_of_its_country(country: str):
    foreign = "|".join(pattern for other, pattern in OF_A_COUNTRY.items() if other != country)

    assert [word for point in shown(country=country, **PUMP_MAKER) for word in words(foreign, everything(point))] == []


# What changes when one thing about the pump maker is different: codes that appear (+) and that go (-).
DIFFERENCES = {
    "DE works_council=no": "-co-determination-comments-de -co-determination-guidelines-de -workshop-works-council-de",
    "DE partners_post=no": (
        "-agency-own-page-de -agency-contract-rights -agency-run-accounts-de -dsa-breach-of-contract"
    ),
    "DE own_channel=decided_against": (
        "-agency-run-accounts-de -provider-identification-de -joint-controllers-de -third-party-comments-de "
        "-third-party-comments-sanchez -user-content-reposts-de -co-determination-comments-de -pixels-de"
    ),
    "DE customers=consumers": "+green-claims-de +price-claims-de +reviews-de +accessibility-channels-de",
    "DE young_audience=yes": "+minors-de",
    "DE trade=food": "+health-claims-food",
    "AT size=small": "-whistleblowing-at",
    # Where nobody posts for the organisation, what concerns accounts and campaigns goes as well.
    "AT own_channel=decided_against partners_post=no": (
        "-agency-own-page -agency-contract-rights -agency-run-accounts -provider-identification-at "
        "-joint-controllers-at -third-party-comments-at -third-party-comments-sanchez -copyright-music-at "
        "-user-content-reposts -competitions-at -pixels-at -dsa-breach-of-contract -political-ads"
    ),
    # Accessibility and withdrawal protect consumers: a shop for businesses alone adds nothing.
    "AT own_shop=yes": "",
    "AT own_shop=yes customers=consumers": (
        "+odr-link +green-claims-at +price-claims-at +reviews-at +accessibility-at +shop-withdrawal-button-at"
    ),
    "CH own_channel=decided_against": (
        "-agency-run-accounts -provider-identification-ch -joint-controllers-ch -third-party-comments-ch "
        "-user-content-reposts -pixels-ch"
    ),
    "CH customers=both": "+price-claims-ch",
    "CH regulated=yes": "+regulated-advertising",
    "CH confidential_sector=yes": "+confidential-projects",
    "CH trade=food": "",
}


@pytest.mark.parametrize("case", DIFFERENCES)
def test_one_fact_more_changes_the_points_as_expected(case: str):
    country, *changes = case.split()
    before = {point.code for point in shown(country=country, **PUMP_MAKER)}
    changed = PUMP_MAKER | dict(change.split("=") for change in changes)
    after = {point.code for point in shown(country=country, **changed)}

    assert {*(f"+{code}" for code in after - before), *(f"-{code}" for code in before - after)} == set(
        DIFFERENCES[case].split()
    )


def test_every_condition_leaves_the_point_in_for_some_and_out_for_others():
    answers = {question.code: answers_to(question) for question in PACK.profile}
    for point in POINTS.values():
        if point.when:
            named = [code for code in answers if words(code, point.when)]
            holds = {
                parse(point.when).holds(profile_facts(PACK.profile, dict(zip(named, given, strict=True)), AS_OF))
                for given in product(*(answers[code] for code in named))
            }
            assert holds == {True, False}, point.code


def answers_to(question: ProfileQuestion) -> list[str]:
    """Return what can be answered."""
    return [str(choice.value) for choice in question.choices] or ["yes", "no"]
