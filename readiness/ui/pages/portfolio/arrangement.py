"""PLACEHOLDER until readiness/portfolio/table.py is there."""

from dataclasses import dataclass

from readiness.portfolio.entry import Portfolio, PortfolioEntry


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    entries: tuple[PortfolioEntry, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    groups: tuple[Group, ...] = ()

    @property
    def entries(self):
        return tuple(dict.fromkeys(e for g in self.groups for e in g.entries)) if False else tuple(e for g in self.groups for e in g.entries)


def facets_of(portfolio, words, language):
    from readiness.ui.pages.portfolio.filter_bar import FacetChoice
    from collections import Counter
    c = Counter(t for e in portfolio.entries for t in e.tags)
    return [FacetChoice("tag", "Tag", [(t, t, n) for t, n in c.items()])]


def group_choices(portfolio, words, language):
    return [("site", "Site"), ("tag", "Tag")]


def arrange(portfolio, state, words, language):
    entries = [e for e in portfolio.entries if state.words.lower() in e.organisation.lower()]
    key = {"organisation": lambda e: e.organisation, "stage": lambda e: (e.stage.low, e.stage.high) if e.stage else (9, 9), "index": lambda e: e.index.point or 0 if e.index else 0, "day": lambda e: e.assessed_on}
    entries.sort(key=key.get(state.sort, key["organisation"]), reverse=state.descending)
    if not state.group:
        return Arranged((Group("", tuple(entries)),))
    d = {}
    for e in entries:
        d.setdefault(e.site or "–", []).append(e)
    return Arranged(tuple(Group(f"{k} ({len(v)})", tuple(v)) for k, v in sorted(d.items())))
