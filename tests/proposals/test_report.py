"""The report to the congress: the published figures to the unit, its words, its approval, its files, and what it keeps quiet."""

from __future__ import annotations

import io
import json
import zipfile
from fractions import Fraction

import openpyxl
import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from pypdf import PdfReader

from members.models import Committee, Post
from proposals.models import CongressReport, Proposal, ProposalCase, Rating, Reply, SeconderRating
from proposals.proposal.workflow import State as P
from proposals.rating.figures import charts
from proposals.report import jobs, reports, services, texts, volume
from proposals.report.counting import build
from proposals.report.figures import Figures
from proposals.report.layout import parts, percent
from proposals.report.rules import may_endorse
from proposals.report.workflow import NEXT, State
from tests.factories.members import UserFactory
from tests.factories.proposal_report import bare_report, published_session
from tests.factories.proposals import bare_case, bare_proposal, handler, leader, secretary
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.job.models import Job
from union_portal.core.job.services import run
from union_portal.core.models import InboxMessage, IssuedDocument
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db

PUBLISHED = {
    "received": 114, "valid": 109, "filed": 43, "filed_cases": 17, "suggested": 48, "suggested_cases": 23, "answered": 18,
    "answered_cases": 13, "withdrawn": 3, "returned": 2, "not_filed": 0, "pending": 0,
}  # fmt: skip
"""One hospital's published report."""


def member(kind=Post.Kind.COMMITTEE_MEMBER):
    committee = Committee.objects.get(kind=Committee.Kind.PROPOSAL)
    return UserFactory(posts=[kind], posts__committee=committee)


@pytest.fixture
def maker():
    return secretary()


@pytest.fixture
def chair(maker):
    return member(Post.Kind.COMMITTEE_CHAIR)


def by_majority():
    row = policy.version("proposal.report_approval")
    row.value = "majority"
    row.save()


# -- figures ----------------------------------------------------------------------------------------------------
def test_the_published_figures_come_out_to_the_unit_on_page_and_in_every_file(client, maker, chair):
    made = published_session()
    with CaptureQueriesContext(connection) as queries:
        figures = build(made.session)
    assert {key: figures[key] for key in PUBLISHED} == PUBLISHED
    assert len(queries) <= 15
    assert Figures.from_dict(json.loads(json.dumps(figures.as_dict(), cls=DjangoJSONEncoder))) == figures
    assert {key: figures[key] for key in ("assigned", "replied", "in_time", "late", "running", "overdue")} == {
        "assigned": 40, "replied": 38, "in_time": 36, "late": 2, "running": 1, "overdue": 1,
    }  # fmt: skip
    assert {key: figures.rate(key) for key in ("filing", "reply", "closing", "solving", "contact")} == {
        "filing": Fraction(43, 109), "reply": Fraction(38, 40), "closing": Fraction(11, 17), "solving": Fraction(10, 17),
        "contact": Fraction(14, 17),
    }  # fmt: skip
    # The authors' ratings without the confidential one, which else would be left over by subtraction; the seconders' apart.
    open_ones = {"proposal__cases__kind": "PROPOSAL", "proposal__confidential": False}
    assert figures.rated("first") == Rating.objects.exclude(proposal__confidential=True).count()
    assert figures.rated("final_beside") == SeconderRating.objects.filter(**open_ones).count() > 30
    assert figures["first_beside.result.BASICALLY_SATISFIED"] == figures.rated("first_beside")
    report = services.make_report(made.session, by=maker)

    client.force_login(chair)
    page = client.get(report.get_absolute_url()).content.decode()
    assert "Joint authors and seconders" in page
    sentence = "43 (份) were filed as 17 cases (件), 48 (份) were taken as suggestions in 23 cases (件), and 18 (份) were opinions answered in 13 cases (件)."
    assert sentence in page
    pdf = PdfReader(io.BytesIO(reports.as_pdf(report)))
    text = "".join("".join(p.extract_text().split()) for p in pdf.pages)
    assert "".join(sentence.split()) in text
    assert "handedin114submissions(份);109ofthemarevalid" in text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(pdf.outline) >= 1

    document = zipfile.ZipFile(io.BytesIO(reports.as_docx(report))).read("word/document.xml").decode()
    assert sentence in document
    book = openpyxl.load_workbook(io.BytesIO(reports.as_xlsx(report)))
    beside = book["Joint authors and seconders"]
    assert [beside.cell(4, n).value for n in (1, 4)] == ["Attitude · first reply", 0]
    rows = [[c.value for c in row[:3]] for row in book["Key figures"].iter_rows(min_row=4)]
    assert rows[:8] == [
        ["Received", 114, "submissions (份)"], ["Valid", 109, "submissions (份)"], ["Filed", 43, "submissions (份)"],
        ["Filed", 17, "cases (件)"], ["Taken as suggestions", 48, "submissions (份)"], ["Taken as suggestions", 23, "cases (件)"],
        ["Opinions answered", 18, "submissions (份)"], ["Opinions answered", 13, "cases (件)"],
    ]  # fmt: skip


