"""One term for one thing: the binding glossary, and the rival words that must not creep in.

A rival stands as a whole word; `*` stands for any further letters. Only words that somebody could really write for the
term are listed, and – where there is none. Those that are right in another sense are named below the table, with
the reason.

`pytest tests/content/test_glossary.py -k packs` reads the questionnaires alone, `-k program` the program's texts alone.
"""

import re
from functools import cache
from typing import NamedTuple

import pytest

from readiness.catalog.packs import load_pack
from tests.content.texts import AGENCY, SOCIAL_MEDIA, Said, of_app, of_pack, of_samples

# The German term | its rivals | the English term | its rivals
TABLE = """
Readiness | Reife, Maturity | readiness | preparedness
Reifegradmodell | Reifemodell*, Stufenmodell* | maturity model | stage model*, capability model*
Bereich | Dimension, Dimensionen, Handlungsfeld* | dimension | domain, domains, pillar*
Kernbereich, schützender Bereich | Hauptbereich*, Schutzbereich* | core, protective | main dimension*
Fähigkeit | Capability, Capabilities, Kompetenzfeld* | capability | competency, competencies
Kernfrage | K.-o.-Kriterium, K.o.-*, Schlüsselfrage*, Leitfrage* | key question | core question*, critical question*
Stufe | Level, Levels, Reifestufe*, Reifegrad, Reifegrade | level, stage | maturity level*, maturity stage*
Bereichsstufe | Stufe des Bereichs, Stufe eines Bereichs, Stufen der Bereiche | stage | dimension’s level
Gesamtstufe | Gesamtreife, Gesamtlevel | stage | overall level*, total stage
Indexwert | Score*, Punktzahl*, Punktwert* | index | the score, scores, points total
Engpass | Flaschenh* | bottleneck | choke point*, weakest link*
Zielprofil | Sollprofil*, Soll-Profil*, Target | target profile | desired profile*
Lücke | Gap, Gaps, Delta | gap | delta, shortfall*
Nächster Schritt | Next Step*, Quick Win*, To-do* | next step | quick win*, to-do*
Voraussetzung | Vorbedingung* | prerequisite | precondition*
Startbedingung | Gate, Gates | readiness gate | start condition*, quality gate*
noch offen | Startbedingung ist offen, Startbedingung öffnet | undecided | gate is open, gate is closed, opens the gate, gates open
Einsteigen | – | Launch | G3 Enter, “Enter”, D Enter, Enter on
Ausbauen | Skalier* | Expand | G4 Scale, “Scale”
Nachweis | Evidenz* | evidence | evidences, proof point*
nicht belegt | nicht nachgewiesen, unbelegt* | no evidence | not evidenced, evidenced, unevidenced
Weiß nicht | keine Ahnung, keine Angabe, k. A | don’t know | no idea, not sure, I don’t know
Nicht zutreffend | entfällt, n. a | not applicable | n/a
Bandbreite | Intervall*, Spannweite* | range | interval*, bandwidth
Vorläufig | provisorisch* | provisional | preliminary, tentative
Nicht bewertbar | nicht beurteilbar, nicht messbar | not rateable | unrateable, ratable
Antwort, die entscheidet | kippelig*, Kippelig*, Wackelkandidat* | deciding answer | knife-edge*, knife edge*, borderline answer*
Konsens | Dissens, Einhelligkeit | consensus | unanimity
Leitung und Tagesgeschäft | Sichtunterschied*, Leitung und Praxis | management and day-to-day staff | role gap*, management and practice
Blinder Fleck | Blindspot*, toter Winkel | blind spot | blindspot*
gemerkt | Merker, Merkers | flagged | –
Geschäftsführung | Vorstand*, *Management, Geschäftsleitung* | management | board*, executive*, C-suite
Auftrag | Mandat, Mandate, Mandats | mandate | assignment*
Freigabe | *genehmig*, Genehmigung*, Approval* | approval | sign-off*, clearance*, authorisation*
Freigabeprozess | Freigabeweg*, Freigabeablauf* | approval process | approval route*, approval workflow*
Partner | Auftragnehmer*, *Geschäftspartner* | partner | vendor*, contractor*
Referenz | Fallstudie*, Case Stud*, Kundenreferenz* | reference | case stud*
Beitrag | Post, Posts, Posting*, *posten, *postet, Tweet* | post | postings, tweet*
soziale Medien | Social Media | social media | –
Unternehmensseite | Fanpage*, Firmenseite* | company page | fan page*, business page*
Kanal | Channel, Channels | channel | outlet*
Konto | Account* | account | handles, user name*, username*
Website | Homepage*, Internetauftritt* | website | homepage*, web site*
Leitlinien | Guideline*, Policy, Policies, Richtlinie*, Regelwerk* | guidelines | policy, policies, rulebook*
Hausregeln (Netiquette) | Community-Regel*, Nettiquette | house rules | netiquette, community guidelines
Redaktionsplan | Content*pl*, Themenpl*, Redaktionskalender* | editorial plan | content plan*, content calendar*
Umsetzungsplan | Roadmap*, Fahrplan, Fahrpläne* | roadmap | implementation plan*, road map*
Beobachtung | *onitoring, Listening, Tracking | monitoring, listening | tracking, scanning
Nennung, Fund | Mention*, Erwähnung* | mention, item found | name-check*, finding, findings
Einordnung | Triage*, Einstufung*, Priorisierung* | triage | prioritisation, screening
Kundenbewertung | Rezension*, Kundenrezension* | review | customer rating*, testimonial*
Eskalationsplan | Krisenpl*, Krisenhandb* | escalation plan | crisis plan*, crisis manual*
Vorfall | *Krise, Krisen*, Zwischenf*, Shitstorm* | incident | crisis, crises
Vorfall-Leitfaden | Leitfaden für Vorfälle, Vorfallhilfe*, Vorfallleitfaden* | incident guide | guide for incidents
Vorgehen A–E | Kurs, Kurse, Kurses, Kursen | response A–E | course of action, courses of action, the course, course A*
Vorher absprechen | Abstimmen | Agree first | –
Geeignet, Nicht geeignet | – | Suitable, Not suitable | right when, wrong when
Schweregrad Grün, Gelb, Rot | Ampel*, Orange | severity green, amber, red | yellow, orange, traffic light*
Sperrfrist | Embargo*, Nachrichtensperre* | embargo | blackout*
Vertraulichkeitsklasse | Geheimhaltungsstufe*, Schutzklasse* | confidentiality class | secrecy level*
Vertraulichkeitsvereinbarung | NDA, Geheimhaltungsvereinb* | confidentiality agreement | NDA, non-disclosure*
Meldeweg | Denunz*, Meldestelle*, Meldekan*, Whistle* | reporting channel | whistle*, reporting line*, reporting route*
Hinweis | Tipp, Tipps | report | tip, tips, tip-off*
Botschafter | *ambassador*, Corporate Influencer* | employee advocates | ambassador*, corporate influencer*
Anbieterkennzeichnung (Impressum) | Anbieterangabe* | legal notice (Impressum) | provider identification*, imprint*, site notice*
Werbekennzeichnung | Werbehinweis*, Anzeigenkennz* | ad labelling | ad disclosure*, ad labeling
Gemeinsame Verantwortlichkeit | gemeinsame* Verantwortung | joint controllership | joint responsibility
Mitbestimmung | Mitsprache* | co-determination | codetermination, worker participation
Prüfpunkt | Kontrollpunkt*, Checkpoint* | legal point | checkpoint*, check point*, control point*
Datenpanne | Datenleck*, Datenschutzverletzung* | data breach | data leak*
Maßnahmenplan | Aktionspl*, Action Plan* | action plan | plan of action
Personentage | Manntag*, Personentag, PT | person-days | man-day*, PD, PDs
Beschäftigte | Mitarbeiter*, Mitarbeitende*, Angestellt*, Belegschaft* | employees, staff | workforce, personnel
Datenschutz (Rolle) | Für Datenschutz zuständige* | data protection lead | person responsible for data protection
Zuständige für soziale Medien | Social-Media-Verantwort*, Social-Media-Manager* | social media lead | social media manager*, social media owner*
Einkauf | Beschaffung* | procurement | purchasing
Software | *Tool, *Tools, Werkzeug, Werkzeuge, Werkzeugen, Werkzeugs | software | tool, tools, toolset*
Smartphone | Telefon, Telefone, Telefonen, Telefons, Handy* | phone | handset*, cell phone*
Computer | Rechner, Rechners, Rechnern | computer | PC, PCs
Papierkorb | Mülleimer | recycle bin | trash
unbeschädigt | heil, heile, heilen, heiles | intact | is whole, sound file
übernehmen | – | import, use | take over, takes over, taken over, taking over
erstellen | – | create | make the report, make a report, make the form, is being made
gespeichert unter | – | saved to | lies at, lies in, lies there
weiter | – | continue | go on, goes on, going on
steuern | – | manage | steer, steers, steered, steering
Messe | – | trade fair | the fair, a fair, fair stand
Maschinenbaubetrieb | – | engineering firm | machine builder*
Kundenservice | Kundendienst* | customer service | customer care
"""  # noqa: E501 - a row is a row

