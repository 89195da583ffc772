"""Hall, my matters, messages and search: what a person sees, and only that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import Person
from tests.factories.activities import ActivityFactory
from tests.factories.members import DepartmentFactory, PersonFactory, UserFactory
from tests.factories.proposals import CongressSessionFactory
from union_portal.core import registry
from union_portal.core.base import bond
from union_portal.core.matter.models import Matter, MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.todo.models import Todo
from union_portal.core.todo.models import kinds as todo_kinds
from union_portal.core.ui.page import paged, paged_start

pytestmark = pytest.mark.django_db


class State(models.TextChoices):
    OPEN = "OPEN", "being handled"
    OVER = "OVER", "closed"


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """Kinds that no area has."""
    monkeypatch.setitem(
        matter_kinds._items, "try.matter", MatterKind("Trial", "flag", State, {"OPEN": "the office answers"})
    )
    monkeypatch.setitem(todo_kinds._items, "try.todo", "Please look")


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def put_matter(user, title: str, state: str = "OPEN", **fields: object) -> Matter:
    matter = Matter.objects.create(
        kind="try.matter", title=title, state=state, url="/matters/", is_over=state == "OVER",
        **bond(DepartmentFactory()), **fields,
    )  # fmt: skip
    matter.parties.set([user])
    return matter


def put_todo(user, subject: str, due_on: dt.date | None = None) -> Todo:
    return Todo.objects.create(
        user=user,
        kind="try.todo",
        subject=subject,
        url="/matters/",
        due_on=due_on,
        **bond(DepartmentFactory()),
    )


def put_message(user, title: str, **fields: object) -> InboxMessage:
    return InboxMessage.objects.create(
        user=user, kind="try", key=title, title=title, **bond(DepartmentFactory()), **fields
    )


# -- hall ---------------------------------------------------------------------------------------------------
def test_the_hall_shows_what_is_mine_most_urgent_first(signed_in, user):
    today = timezone.localdate()
    put_todo(user, "without a day")
    put_todo(user, "later", today + dt.timedelta(9))
    put_todo(user, "late", today - dt.timedelta(1))
    put_todo(UserFactory(), "another's")
    put_matter(user, "mine under way")
    put_matter(user, "mine and over", "OVER")
    put_matter(UserFactory(), "another's matter")
    answer = signed_in.get("/")
    assert [todo.subject for todo in answer.context["todos"]] == ["late", "later", "without a day"]
    assert [matter.title for matter in answer.context["matters"]] == ["mine under way"]
    assert "another" not in answer.content.decode()


def test_the_hall_offers_only_services_that_the_person_can_use(signed_in, monkeypatch):
    monkeypatch.setattr(registry.services, "_items", {
        "yes": registry.Service("For everybody", "home", "core:matters"),
        "no": registry.Service("For nobody", "lock", "core:inbox", offered_to=lambda user: False),
    })  # fmt: skip
    page = signed_in.get("/").content.decode()
    assert "For everybody" in page
    assert "For nobody" not in page


def test_an_empty_hall_says_so(signed_in, monkeypatch):
    monkeypatch.setattr(registry.open_now, "_items", {})
    page = signed_in.get("/").content.decode()
    assert "Nothing waits for you." in page
    assert "You have nothing under way." in page


def test_the_hall_costs_at_most_twelve_queries_whatever_posts_one_holds(client):
    posts = [
        "UNION_CHAIR",
        "UNION_OFFICER",
        "WELFARE_OFFICER",
        "ACTIVITY_OFFICER",
        "HOSPITAL_LEADER",
        "CHECKER",
    ]
    user = UserFactory(posts=posts, delegate=True)
    CongressSessionFactory()
    ActivityFactory.create_batch(3)
    client.force_login(user)
    for number in range(12):
        put_todo(user, f"todo {number}", timezone.localdate())
        put_matter(user, f"matter {number}")
        put_message(user, f"message {number}")
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    assert len(queries) <= 12, "\n".join(query["sql"] for query in queries.captured_queries)


# -- my matters ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("query", "titles"),
    [("", ["open one"]), ("?show=over", ["done one"]), ("?show=all", ["open one", "done one"]), ("?show=all&q=done", ["done one"]),
     ("?q=T8-7", ["open one"]), ("?q=nothing+like+it", [])],
)  # fmt: skip
def test_my_matters_are_filtered_and_searched(signed_in, user, query, titles):
    put_matter(user, "open one", number="T8-7")
    put_matter(user, "done one", "OVER")
    put_matter(UserFactory(), "another's")
    answer = signed_in.get(f"/matters/{query}")
    assert [matter.title for matter in answer.context["page_obj"]] == titles
    assert ("empty-state" in answer.content.decode()) is (not titles)


# -- messages --------------------------------------------------------------------------------------------------
def test_opening_a_message_marks_it_as_read_and_leads_to_its_matter(signed_in, user):
    message = put_message(user, "filed", url="/matters/?show=all")
    answer = signed_in.post(f"/messages/{message.public_id}/read/")
    assert (answer.status_code, answer.url) == (302, "/matters/?show=all")
    message.refresh_from_db()
    assert message.read_at is not None


def test_looking_at_the_inbox_changes_nothing(signed_in, user):
    put_message(user, "filed")
    signed_in.get("/messages/")
    assert InboxMessage.objects.unread().count() == 1


def test_nobody_marks_anothers_message(signed_in):
    message = put_message(UserFactory(), "private")
    assert signed_in.post(f"/messages/{message.public_id}/read/").status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_all_my_messages_are_marked_at_once_and_nobody_elses(signed_in, user):
    put_message(user, "one")
    put_message(user, "two")
    others = put_message(UserFactory(), "three")
    assert signed_in.post("/messages/read/", follow=True).context["unread_count"] == 0
    assert list(InboxMessage.objects.unread()) == [others]


def test_messages_are_escaped(signed_in, user):
    put_message(user, "<script>alert(1)</script>", body="<img src=x onerror=alert(1)>\nnext line")
    page = signed_in.get("/messages/").content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;<br>next line" in page


# -- search ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("q", "asked"), [("", False), (" 夜 ", False), ("夜班", True), ("  夜班  ", True)])
def test_search_asks_each_area_once_two_characters_are_there(signed_in, user, monkeypatch, q, asked):
    questions = []

    def source(who, words, limit):
        questions.append((who, words))
        return [registry.SearchResult("关于夜班就餐的提案", "/matters/", "Proposal")]

    monkeypatch.setattr(registry.search, "_items", {"try": source})
    page = signed_in.get("/search/", {"q": q}).content.decode()
    assert questions == ([(user, "夜班")] if asked else [])
    assert ("关于夜班就餐的提案" in page) is asked


def test_what_was_searched_is_escaped(signed_in, monkeypatch):
    monkeypatch.setattr(registry.search, "_items", {})
    page = signed_in.get("/search/", {"q": '"><script>'}).content.decode()
    assert "<script>" not in page.split("</head>")[1].split("<script src")[0]


# -- paging --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("asked", "number"), [("", 1), ("2", 2), ("99", 3), ("x", 1), ("-1", 3), ("0", 3)])
def test_a_page_number_that_makes_no_sense_gives_the_nearest_page(rf, asked, number):
    assert paged(rf.get("/", {"page": asked}), list(range(50))).number == number


@pytest.mark.django_db
def test_a_long_list_is_leafed_through_to_its_cut_and_counted_no_further(rf, django_assert_num_queries):
    PersonFactory.create_batch(4)
    people = Person.objects.order_by("pk")

    whole, cut = (paged_start(rf.get("/", {"page": "9"}), people, 2, most=most) for most in (4, 3))

    assert (whole.paginator.count, whole.paginator.is_cut) == (4, False)
    assert (cut.paginator.count, cut.paginator.is_cut, cut.number) == (3, True, 2)
    assert [list(page.object_list) for page in (whole, cut)] == [list(people[2:4]), list(people[2:3])]
    with django_assert_num_queries(2) as asked:
        assert paged_start(rf.get("/"), people, 2, most=3).paginator.num_pages == 2
    assert "LIMIT 4" in asked.captured_queries[0]["sql"]
