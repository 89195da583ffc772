"""The year's report from the bookkeeper to the members: signatures apart, figures of the books, nobody's name."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.contrib import admin
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from finance.account.models import Fund
from finance.asset.models import Asset, AssetCategory
from finance.report import services, sources
from finance.report.figures import build
from finance.report.models import YearReport
from finance.report.snapshot import for_members, freeze, thaw
from finance.report.workflow import State
from tests.factories.finance import Office, budget, line
from tests.factories.members import MembershipFactory, PersonFactory, UserFactory
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 8)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words of messages as the code has them."""
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Any:
    found: Any = Office()
    found.chair = UserFactory(posts=["UNION_CHAIR"])
    found.booked(
        (dt.date(2024, 3, 1), "102 D 900", "401 C 900"),
        (DAY, "102 D 5000", "405 C 5000"),
        (DAY, line("50105 D 723", item="三八妇女节"), "102 C 723"),
        (DAY, line("50105 D 500", item="欧阳小兰住院慰问"), "102 C 500"),
        (DAY, line("50404 D 80", item="临时救助"), "102 C 80"),
    )
    return found


def made(office: Any, state: str = State.APPROVED, year: int = 2025) -> YearReport:
    report = services.make(year, by=office.bookkeeper)
    if state == State.DRAFT:
        return report
    report = services.sign(report, by=office.checker)
    if state == State.SIGNED:
        return report
    report = services.approve(report, by=office.chair)
    return services.publish(report, by=office.chair) if state == State.PUBLISHED else report


def open_todos(report: YearReport) -> list[str]:
    return list(Todo.objects.about(report).filter(done_at=None).values_list("kind", flat=True))


def test_a_snapshot_says_what_was_counted(office):
    budget("50105", 1000, year=2025)
    report = build(2025)
    assert thaw(freeze(report)) == report


def test_the_report_goes_from_hand_to_hand(office):
    report = made(office, State.DRAFT)
    assert (report.edition, open_todos(report)) == (1, ["finance.sign_report"])
    report = services.sign(report, by=office.checker)
    assert (report.signed_by, open_todos(report)) == (office.checker, ["finance.approve_report"])
    report = services.approve(report, by=office.chair)
    report = services.publish(report, by=office.chair)
    assert (report.state, report.published_by, open_todos(report)) == (State.PUBLISHED, office.chair, [])


def test_the_notes_are_drafted_from_the_books(office):
    budget("50105", 2000, year=2025)
    notes = dict(made(office, State.DRAFT).notes)
    assert len(notes) == 4  # nothing was disposed of or adjusted, so nothing is said of it
    assert " 2,000.00 " in notes["How the budget was carried out"]
    assert notes["How the budget was carried out"].endswith("1,303.00 yuan, 65.2% of the budget.")


@pytest.mark.parametrize(
    ("state", "acquired", "told"),
    [("IN_USE", DAY, True), ("PENDING", DAY, False), ("IN_USE", dt.date(2026, 1, 1), False)],
)
def test_the_notes_tell_of_what_stands_at_one_yuan(office, state, acquired, told):
    Asset.objects.create(
        number="Z1", state=state, origin=Asset.Origin.DONATION, name="牌匾", category=AssetCategory.objects.all()[0],
        cost=1, acquired_on=acquired, place="职工之家", registered_by=office.preparer,
    )  # fmt: skip
    assert bool(made(office, State.DRAFT).note_nominal) == told


@pytest.mark.parametrize("deed", ["sign", "approve"])
def test_nobody_signs_twice(office, deed):
    report = made(office, State.DRAFT if deed == "sign" else State.SIGNED)
    second = office.bookkeeper if deed == "sign" else office.checker
    with pytest.raises(DomainError):
        getattr(services, deed)(report, by=second)
    field = "signed_by" if deed == "sign" else "approved_by"
    with pytest.raises(IntegrityError), transaction.atomic():
        YearReport.objects.filter(pk=report.pk).update(
            **{field: second, "state": State.SIGNED if deed == "sign" else State.APPROVED}
        )