# Where a rival is the right word after all: by phrase …
RIGHT_PHRASES = [
    "(Fanpage)",  # the name that the reader may know, in brackets behind ours
    "(fan page)",
    "EmpCo-Richtlinie",  # a directive of the EU
    "review scores",  # points that customers give
    "garden tools",  # held in the hand, as what tool manufacturers make
    "tool manufacturer",
    "go on sale",
    "go on social media",
]
# … and by place.
RIGHT_PLACES = {
    r"PRO1\.|PRO2\.|no-channel\.|terms\.content_class": ["Krise", "crisis"],  # a class of content, the plan for red
    r"SKL2\.|MON3\.risk": ["Krise", "crisis"],  # what training must cover and what triage must not miss
    r"severities\.0|courses\.crisis": ["Krise", "crisis"],  # severity red itself
    r"SKL\d|PEO\d|external_costs": ["Kurs", "Tipps", "tip"],  # training and advice
    r"^(?:social-media|agency-readiness)": ["Telefon"],  # calls, where the program means what is in the hand
    r"facts\.F4\.|options\.C\.|cold-water": ["Homepage", "homepage"],  # what the contract says
    r"MON3\.help": ["Triage"],  # explained there
    r"dsa-notice": ["reporting routes"],  # those of the platforms
    r"telephone": ["Telefon"],  # what stands in a letterhead
    r"^readiness\.po": ["Finding", "Findings"],  # what the consultant has found, and no post
    r"SKL4\.help": ["Corporate Influencer", "corporate influencers"],  # explained there
}

