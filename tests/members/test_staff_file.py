"""The HR file: what is understood, what is refused with line, column and reason, and that it is all or nothing."""

from __future__ import annotations

import datetime as dt
import io
import time
from typing import Any

import openpyxl
import pytest
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from members.models import Campus, Department, ImportBatch, Membership, Person, Post, User
from members.staff_file import services
from members.staff_file.cells import parse
from tests.factories.members import (
    CampusFactory,
    DepartmentFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
    PostFactory,
    UserFactory,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.document.cells import Bad
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db
HEADS = ["工号", "姓名", "性别", "出生日期", "科室", "职称", "入院日期", "手机", "会员"]
ANNA: list[Any] = ["10001", "王芳", "女", "1986-03-05", "心内科", "护师", "2010-07-01", "14000010001", "是"]


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cardiology():
    return DepartmentFactory(name="心内科", campus=CampusFactory(name="本部"))


@pytest.fixture
def officer():
    return UserFactory(posts=["UNION_OFFICER"])


def xlsx(*lines: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv(*lines: list[str], encoding: str = "utf-8") -> bytes:
    return "\r\n".join(",".join(line) for line in lines).encode(encoding)


def plan(*lines: list[Any], **wishes: bool) -> Any:
    return services.plan("staff.xlsx", xlsx(*lines), **wishes)


def mistakes(*lines: list[Any], **wishes: bool) -> list[tuple[int, str, str]]:
    return [(m.line, m.column, m.reason) for m in plan(*lines, **wishes).mistakes]


def imported(content: bytes, by: User, name: str = "staff.xlsx", **wishes: bool) -> ImportBatch:
    batch = services.check(services.take_in(ContentFile(content, name), by=by, **wishes))
    return services.apply(batch, by=by)


# -- reading ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_every_encoding_that_excel_writes(cardiology, encoding):
    content = csv(HEADS, ANNA, encoding=encoding)
    assert [entry.person.name for entry in services.plan("名单.csv", content).new] == ["王芳"]


def test_heads_are_found_below_a_title_and_by_other_names(cardiology):
    found = plan(
        ["江城市第一人民医院职工花名册"],
        ["制表：人事科"],
        ["序号", "职工号*", "职工 姓名", "性别", "所在科室", "手机号码（必填）", "身份证号"],
        [1, "10001", "王 芳", "女", "心内科", "140 0001 0001", "X"],
    )
    person = found.new[0].person
    assert (person.staff_number, person.name, person.mobile) == ("10001", "王芳", "14000010001")
    assert found.notes == ["These columns are not for the register and were left out: 序号、身份证号."]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([["a", "b"]], "No line with the heads 工号 and 姓名"),
        ([["工号", "姓名"], ["1", "王芳"]], "These columns are missing: 科室."),
        ([["工号", "姓名", "科室", "部门"], ["1", "王芳", "a", "b"]], "more than once: 科室"),
        ([HEADS], "There is no row below the heads."),
    ],
)
def test_what_is_no_staff_file_is_refused_as_a_whole(lines, words):
    with pytest.raises(DomainError, match=words):
        plan(*lines)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("staff.xlsx", b"PK\x03\x04 not really"),
        ("staff.xlsx", b"plain text"),
        ("staff.csv", b"\x81\x00\xff\xfe\x00"),
        ("staff.csv", b"  "),
    ],
)
def test_damaged_files_are_refused(name, content):
    with pytest.raises(DomainError):
        services.plan(name, content)


# -- cells ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "cell",
    [
        "1986-03-05", "1986/3/5", "1986.3.5", "1986年3月5日", "19860305", "１９８６-０３-０５", "1986-03-05 00:00:00",
        19860305, 31476, 31476.0, "31476", dt.date(1986, 3, 5), dt.datetime(1986, 3, 5),  # noqa: DTZ001 - as calamine gives it
    ],
)  # fmt: skip
def test_dates_are_understood_in_every_form(cell):
    assert parse("birth_date", cell) == dt.date(1986, 3, 5)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1986.03", "no date with year, month and day"),
        (1986.03, "no date with year, month and day"),
        ("86.3.5", "no date with year, month and day"),
        ("1986-02-30", "no day 1986-02-30"),
        (1, "1899-12-31 can't be right"),
        (1986, "1905-06-08 can't be right"),
        (dt.datetime(1900, 1, 1), "1900-01-01 can't be right"),  # noqa: DTZ001
        (dt.time(8, 30), "no date with year, month and day"),
        (True, "no date with year, month and day"),
        ("#REF!", "formula in this cell has failed"),
        ("=A1", "formula, not a value"),
    ],
)
def test_broken_dates_are_refused_with_the_reason(cell, words):
    with pytest.raises(Bad, match=words):
        parse("birth_date", cell)