def test_every_breakdown_adds_up_and_keeps_the_confidential_and_nameless_in_one_line():
    made = published_session()
    figures = build(made.session)
    nameless = Proposal.objects.filter(session=made.session, name_withheld=True, confidential=False).count()
    assert nameless > 0
    for key in ("category", "delegation", "campus"):
        lines = figures.breakdowns[key]
        for column in ("received", "valid", "filed", "suggested", "answered"):
            assert sum(line.counts[column].value for line in lines) == figures[column], (key, column)
        kept = 2 if key == "category" else 2 + nameless
        assert [line.counts["received"].value for line in lines if line.is_rest] == [kept]
    assert sum(line.counts["cases"].value for line in figures.breakdowns["category"]) == 17 + 23 + 13
    assert sum(line.counts["cases"].value for line in figures.breakdowns["department"]) == figures["assigned"]
    assert sum(line.counts["cases"].value for line in figures.breakdowns["class"]) == figures["replied"]
    assert sum(line.counts["taken_in"].value for line in figures.breakdowns["author"]) == 109


def test_confidential_cases_and_withheld_names_are_in_no_list():
    made = published_session()
    quiet = Proposal.objects.filter(confidential=True)
    figures = build(made.session)
    hidden = ProposalCase.objects.get(number="8-4-017")
    assert hidden.pk not in {line.id for line in figures.cases}
    assert len(figures.cases) == 52
    first = next(line for line in figures.cases if line.number == "8-4-001")
    assert (first.submissions, len(first.authors)) == (4, 4)
    withheld = next(line for line in figures.cases if line.number == "8-4-016")
    assert (withheld.authors, withheld.withheld) == ((), 1)
    kept = json.dumps([line.title for line in figures.cases], ensure_ascii=False)
    assert all(proposal.title not in kept for proposal in quiet)
    bound = PdfReader(io.BytesIO(volume.as_pdf(made.session)))
    assert bound.root_object["/Lang"] == get_language()
    numbered = bound.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    places = dict(zip(numbered[::2], numbered[1::2], strict=True))
    for page in bound.pages:  # tagged: what stands on a page is read from that page's tags
        tags = [tag.get_object() for tag in places[page["/StructParents"]].get_object()]
        assert {tag["/Pg"].get_object()["/StructParents"] for tag in tags} == {page["/StructParents"]}
    text = "".join("".join(page.extract_text().split()) for page in bound.pages)
    assert all(proposal.title not in text for proposal in quiet)


def test_a_sum_of_one_rating_is_never_shown_nor_found_by_subtraction():
    made = published_session()
    row = policy.version("proposal.report_min_ratings")
    lines = [line for line in build(made.session).breakdowns["department"] if not line.is_rest]
    fewest = min(line.counts["rated"].value for line in lines)
    row.value = fewest + 1
    row.save()
    shown = [
        line.counts["rated"] for line in build(made.session).breakdowns["department"] if not line.is_rest
    ]
    assert sum(count is None for count in shown) == 2
    row.value = 1_000
    row.save()
    figures = build(made.session)
    assert figures.satisfaction("first", "result", Rating.Grade.SATISFIED) is None
    satisfaction = next(part for part in parts(figures) if part.key == "satisfaction")
    assert list(satisfaction.tables) == []
    assert not [key for key in figures.counts if "result" in key]
    row.value = SeconderRating.objects.exclude(proposal__confidential=True).count() + 1
    row.save()
    assert build(made.session).ratings_shown == ("first", "final")