TEXTS = {
    "packs": [said for folder in (SOCIAL_MEDIA, AGENCY) if folder.exists() for said in of_pack(folder)],
    "samples": list(of_samples(SOCIAL_MEDIA)),
    "program": list(of_app()),
}
# Labels of the first edition: as whole texts they are wrong, inside a sentence the words may be right.
RETIRED = {
    "en": ["Shown", "Stated", "Right when", "Wrong when", "Flag", "Course", "Tip", "Role gap"],
    "de": ["Gezeigt", "Genannt", "Richtig, wenn", "Falsch, wenn", "Merken", "Merker", "Kurs", "Sichtunterschied"],
}


class Term(NamedTuple):
    name: dict[str, str]
    rivals: dict[str, re.Pattern[str]]


def read(row: str) -> Term:
    de, not_de, en, not_en = row.split(" | ")
    return Term({"de": de, "en": en}, {"de": pattern(not_de), "en": pattern(not_en, re.IGNORECASE)})


def pattern(rivals: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    if rivals == "–":
        return re.compile("(?!)")
    words = "|".join(re.escape(rival).replace(r"\*", r"\w*") for rival in rivals.split(", "))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)


@pytest.mark.parametrize("source", TEXTS)
@pytest.mark.parametrize("row", TABLE.strip().splitlines(), ids=lambda row: row.split(" | ")[2])
def test_no_rival_of_a_term_is_used(row: str, source: str):
    assert [f"{said.place}: {told}" for said, told in rivals_used(row, TEXTS[source])] == []


def rivals_used(row: str, texts: list[Said]) -> list[tuple[Said, str]]:
    term = read(row)
    return [
        (said, f"“{found[0]}”, but the term is “{term.name[said.language]}”")
        for said in texts
        for found in term.rivals[said.language].finditer(without_right_phrases(said.text))
        if not is_right_here(said.place, found[0])
    ]


@cache
def without_right_phrases(text: str) -> str:
    return re.sub("|".join(map(re.escape, RIGHT_PHRASES)), "", text, flags=re.IGNORECASE)


def is_right_here(place: str, word: str) -> bool:
    return any(word in words and re.search(pattern, place) for pattern, words in RIGHT_PLACES.items())


def test_labels_of_the_first_edition_are_gone_from_the_program():
    assert [said.place for said in TEXTS["program"] if said.text.strip() in RETIRED[said.language]] == []


def test_english_roles_are_written_small():
    for folder in (SOCIAL_MEDIA, AGENCY):
        if folder.exists():
            roles = load_pack(folder).roles
            assert [code for code, role in roles.items() if role.en[:1].isupper() and not role.en[:2].isupper()] == []


def test_a_service_provider_is_named_only_beside_agencies_because_all_of_them_are_partners():
    alone = re.compile("Dienstleister|service provider")
    # Whom agencies ask in their own questionnaire is one of them.
    texts = [said for several in TEXTS.values() for said in several if not said.place.startswith(AGENCY.name)]

    assert [s.place for s in texts if alone.search(s.text) and not re.search("[Aa]genc?(?:y|ies|tur)", s.text)] == []


def test_every_exception_is_still_needed():
    texts = [said for several in TEXTS.values() for said in several]
    for phrase in RIGHT_PHRASES:
        assert any(phrase in said.text for said in texts), phrase
    for place, words in RIGHT_PLACES.items():
        assert [w for w in words if not any(re.search(place, s.place) and w in s.text for s in texts)] == [], place
