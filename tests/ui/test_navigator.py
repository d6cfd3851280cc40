"""The navigator: the history of routes, and where back leads from the first one."""

from readiness.ui.navigator import Navigator
from readiness.ui.routes import FindRoute, QuestionRoute, Route, StartRoute, TasksRoute


def test_back_leads_route_by_route_and_then_home() -> None:
    navigator, shown = Navigator(), list[Route]()
    navigator.went.connect(shown.append)

    navigator.begin(TasksRoute(), home=TasksRoute())
    assert not navigator.can_go_back()
    navigator.go(QuestionRoute("PRO1"))
    navigator.go(FindRoute("agency"))
    assert navigator.can_go_back()

    for _ in range(3):
        navigator.back()
    assert shown[-3:] == [QuestionRoute("PRO1"), TasksRoute(), TasksRoute()]
    assert navigator.route == TasksRoute()


def test_going_to_the_current_route_adds_nothing_to_the_history() -> None:
    navigator = Navigator()
    navigator.go(FindRoute())
    navigator.go(FindRoute())
    navigator.back()
    assert navigator.route == StartRoute()
    assert not navigator.can_go_back()


def test_what_was_typed_is_noted_without_being_shown() -> None:
    navigator, shown = Navigator(), list[Route]()
    navigator.go(FindRoute())
    navigator.went.connect(shown.append)
    navigator.note(FindRoute("agency"))
    assert (navigator.route, shown) == (FindRoute("agency"), [])


def test_a_document_begins_a_history_of_its_own() -> None:
    navigator = Navigator()
    navigator.go(FindRoute())
    navigator.begin(TasksRoute(), home=TasksRoute())
    assert not navigator.can_go_back()
