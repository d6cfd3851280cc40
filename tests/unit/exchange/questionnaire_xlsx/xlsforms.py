"""Eight forms as people write them: the columns type, name, label, relevant, constraint, hint; then the choices."""

CLINIC = (
    """
start | start
deviceid | deviceid
begin_group | facility | Facility
note | intro | Please ask the person in charge of the clinic.
text | facility_name | Name of the facility
select_one level | facility_level | Level of the facility
date | visit_date | Date of the visit
integer | beds | Number of beds | | . >= 0 and . <= 500
select_one yn | power | Is there electricity today?
select_one power_source | main_source | What is the main source? | ${power} = 'yes'
decimal | hours_power | Hours of electricity a day | ${power} = 'yes' | . >= 0 and . <= 24
select_one yn | water | Is there running water?
end_group
begin_group | staff | Staff
integer | doctors | Doctors present | | . >= 0
integer | nurses | Nurses present | | . >= 0
select_one yn | night | Is someone there at night?
text | night_who | Who is there at night? | ${night} = 'yes'
calculate | staff_total | | | ${doctors} + ${nurses}
select_one ynp | trained | Has staff been trained on infection control this year?
date | last_training | Date of the last training | ${trained} = 'yes' or ${trained} = 'partly'
end_group
begin_group | drugs | Medicines
note | drugs_intro | Look into the store room.
select_multiple drug | available | Which medicines are available today?
integer | amox_stock | Boxes of amoxicillin | selected(${available}, 'amox')
select_one yn | expired | Are expired medicines kept apart?
select_one yn | stock_cards | Are stock cards up to date?
text | stock_why | Why not? | ${stock_cards} = 'no' and ${expired} = 'no'
geopoint | gps | Position of the store
image | photo | Picture of the store
end_group
begin_group | records | Records
select_one yn | register | Is there a patient register?
select_one often | register_often | How often is it checked? | ${register} = 'yes'
select_one yn | referral | Are referrals written down?
text | remarks | Remarks
note | thanks | Thank you. The report comes within a week.
end_group
""",
    """yn, yes, Yes; yn, no, No; ynp, yes, Yes; ynp, partly, Partly; ynp, no, No; level, 1, Health post;
level, 2, Health centre; level, 3, Hospital; power_source, grid, Grid; power_source, solar, Solar;
power_source, gen, Generator; drug, amox, Amoxicillin; drug, para, Paracetamol;
drug, ors, Oral rehydration salts; often, day, Daily; often, week, Weekly; often, never, Never""",
)

HOUSEHOLD = (
    """
today | today
begin group | hh | Household
text | village | Village
text | head | Name of the head of household
select_one sex | head_sex | Sex of the head
integer | head_age | Age of the head | | . > 14 and . < 120
integer | members | How many people live here? | | . >= 1 and . <= 40
integer | children | How many of them are under five? | ${members} > 1 | . >= 0 and . <= 20
select_one tenure | tenure | Do you own the house?
end group
begin repeat | member | Members
text | m_name | Name
integer | m_age | Age | | . >= 0 and . <= 120
select_one sex | m_sex | Sex
select_one yn | m_school | Does this person go to school? | ${m_age} >= 5 and ${m_age} <= 18
end repeat
begin group | wash | Water and sanitation
select_one water | water | Main source of drinking water
integer | minutes | Minutes to fetch water | not(${water} = 'tap') | . >= 0 and . <= 600
select_one yn | treat | Do you treat the water?
select_multiple treatment | how | How do you treat it? | ${treat} = 'yes'
text | how_other | What else? | selected(${how}, 'other')
select_one yn | latrine | Is there a latrine?
select_one yn | soap | Is there soap where hands are washed?
end group
begin group | food | Food
note | food_note | The questions are about the last seven days.
integer | meals | Meals a day | | . >= 0 and . <= 6
select_one yn | hungry | Did anyone go to bed hungry?
integer | hungry_days | On how many days? | ${hungry} = 'yes' | . >= 1 and . <= 7
select_multiple food | eaten | What did you eat?
end group
begin group | money | Income
select_one income | income | Main income
decimal | spent | Spent on food last week | | . >= 0
select_one yn | debt | Do you owe money?
decimal | debt_sum | How much? | ${debt} = 'yes' | . > 0
end group
geopoint | place | Place
""",
    """yn, yes, Yes; yn, no, No; sex, 1, Female; sex, 2, Male; tenure, own, Owned; tenure, rent, Rented;
tenure, free, Free; water, tap, Tap; water, well, Well; water, river, River; treatment, boil, Boil;
treatment, chlorine, Chlorine; treatment, other, Other; food, maize, Maize; food, beans, Beans;
food, meat, Meat; income, farm, Farming; income, trade, Trade; income, wage, Wages""",
)

