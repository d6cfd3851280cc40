"""Does every statement and every step stand alone?"""

from pathlib import Path

import pytest

from tests.unit.catalog.tiny_pack import ONE, Fault, found, put, rich_pack, tiny_pack, write_pack

DE = "capabilities.0.levels.2.de"
EN = "capabilities.0.levels.2.en"
STEP_DE = "capabilities.0.next_steps.2.de"
STEP_EN = "capabilities.0.next_steps.2.en"
POINTING = [
    (STEP_DE, "Vereinbaren Sie mit dieser Person feste Stunden.", "dieser Person"),
    (STEP_DE, "Benennen Sie jemanden, der diese Quellen verfolgt.", "diese Quellen"),
    (STEP_DE, "Machen Sie aus dieser Seite eine Checkliste.", "dieser Seite"),
    (STEP_DE, "Besprechen Sie den Entwurf zuerst mit dem Betriebsrat.", "den Entwurf"),
    (STEP_DE, "Schicken Sie die Liste an den Vertrieb.", "die Liste"),
    (DE, "Der Plan wird jedes Jahr geübt.", "Der Plan"),
    (DE, "Die Regeln hängen in der Kantine.", "Die Regeln"),
    (DE, "Dafür ist eine Person benannt.", "Dafür"),
    (DE, "Darum kümmert sich die Agentur jede Woche.", "Darum"),
    (DE, "Es wird jeden Monat geprüft.", "Es"),
    (DE, "Er wird jeden Monat geprüft.", "Er"),
    (DE, "Sie wird jeden Monat geprüft.", "Sie"),
    (DE, "Diese gelten auch für Partner.", "Diese"),
    (STEP_EN, "Agree fixed hours with this person.", "this person"),
    (STEP_EN, "Name someone who follows these sources.", "these sources"),
    (STEP_EN, "Discuss the draft with the works council.", "the draft"),
    (EN, "The figures are discussed every quarter.", "The figures"),
    (EN, "These rules are reviewed every year.", "These"),
    (EN, "It is tested once a year.", "It"),
    (EN, "They meet once a month.", "They"),
    (EN, "This is reviewed every year.", "This"),
]
STANDING_ALONE = [
    (DE, "Es gibt keinen Redaktionsplan für die Kanäle."),
    (DE, "Es ist nicht bekannt, wer Beiträge freigibt."),
    (DE, "Es wird geprüft, ob Beiträge freigegeben waren."),
    (DE, "Es werden keine Nennungen gesucht."),
    (DE, "Es wird nicht geprüft, wer antwortet."),
    (DE, "Es fehlt eine Regel für Freigaben."),
    (DE, "Sie messen jeden Monat die Antwortzeit."),
    (DE, "Eine Liste nennt alle Kanäle. Die Liste wird jeden Monat geprüft."),
    (DE, "Die Liste der Partner nennt eine zuständige Person."),
    (DE, "Die Liste, die alle Kanäle nennt, hängt aus."),
    (DE, "Der Redaktionsplan wird jeden Monat geprüft."),
    (DE, "In diesem Jahr haben zwei Personen einen Kurs besucht."),
    (DE, "Beiträge erscheinen nur, wenn diese freigegeben sind."),
    (STEP_DE, "Benennen Sie eine Person und geben Sie dieser Person zwei Stunden."),
    (STEP_DE, "Schreiben Sie einen Entwurf und besprechen Sie den Entwurf mit dem Betriebsrat."),
    (EN, "It is not known who approves posts."),
    (EN, "It is agreed in writing with the agency: posts need approval."),
    (EN, "Those who approve posts have been trained."),
    (EN, "The list of partners names a person responsible."),
    (EN, "The person responsible checks every month."),
    (EN, "The editorial plan is checked every month."),
    (EN, "A list names every channel, and the list is checked."),
    (STEP_EN, "Discuss the draft guidelines with the works council."),
    (STEP_DE, "Stellen Sie Fragen und schicken Sie diese allen Beschäftigten."),
    (STEP_EN, "Take the action plan from the report on this questionnaire."),
    (EN, "This year, two people attended a course."),
    (EN, "Posts are checked so that mistakes are found."),
    (STEP_EN, "Name a person and give this person two hours."),
]


@pytest.mark.parametrize(("place", "text", "words"), POINTING)
def test_a_text_that_points_elsewhere_is_found(place: str, text: str, words: str, tmp_path: Path):
    fault = Fault("text-reference", ONE, place, text, shown=words)

    assert fault.findings(tmp_path) == fault.expected()


@pytest.mark.parametrize(("place", "text"), STANDING_ALONE)
def test_a_text_that_stands_alone_is_fine(place: str, text: str, tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, place, text)

    # The other language says less.
    assert {f.code for f in found(write_pack(tmp_path, files))} <= {"text-unequal"}


def test_a_step_for_some_organisations_stands_alone_too(tmp_path: Path):
    place = "capabilities.0.variants.1.text.en"
    fault = Fault("text-reference", ONE, place, "Send the list to sales.", shown="the list", files=rich_pack())

    assert fault.findings(tmp_path) == fault.expected()


def test_other_texts_may_point(tmp_path: Path):
    files = tiny_pack()
    put(files, ONE, "capabilities.0.why.en", "It happened on a Monday to this person.")

    assert found(write_pack(tmp_path, files)) == []
