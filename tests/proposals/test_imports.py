"""Earlier sessions from XLSX and CSV: preview, mistakes with their column, names that no register knows, undo."""

from __future__ import annotations

import datetime as dt
import io
from fractions import Fraction
from typing import Any

import pytest
import xlsxwriter
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from proposals.case.figures import charts
from proposals.imports import reports, services, sheet
from proposals.imports.models import ImportedRow, Origin, ProposalImport
from proposals.imports.workflow import State
from proposals.models import Inclusion, Proposal, ProposalCase, Rating, Reply
from proposals.report.counting import build
from proposals.report.figures import rate_of
from tests.factories.members import DepartmentFactory, PersonFactory, TermFactory, UserFactory
from tests.factories.proposals import CongressSessionFactory, bare_proposal, category, reply_class, secretary
from union_portal.core.base import new_public_id
from union_portal.core.document.cells import Bad
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db
HEADS = ["届次", "编号", "案由", "类别", "提案人", "附议人", "提交日期", "立案情况", "承办部门", "答复类别", "答复内容", "答复日期", "满意度", "不予立案理由", "立案号"]  # fmt: skip
ROW = {
    "届次": "七届三次", "编号": "1", "案由": "关于夜班食堂的提案", "类别": "后勤保障", "提案人": "王芳", "附议人": "李敏、赵强", "提交日期": "2021-03-05",
    "立案情况": "立案", "承办部门": "总务科", "答复类别": "A", "答复内容": "已延长供应时间。", "答复日期": "2021-04-28", "满意度": "满意",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _house(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    day = dt.date(2021, 3, 1)
    CongressSessionFactory(
        term=TermFactory(term_no=7), session_no=3, opens_on=day, closes_on=dt.date(2021, 3, 15),
        held_on=dt.date(2021, 3, 31),
    )  # fmt: skip
    category()
    reply_class("A")


def csv(*rows: dict[str, Any]) -> bytes:
    lines = [",".join(HEADS), *(",".join(str(row.get(head, "")) for head in HEADS) for row in rows)]
    return "\n".join(lines).encode("gb18030")


def xlsx(*rows: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet()
    page.write(0, 0, "第七届职代会提案一览表")
    page.write_row(1, 0, HEADS)
    for line, row in enumerate(rows, 2):
        for column, head in enumerate(HEADS):
            page.write(line, column, row.get(head, ""))
    book.close()
    return buffer.getvalue()


def bring_in(content: bytes, *, name: str = "七届三次提案.csv", by: Any = None) -> ProposalImport:
    return services.take_in(ContentFile(content, name), by=by or UserFactory())


def mistakes(content: bytes, name: str = "x.csv") -> list[tuple[int, str, str]]:
    return [(m.line, m.column, m.reason) for m in services.plan(name, content).mistakes]


# -- taking in ---------------------------------------------------------------------------------------------------
def test_a_row_becomes_a_closed_case_with_reply_and_rating_marked_as_imported():
    wang, department = PersonFactory(name="王芳"), DepartmentFactory(name="总务科")
    by = UserFactory()
    file = services.apply(bring_in(xlsx(ROW), name="a.xlsx"), by=by)
    proposal = Proposal.objects.get()
    assert (proposal.number, proposal.state, proposal.proposer, proposal.is_imported) == (
        "7-3-001", "FILED", wang, True,
    )  # fmt: skip
    case = proposal.case
    assert (case.number, case.state, case.lead_department) == ("7-3-001", "CLOSED", department)
    reply = Reply.objects.get()
    assert (reply.text, reply.reply_class.code, reply.is_imported) == ("已延长供应时间。", "A", True)
    assert str(case.replied_at)[:10] == "2021-04-28"
    assert Rating.objects.get().result == "SATISFIED"
    assert (file.state, file.new, file.applied_by) == (State.APPLIED, 1, by)
    assert Origin.objects.get().seconders == "李敏、赵强"


def test_names_that_no_register_knows_are_kept_as_text_and_said_so():
    PersonFactory(name="李敏")
    PersonFactory.create_batch(2, name="赵强")
    file = services.apply(bring_in(csv(ROW)), by=UserFactory())
    proposal = Proposal.objects.get()
    assert (proposal.proposer_id, proposal.author_name) == (None, "王芳")
    assert (proposal.case.lead_department, proposal.case.department_label) == (None, "总务科")
    assert [s.person.name for s in proposal.secondings.all()] == ["李敏"]
    assert len(file.notes) == 3
    assert "赵强" in file.notes[2]


def test_proposals_with_one_case_number_make_one_case():
    other = ROW | {"编号": "2", "案由": "关于夜餐的提案", "立案号": "1", "提案人": "李敏"}
    services.apply(bring_in(csv(ROW, other)), by=UserFactory())
    assert list(ProposalCase.objects.values_list("number", flat=True)) == ["7-3-001"]
    assert Inclusion.objects.count() == 2


def test_what_was_not_filed_needs_its_reason_and_gets_no_case():
    row = {**ROW, "立案情况": "不予立案", "答复类别": "", "答复内容": "", "答复日期": "", "满意度": ""}
    assert mistakes(csv(row)) == [(2, "不予立案理由", "This is missing.")]
    services.apply(bring_in(csv(row | {"不予立案理由": "不属于职代会职权"})), by=UserFactory())
    assert Proposal.objects.get().state == "NOT_FILED"
    assert not ProposalCase.objects.exists()


def test_imported_ones_appear_in_the_ledger_and_on_their_page(client):
    services.apply(bring_in(csv(ROW)), by=UserFactory())
    client.force_login(UserFactory())
    assert "关于夜班食堂的提案" in client.get(reverse("proposals:proposal-list")).content.decode()
    page = client.get(Proposal.objects.get().get_absolute_url()).content.decode()
    for words in ("王芳", "总务科", "已延长供应时间。", "Imported on"):
        assert words in page


def test_an_imported_one_comes_up_with_its_reply_while_a_like_title_is_typed(client):
    services.apply(bring_in(csv(ROW)), by=UserFactory())
    client.force_login(UserFactory())
    address = reverse("proposals:proposal-similar", args=[new_public_id()])
    shown = client.post(address, {"title": "希望延长夜班食堂时间"}).content.decode()
    for words in ("关于夜班食堂的提案", "7-3-001", "已延长供应时间。"):
        assert words in shown


def test_an_imported_session_is_compared_and_on_its_years_board_without_what_lists_do_not_tell():
    other = ROW | {"编号": "2", "案由": "关于停车的提案", "承办部门": "保卫科", "满意度": "不满意"}
    unheard = {
        **ROW,
        "编号": "3",
        "案由": "关于薪酬的提案",
        "立案情况": "不予立案",
        "不予立案理由": "不属职权",
    }
    unheard |= dict.fromkeys(["答复类别", "答复内容", "答复日期", "满意度"], "")
    services.apply(bring_in(csv(ROW, other, unheard)), by=UserFactory())
    (earlier,) = build(CongressSessionFactory()).earlier
    counted = [earlier.totals[key] for key in ("received", "filed", "filed_cases", "replied", "closed_filed")]
    assert (earlier.code, counted) == ("7-3", [3, 2, 2, 2, 2])
    assert {key: rate_of(earlier.totals, key) for key in ("filing", "reply", "reply_in_time", "contact")} == {
        "filing": Fraction(2, 3), "reply": Fraction(1), "reply_in_time": None, "contact": None,
    }  # fmt: skip
    assert earlier.totals["first.result.SATISFIED"] == earlier.totals["first.result.DISSATISFIED"] == 1
    board = charts(UserFactory(), 2021)
    assert [chart.title for chart in board[:2]] == ["2 of 2 cases are closed", "Most cases concern: 后勤保障"]
    assert sorted(board[2].categories) == ["保卫科", "总务科"]
    assert board[3].title == "2 replies from earlier records, without recorded deadlines"


# -- twice and back ------------------------------------------------------------------------------------------------
def test_the_same_file_or_row_twice_changes_nothing():
    services.apply(bring_in(csv(ROW)), by=UserFactory())
    with pytest.raises(services.ImportedAlready, match="Nothing was changed"):
        bring_in(csv(ROW))
    more = ROW | {"编号": "2", "案由": "关于值班室的提案"}
    file = bring_in(csv(ROW, more))
    assert (file.new, file.unchanged, file.mistakes) == (1, 1, 0)
    services.apply(file, by=UserFactory())
    assert Proposal.objects.count() == 2


def test_an_import_is_undone_and_may_come_in_again():
    file = services.apply(bring_in(csv(ROW)), by=UserFactory())
    services.undo(file, by=UserFactory())
    for model in (Proposal, ProposalCase, Reply, Rating, Inclusion, Origin):
        assert not model.objects.exists(), model
    services.apply(bring_in(csv(ROW)), by=UserFactory())
    assert Proposal.objects.count() == 1


def test_an_import_is_not_undone_once_something_hangs_on_it():
    file = services.apply(bring_in(csv(ROW)), by=UserFactory())
    bare_proposal(case=ProposalCase.objects.get(), number="8-4-009")
    with pytest.raises(NotNow, match="can't be undone any more"):
        services.undo(file, by=UserFactory())
    assert Proposal.objects.count() == 2
    assert Rating.objects.count() == 1


def test_what_changed_since_the_preview_is_not_written():
    file = bring_in(csv(ROW))
    bare_proposal(number="7-3-001")
    with pytest.raises(NotNow, match="Something has changed"):
        services.apply(file, by=UserFactory())
    assert ProposalImport.objects.get(pk=file.pk).state == State.READY


# -- mistakes ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changed", "column", "reason"),
    [
        ({"届次": "九届一次"}, "届次", "The session 9-1 is unknown"),
        ({"届次": "去年"}, "届次", "names no session"),
        ({"案由": ""}, "案由", "This is missing."),
        ({"提案人": ""}, "提案人", "This is missing."),
        ({"类别": "天文"}, "类别", "“天文” is unknown here"),
        ({"提交日期": "2021-02-30"}, "提交日期", "There is no day"),
        ({"提交日期": "3"}, "提交日期", "is no date"),
        ({"提交日期": "1905-07-12"}, "提交日期", "Excel took something else"),
        ({"提交日期": "2099-01-01"}, "提交日期", "lies in the future"),
        ({"答复日期": "2021-03-01"}, "答复日期", "lies before 提交日期"),
        ({"答复类别": ""}, "答复类别", "This is missing."),
        ({"满意度": "还行"}, "满意度", "“还行” is unknown here"),
        ({"编号": "1.23E+11"}, "编号", "rounded"),
        ({"承办部门": "=A1"}, "承办部门", "This is a formula"),
    ],
)
def test_a_mistake_names_its_line_column_and_reason(changed, column, reason):
    found = mistakes(csv(ROW | changed))
    assert [(line, where) for line, where, _reason in found] == [(2, column)]
    assert reason in found[0][2]


def test_two_rows_with_one_number_are_a_mistake():
    assert [(m[0], m[1]) for m in mistakes(csv(ROW, ROW))] == [(3, "编号")]


def test_a_number_of_the_portal_is_never_taken():
    bare_proposal(number="7-3-001", title="另一件")
    assert "taken by “另一件”" in mistakes(csv(ROW))[0][2]


@pytest.mark.parametrize("column", ["session", "number", "title", "department"])
def test_what_excel_made_a_date_of_is_caught(column):
    with pytest.raises(Bad, match="Excel has turned this into a date"):
        sheet.parse(column, dt.date(2021, 7, 3))


@pytest.mark.parametrize(
    ("cell", "session"),
    [
        ("七届三次", (7, 3)),
        ("第十二届第二次职代会", (12, 2)),
        ("8-4", (8, 4)),
        ("8届4次", (8, 4)),
        ("二十届十次", (20, 10)),
    ],
)
def test_a_session_is_read_however_it_is_written(cell, session):
    assert sheet.parse("session", cell) == session


def test_one_mistake_keeps_the_whole_file_out():
    file = bring_in(csv(ROW, ROW | {"编号": "2", "案由": ""}))
    assert (file.state, file.mistakes) == (State.REFUSED, 1)
    assert file.preview.get(outcome=ImportedRow.Outcome.MISTAKE).column == "案由"
    with pytest.raises(NotNow):
        services.apply(file, by=UserFactory())
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF"), ("a.csv", b""), ("a.csv", "姓名,工号\n王芳,1".encode())]
)
def test_what_is_no_list_of_proposals_is_refused(name, content):
    with pytest.raises(DomainError):
        bring_in(content, name=name)


# -- doors -----------------------------------------------------------------------------------------------------------
def test_the_template_comes_in_as_it_is():
    category()
    content = reports.template("工会")
    plan = services.plan("模板.xlsx", content)
    assert [(m.column, m.reason) for m in plan.mistakes if "答复" not in m.column] == []


def test_the_desk_shows_the_preview_imports_and_undoes(client):
    office = secretary()
    client.force_login(office)
    add = reverse("admin:proposals_proposalimport_add")
    client.post(add, {"file": ContentFile(csv(ROW), "七届三次.csv")})
    file = ProposalImport.objects.get()
    page = client.get(reverse("admin:proposals_proposalimport_change", args=[file.pk])).content.decode()
    assert "关于夜班食堂的提案" in page
    for deed, count in (("apply", 1), ("undo", 0)):
        client.post(reverse("admin:proposals_proposalimport_deed", args=[file.pk, deed]))
        assert Proposal.objects.count() == count
    client.force_login(UserFactory(delegate=True))
    assert client.get(add).status_code in {302, 403}


def test_the_command_says_what_would_happen_then_does_it(tmp_path, capsys):
    path = tmp_path / "earlier.csv"
    path.write_bytes(csv(ROW))
    call_command("import_proposals", str(path), "--dry-run")
    assert not Proposal.objects.exists()
    call_command("import_proposals", str(path))
    call_command("import_proposals", str(path))
    assert Proposal.objects.count() == 1
    out = capsys.readouterr().out
    assert "1 rows: 1 new, 0 there already, 0 mistakes." in out
    assert "Dry run: nothing was changed." in out
    assert "Nothing was changed." in out
    path.write_bytes(csv(ROW | {"案由": ""}))
    with pytest.raises(CommandError, match="1 mistakes"):
        call_command("import_proposals", str(path))