@pytest.mark.parametrize(
    ("cell", "number"), [(10001.0, "10001"), (10001, "10001"), ("00123", "00123"), ("１０００１", "10001"), ("ZY017", "ZY017")]
)  # fmt: skip
def test_staff_numbers_keep_their_digits(cell, number):
    assert parse("staff_number", cell) == number


@pytest.mark.parametrize("cell", ["1.23457E+11", "3.7E15", 1e15, 10001.5])
def test_rounded_numbers_are_refused(cell):
    with pytest.raises(Bad, match="its digits are lost"):
        parse("staff_number", cell)


def test_leading_noughts_in_csv_survive(cardiology):
    content = csv(["工号", "姓名", "性别", "科室"], ['"=""00123"""', "王芳", "女", "心内科"])
    assert services.plan("a.csv", content).new[0].person.staff_number == "00123"


@pytest.mark.parametrize("cell", ["14000010001", 14000010001.0, "+86 140-0001-0001", "0086 14000010001"])
def test_mobiles_are_understood(cell):
    assert parse("mobile", cell) == "14000010001"


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("mobile", "0551-2345678", "eleven digits"),
        ("email", "wang@", "no e-mail address"),
        ("sex", "?", "unknown here. Known are: 女、男"),
        ("status", "在飞", "unknown here. Known are: 在职"),
        ("is_member", "也许", "是 or 否"),
        ("name", 17, "Text is expected"),
        ("name", "王" * 61, "longer than 60"),
        ("job_title", "护\x00师", "can't be shown"),
    ],
)
def test_other_cells_that_cant_be_trusted_are_refused(column, cell, words):
    with pytest.raises(Bad, match=words.replace("?", r"\?")):
        parse(column, cell)


# -- rows -------------------------------------------------------------------------------------------------
def test_mistakes_name_line_column_and_reason(cardiology):
    found = mistakes(
        HEADS,
        ANNA,
        ["10002", None, "男", "2030-01-01", "无此科", None, None, None, None],
        ["10001", "李雷", "男", None, "心内科", None, "1901-01-01", None, None],
        [None, "无号", "女", None, "心内科", None, None, None, None],
    )
    assert found == [
        (3, "姓名", "This is missing."),
        (3, "科室", "The department “无此科” is unknown. Create it first, or correct the name."),
        (3, "出生日期", "Nobody of this age works or worked here."),
        (4, "入院日期", "1901-01-01 can't be right: Excel took something else for a date."),
        (4, "工号", "Line 2 has the same staff number."),
        (5, "工号", "This is missing."),
    ]


def test_a_department_on_two_campuses_needs_the_campus():
    for name in ("东院", "西院"):
        DepartmentFactory(name="药房", campus=CampusFactory(name=name))
    row = ["10001", "王芳", "女", "药房"]
    assert mistakes(["工号", "姓名", "性别", "科室"], row) == [
        (2, "科室", "Several campuses have a department “药房”. Add a column 院区.")
    ]
    found = plan(["工号", "姓名", "性别", "科室", "院区"], [*row, "西院"])
    assert found.new[0].person.department.campus.name == "西院"


def test_one_bad_row_keeps_the_whole_file_out(cardiology, officer):
    content = xlsx(HEADS, ANNA, ["10002", "李雷", "男", "1986.03", "心内科", None, None, None, None])
    batch = services.check(services.take_in(ContentFile(content, "a.xlsx"), by=officer))
    assert (batch.state, batch.mistakes, batch.new) == (ImportBatch.State.REFUSED, 1, 1)
    with pytest.raises(NotNow, match="without mistakes"):
        services.apply(batch, by=officer)
    assert not Person.objects.filter(staff_number="10001").exists()


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0 an old workbook", b"%PDF-1.7"])
def test_another_file_named_xlsx_is_told_how_to_become_one(content):
    with pytest.raises(DomainError, match="This is no XLSX or CSV file") as refused:
        services.plan("staff.xlsx", content)
    assert refused.value.field == "file"