def test_earlier_sessions_are_compared_with_their_own_counts():
    earlier = bare_report(State.DRAFT, made_by=UserFactory()).session
    type(earlier).objects.filter(pk=earlier.pk).update(
        opens_on="2020-01-01", closes_on="2020-01-02", held_on="2020-02-01"
    )
    figures = build(published_session().session)
    assert [(e.totals["received"], e.totals["filed_cases"]) for e in figures.earlier] == [(1, 1)]
    table = next(part for part in parts(figures) if part.key == "comparison").tables[0]
    assert [str(cell) for cell in table.rows[0][1:]] == ["114", "1"]


@pytest.mark.parametrize(
    ("share", "shown"),
    [(Fraction(109, 132), "82.6%"), (Fraction(1, 2000), "0.1%"), (Fraction(46, 74), "62.2%"), (Fraction(1), "100.0%"), (None, "–")],
)  # fmt: skip
def test_percent_rounds_half_up(share, shown):
    assert percent(share) == shown


def test_the_board_shows_both_ratings_apart_and_no_sum_of_one(django_assert_num_queries):
    worker, head = handler(), leader()
    case = bare_case("CLOSED", worker=worker, head=head)
    proposal, first = bare_proposal(case=case), case.reply
    second = Reply.objects.create(
        case=case, round=2, reply_class=first.reply_class, text="再办", drafted_by=worker, drafted_at=timezone.now(),
        signed_by=head, signed_at=timezone.now(),
    )  # fmt: skip
    quiet = bare_proposal(case=bare_case("CLOSED"), confidential=True)
    given = {"attitude": "SATISFIED", "rated_by": worker, "rated_at": timezone.now()}
    for reply, result in ((first, "DISSATISFIED"), (second, "SATISFIED")):
        beside = given | {"result": result, "reason": "略", "role": "SECONDER"}
        for by in (worker, head):
            SeconderRating.objects.create(reply=reply, proposal=proposal, **beside | {"rated_by": by})
    for about in (proposal, quiet):
        Rating.objects.create(reply=first, proposal=about, result="SATISFIED", **given)
    with django_assert_num_queries(5):
        result, attitude = charts(timezone.localdate().year)
    assert list(result.categories) == ["Seconders: first", "Seconders: in the end"]
    assert [list(series.values) for series in result.series] == [[0, 2], [0, 0], [2, 0]]
    assert [list(series.values) for series in attitude.series] == [[2, 2], [0, 0], [0, 0]]


# -- making and wording -----------------------------------------------------------------------------------------
def test_drafts_say_only_what_the_figures_say():
    report = bare_report(State.DRAFT, made_by=UserFactory())
    drafts = texts.drafts(Figures.from_dict(report.figures))
    assert drafts["work_done"] == ""
    assert drafts["problems"] == "Cases not closed yet: 1."
    assert (
        drafts["next_plan"] == "Bring the open cases (1) to their end and report on them at the next session."
    )


def test_one_report_of_a_session_is_worked_on_at_a_time(maker):
    report = bare_report(State.DRAFT, made_by=maker)
    with pytest.raises(NotNow, match="Count its figures anew instead"):
        services.make_report(report.session, by=maker)


def test_counting_anew_keeps_what_was_written_and_drafts_the_rest_anew(maker):
    report = bare_report(State.DRAFT, made_by=maker)
    session = report.session
    CongressReport.objects.filter(pk=report.pk).update(
        **texts.drafts(Figures.from_dict(report.figures)) | {"introduction": "我们自己的话"}
    )
    ProposalCase.objects.filter(session=session).update(state="ASSIGNED", lead_department=maker.person.department, leader=maker, due_on=session.held_on)  # fmt: skip
    again = services.count_again(report, by=maker)
    assert again.introduction == "我们自己的话"
    assert again.work_done == "Answered: 0 of 1 assigned cases, 0 of them in time."
    assert Figures.from_dict(again.figures)["assigned"] == 1


def test_the_words_change_and_the_figures_have_no_door(maker):
    report = bare_report(State.DRAFT, made_by=maker)
    before = report.figures
    services.write(report, by=maker, problems="三件提案逾期")
    report.refresh_from_db()
    assert (report.problems, report.figures) == ("三件提案逾期", before)
    assert AuditEntry.objects.filter(action="proposals.congressreport.written").count() == 1


