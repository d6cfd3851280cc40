"""Words that people type and the texts do not use, with those that the texts use instead: the search finds both."""

from readiness.foundation.language import Language


def synonyms(language: Language) -> tuple[tuple[str, ...], ...]:
    """Return groups of words that stand for the same thing, in one language; a translator may choose other words.

    A word of up to three letters is one such as "AI", and is looked for as a whole; another one is found inside words.
    """
    pgettext = language.pgettext
    groups = (
        pgettext("search", "incident, crisis, crises, backlash, shitstorm, firestorm"),
        pgettext("search", "partner, agency, agencies, service provider, supplier, freelancer"),
        pgettext("search", "AI, artificial intelligence, generative, ChatGPT"),
        pgettext("search", "GDPR, data protection, privacy, personal data, DSGVO"),
        pgettext("search", "approval, approve, sign-off, clearance, authorisation"),
        pgettext("search", "employee, staff, worker"),
        pgettext("search", "management, managing director, CEO, executive, boss"),
        pgettext("search", "account, login, password, credentials"),
        pgettext("search", "channel, platform, Instagram, LinkedIn, Facebook, TikTok, YouTube"),
        pgettext("search", "post, content, posting"),
        pgettext("search", "advocate, ambassador, influencer"),
        pgettext("search", "ad labelling, advertising, sponsored, disclosure"),
        pgettext("search", "monitoring, listening, alert"),
        pgettext("search", "guidelines, policy, policies"),
        pgettext("search", "measurement, metric, KPI, analytics"),
        pgettext("search", "training, e-learning, coaching"),
        pgettext("search", "picture, photo, image, video"),
        pgettext("search", "copyright, image rights, licence, license"),
        pgettext("search", "works council, co-determination, union"),
        pgettext("search", "budget, cost, money, expense"),
        pgettext("search", "fake, impersonation, phishing, hacked"),
    )
    return tuple(tuple(group.split(", ")) for group in groups)
