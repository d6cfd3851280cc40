"""A small questionnaire in German alone: every kind of answer and of fact, a section with a condition, own roles."""

from pathlib import Path

from readiness.catalog.packs import load_pack
from readiness.domain.questionnaire import Questionnaire

_PACK = """\
format: readiness-pack/2
id: vereins-check
version: 1.0.0
title: {de: Vereins-Check}
languages: [de]
result: percent
room:
  vorstand: {de: Vorstand}
  aktive: {de: Aktive}
  mitglieder: {de: Mitglieder}
  eltern: {de: Eltern}
scales:
  sechs:
    - {level: 0, name: {de: nie}}
    - {level: 1, name: {de: selten}}
    - {level: 2, name: {de: manchmal}}
    - {level: 3, name: {de: oft}}
    - {level: 4, name: {de: meist}}
    - {level: 5, name: {de: immer}}
dimensions: [VER, JUG]
"""
_CLUB = """\
code: VER
name: {de: Verein}
facts:
  - code: SITZ
    name: {de: Sitz}
    question: {de: Wo ist der Verein eingetragen?}
    measure: {kind: text}
  - code: SEIT
    name: {de: Gründung}
    question: {de: Seit wann gibt es den Verein?}
    measure: {kind: date}
  - code: BEITRAG
    name: {de: Beitrag}
    question: {de: Wie hoch ist der Jahresbeitrag?}
    measure: {kind: number, lowest: 0, unit: {de: Euro}}
  - code: JUGEND
    name: {de: Jugendarbeit}
    question: {de: Gibt es eine Jugendabteilung?}
    measure: {kind: choice, choices: [{value: ja, text: {de: "Ja, seit Langem"}}, {value: nein, text: {de: Nein}}]}
  - code: SPARTEN
    name: {de: Sparten}
    question: {de: Welche Sparten gibt es?}
    measure: {kind: multiple, choices: [{value: fussball, text: {de: Fußball}}, {value: turnen, text: {de: Turnen}}]}
capabilities:
  - code: VER1
    name: {de: Satzung}
    question: {de: Gibt es eine gültige Satzung?}
    scale: yes_no
  - code: VER2
    name: {de: Protokolle}
    question: {de: Wie oft werden Beschlüsse mitgeschrieben?}
    scale: sechs
  - code: VER3
    name: {de: Kasse}
    question: {de: Wie viele Menschen prüfen die Kasse?}
    measure: {kind: number, whole: true, lowest: 0, bands: [{level: 0}, {level: 3, least: 1}, {level: 5, least: 2}]}
"""
_YOUTH = """\
code: JUG
name: {de: Jugend}
ask_when: JUGEND = ja
capabilities:
  - code: JUG1
    name: {de: Führungszeugnisse}
    question: {de: Liegen Führungszeugnisse aller Betreuenden vor?}
    scale: yes_partly_no
  - code: JUG2
    name: {de: Aufsicht}
    ask_when: JUG1 >= 3
    question: {de: "Ist die Aufsicht geregelt, und kennen alle die Regel?"}
    answers:
      - {level: 0, name: {de: Nicht geregelt}}
      - {level: 2, name: {de: "1 Regel, mündlich"}}
      - {level: 5, name: {de: "2 Regeln, schriftlich"}, text: {de: Alle haben sie unterschrieben.}}
"""


def write_german_pack(folder: Path) -> Path:
    """Write the pack into a folder, which is made, and return it."""
    (folder / "dimensions").mkdir(parents=True)
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    (folder / "dimensions" / "VER.yaml").write_text(_CLUB, encoding="utf-8")
    (folder / "dimensions" / "JUG.yaml").write_text(_YOUTH, encoding="utf-8")
    return folder


def german_pack(folder: Path) -> Questionnaire:
    """Return the questionnaire."""
    return load_pack(write_german_pack(folder / "vereins-check"))
