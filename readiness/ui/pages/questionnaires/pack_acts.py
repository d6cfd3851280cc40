"""What can be done with a questionnaire that is there: the entries of its menu, in their order."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from readiness.app.output import check_target, write_output
from readiness.app.questionnaire_sheets import ENDING, export_sheet
from readiness.catalog.installing import kept_files, put, remove
from readiness.catalog.library import LibraryPack
from readiness.catalog.writing.making import copy_pack
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.language import LANGUAGES
from readiness.ui.open_outside import open_outside
from readiness.ui.page import PageContext
from readiness.ui.pages.questionnaires.words import title_of
from readiness.ui.routes import EditPackRoute, NewRoute, QuestionnairesRoute
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.trash import to_trash

Act = tuple[str, Callable[[], object]]


class PackActs:
    """The acts of one questionnaire; what another one can be done with it joins `entries`."""

    def __init__(self, context: PageContext, pack: LibraryPack) -> None:
        self._context = context
        self._pack = pack

    @property
    def can_begin(self) -> bool:
        """Whether an assessment can be begun with it."""
        return self._pack.questionnaire is not None and self._pack.used_instead is None

    def begin(self) -> None:
        """Go to the form for a new assessment with it."""
        self._context.navigator.go(NewRoute(pack=self._pack.facts.id))

    def entries(self) -> Iterator[Act]:
        """Yield what its menu offers."""
        _, questionnaire = self._context.language.gettext, self._pack.questionnaire
        if questionnaire is not None:
            names = {
                Depth.QUICK: _("Blank form, quick check …"),
                Depth.FULL: _("Blank form, full questionnaire …"),
            }
            for depth in questionnaire.depths():
                yield names[depth], partial(self._context.documents.save_blank_form, questionnaire, depth)
            yield _("Save as workbook …"), self._save_workbook
        if self._pack.own:
            yield _("Edit"), self._edit
        yield _("Copy and edit"), self._copy
        yield _("Show folder"), self._show_folder
        if self._pack.own:
            yield _("Remove …"), self._remove

    def _show_folder(self) -> None:
        open_outside(self._pack.folder)

    def _save_workbook(self) -> None:
        """Write it as a workbook, to go on with it in a spreadsheet."""
        context, folder = self._context, self._pack.folder
        _ = context.language.gettext
        title = _("Questionnaire as workbook")
        suggested = context.dialogs.documents_folder() / f"{safe_name(self._pack.facts.id)}{ENDING}"
        chosen = context.dialogs.ask_export_path(title, suggested, [FileKind(title, ENDING)])
        if chosen is None:
            return
        try:
            check_target(chosen[0], [folder], [ENDING])
            exported = export_sheet(folder, context.language)
            told = exported.told_comments(context.language)
            if told and not context.dialogs.confirm("\n".join(told), _("Save anyway")):
                return
            write_output(exported.content, chosen[0])
        except UserError as error:
            context.dialogs.complain(error)
            return
        announce_saved(context.notifier, context, chosen[0])

    def _edit(self) -> None:
        self._context.navigator.go(EditPackRoute(self._pack.folder))

    def _copy(self) -> None:
        """Copy it under a title that says so, and go on to write in the copy; a broken one can be copied as well."""
        context, titles = self._context, self._pack.facts.title.by_language
        copied = {}
        for code, title in (titles or {context.language.code: self._pack.folder.name}).items():
            words = LANGUAGES[code].gettext if code in LANGUAGES else context.language.gettext
            copied[code] = words("{title} (own version)").format(title=title)
        try:
            context.navigator.go(EditPackRoute(copy_pack(self._pack.folder, copied)))
        except UserError as error:
            context.dialogs.complain(error)

    def _remove(self) -> None:
        context, pack = self._context, self._pack
        _ = context.language.gettext
        title = title_of(pack.facts, pack.folder, context.language)
        question = _("Remove the questionnaire “{title}”? Assessments keep a copy of it and still work.")
        if not context.dialogs.confirm(question.format(title=title), _("Remove")):
            return
        files = kept_files(pack.folder)
        try:
            remove(pack.folder, to_trash)
        except UserError as error:
            context.dialogs.complain(error)
            return
        words = _("The questionnaire “{title}” is removed.").format(title=title)
        # What could not be put back whole is in the trash.
        undo = [] if files is None else [(_("Undo"), partial(self._put_back, files))]
        context.notifier.announce(words, *undo)
        context.navigator.show_anew()

    def _put_back(self, files: Mapping[str, bytes]) -> None:
        context = self._context
        try:
            put(self._pack.folder.name, files)
        except UserError as error:
            context.dialogs.complain(error)
            return
        context.notifier.announce(context.language.gettext("The questionnaire is back."))
        if isinstance(context.navigator.route, QuestionnairesRoute):
            context.navigator.go_instead(QuestionnairesRoute(self._pack.facts.id))
