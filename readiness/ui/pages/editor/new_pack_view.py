"""The form for a new questionnaire: what it is called, in which languages it is, how its questions are answered."""

from readiness.catalog.writing.making import make_pack
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import UserError
from readiness.foundation.language import LANGUAGES
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import EditPackRoute
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.segmented import Segmented
from readiness.ui.widgets.stored_text import LimitedLine

_BOTH = ("de", "en")


class NewPackView(Page, FramedPage):
    """Everything that is asked here can be changed later; a title is enough."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        language = context.language
        _ = language.gettext
        self.column.addWidget(text(_("New questionnaire"), TITLE, bold=True))
        self.column.addWidget(text(_("You can change all of this later."), role="quiet"))
        self._title = LimitedLine(context.unstored, NAME_LIMIT)
        self.column.addWidget(labelled(_("Title"), self._title, self._title.refusal))
        self._missing = text("", role="warning")
        self._missing.hide()
        self.column.addWidget(self._missing)
        self._title.textChanged.connect(self._missing.hide)

        self._languages = Segmented(
            [((one.code,), one.name) for one in LANGUAGES.values()] + [(_BOTH, _("Both"))], context.tokens
        )
        self._languages.chosen.connect(self._languages.show_value)
        self._languages.show_value((language.code,))
        self.column.addWidget(labelled(_("Language"), self._languages))

        self._scale = ChoiceList(context.tokens)
        self._scale.add(_("Yes / Partly / No"), "yes_partly_no")
        self._scale.add(_("Yes / No"), "yes_no")
        self._scale.add(_("Six levels with a statement each"), "")
        self.column.addWidget(labelled(_("How most questions are answered"), self._scale))

        self._result = Segmented(
            [("percent", _("Percentage of what can be reached")), ("stages", _("Stages 0 to 5"))], context.tokens
        )
        self._result.chosen.connect(self._result.show_value)
        self._result.show_value("percent")
        self.column.addWidget(labelled(_("What the result is"), self._result))
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self.bar.add_back(_("Cancel"), self.escape)
        self.bar.add_primary(_("Begin to write"), self._begin, _("Enter"))
        self._title.returnPressed.connect(self._begin)
        self.setFocusProxy(self._title)

    def _begin(self) -> None:
        context, title = self._context, self._title.text().strip()
        _ = context.language.gettext
        if not title:
            self._missing.setText(_("A questionnaire needs a title."))
            self._missing.show()
            context.notifier.tell(_("A questionnaire needs a title."))
            self._title.setFocus()
            return
        languages = list(self._languages.value)
        first = languages[0]
        name = LANGUAGES[first].gettext("First dimension")
        try:
            folder = make_pack({first: title}, languages, self._scale.currentData(), self._result.value, {first: name})
        except UserError as error:
            context.dialogs.complain(error)
            return
        context.navigator.go_instead(EditPackRoute(folder))
