"""What the companies of a sample portfolio are called, where they sit, and what they write: all of it is invented.

Names are those of things and trees, so that no real firm is meant.
"""

from readiness.domain.values import Text

FAMILIES = (
    *("Ahorn", "Birke", "Buche", "Eiche", "Erle", "Esche", "Espe", "Fichte", "Flieder", "Ginster", "Hasel", "Holunder"),
    *("Kastanie", "Kiefer", "Lärche", "Linde", "Mispel", "Pappel", "Platane", "Quitte", "Robinie", "Rotdorn"),
    *("Sanddorn", "Schlehe", "Tanne", "Ulme", "Wacholder", "Walnuss", "Weide", "Weißdorn", "Zeder", "Zirbe"),
)

# What firms of a sector do, by the answer to the question for it.
CRAFTS = {
    "industry": ("Pumpen", "Antriebe", "Messtechnik", "Werkzeugbau", "Ventile", "Fördertechnik"),
    "food": ("Mühle", "Molkerei", "Säfte", "Backwaren", "Kaffee"),
    "consumer_goods": ("Möbel", "Textil", "Sportartikel", "Naturkosmetik", "Leuchten"),
    "retail": ("Fachhandel", "Gartencenter", "Radhaus", "Buchhandel"),
    "construction": ("Holzbau", "Dachtechnik", "Elektro", "Tiefbau", "Sanitär"),
    "health": ("Pflegedienst", "Klinik", "Labor", "Reha"),
    "services": ("Beratung", "Systeme", "Steuerkanzlei", "Planung", "Logistik"),
    "tourism": ("Hotel", "Bergbahnen", "Veranstaltungen", "Gasthof"),
    "public": ("Stadtwerke", "Bildungswerk", "Verband", "Museum"),
}
FORMS = {
    "DE": ("GmbH", "GmbH & Co. KG", "AG", "KG"),
    "AT": ("GmbH", "KG", "AG"),
    "CH": ("AG", "GmbH"),
    "other": ("SA", "BV"),
}
SITES = ("Aalen", "Bruck", "Celle", "Döbeln", "Erding", "Fulda", "Gotha", "Husum", "Ilmenau", "Jever")
PEOPLE = ("A. Amsel", "B. Bussard", "C. Drossel", "D. Elster", "E. Falke", "F. Gimpel", "G. Häher", "H. Kiebitz")
ASSESSORS = ("I. Lerche", "J. Meise", "K. Pirol")

TAGS = (
    Text("Bestandskunde", "Existing client"),
    Text("Neukunde", "New client"),
    Text("Förderprogramm", "Funding scheme"),
    Text("Messeauftritt", "Trade fair"),
    Text("Pilot", "Pilot"),
)
EVIDENCE = (
    Text("Protokoll der Geschäftsleitung vom Frühjahr.", "Minutes of the management meeting in spring."),
    Text(
        "Liste der Kanäle im Ordner Marketing, zuletzt im März geprüft.",
        "List of channels in the marketing folder, last checked in March.",
    ),
    Text("Vertrag mit der Agentur, Anlage 2.", "Contract with the agency, annex 2."),
    Text("Freigabe läuft per E-Mail, eine Regel gibt es nicht.", "Approval by e-mail; there is no rule."),
    Text("Schulung im Herbst, Teilnehmerliste liegt vor.", "Training in autumn; there is a list of participants."),
    Text("Nur mündlich vereinbart, so die Leitung des Vertriebs.", "Agreed orally only, says the head of sales."),
    Text(
        "Monatlicher Bericht der Agentur, ohne Zahlen zum Vertrieb.",
        "Monthly report of the agency, without sales figures.",
    ),
    Text("Datenschutz hat zugestimmt, Vermerk im Vorgang.", "Data protection has agreed; note on file."),
    Text("Im Krisenplan erwähnt, aber nie geübt.", "Mentioned in the crisis plan, but never practised."),
    Text(
        "Der Händler hat eigenmächtig ein Foto der Montage veröffentlicht.",
        "The dealer posted a photo of the assembly without asking.",
    ),
)
REASONS = (
    Text("Es gibt keinen eigenen Kanal, so beschlossen.", "There is no channel of our own, as decided."),
    Text("Keine Partner, die veröffentlichen.", "No partners that post."),
)
