"""Payroll files: laid beside what is owed person by person, refused whole for one mistake, taken over whole."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from finance.dues.models import DuesPayment, WageBase
from finance.dues.services import assessment, payments
from finance.dues_file import services
from finance.dues_file.models import DuesFile, DuesFileRow
from finance.voucher import services as vouchers
from tests.factories.dues import due, enter, member
from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 25)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def preparer():
    return UserFactory(posts=["PREPARER"])


def upload(*lines, heads="工号,姓名,会费"):
    return ContentFile("\n".join([heads, *lines]).encode(), "扣款.csv")


def deductions(*lines, by, transferred=None, heads="工号,姓名,会费", month=3):
    total = sum((Decimal(line.split(",")[-1]) for line in lines if not line.startswith("合计")), Decimal(0))
    sum_ = total if transferred is None else Decimal(transferred)
    return services.take_in_deductions(
        upload(*lines, heads=heads), year=2025, month=month, paid_on=DAY, transferred=sum_, by=by
    )


def line(person, amount):
    return f"{person.staff_number},{person.name},{amount}"


def outcomes(file):
    return [(row.label.split(" ")[0], row.outcome, row.difference) for row in file.lines.all()]


def reasons(file):
    return [row.reason for row in file.lines.filter(outcome="MISTAKE")]


def test_person_by_person_the_file_beside_what_is_owed(preparer):
    equal, less, more, absent = (member("4000") for _n in range(4))
    unknown = member(None)
    assessment.assess(2025, 3, by=preparer)
    file = deductions(
        line(equal, "20"), line(less, "19.5"), line(more, "21"), line(unknown, "8"), by=preparer
    )
    assert outcomes(file) == [
        (equal.staff_number, "EQUAL", 0), (less.staff_number, "LESS", Decimal("-0.5")), (more.staff_number, "MORE", 1),
        (unknown.staff_number, "UNEXPECTED", 8), (absent.staff_number, "ABSENT", -20),
    ]  # fmt: skip
    assert (file.state, file.rows, file.differences, file.total) == ("READY", 4, 4, Decimal("68.5"))
    assert not DuesPayment.objects.exists()


def test_taking_over_pays_settles_and_proposes_one_voucher(preparer):
    people = [member("4000"), member("4000")]
    for month in (2, 3):
        assessment.assess(2025, month, by=preparer)
    file = deductions(line(people[0], "20"), line(people[1], "45"), by=preparer)
    services.apply(file, by=preparer)
    assert [due(people[0], month).paid for month in (2, 3)] == [0, 20]
    assert [due(people[1], month).paid for month in (2, 3)] == [20, 20]
    assert people[1].dues_payments.get().credit == 5
    voucher = vouchers.voucher_of(file)
    assert [(e.account.code, e.debit, e.credit) for e in voucher.entries.select_related("account")] == [
        ("102", 65, 0), ("401", 0, 65),
    ]  # fmt: skip
    assert (voucher.date, voucher.documents) == (DAY, 1)
    with pytest.raises(NotNow):
        services.apply(file, by=preparer)
    with pytest.raises(DomainError, match="taken over on"):
        deductions(line(people[0], "20"), line(people[1], "45"), by=preparer)
    with pytest.raises(DomainError, match="payroll file"):
        payments.void_payment(people[0].dues_payments.get(), reason="x", by=preparer)
    vouchers.discard_voucher(voucher, by=preparer)
    services.book_again(file, by=preparer)
    assert vouchers.voucher_of(file).sums == (65, 65)


def test_one_mistake_keeps_the_whole_file_out(preparer):
    good, named = member("4000"), member("4000")
    assessment.assess(2025, 3, by=preparer)
    file = deductions(
        line(good, "20"), f"{named.staff_number},别人,20", "X1,谁,5", line(good, "20"), line(named, "1.234"), ",无名,1",
        by=preparer,
    )  # fmt: skip
    assert (file.state, file.mistakes) == ("REFUSED", 6)  # five lines, and the sum that they don't make
    assert "belongs to" in reasons(file)[0]
    with pytest.raises(NotNow):
        services.apply(file, by=preparer)
    assert not DuesPayment.objects.exists()


@pytest.mark.parametrize(
    ("lines", "transferred", "reason"),
    [(["20"], "21", "21.00 yuan were transferred"), (["0"], "0", "nothing from anybody")],
)
def test_the_sum_must_be_what_was_transferred(preparer, lines, transferred, reason):
    person = member("4000")
    assessment.assess(2025, 3, by=preparer)
    file = deductions(*(line(person, amount) for amount in lines), transferred=transferred, by=preparer)
    assert reason in reasons(file)[0]


def test_the_files_own_total_must_agree(preparer):
    person = member("4000")
    assessment.assess(2025, 3, by=preparer)
    assert deductions(line(person, "20"), "合计,,20", by=preparer).state == "READY"
    assert "total says 25.00" in reasons(deductions(line(person, "20"), "合计,,25", by=preparer))[0]


def test_what_changed_since_the_comparison_is_looked_at_anew(preparer):
    person = member("4000")
    assessment.assess(2025, 3, by=preparer)
    file = deductions(line(person, "20"), by=preparer)
    enter(person, "5000")
    late = member("4000")
    assessment.assess(2025, 3, by=preparer)
    with pytest.raises(NotNow, match="compared again"):
        services.apply(file, by=preparer)
    services.compare_again(file, by=preparer)
    assert outcomes(file) == [(person.staff_number, "LESS", -5), (late.staff_number, "ABSENT", -20)]
    file.refresh_from_db()
    services.apply(file, by=preparer)
    assert due(person, 3).paid == 20


@pytest.mark.parametrize(
    ("content", "reason"),
    [("姓名,会费\n王芳,5", "No line with the heads"), ("工号,姓名,会费,代扣会费\n1,王芳,5,5", "more than one column"), ("工号,姓名,会费\n", "no row below")],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_at_once(preparer, content, reason):
    assessment.assess(2025, 3, by=preparer)
    file = ContentFile(content.encode(), "x.csv")
    with pytest.raises(DomainError, match=reason):
        services.take_in_deductions(
            file, year=2025, month=3, paid_on=DAY, transferred=Decimal(5), by=preparer
        )
    with pytest.raises(DomainError, match="worked out yet"):
        services.take_in_deductions(
            file, year=2025, month=4, paid_on=DAY, transferred=Decimal(5), by=preparer
        )


# -- wage bases -------------------------------------------------------------------------------------------
def bases(*lines, by, heads="工号,姓名,岗位工资,薪级工资,奖金"):
    return services.take_in_bases(upload(*lines, heads=heads), since=dt.date(2025, 4, 1), by=by)


def test_bases_count_only_when_confirmed_and_no_wage_stands_in_the_preview(preparer):
    same, changed, new = member("5678"), member("4000"), member(None)
    file = bases(
        f"{same.staff_number},{same.name},5000,678,9000", f"{changed.staff_number},{changed.name},3000,2005,1",
        f"{new.staff_number},{new.name},1000,1009.5,", by=preparer,
    )  # fmt: skip
    rows = [(row.outcome, row.expected, row.amount) for row in file.lines.all()]
    assert rows == [
        ("EQUAL", Decimal("28.35"), Decimal("28.35")), ("CHANGED", 20, 25), ("NEW", None, 10),
    ]  # fmt: skip
    assert WageBase.objects.filter(state="PROPOSED").count() == 2
    before = assessment.assess(2025, 4, by=preparer)
    assert before.total == Decimal("48.35")
    services.apply(file, by=preparer)
    after = assessment.assess(2025, 4, by=preparer)
    assert after.total == Decimal("63.35")
    assert assessment.assess(2025, 3, by=preparer).total == Decimal("48.35")


def test_a_discarded_file_takes_its_bases_along(preparer):
    person = member(None)
    file = bases(f"{person.staff_number},{person.name},1000,1000,", by=preparer)
    services.discard(file, by=preparer)
    assert not WageBase.objects.exists()
    assert not DuesFileRow.objects.exists()


def test_half_a_base_is_refused(preparer):
    with pytest.raises(DomainError, match="post wage and the grade wage"):
        bases("1,王芳,1000", heads="工号,姓名,岗位工资", by=preparer)


# -- doors ------------------------------------------------------------------------------------------------
def workbook(*rows):
    """A list as a payroll office sends it: a title, the heads, numbers or texts as Excel left them, a sum below."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for n, cells in enumerate(
            [["2025年3月工会会费代扣明细"], ["工号*", "姓 名", "代扣会费（元）"], *rows]
        ):
            for column, cell in enumerate(cells):
                sheet.write(n, column, cell)
    return out.getvalue()


