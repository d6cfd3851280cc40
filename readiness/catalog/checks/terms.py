"""Are the words that questions use in one sense only explained, and all of them used?"""

from collections.abc import Iterator

from readiness.catalog.pack import Pack
from readiness.foundation.errors import Fault
from readiness.foundation.translation import N_


def check(pack: Pack) -> Iterator[Fault]:
    """Yield terms that are not defined, are named twice by one question, or are used by none."""
    defined = {term.code for term in pack.questionnaire.terms}
    used: set[str] = set()
    for place, capability in pack.capabilities():
        for i, code in enumerate(capability.terms):
            here = (*place, "terms", i)
            if code not in defined:
                yield Fault(
                    "term-unknown",
                    here,
                    N_("The term “{code}” is not explained anywhere."),
                    N_("Explain it in terms.yaml, or use one of these: {names}.")
                    if defined
                    else N_("Explain it in terms.yaml, or remove it here."),
                    {"code": code, "names": ", ".join(sorted(defined))},
                    code,
                )
            elif code in capability.terms[:i]:
                yield Fault(
                    "term-twice",
                    here,
                    N_("The term “{code}” is named twice here."),
                    N_("Remove one of the two."),
                    {"code": code},
                    code,
                )
            used.add(code)
    for i, term in enumerate(pack.questionnaire.terms):
        if term.code not in used:
            yield Fault(
                "term-unused",
                ("terms", i, "code"),
                N_("No question uses the term “{code}”."),
                N_("Name it in “terms” of the questions that use the word, or remove it."),
                {"code": term.code},
                term.code,
            )