# -- the committee ----------------------------------------------------------------------------------------------
def test_the_chair_approves_and_the_makers_are_told(maker, chair):
    report = services.submit(bare_report(State.DRAFT, made_by=maker), by=maker)
    assert list(Todo.objects.waiting_for(chair).values_list("kind", flat=True)) == ["proposals.endorse"]
    report = services.endorse(report, by=chair, approves=True)
    assert (report.state, report.approved_by) == (State.APPROVED, chair)
    assert not Todo.objects.waiting_for(chair).exists()
    assert InboxMessage.objects.filter(user=maker, kind="proposals.congressreport.approved").count() == 1


def test_an_objection_of_the_chair_sends_it_back_with_its_reason(maker, chair):
    report = services.submit(bare_report(State.DRAFT, made_by=maker), by=maker)
    with pytest.raises(DomainError, match="Please say what must be changed"):
        services.endorse(report, by=chair, approves=False)
    report = services.endorse(report, by=chair, approves=False, reason="请补充下一步计划")
    assert report.state == State.DRAFT
    told = InboxMessage.objects.get(user=maker, kind="proposals.congressreport.returned")
    assert "请补充下一步计划" in told.body
    again = services.submit(report, by=maker)
    assert services.endorse(again, by=chair, approves=True).state == State.APPROVED


def test_a_majority_decides_where_the_house_says_so(maker, chair):
    by_majority()
    members = [member(), member()]
    report = services.submit(bare_report(State.DRAFT, made_by=maker), by=maker)
    report = services.endorse(report, by=members[0], approves=True)
    assert report.state == State.SUBMITTED
    with pytest.raises(NotNow, match="given your voice"):
        services.endorse(report, by=members[0], approves=True)
    assert services.endorse(report, by=members[1], approves=True).state == State.APPROVED


def test_who_makes_or_submits_a_report_never_approves_it(maker, chair):
    other = member()
    report = services.submit(bare_report(State.DRAFT, made_by=chair), by=maker)
    for person in (maker, chair):
        assert may_endorse(person, report) is False
        with pytest.raises(DomainError, match="doesn't approve it"):
            services.endorse(report, by=person, approves=True)
    assert may_endorse(other, report) is True
    assert services.endorse(report, by=other, approves=True).state == State.APPROVED


def test_a_report_that_nobody_could_approve_is_not_submitted(maker):
    with pytest.raises(DomainError, match="Nobody on the committee could approve it"):
        services.submit(bare_report(State.DRAFT, made_by=maker), by=maker)


# role × action × state: who may do what when; everybody else and every other state is refused
DEEDS = {
    "write": (services.write, {"problems": "逾期"}, {State.DRAFT}),
    "count": (services.count_again, {}, {State.DRAFT}),
    "submit": (services.submit, {}, {State.DRAFT}),
    "take back": (services.take_back, {}, {State.SUBMITTED}),
    "endorse": (services.endorse, {"approves": True}, {State.SUBMITTED}),
    "publish": (services.publish, {}, {State.APPROVED}),
}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_in_each_state(deed, state, maker, chair):
    report = bare_report(state, made_by=maker, approved_by=chair)
    service, how, allowed = DEEDS[deed]
    by = chair if deed == "endorse" else maker
    if state in allowed:
        service(report, by=by, **how)
        assert AuditEntry.objects.exists()
        return
    with pytest.raises(NotNow):
        service(report, by=by, **how)
    report.refresh_from_db()
    assert (report.state, AuditEntry.objects.count()) == (state, 0)


# -- the database -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("column", ["figures", "introduction", "next_plan"])
@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.PUBLISHED])
def test_the_database_keeps_a_submitted_report_as_it_is(state, column, maker, chair):
    report = bare_report(state, made_by=maker, approved_by=chair)
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE proposals_congressreport SET {column} = %s WHERE id = %s", ['"x"', report.pk])
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        CongressReport.objects.filter(pk=report.pk).delete()