@pytest.mark.parametrize(
    ("state", "deed", "needs"),
    [
        (State.DRAFT, "approve", {}), (State.DRAFT, "publish", {}), (State.DRAFT, "give_back", {"reason": "x"}),
        (State.SIGNED, "publish", {}), (State.SIGNED, "count_anew", {}), (State.SIGNED, "write_notes", {}),
        (State.APPROVED, "sign", {}), (State.PUBLISHED, "give_back", {"reason": "x"}),
        (State.PUBLISHED, "publish", {}), (State.PUBLISHED, "count_anew", {}),
    ],
)  # fmt: skip
def test_what_a_state_doesnt_allow_is_refused(office, state, deed, needs):
    report = made(office, state)
    with pytest.raises(NotNow):
        getattr(services, deed)(report, by=UserFactory(), **needs)


@pytest.mark.parametrize(
    ("state", "deed"), [(State.DRAFT, "sign"), (State.SIGNED, "approve"), (State.APPROVED, "publish")]
)
def test_books_that_changed_since_stop_the_report(office, state, deed):
    report = made(office, state)
    office.booked((DAY, "50105 D 1", "102 C 1"))
    by = office.checker if deed == "sign" else office.chair
    with pytest.raises(DomainError, match="The books have changed"):
        getattr(services, deed)(report, by=by)


def test_what_came_back_is_counted_anew_and_loses_its_signatures(office):
    report = services.give_back(made(office), reason="补充说明", by=office.chair)
    assert (report.state, report.signed_by, report.approved_by) == (State.DRAFT, None, None)
    assert (report.returned_because, open_todos(report)) == ("补充说明", ["finance.correct_report"])
    office.booked((DAY, "50105 D 1", "102 C 1"))
    assert thaw(services.count_anew(report, by=office.bookkeeper).figures).total_expense == 1304


def test_one_report_of_a_year_at_a_time_and_then_a_further_edition(office):
    made(office)
    with pytest.raises(NotNow):
        services.make(2025, by=office.bookkeeper)
    services.publish(YearReport.objects.get(), by=office.chair)
    assert services.make(2025, by=office.bookkeeper).edition == 2
    with pytest.raises(DomainError, match="Nothing was booked"):
        services.make(2031, by=office.bookkeeper)


