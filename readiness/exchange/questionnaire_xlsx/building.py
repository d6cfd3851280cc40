"""A pack of format 2 in the making: codes, scales that several questions share, and the cell behind each part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from readiness.domain.scales import COMMON_SCALES
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.exchange.questionnaire_xlsx.names import free_code, free_id, free_word, plain
from readiness.exchange.questionnaire_xlsx.points import Rated
from readiness.foundation.errors import Phrase, Place
from readiness.foundation.translation import N_

FORMAT = "readiness-pack/2"
Texts = Mapping[str, str]
YES_NO = {"yes": Rated(5, 5.0), "no": Rated(0, 0.0)}
YES_PARTLY_NO = {"yes": Rated(5, 5.0), "partly": Rated(3, 2.5), "no": Rated(0, 0.0)}
_SPOKEN = frozenset(["de", "en"])
_LETTERS = 3


class PackBuilder:
    """Adds dimensions and questions to a draft, one after the other."""

    def __init__(self, draft: Draft, languages: Sequence[str]) -> None:
        self.draft = draft
        self.languages = list(languages)
        self.codes: set[str] = set()
        self._dimension: dict[str, Any] = {}
        self._place: Place = ()
        self._after = ""
        self._scales: dict[str, tuple[str, list[dict[str, Any]], int]] = {}
        draft.tree = {
            "format": FORMAT,
            "id": "",
            "version": "1.0.0",
            "title": {},
            "languages": self.languages,
            "result": "percent",
            "dimensions": [],
        }

    def titled(self, title: Texts, cell: CellName | None, pack_id: str = "") -> None:
        """Give the questionnaire its title, and an id made of it."""
        self.draft.tree["title"] = {
            language: title.get(language) or next(iter(title.values())) for language in self.languages
        }
        self.draft.tree["id"] = pack_id or free_id(next(iter(title.values())))
        if cell:
            self.draft.cells["title",] = cell
            self.draft.cells["id",] = cell

    def dimension(
        self, name: Texts, cell: CellName, *, code: str = "", ask_when: str = "", portrait: Texts | None = None
    ) -> None:
        """Begin a dimension."""
        letters = plain(next(iter(name.values()), "")).replace(" ", "").replace("_", "")
        code = code or free_code(letters[:_LETTERS], self.codes, "D")
        self.codes.add(code)
        dimensions = self.draft.tree["dimensions"]
        self._place = ("dimensions", len(dimensions))
        self._dimension = {"code": code, "name": dict(name)}
        if ask_when:
            self._dimension["ask_when"] = ask_when
        if portrait:
            self._dimension["portrait"] = dict(portrait)
        dimensions.append(self._dimension)
        self._after = ""
        self.draft.cells[self._place] = cell

    def go_on_with(self, dimension: dict[str, Any]) -> None:
        """Add what follows to a dimension that was begun before."""
        dimensions = self.draft.tree["dimensions"]
        self._dimension = dimension
        self._place = ("dimensions", next(n for n, one in enumerate(dimensions) if one is dimension))
        rated = dimension.get("capabilities", ())
        self._after = rated[-1]["code"] if rated else ""

    @property
    def dimension_code(self) -> str:
        """The code of the dimension that was begun last, "" where there is none."""
        return str(self._dimension.get("code", ""))

    def next_code(self) -> str:
        """Return the next free code of the dimension, such as PRO1."""
        number = 1
        while f"{self.dimension_code}{number}" in self.codes:
            number += 1
        return f"{self.dimension_code}{number}"

    def question(self, entry: dict[str, Any], cell: CellName, cells: Mapping[str, CellName], *, rated: bool) -> Place:
        """Add a question to the dimension, and return its place; `cells` are those of its keys."""
        key = "capabilities" if rated else "facts"
        entries = self._dimension.setdefault(key, [])
        place = (*self._place, key, len(entries))
        if rated:
            self._after = entry["code"]
        elif self._after:
            entry["after"] = self._after
        entries.append(entry)
        self.codes.add(entry["code"])
        self.draft.cells[place] = cell
        for name, found in cells.items():
            self.draft.cells[(*place, name)] = found
        return place

    def answers(self, entry: dict[str, Any], names: Sequence[Texts], levels: Sequence[Rated]) -> None:
        """Give a question its answers: a scale that all can name, or one that is written down."""
        common = self._common(names, levels)
        if common:
            entry["scale"] = common
            return
        written: list[dict[str, Any]] = []
        for name, one in zip(names, levels, strict=True):
            answer: dict[str, Any] = {"level": one.level, "name": dict(name)}
            if one.points is not None:
                answer["points"] = one.points
            written.append(answer)
        key = repr(written)
        known = self._scales.get(key)
        if known is None:
            label = "_".join(plain(next(iter(name.values()), "")).lower().replace(" ", "_") for name in names)
            called = free_word(label, {one for one, _, _ in self._scales.values()} | {"yes_no", "yes_partly_no"})
            known = (called, written, 0)
        self._scales[key] = (known[0], known[1], known[2] + 1)
        entry["scale"] = known[0]

    def _common(self, names: Sequence[Texts], levels: Sequence[Rated]) -> str:
        """Return the name of a common scale where the answers are just that, in languages that it speaks."""
        if not _SPOKEN.issuperset(self.languages):
            return ""
        for scale, answers in COMMON_SCALES.items():
            wanted = {(tuple(a.name.only(self.languages).by_language.items()), a.level, a.worth) for a in answers}
            found = {(tuple(n.items()), one.level, one.worth) for n, one in zip(names, levels, strict=True)}
            if wanted == found:
                return scale
        return ""

    def finish(self) -> None:
        """Put scales where they are used: into the pack where several questions share one, else into the question."""
        tree = self.draft.tree
        single = {name: written for name, written, used in self._scales.values() if used == 1}
        shared = {name: written for name, written, used in self._scales.values() if used > 1}
        for i, dimension in enumerate(tree["dimensions"]):
            for j, entry in enumerate(dimension.get("capabilities", ())):
                if entry.get("scale") in single:
                    place = ("dimensions", i, "capabilities", j)
                    entry["answers"] = single[entry.pop("scale")]
                    self.draft.cells.setdefault((*place, "answers"), self.draft.cells[place])
        named = [entry for one in tree["dimensions"] for entry in one.get("capabilities", ()) if "scale" in entry]
        if named:
            # The scale of most questions is said once.
            usual = Counter(entry["scale"] for entry in named).most_common(1)[0][0]
            tree["scale"] = usual
            for entry in named:
                if entry["scale"] == usual:
                    del entry["scale"]
        if shared:
            tree["scales"] = shared


def told_answers(names: Sequence[str], points: Sequence[float] | None, levels: Sequence[Rated]) -> Phrase:
    """Return what each answer became, to be told: its points, its level, and what it counts."""
    most = f"{max(points):g}" if points else ""
    told = None
    for n, (name, one) in enumerate(zip(names, levels, strict=True)):
        facts: dict[str, object] = {"answer": name, "level": one.level, "percent": one.percent}
        if points:
            facts |= {"points": f"{points[n]:g}", "most": most}
            phrase = Phrase(N_("{answer}: {points} of {most} points → level {level}, counts {percent}%"), facts)
        else:
            phrase = Phrase(N_("{answer} → level {level}, counts {percent}%"), facts)
        told = phrase if told is None else Phrase("{before}; {this}", {"before": told, "this": phrase})
    return told or Phrase("–")