# -- doors ------------------------------------------------------------------------------------------------------
def test_the_job_makes_the_report_and_the_files_of_an_approved_one_stay_with_it(
    maker, chair, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    report = bare_report(State.DRAFT, made_by=maker)
    job = jobs.start_files(report, by=maker)
    run({"job": job.pk})
    job.refresh_from_db()
    assert (job.state, job.message) == (Job.State.DONE, "The report is ready as PDF, DOCX and XLSX.")
    assert Attachment.objects.about(job).count() == 3
    assert not IssuedDocument.objects.exists()
    services.submit(report, by=maker)
    services.endorse(report, by=chair, approves=True)
    for start in (jobs.start_files, jobs.start_files, jobs.start_volume):
        run({"job": start(report, by=maker).pk})
    kept = Attachment.objects.about(report)
    assert sorted(kept.values_list("purpose", "media_type")) == sorted(
        [(jobs.FILE, media_type) for media_type in reports.MEDIA_TYPES.values()]
        + [(jobs.VOLUME, "application/pdf")]
    )
    code = IssuedDocument.objects.latest("pk").public_id
    pdf = PdfReader(kept.get(purpose=jobs.FILE, media_type="application/pdf").file)
    assert code in "".join(page.extract_text() for page in pdf.pages)


def test_making_by_job_gives_one_report_however_often_it_runs(maker):
    session = bare_report(
        State.PUBLISHED, made_by=maker, approved_by=member(Post.Kind.COMMITTEE_CHAIR)
    ).session
    job = jobs.start_report(session, by=maker)
    run({"job": job.pk})
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    run({"job": job.pk})
    assert list(
        CongressReport.objects.filter(session=session).order_by("pk").values_list("edition", flat=True)
    ) == [1, 2]


def test_staff_read_a_published_report_and_open_only_what_they_may_see(client, maker, chair):
    report = bare_report(State.APPROVED, made_by=maker, approved_by=chair)
    reader = UserFactory()
    client.force_login(reader)
    assert client.get(report.get_absolute_url()).status_code == 404
    services.publish(report, by=maker)
    page = client.get(report.get_absolute_url())
    assert page.status_code == 200
    assert "patterns/reader.html" in [template.name for template in page.templates]
    address = reverse("proposals:congress-report-figure", args=[report.public_id, "received"])
    assert "关于改善夜班用餐" in client.get(address).content.decode()
    Proposal.objects.update(confidential=True)
    hidden = client.get(address).content.decode()
    assert "关于改善夜班用餐" not in hidden
    assert "1 more isn&#x27;t open to you." in hidden
    for key in ("authors", "first.result.SATISFIED", "nothing", "category.9.filed"):
        assert (
            client.get(reverse("proposals:congress-report-figure", args=[report.public_id, key])).status_code
            == 404
        )


def test_a_report_of_earlier_does_not_tell_by_its_lists_whose_a_nameless_proposal_is(client, maker, chair):
    report = bare_report(State.APPROVED, made_by=maker, approved_by=chair)
    services.publish(report, by=maker)
    address = reverse("proposals:congress-report-figure", args=[report.public_id, "delegation.0.received"])
    client.force_login(UserFactory())
    assert "关于改善夜班用餐" in client.get(address).content.decode()
    Proposal.objects.update(name_withheld=True)
    hidden = client.get(address).content.decode()
    assert "关于改善夜班用餐" not in hidden
    assert "1 more isn&#x27;t open to you." in hidden


def test_every_linked_figure_opens_as_many_as_it_says(client, maker, chair):
    made = published_session()
    report = services.make_report(made.session, by=maker)
    client.force_login(chair)
    page = client.get(report.get_absolute_url())
    cells = [
        cell
        for chapter in page.context["chapters"]
        for table in chapter.part.tables
        for row in table.rows
        for cell in row
        if cell.key and cell.url
    ]
    assert len(cells) > 100
    for cell in cells[:: len(cells) // 12]:
        behind = client.get(cell.url)
        assert (cell.key, behind.context["page_obj"].paginator.count) == (cell.key, cell.value)


def test_states_and_moves_are_those_of_the_table():
    assert {state: sorted(NEXT.get(state, ())) for state in State} == {
        State.DRAFT: ["SUBMITTED"], State.SUBMITTED: ["APPROVED", "DRAFT"], State.APPROVED: ["PUBLISHED"], State.PUBLISHED: [],
    }  # fmt: skip
    assert P.ANSWERED in set(P)