def test_a_number_in_a_column_of_days_is_shown_as_it_was_typed(cardiology):
    assert mistakes(HEADS, ["10001", "王芳", "女", 999999, "心内科", None, None, None, None]) == [
        (2, "出生日期", "“999999” is no date with year, month and day, such as 1986-03-05.")
    ]


# -- importing --------------------------------------------------------------------------------------------
def test_an_import_makes_people_accounts_and_memberships(cardiology, officer):
    batch = imported(
        xlsx(HEADS, ANNA, ["10002", "李雷", "男", None, "心内科", None, None, None, "否"]), officer
    )
    assert (batch.state, batch.new, batch.changed, batch.left) == (ImportBatch.State.APPLIED, 2, 0, 0)
    anna = Person.objects.get(staff_number="10001")
    assert (anna.name, anna.initials, anna.sex, anna.department, anna.birth_date) == (
        "王芳", "wf", "F", cardiology, dt.date(1986, 3, 5),
    )  # fmt: skip
    assert anna.user.mobile == "14000010001"
    assert not anna.user.has_usable_password()
    assert [(m.person.name, m.since) for m in Membership.objects.all()] == [("王芳", dt.date(2010, 7, 1))]
    entry = AuditEntry.objects.get(action="members.importbatch.applied")
    assert (entry.by, entry.details["new"], entry.details["sha256"]) == (officer, 2, batch.sha256)


def test_the_same_file_again_changes_nothing_and_says_so(cardiology, officer):
    content = xlsx(HEADS, ANNA)
    imported(content, officer)
    with pytest.raises(services.ImportedAlready, match="Nothing was changed"):
        services.take_in(ContentFile(content, "other-name.xlsx"), by=officer)
    again = services.plan("staff.xlsx", content)
    assert (again.is_empty, again.unchanged) == (True, 1)


def test_the_same_file_waits_once(cardiology, officer):
    content = xlsx(HEADS, ANNA)
    first = services.check(services.take_in(ContentFile(content, "a.xlsx"), by=officer))
    with pytest.raises(services.WaitsAlready, match="waits for confirmation") as refused:
        services.take_in(ContentFile(content, "b.xlsx"), by=officer)
    assert refused.value.batch == first
    services.take_in(ContentFile(content, "b.xlsx"), by=officer, absent_left=True)


def test_a_file_that_says_nothing_new_asks_nobody(cardiology, officer):
    content = xlsx(HEADS, ANNA)
    upload = services.take_in(ContentFile(content, "a.xlsx"), by=officer, creates_departments=True)
    stale = services.check(upload)
    imported(content, officer)
    found = services.check(stale)
    assert (found.state, found.notes, found.preview.count()) == (
        ImportBatch.State.DISCARDED,
        ["The file says what the register says already. There is nothing to import."],
        0,
    )


def test_a_file_without_sexes_is_told_so_once(cardiology):
    PersonFactory(staff_number="1", name="王芳", department=cardiology)
    rows = [["1", "王芳", "心内科"], ["2", "李雷", "心内科"], ["3", "赵敏", "心内科"]]
    assert mistakes(["工号", "姓名", "科室"], rows[0]) == []
    assert mistakes(["工号", "姓名", "科室"], *rows) == [
        (
            0,
            "性别",
            "The file has no column 性别, and 2 people in it are new. New people need it; add the column.",
        )
    ]


def test_only_what_the_file_has_is_changed_and_empty_cells_erase_nothing(cardiology, officer):
    imported(xlsx(HEADS, ANNA), officer)
    content = xlsx(
        ["工号", "姓名", "科室", "手机", "邮箱"], ["10001", "王芳芳", "心内科", "14000010009", None]
    )
    found = services.plan("b.xlsx", content)
    assert [entry.changes for entry in found.changed] == [
        [("name", "王芳", "王芳芳"), ("mobile", "14000010001", "14000010009")]
    ]
    imported(content, officer)
    anna = Person.objects.get(staff_number="10001")
    assert (anna.initials, anna.job_title, anna.user.mobile) == ("wff", "护师", "14000010009")
    assert Person.objects.filter(staff_number="10001").count() == 1


