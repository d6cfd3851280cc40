"""One term for one thing: the binding glossary, and the rival words that must not creep in.

A rival stands as a whole word; `*` stands for any further letters. Only words that somebody could really write for the
term are listed. Those that are right in another sense are named below the table, with the reason.
"""

import re
from typing import NamedTuple

import pytest

from tests.content.texts import SOCIAL_MEDIA, of_app, of_pack, of_samples

# The German term | its rivals | the English term | its rivals
TABLE = """
Readiness | Reife, Maturity | readiness | preparedness
Reifegradmodell | Reifemodell*, Stufenmodell* | maturity model | stage model*, capability model*
Bereich | Dimension, Dimensionen, Handlungsfeld* | dimension | domain, domains, pillar*
Fähigkeit | Capability, Capabilities, Kompetenzfeld* | capability | competency, competencies
Kernfrage | K.-o.-Kriterium, K.o.-*, Schlüsselfrage*, Leitfrage* | key question | core question*, critical question*
Stufe | Level, Levels, Reifestufe*, Reifegrad, Reifegrade | level, stage | maturity level*, maturity stage*
Indexwert | Score*, Punktzahl*, Punktwert* | index | the score, scores, points total
Engpass | Flaschenh* | bottleneck | choke point*, weakest link*
Zielprofil | Sollprofil*, Soll-Profil*, Target | target profile | desired profile*
Lücke | Gap, Gaps, Delta | gap | delta, shortfall*
Nächster Schritt | Next Step*, Quick Win*, To-do* | next step | quick win*, to-do*
Voraussetzung | Vorbedingung* | prerequisite | precondition*
Startbedingung | Gate, Gates | readiness gate | start condition*, quality gate*
Nachweis | Evidenz* | evidence | evidences, proof point*
Weiß nicht | keine Ahnung, keine Angabe, k. A | don’t know | no idea, not sure
Nicht zutreffend | entfällt, n. a | not applicable | n/a
Bandbreite | Intervall*, Spannweite* | range | interval*, bandwidth
Vorläufig | provisorisch* | provisional | preliminary, tentative
Nicht bewertbar | nicht beurteilbar, nicht messbar | not rateable | unrateable, ratable
Kippelige Antwort | Wackelkandidat* | knife-edge answer | borderline answer*
Konsens | Dissens, Einhelligkeit | consensus | unanimity
Blinder Fleck | Blindspot*, toter Winkel | blind spot | blindspot*
Geschäftsführung | Vorstand*, *Management, Geschäftsleitung* | management | board*, executive*, C-suite
Auftrag | Mandat, Mandate, Mandats | mandate | assignment*
Freigabe | *genehmig*, Genehmigung*, Approval* | approval | sign-off*, clearance*, authorisation*
Freigabeprozess | Freigabeweg*, Freigabeablauf* | approval process | approval route*, approval workflow*
Partner | Auftragnehmer*, *Geschäftspartner*, Lieferant* | partner | vendor*, contractor*, supplier list*
Referenz | Fallstudie*, Case Stud*, Kundenreferenz* | reference | case stud*
Beitrag | Post, Posts, Posting*, *posten, *postet, Tweet* | post | postings, tweet*
Unternehmensseite | Fanpage*, Firmenseite* | company page | fan page*, business page*
Kanal | Channel, Channels | channel | outlet*
Konto | Account* | account | handles, user name*, username*
Leitlinien | Guideline*, Policy, Policies, Richtlinie*, Regelwerk* | guidelines | policy, policies, rulebook*
Netiquette | Hausregel*, Community-Regel*, Nettiquette | house rules | netiquette, community guidelines
Redaktionsplan | Content*pl*, Themenpl*, Redaktionskalender* | editorial plan | content plan*, content calendar*
Beobachtung | *onitoring, Listening, Tracking | monitoring, listening | tracking, scanning
Nennung | Mention*, Erwähnung* | mention | name-check*
Bewertung (Triage) | Einstufung*, Priorisierung* | triage | prioritisation, screening
Eskalationsplan | Krisenpl*, Krisenhandb* | escalation plan | crisis plan*, crisis manual*
Vorfall | *Krise, Krisen*, Zwischenf*, Shitstorm* | incident | crisis, crises
Schweregrad Grün, Gelb, Rot | Ampel*, Orange | severity green, amber, red | yellow, orange, traffic light*
Sperrfrist | Embargo*, Nachrichtensperre* | embargo | blackout*
Vertraulichkeitsklasse | Geheimhaltungsstufe*, Schutzklasse* | confidentiality class | secrecy level*
Vertraulichkeitsvereinbarung | NDA, Geheimhaltungsvereinb* | confidentiality agreement | NDA, non-disclosure*
Meldeweg | Denunz*, Meldestelle*, Meldekan*, Whistle* | reporting line | whistle*, reporting channel*, reporting route*
Botschafter | *ambassador*, Corporate Influencer* | employee advocates | ambassador*, corporate influencer*
Anbieterkennzeichnung (Impressum) | Anbieterangabe* | provider identification (imprint) | legal notice*, site notice*
Werbekennzeichnung | Werbehinweis*, Anzeigenkennz* | ad labelling | ad disclosure*, ad labeling
Gemeinsame Verantwortlichkeit | gemeinsame* Verantwortung | joint controllership | joint responsibility
Mitbestimmung | Mitsprache* | co-determination | codetermination, worker participation
Prüfpunkt | Kontrollpunkt*, Checkpoint* | checkpoint | check point*, control point*
Datenpanne | Datenleck*, Datenschutzverletzung* | data breach | data leak*
Maßnahmenplan | Aktionspl*, Action Plan* | action plan | plan of action
Personentage | Manntag*, Personentag, PT | person-days | man-day*, PD, PDs
Beschäftigte | Mitarbeiter*, Mitarbeitende*, Angestellt*, Belegschaft* | employees, staff | workforce, personnel
Werkzeug | *Tool, *Tools | tool | toolset*
Kundenservice | Kundendienst* | customer service | customer care
"""

