"""The way through the app: where one came from, and where the first place leads."""

from readiness.ui.navigator import Navigator
from readiness.ui.routes import FindRoute, QuestionRoute, Route, StartRoute, TasksRoute


def test_the_way_back_leads_place_by_place_and_then_home() -> None:
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


def test_to_go_where_one_is_adds_nothing_to_the_way_back() -> None:
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


def test_a_document_begins_a_way_of_its_own() -> None:
    navigator = Navigator()
    navigator.go(FindRoute())
    navigator.begin(TasksRoute(), home=TasksRoute())
    assert not navigator.can_go_back()