SCHOOL = (
    """
begin_group | about | About the school
text | school | Name of the school
select_one kind | school_kind | Kind of school
integer | pupils | Number of pupils | | . >= 1 and . <= 5000
integer | teachers | Number of teachers | | . >= 1 and . <= 500
date | inspected | Date of the last inspection
end_group
begin_group | building | Building
note | b_note | Walk through the building with the caretaker.
select_one rate | roof | How good is the roof?
select_one rate | rooms | How good are the classrooms?
select_one rate | toilets | How good are the toilets?
text | toilets_why | What is missing? | ${toilets} = 'poor' or ${toilets} = 'bad'
select_one yn | ramp | Can wheelchairs get in?
select_one yn | lift | Is there a lift? | ${ramp} = 'yes'
select_one yn | fire | Are escape routes marked?
date | drill | Date of the last fire drill | ${fire} = 'yes'
end_group
begin_group | lessons | Lessons
integer | hours | Lessons a week | | . >= 10 and . <= 50
select_multiple subject | subjects | Which subjects are taught?
text | lab | What does the laboratory lack? | selected(${subjects}, 'science') and ${hours} > 20
select_one rate | books | How good are the books?
select_one yn | internet | Is there internet in class?
decimal | mbit | How fast is it? | ${internet} = 'yes' | . >= 0 and . <= 10000
range | mood | Mood of the class, 1 to 10 | | . >= 1 and . <= 10
end_group
begin_group | parents | Parents
select_one yn | council | Is there a parents' council?
integer | meetings | Meetings a year | ${council} = 'yes' | . >= 0 and . <= 52
select_one yn | lunch | Is there lunch?
decimal | lunch_price | Price of a lunch | ${lunch} = 'yes' | . >= 0 and . <= 50
text | wishes | What do parents wish for?
note | end_note | Thank the head teacher.
end_group
""",
    """yn, yes, Yes; yn, no, No; kind, primary, Primary; kind, secondary, Secondary; rate, good, Good, 3;
rate, fair, Fair, 2; rate, poor, Poor, 1; rate, bad, Bad, 0; subject, maths, Maths;
subject, science, Science; subject, art, Art""",
)