# Where a rival is the right word after all: by phrase …
RIGHT_PHRASES = [
    "(Fanpage)",  # the name that the reader may know, in brackets behind ours
    "(fan page)",
    "EmpCo-Richtlinie",  # a directive of the EU
    "review scores",  # points that customers give
]
# … and by place.
RIGHT_PLACES = {
    r"PRO1\.|PRO2\.|no-channel\.": ["Krise", "crisis"],  # a class of content, and the plan for severity red
    r"SKL2\.|MON3\.risk": ["Krise", "crisis"],  # what training must cover and what triage must not miss
    r"severities\.0|courses\.crisis": ["Krise", "crisis"],  # severity red itself
    r"SKL4\.help": ["Corporate Influencer", "corporate influencers"],  # explained there
    r"PAR5\.help": ["Lieferantenliste", "supplier list"],  # the very list that is no partner register
}

TEXTS = [*of_pack(SOCIAL_MEDIA), *of_samples(SOCIAL_MEDIA), *of_app()]


class Term(NamedTuple):
    name: dict[str, str]
    rivals: dict[str, re.Pattern[str]]


def read(row: str) -> Term:
    de, not_de, en, not_en = row.split(" | ")
    return Term({"de": de, "en": en}, {"de": pattern(not_de), "en": pattern(not_en, re.IGNORECASE)})


def pattern(rivals: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    words = "|".join(re.escape(rival).replace(r"\*", r"\w*") for rival in rivals.split(", "))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_no_rival_of_a_term_is_used(row: str):
    term = read(row)

    assert [
        f"{said.place}: “{found[0]}”, but the term is “{term.name[said.language]}”"
        for said in TEXTS
        for found in term.rivals[said.language].finditer(without_right_phrases(said.text))
        if not is_right_here(said.place, found[0])
    ] == []


def without_right_phrases(text: str) -> str:
    return re.sub("|".join(map(re.escape, RIGHT_PHRASES)), "", text, flags=re.IGNORECASE)


def is_right_here(place: str, word: str) -> bool:
    return any(word in words and re.search(pattern, place) for pattern, words in RIGHT_PLACES.items())


def test_a_service_provider_is_named_only_beside_agencies_because_all_of_them_are_partners():
    alone = re.compile("Dienstleister|service provider")

    assert [s.place for s in TEXTS if alone.search(s.text) and not re.search("[Aa]genc?(?:y|ies|tur)", s.text)] == []


def test_every_exception_is_still_needed():
    for phrase in RIGHT_PHRASES:
        assert any(phrase in said.text for said in TEXTS), phrase
    for place, words in RIGHT_PLACES.items():
        assert [w for w in words if not any(re.search(place, s.place) and w in s.text for s in TEXTS)] == [], place
