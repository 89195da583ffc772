"""The desk's first page, the pattern book and the history in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from finance.models import Account, BudgetLine
from tests.factories.members import DelegationFactory, DepartmentFactory, UserFactory
from union_portal.core import registry
from union_portal.core.audit import services as audit
from union_portal.core.audit.trail import audit_history
from union_portal.core.audit.words import actions
from union_portal.core.desk.admin import DeskAdmin
from union_portal.core.ui.patternbook import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(posts=["UNION_OFFICER"])


def test_worklists_figures_and_quick_entries_are_those_of_ones_posts(client, officer, monkeypatch):
    mine, others = (lambda user: user == officer), (lambda user: user != officer)
    monkeypatch.setattr(registry.worklists, "_items", {
        "mine": registry.Worklist("Wait for me", lambda user: 7, lambda user: "/admin/?mine", mine),
        "others": registry.Worklist("Wait for others", lambda user: 1 / 0, lambda user: "/", others),
    })  # fmt: skip
    monkeypatch.setattr(registry.figures, "_items", {
        "mine": registry.Figure("My figure", lambda user: 42, lambda user: "/admin/?figure", mine),
        "others": registry.Figure("Others' figure", lambda user: 1 / 0, lambda user: "/", others),
    })  # fmt: skip
    monkeypatch.setattr(registry.quick_entries, "_items", {
        "mine": registry.QuickEntry("A call came in", lambda user: "/admin/?call", mine),
        "others": registry.QuickEntry("Not mine", lambda user: "/", others),
    })  # fmt: skip
    client.force_login(officer)
    page = client.get(reverse("admin:index")).content.decode()
    for words in ("Wait for me", "?mine", "My figure", "?figure", "A call came in", "?call"):
        assert words in page
    for words in ("Wait for others", "Others&#x27; figure", "Not mine"):
        assert words not in page


@pytest.mark.parametrize("name", [None, *PAGES])
def test_the_pattern_book_is_for_the_desk(client, officer, name):
    address = reverse("core:pattern-page", args=[name]) if name else reverse("core:pattern-book")
    client.force_login(UserFactory())
    assert client.get(address).status_code == 403
    client.force_login(officer)
    assert client.get(address).status_code == 200


def test_an_unknown_pattern_is_not_there(client, officer):
    client.force_login(officer)
    assert client.get(reverse("core:pattern-page", args=["unknown"])).status_code == 404


def test_history_speaks_in_words_newest_first(officer, monkeypatch):
    monkeypatch.setitem(actions._items, "try.filed", "put it on file")
    thing = DepartmentFactory()
    audit.record("try.filed", thing, by=officer, reason="complete")
    audit.record("try.unheard_of", thing, by=None)
    audit.record("try.filed", DepartmentFactory(), by=officer)
    assert [(e.who, e.words, e.note) for e in audit_history(thing, officer)][1:] == [
        (str(officer), "put it on file", "complete")
    ]
    assert audit_history(thing, officer)[0].words == "try.unheard_of"


def test_readings_of_sensitive_fields_show_in_the_history_of_auditors_alone(officer):
    thing = DepartmentFactory()
    audit.record(audit.READ, thing, by=officer, field="diagnosis")
    assert audit_history(thing, officer) == []


class Lines(DeskAdmin):
    view_perm = "finance.view_budgetline"
    list_display = ["year", "amount"]
    list_filter = ["year"]


def test_a_list_shows_money_as_money_and_its_sum_over_all_that_is_filtered(rf):
    account = Account.objects.filter(is_leaf=True, element="EXPENSE").first()
    lines = [
        BudgetLine.objects.create(year=year, account=account, amount=Decimal(amount))
        for year, amount in ((2025, "1234.50"), (2026, "100.00"))
    ]
    desk = Lines(BudgetLine, admin.site)

    def shown(**query: object) -> list[Decimal]:
        request = rf.get("/", query)
        request.user = UserFactory(posts=["PREPARER"])
        return [total for _label, total in desk.changelist_view(request).context_data["sums"]]

    assert (shown(), shown(year=2026), shown(year=2030)) == ([Decimal("1334.50")], [Decimal("100.00")], [0])
    [year, money] = desk.get_list_display(rf.get("/"))
    assert (year, money.__name__, [money(line) for line in lines]) == (
        "year",
        "money_amount",
        ["¥1,234.50", "¥100.00"],
    )


def test_an_empty_list_tells_whether_a_filter_hides_what_is_there(client, officer):
    client.force_login(officer)
    room = reverse("admin:members_delegation_changelist")
    assert "请点列表上方的按钮，添加第一条" in client.get(room).content.decode()
    DelegationFactory()
    hidden = client.get(room, {"q": "nothing like it"}).content.decode()
    assert "没有符合搜索和筛选条件的记录" in hidden
    assert "添加第一条" not in hidden


def test_only_who_keeps_the_portal_has_the_pattern_book_in_the_list_of_areas(client, officer):
    for user, listed in [(officer, False), (UserFactory(posts=["SYSTEM_ADMIN"]), True)]:
        client.force_login(user)
        answer = client.get(reverse("admin:index")).content.decode()
        assert (reverse("core:pattern-book") in answer) is listed


def test_the_history_of_an_object_stands_on_its_own_page(client, officer):
    department = DepartmentFactory()
    client.force_login(officer)
    answer = client.get(reverse("admin:members_department_history", args=[department.pk]))
    assert answer.url == reverse("admin:members_department_change", args=[department.pk])


def test_rooms_stand_under_headings_and_the_one_i_am_in_is_open(client):
    client.force_login(UserFactory(posts=["BOOKKEEPER"]))
    [finance] = [
        area
        for area in client.get(reverse("admin:finance_bankline_changelist")).context["available_apps"]
        if area["app_label"] == "finance"
    ]
    names = [str(heading["name"]) for heading in finance["headings"]]
    assert names == [str(name) for name in apps.get_app_config("finance").desk_headings.values()]
    assert [str(heading["name"]) for heading in finance["headings"] if heading["is_open"]] == ["银行与现金"]
    shown = {room["admin_url"] for heading in finance["headings"] for room in heading["rooms"]}
    assert {room["admin_url"] for room in finance["models"]} < shown
    assert reverse("finance:sheets") in shown