NGO = (
    """
username | username
begin_group | partner | Partner organisation
text | org | Name of the organisation
select_one legal | legal_form | Legal form
integer | founded | Year of foundation | | . >= 1800 and . <= 2100
integer | staff | Paid staff | | . >= 0 and . <= 10000
select_multiple sector | sectors | Sectors of work
text | sectors_other | Which other sectors? | selected(${sectors}, 'other')
end_group
begin_group | governance | Governance
note | gov | Ask for documents where there are any.
select_one score | board | Does a board meet regularly?
integer | board_meetings | How often last year? | ${board} != 'none' | . >= 0 and . <= 52
select_one score | statutes | Are statutes written and known?
select_one score | conflict | Is there a rule on conflicts of interest?
select_one score | strategy | Is there a strategy?
date | strategy_until | Until when does it run? | ${strategy} = 'full'
end_group
begin_group | finance | Finance
select_one score | budget | Is there a budget for the year?
select_one score | two_eyes | Do two people sign payments?
select_one score | audit | Is there an audit?
date | audit_date | Date of the last audit | ${audit} = 'full' or ${audit} = 'part'
decimal | income | Income last year | | . >= 0
begin_group | donors | Donors
integer | n_donors | Number of donors | | . >= 0 and . <= 1000
decimal | share | Share of the largest donor | ${n_donors} > 1 | . >= 0 and . <= 100
end_group
end_group
begin_group | safeguarding | Safeguarding
select_one score | policy | Is there a policy on safeguarding?
select_one score | complaints | Can people complain safely?
text | complaints_how | How? | ${complaints} != 'none'
select_one yn | incidents | Were there incidents last year?
integer | incidents_n | How many? | ${incidents} = 'yes' | . >= 1 and . <= 999
audio | interview | Recording of the interview
text | agreed | What was agreed?
end_group
""",
    """yn, yes, Yes; yn, no, No; legal, assoc, Association; legal, found, Foundation; sector, health, Health;
sector, edu, Education; sector, other, Other; score, full, Fully, 2; score, part, Partly, 1;
score, none, Not at all, 0""",
)

SECURITY = (
    """
begin_group | company | Company
text | name | Name of the company
integer | computers | Number of computers | | . >= 1 and . <= 100000
select_multiple system | systems | Which systems do you use?
select_one yn | it_staff | Is there someone for IT?
text | it_who | Who? | ${it_staff} = 'yes'
end_group
begin_group | backup | Backup
note | b | A backup counts only if it was restored once.
select_one ynp | backup_done | Are all data backed up every day?
select_one ynp | offsite | Is one copy kept elsewhere?
date | restored | Date of the last restore | ${backup_done} = 'yes' or ${backup_done} = 'partly'
integer | days_kept | Days that copies are kept | ${backup_done} != 'no' | . >= 1 and . <= 3650
end_group
begin_group | access | Access
select_one ynp | mfa | Is a second factor used everywhere?
select_multiple system | mfa_where | Where is it missing? | ${mfa} = 'partly'
select_one ynp | leavers | Are accounts of leavers closed within a day?
integer | admins | How many people are administrators? | | . >= 0 and . <= 1000
text | admins_why | Why so many? | ${admins} > 5
end_group
begin_group | mail | E-mail
select_one ynp | phishing | Has staff been trained on phishing?
date | phishing_date | When was the last training? | ${phishing} = 'yes'
select_one ynp | macros | Are macros from the internet blocked?
end_group
begin_group | servers | Servers
select_one yn | servers_own | Do you run servers of your own?
integer | servers_n | How many? | ${servers_own} = 'yes' | . >= 1 and . <= 1000
select_one ynp | patches | Are updates installed within 14 days? | ${servers_own} = 'yes'
select_one ynp | logs | Are logs kept for 90 days? | ${servers_own} = 'yes' and ${servers_n} > 1
end_group
begin_group | emergency | Emergency
select_one ynp | plan | Is there an emergency plan?
select_one ynp | plan_paper | Is it there on paper? | not(${plan} = 'no')
text | phone | Whom do you call first?
select_one yn | insured | Are you insured?
decimal | sum | Up to how much? | ${insured} = 'yes' | . >= 0
barcode | asset | Asset tag of the server
end_group
""",
    """yn, yes, Yes; yn, no, No; ynp, yes, Yes; ynp, partly, Partly; ynp, no, No; ynp, dk, Don't know;
system, mail, Mail; system, erp, ERP; system, web, Web shop""",
)