def test_unknown_departments_are_created_only_when_wished(officer):
    content = xlsx(["工号", "姓名", "性别", "科室", "院区"], ["1", "王芳", "女", "新科", "新院"], ["2", "李雷", "男", "新科", "新院"])  # fmt: skip
    assert len(services.plan("a.xlsx", content).mistakes) == 2
    imported(content, officer, creates_departments=True)
    assert [(d.name, d.campus.name, d.people.count()) for d in Department.objects.filter(name="新科")] == [
        ("新科", "新院", 2)
    ]
    assert Campus.objects.filter(name="新院").count() == 1


def test_who_leaves_loses_account_sessions_posts_mandate_and_membership(cardiology, officer):
    person = PersonFactory(staff_number="10001", name="王芳", department=cardiology)
    user = UserFactory(person=person)
    UserSession.objects.create(user=user, session_key="open", ip="10.0.0.1", user_agent="x")
    post = PostFactory(person=person, kind="CASHIER")
    mandate, membership = MandateFactory(person=person), MembershipFactory(person=person)
    imported(xlsx(["工号", "姓名", "科室", "状态"], ["10001", "王芳", "心内科", "离职"]), officer)
    person.refresh_from_db()
    assert (person.status, person.left_on) == (Person.Status.LEFT, timezone.localdate())
    for row in (user, post, mandate, membership):
        row.refresh_from_db()
    assert (user.is_active, post.until, mandate.ended_on, membership.until) == (
        False, timezone.localdate(), timezone.localdate(), timezone.localdate(),
    )  # fmt: skip
    assert UserSession.objects.count() == 0


def test_who_comes_back_gets_the_account_back(cardiology, officer):
    person = PersonFactory(staff_number="10001", department=cardiology, status=Person.Status.LEFT, left_on=dt.date(2024, 1, 1))  # fmt: skip
    user = UserFactory(person=person, is_active=False)
    imported(xlsx(["工号", "姓名", "科室", "状态"], ["10001", person.name, "心内科", "在职"]), officer)
    user.refresh_from_db()
    person.refresh_from_db()
    assert (user.is_active, person.left_on) == (True, None)


def test_an_account_disabled_for_another_reason_stays_disabled(cardiology, officer):
    person = PersonFactory(staff_number="10001", department=cardiology)
    user = UserFactory(person=person, is_active=False)
    imported(xlsx(["工号", "姓名", "科室", "手机"], ["10001", person.name, "心内科", "14000000001"]), officer)
    user.refresh_from_db()
    assert (user.is_active, user.mobile) == (False, "14000000001")


def test_the_absent_leave_only_when_wished_and_never_many_at_once(cardiology, officer):
    people = [PersonFactory(department=cardiology) for _n in range(10)]
    rows = [[p.staff_number, p.name, "心内科"] for p in (*people[1:], officer.person)]
    rows[-1][2] = officer.person.department.name
    content = xlsx(["工号", "姓名", "科室"], *rows)
    assert services.plan("a.xlsx", content).absent == 1
    assert services.plan("a.xlsx", content).left == []
    imported(content, officer, absent_left=True)
    assert [p.staff_number for p in Person.objects.filter(status=Person.Status.LEFT)] == [
        people[0].staff_number
    ]
    few = services.plan("b.xlsx", xlsx(["工号", "姓名", "科室"], rows[0]), absent_left=True)
    assert [m.reason for m in few.mistakes] == [
        "9 of 10 people at work are not in this file, so it looks like a part of the list. "
        "Import it without “who isn't in the file has left”."
    ]


def test_a_member_is_never_ended_by_the_file(cardiology, officer):
    person = PersonFactory(staff_number="10001", name="王芳", department=cardiology)
    UserFactory(person=person)
    MembershipFactory(person=person)
    found = plan(["工号", "姓名", "科室", "会员"], ["10001", "王芳", "心内科", "否"])
    assert (found.is_empty, found.notes) == (
        True,
        ["王芳 (10001) is a member in the register; the file says no. End the membership by hand."],
    )