def test_what_is_published_never_changes(office):
    report = made(office, State.PUBLISHED)
    for change in ({"note_other": "x"}, {"figures": {}}, {"published_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            YearReport.objects.filter(pk=report.pk).update(**change)


# -- nobody's name --------------------------------------------------------------------------------------------
def test_members_read_categories_and_never_a_name(office):
    PersonFactory(name="欧阳小兰")
    report = made(office, State.PUBLISHED)
    shown = thaw(report.published_figures)
    assert [
        (line.account, line.amount, [(i.item, i.amount) for i in line.items]) for line in shown.expense
    ] == [
        ("50105", 1223, [("三八妇女节", 723), ("", 500)]),
        ("50404", 80, [("临时救助", 80)]),
    ]
    assert "欧阳小兰" not in str(report.published_figures)
    assert "欧阳小兰" in str(report.figures)


def test_the_maker_withholds_an_occasion(office):
    report = made(office, State.DRAFT)
    report = services.write_notes(report, by=office.bookkeeper, withheld="临时救助\n")
    assert [i.item for i in services.members_version(report).expense[1].items] == [""]


def test_a_fund_that_bears_a_name_is_numbered(office):
    PersonFactory(name="欧阳小兰")
    fund = Fund.objects.create(code="欧阳小兰", name="欧阳小兰助学金")
    office.booked((DAY, line("102 D 5", fund=fund), line("40302 C 5", fund=fund)))
    assert "欧阳" not in str(for_members(build(2025)).funds)


@pytest.mark.parametrize(
    ("text", "no_names", "refused"),
    [
        ("慰问了欧阳小兰", False, True),
        ("慰问了欧阳小兰", True, True),
        ("争创文明单位", False, True),
        ("争创文明单位", True, False),
        ("无", False, False),
    ],
)
def test_notes_that_name_a_colleague_are_refused(office, text, no_names, refused):
    PersonFactory(name="欧阳小兰")
    PersonFactory(name="文明")
    report = made(office, State.DRAFT)
    if not refused:
        assert (
            services.write_notes(report, by=office.bookkeeper, note_other=text, no_names=no_names).note_other
            == text
        )
        return
    with pytest.raises(DomainError, match="name nobody") as refusal:
        services.write_notes(report, by=office.bookkeeper, note_other=text, no_names=no_names)
    assert refusal.value.field == "note_other"


# -- to the members -------------------------------------------------------------------------------------------
@pytest.fixture
def opinion(monkeypatch):
    asked = sources.Registry("opinion")
    asked.register(
        "audit",
        lambda year: sources.Opinion("收支真实、合规。", "经审人", dt.datetime(2026, 1, 20, tzinfo=dt.UTC)),
    )
    monkeypatch.setattr(sources, "opinions", asked)


def test_one_click_publishes_makes_the_files_and_tells_the_members(
    client, office, opinion, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    PersonFactory(name="欧阳小兰")
    member = UserFactory()
    MembershipFactory(person=member.person)
    report = made(office)
    client.force_login(office.chair)
    answer = client.post(reverse("finance:published-report-publish", args=[report.public_id]))
    assert answer.headers["Location"] == report.get_absolute_url()
    outbox.deliver(outbox.Lane.LONG)
    pdf, xlsx = Attachment.objects.about(report)
    text = "".join("".join(page.extract_text() for page in PdfReader(pdf.file.open()).pages).split())
    for words in ("5,000.00", "三八妇女节", "收支真实、合规。", "4,597.00"):
        assert words in text
    cells = {
        str(cell.value)
        for page in openpyxl.load_workbook(io.BytesIO(xlsx.file.read()))
        for row in page.iter_rows()
        for cell in row
    }
    people = [
        "欧阳小兰",
        "经审人",
        *(str(user) for user in (office.chair, office.checker, office.bookkeeper)),
    ]
    assert [name for name in people if name in text or any(name in cell for cell in cells)] == []
    assert InboxMessage.objects.filter(user=member, kind="finance.yearreport.published").count() == 1

    client.force_login(member)
    page = client.get(report.get_absolute_url()).content.decode()
    assert [name for name in people[:-3] if name in page] == []
    assert "1,223.00" in page
    assert "收支真实、合规。" in page
    assert client.get(pdf.get_absolute_url()).status_code == 200


def test_bringing_it_to_the_members_twice_changes_nothing(office, settings, tmp_path):
    from finance.report.jobs import bring_to_members

    settings.MEDIA_ROOT = tmp_path
    report = made(office, State.PUBLISHED)
    for _n in range(2):
        bring_to_members({"report": report.pk})
    assert Attachment.objects.about(report).count() == 2


def test_a_report_under_way_is_nothing_for_members(client, office):
    report = made(office)
    client.force_login(UserFactory())
    assert client.get(report.get_absolute_url()).status_code == 404
    assert str(report) not in client.get(reverse("finance:published-report-list")).content.decode()
    client.force_login(office.preparer)
    assert client.get(report.get_absolute_url()).status_code == 200


def test_the_desk_writes_notes(client, office):
    report = made(office, State.DRAFT)
    client.force_login(office.bookkeeper)
    client.post(
        reverse("admin:finance_yearreport_deed", args=[report.pk, "write"]), {"note_other": "无其他事项。"}
    )
    report.refresh_from_db()
    assert (report.note_other, report.note_basis) == ("无其他事项。", "")
    assert client.get(report.desk_url).status_code == 200


def test_the_desk_says_that_the_books_have_changed(office, rf):
    report = made(office, State.DRAFT)
    desk = admin.site._registry[YearReport]
    assert "Books" not in {str(label) for label, _value in desk.facts(rf.get("/"), report)}
    office.booked((DAY, "50105 D 1", "102 C 1"))
    assert "Books" in {str(label) for label, _value in desk.facts(rf.get("/"), report)}


def test_what_was_published_lately_stands_in_the_hall_for_a_month(office, django_capture_on_commit_callbacks):
    assert services.fresh() == []
    report = made(office)
    with django_capture_on_commit_callbacks(execute=True):
        services.publish(report, by=office.chair)
    assert services.fresh() == [(2025, 1, report.public_id)]