STAFF = (
    """
begin_group | person | Angaben zur Person
select_one abteilung | abteilung | In welcher Abteilung arbeiten Sie?
integer | jahre | Seit wie vielen Jahren? | | . >= 0 and . <= 60
select_one jn | leitung | Führen Sie andere?
integer | team | Wie viele? | ${leitung} = 'ja' | . >= 1 and . <= 500
date | beginn | Seit wann sind Sie in dieser Stelle?
end_group
begin_group | arbeit | Arbeit
note | hinweis | Ihre Antworten werden nur zusammengefasst gezeigt.
select_one zustimmung | aufgabe | Meine Aufgaben sind klar.
select_one zustimmung | mittel | Ich habe, was ich brauche.
text | mittel_was | Was fehlt? | ${mittel} = '1' or ${mittel} = '2'
select_one zustimmung | zeit | Ich schaffe meine Arbeit in der Zeit.
integer | ueberstunden | Überstunden im Monat | | . >= 0 and . <= 200
text | ueberstunden_grund | Woran liegt das? | ${ueberstunden} >= 20
end_group
begin_group | fuehrung | Führung
select_one zustimmung | lob | Gute Arbeit wird gesehen.
select_one zustimmung | gespraech | Ich kann offen sprechen.
select_one jn | jahresgespraech | Gab es ein Jahresgespräch?
date | jahresgespraech_am | Wann? | ${jahresgespraech} = 'ja'
text | jahresgespraech_warum | Warum nicht? | ${jahresgespraech} = 'nein'
end_group
begin_group | lernen | Lernen
select_multiple kurs | kurse | Welche Kurse haben Sie besucht?
text | kurs_sprache | Welche Sprache? | selected(${kurse}, 'sprache')
select_one jn | kurs_wunsch | Wünschen Sie einen Kurs?
text | kurs_welcher | Welchen? | ${kurs_wunsch} = 'ja'
decimal | kurs_tage | Tage im Jahr | | . >= 0 and . <= 60
end_group
begin_group | gesundheit | Gesundheit
select_one zustimmung | pause | Ich mache Pausen.
select_one jn | homeoffice | Arbeiten Sie auch zu Hause?
integer | homeoffice_tage | Tage in der Woche | ${homeoffice} = 'ja' | . >= 1 and . <= 7
text | vorschlag | Was würden Sie zuerst ändern?
note | danke | Danke.
end_group
""",
    """jn, ja, Ja; jn, nein, Nein; abteilung, fertigung, Fertigung; abteilung, verwaltung, Verwaltung;
kurs, sprache, Sprache; kurs, sicherheit, Sicherheit; zustimmung, 1, Gar nicht, 0; zustimmung, 2, Kaum, 1;
zustimmung, 3, Eher, 2; zustimmung, 4, Ganz, 3""",
)

FARM = (
    """
begin_group | all | Farm survey
begin_group | farmer | Farmer
text | farmer_name | Name of the farmer
integer | farmer_age | Age | | . >= 16 and . <= 100
select_one yn | member | Member of a cooperative?
text | coop | Which one? | ${member} = 'yes'
end_group
begin_group | land | Land
decimal | hectares | Hectares in all | | . > 0 and . <= 10000
select_one tenure | land_tenure | Who owns the land?
select_one yn | irrigated | Is any of it irrigated?
decimal | irrigated_ha | How many hectares? | ${irrigated} = 'yes' | . > 0
geotrace | border | Walk along the border
end_group
begin_group | crops | Crops
note | crops_note | Name everything that was sown this year.
select_multiple crop | crop | Which crops?
decimal | maize_ha | Hectares of maize | selected(${crop}, 'maize')
decimal | coffee_ha | Hectares of coffee | selected(${crop}, 'coffee')
date | sown | When was it sown? | selected(${crop}, 'maize') or selected(${crop}, 'beans')
select_one yn | seeds | Did you buy seeds?
decimal | seeds_cost | What did they cost? | ${seeds} = 'yes' | . >= 0
select_one pest | pests | Were there pests?
text | pests_what | Which? | ${pests} != 'none'
end_group
begin_group | animals | Animals
integer | cows | Cows | | . >= 0 and . <= 5000
integer | milk | Litres of milk a day | ${cows} > 0 | . >= 0 and . <= 100000
integer | goats | Goats | | . >= 0 and . <= 5000
select_one yn | vet | Did a vet come this year?
text | vet_why | Why? | ${vet} = 'yes' and (${cows} > 0 or ${goats} > 0)
end_group
begin_group | sale | Sale
select_one where | sold | Where do you sell?
integer | km | Kilometres to the market | ${sold} = 'market' | . >= 0 and . <= 1000
select_one yn | contract | Is there a contract?
text | problem | What is the largest problem?
calculate | total | | | ${maize_ha} + ${coffee_ha}
end_group
end_group
""",
    """yn, yes, Yes; yn, no, No; tenure, own, Own; tenure, rent, Rented; crop, maize, Maize;
crop, coffee, Coffee; crop, beans, Beans; pest, none, None; pest, few, Few; pest, many, Many;
where, market, Market; where, trader, Trader; where, none, Nowhere""",
)