def test_a_preview_is_not_carried_out_when_the_register_has_moved_on(cardiology, officer):
    batch = services.check(services.take_in(ContentFile(xlsx(HEADS, ANNA), "a.xlsx"), by=officer))
    PersonFactory(staff_number="10001", name="别人", department=cardiology)
    with pytest.raises(NotNow, match="register has changed since this preview"):
        services.apply(batch, by=officer)
    assert services.check(batch).changed == 1


def test_a_file_thrown_away_leaves_neither_file_nor_preview(
    cardiology, officer, django_capture_on_commit_callbacks
):
    batch = services.check(services.take_in(ContentFile(xlsx(HEADS, ANNA), "a.xlsx"), by=officer))
    with django_capture_on_commit_callbacks(execute=True):
        services.discard(batch, by=officer)
    batch.refresh_from_db()
    assert (batch.state, batch.preview.count()) == (ImportBatch.State.DISCARDED, 0)


def test_old_files_and_previews_are_erased(cardiology, officer):
    batch = imported(xlsx(HEADS, ANNA), officer)
    today = timezone.localdate()
    assert services.dispose(today) == 0
    assert services.dispose(today + dt.timedelta(days=181)) == 1
    assert batch.preview.count() == 0
    assert Person.objects.filter(staff_number="10001").exists()


def test_a_thousand_rows_cost_few_queries_and_little_time(cardiology, officer, django_assert_max_num_queries):
    """``bench/imports.py`` takes in 10,000; here it is told early whether each row costs a query or a tenth of a second."""
    rows = [[f"{n:06}", "王芳", "女", "1986-03-05", "心内科", "护师", "2010-07-01", f"14{n:09}", "是"] for n in range(1_000)]  # fmt: skip
    content = xlsx(HEADS, *rows)
    begun = time.process_time()
    with django_assert_max_num_queries(100):
        assert imported(content, officer).new == 1_000
    assert time.process_time() - begun < 5
    assert User.objects.filter(person__department=cardiology).count() == 1_000


# -- the command ------------------------------------------------------------------------------------------
def run(*args: Any) -> str:
    out = io.StringIO()
    call_command("import_members", *args, stdout=out, no_color=True)
    return out.getvalue()


def test_the_command_reports_and_imports(cardiology, tmp_path):
    path = tmp_path / "staff.csv"
    path.write_bytes(csv(HEADS, ANNA, encoding="gb18030"))
    assert run(str(path), "--dry-run") == (
        "1 rows: 1 new, 0 changed, 0 leave, 0 unchanged, 0 mistakes; 0 at work are not in the file.\n"
        "Dry run: nothing was changed.\n"
    )
    assert (Person.objects.count(), ImportBatch.objects.count()) == (0, 0)
    assert "Imported: 1 new, 0 changed, 0 left." in run(str(path))
    assert "Nothing was changed." in run(str(path))
    assert ImportBatch.objects.get().applied_by == User.objects.system()


def test_the_command_fails_on_mistakes_and_changes_nothing(cardiology, tmp_path):
    path = tmp_path / "staff.csv"
    path.write_bytes(csv(["工号", "姓名", "科室"], ["1", "王芳", "无此科"]))
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"2 mistakes\. Nothing was changed\."):
        call_command("import_members", str(path), stdout=out, no_color=True)
    assert out.getvalue().splitlines()[1:] == [
        "file: The file has no column 性别, and 1 people in it are new. New people need it; add the column.",
        "line 2, 科室: The department “无此科” is unknown. Create it first, or correct the name. [1 王芳]",
    ]
    assert Person.objects.count() == 0
    with pytest.raises(CommandError, match="no-such-file"):
        run(str(tmp_path / "no-such-file.csv"))


def test_a_number_given_to_somebody_else_is_pointed_out(cardiology):
    PersonFactory(staff_number="10001", name="王芳", department=cardiology)
    heads = ["工号", "姓名", "科室"]
    words = "These numbers get quite another name: 10001. Make sure that none was given to somebody else."
    assert plan(heads, ["10001", "李雷", "心内科"]).notes == [words]
    assert plan(heads, ["10001", "王小芳", "心内科"]).notes == []


def test_posts_of_who_stays_are_untouched(cardiology, officer):
    imported(xlsx(HEADS, ANNA), officer)
    assert Post.objects.current().filter(person=officer.person).count() == 1