def test_a_workbook_goes_from_upload_to_the_members_at_the_desk(client, preparer):
    """Numbers as text, staff numbers as numbers, an amount that Excel took for a day, the same file twice."""
    rich, less, gone = member("4000", staff_number="20251"), member("4000"), member("4000")
    assessment.assess(2025, 3, by=preparer)
    client.force_login(preparer)
    url = reverse("admin:finance_duesfile_add")
    sent = {
        "kind": "DEDUCTIONS",
        "year": "2025",
        "month": "3",
        "paid_on": "2025-03-25",
        "transferred": "1039",
    }
    rows = [
        [20251.0, rich.name, " ¥1,020.00 "],
        [less.staff_number, less.name, 19.0],
        ["合计", "", "1,039.00"],
    ]
    assert (
        client.post(url, {"kind": "DEDUCTIONS", "file": ContentFile(workbook(*rows), "a.xlsx")}).status_code
        == 422
    )
    broken = [*rows[:1], [less.staff_number, less.name, dt.date(1900, 1, 19)], rows[2]]
    answer = client.post(
        url, sent | {"file": ContentFile(workbook(*broken), "a.xlsx")}, follow=True
    ).content.decode()
    assert "1900-01-19" in answer
    assert DuesFile.objects.get().state == "REFUSED"

    content = workbook(*rows)
    answer = client.post(url, sent | {"file": ContentFile(content, "a.xlsx")}, follow=True).content.decode()
    file = DuesFile.objects.latest("pk")
    assert sorted(outcomes(file)) == [
        ("20251", "MORE", 1000), (less.staff_number, "LESS", -1), (gone.staff_number, "ABSENT", -20)
    ]  # fmt: skip
    assert "−1.00" in answer
    deed = reverse("admin:finance_duesfile_deed", args=[file.pk, "apply"])
    assert client.post(deed).status_code == 422  # the differences haven't been looked at
    assert client.post(deed, {"seen": "on"}).status_code == 302
    assert [due(person, 3).paid for person in (rich, less, gone)] == [20, 19, 0]
    assert DuesPayment.objects.get(person=rich).credit == 1000
    again = client.post(url, sent | {"file": ContentFile(content, "b.xlsx")})
    assert again.status_code == 422
    assert "本次没有改动" in again.content.decode()
    assert DuesPayment.objects.count() == 2