EVENT = (
    """
text | visitor | Your name
select_one way | way | How did you come?
integer | km | How far is it? | ${way} = 'car' or ${way} = 'train' | . >= 0 and . <= 5000
begin_group | talks | Talks
note | talks_note | Leave out what you did not hear.
select_one stars | opening | The opening
select_one stars | keynote | The keynote
text | keynote_why | What was missing? | ${keynote} = '1'
select_one stars | workshops | The workshops
select_multiple workshop | workshop | Which ones?
text | w_a | Workshop A: what will you use? | selected(${workshop}, 'a')
text | w_b | Workshop B: what will you use? | selected(${workshop}, 'b')
end_group
begin_group | place | Place
select_one stars | rooms | The rooms
select_one stars | food | The food
select_one yn | diet | Do you need a diet?
text | diet_which | Which? | ${diet} = 'yes'
select_one yn | access | Could you reach every room?
text | access_why | What was in the way? | ${access} = 'no'
end_group
begin_group | next | Next year
select_one yn | again | Will you come again?
date | best | Which day suits you best? | ${again} = 'yes'
integer | price | What may it cost? | ${again} = 'yes' | . >= 0 and . <= 5000
text | topic | Which topic do you miss?
select_one yn | speak | Would you speak yourself?
text | speak_what | About what? | ${speak} = 'yes' and ${again} = 'yes'
select_one yn | contact | May we write to you?
text | mail | Your address | ${contact} = 'yes' and string-length(${visitor}) > 0
note | bye | Thank you, and a safe way home.
acknowledge | privacy | I have read the privacy notice.
end_group
text | anything | Anything else?
""",
    """yn, yes, Yes; yn, no, No; way, car, Car; way, train, Train; way, foot, On foot; stars, 1, One star, 1;
stars, 2, Two stars, 2; stars, 3, Three stars, 3; workshop, a, Workshop A; workshop, b, Workshop B""",
)

FORMS = {
    "clinic": CLINIC,
    "household": HOUSEHOLD,
    "school": SCHOOL,
    "ngo": NGO,
    "security": SECURITY,
    "staff": STAFF,
    "farm": FARM,
    "event": EVENT,
}


def sheets_of(name: str, label: str = "label") -> dict[str, list[list[str]]]:
    """Return the sheets of a form as rows."""
    survey, choices = FORMS[name]
    rows = [["type", "name", label, "relevant", "constraint"]]
    rows += [[cell.strip() for cell in line.split("|")] for line in survey.strip().splitlines()]
    listed = [["list_name", "name", label, "points"]]
    listed += [[cell.strip() for cell in line.split(",")] for line in choices.split(";")]
    return {
        "survey": rows,
        "choices": listed,
        "settings": [["form_title", "form_id"], [f"The {name} survey", f"{name}_survey"]],
    }
