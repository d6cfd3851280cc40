"""Faults the user can mend: they say what, where and what to do, in the user's language."""

from readiness.foundation.language import Language


class UserError(Exception):
    """Something outside the program is at fault: input, a file, the environment.

    `what` and `remedy` are English source strings with `{named}` places; `facts` fill them after translation.
    `where` names a file, a line or a field. Anything else that is raised is a fault of ours.
    """

    def __init__(self, code: str, what: str, remedy: str, /, *, where: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.what = what
        self.remedy = remedy
        self.where = where
        self.facts = facts

    def sentence(self, language: Language) -> str:
        """Return place, fault and remedy as one line of text."""
        remedy = language.gettext(self.remedy).format(**self.facts)
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.fault(language)} {remedy}"

    def fault(self, language: Language) -> str:
        """Return what is wrong, where place and remedy are shown otherwise."""
        return language.gettext(self.what).format(**self.facts)

    def __str__(self) -> str:
        """Show the untranslated sentence, for logs and test failures; it holds no answers or names."""
        return f"{self.code} {self.where}"
