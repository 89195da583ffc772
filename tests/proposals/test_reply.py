"""The chain of signatures, the letter, corrections and changes of class: each step, and each refusal."""

from __future__ import annotations

import io

import docx
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from proposals.case.workflow import State as C
from proposals.models import ClassChange, CoHandling, Letter, Promise, Reply, Signature
from proposals.reply import letters, services
from proposals.reply.rules import open_steps
from tests.factories.members import DepartmentFactory, UserFactory
from tests.factories.proposals import case_in, handler, leader, reply_class, secretary, sign_all
from tests.proposals.test_case import in_days, open_todos, told
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.policy import services as policy
from union_portal.core.verification.models import IssuedDocument

pytestmark = pytest.mark.django_db


def drafted(*, co: bool = True):
    """A reply that waits for the head, then a co-signing department, then the leader."""
    case = case_in(C.IN_PROGRESS)
    worker = case.assignment.handler
    head = handler(case.lead_department, kind="DEPARTMENT_HEAD")
    partner = handler(DepartmentFactory()) if co else None
    if partner:
        unit, today = partner.posts[0].department, timezone.localdate()
        CoHandling.objects.create(
            case=case, department=unit, assigned_by=case.leader, assigned_at=timezone.now(), counted_from=today,
            working_days=5, due_on=in_days(5), input="同意。", input_by=partner, input_at=timezone.now(),
        )  # fmt: skip
    services.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实", cost="1200.00")
    case.refresh_from_db()
    return case, worker, head, partner


# -- the chain ----------------------------------------------------------------------------------------------
def test_head_partner_and_leader_sign_in_their_order():
    case, worker, head, partner = drafted()
    lead = case.leader
    for signer in (head, partner, lead):
        assert [step for step in (head, partner, lead) if open_todos(step)] == [signer]
        assert signer.has_perm("proposals.sign_proposalcase", case)
        services.sign_reply(case, by=signer)
    case.refresh_from_db()
    assert case.state == "REPLIED"
    assert list(case.reply.signatures.values_list("step", "by", "outcome")) == [
        ("HEAD", head.pk, "SIGNED"), ("COSIGN", partner.pk, "SIGNED"), ("LEADER", lead.pk, "SIGNED"),
    ]  # fmt: skip
    assert case.reply.signed_by == lead
    assert not worker.has_perm("proposals.sign_proposalcase", case)


def test_the_desk_says_where_a_signed_reply_goes(client):
    case, _worker, head, _partner = drafted(co=False)
    address = reverse("admin:proposals_proposalcase_deed", args=[case.pk, "sign"])
    said = []
    for signer in (head, case.leader):
        client.force_login(signer)
        answer = client.post(address, follow=True)
        said += [str(message) for message in answer.context["messages"]]
    assert said == [
        "Signed. It waits for the next signature.",
        "Signed. The reply has gone to the proposers.",
    ]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_nobody_signs_out_of_turn_or_twice(place):
    case, worker, *signers = drafted()
    signers.append(case.leader)
    for signer in signers[:place]:
        services.sign_reply(case, by=signer)
    for other in [each for n, each in enumerate(signers) if n != place]:
        with pytest.raises(DomainError, match="isn't your turn"):
            services.sign_reply(case, by=other)
        assert not other.has_perm("proposals.sign_proposalcase", case)
    with pytest.raises(DomainError, match="drafted this reply yourself"):
        services.sign_reply(case, by=worker)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_each_may_return_it_and_the_chain_begins_anew(place):
    case, worker, *signers = drafted()
    signers.append(case.leader)
    for signer in signers[:place]:
        services.sign_reply(case, by=signer)
    services.return_reply(case, by=signers[place], reason="请写明经费")
    case.refresh_from_db()
    assert (case.state, open_todos(worker)) == ("IN_PROGRESS", ["proposals.reply"])
    assert open_steps(case) == []
    label = case.replies.get().signatures.get(outcome="RETURNED").label
    assert told(worker, "case.reply_returned") == [(f"Reply returned: {case}", f"{label} writes: 请写明经费")]
    services.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实，经费一万元")
    assert sign_all(case).state == "REPLIED"


def test_a_step_that_nobody_can_take_is_left_out():
    case = case_in(C.IN_PROGRESS)
    head = handler(case.lead_department, kind="DEPARTMENT_HEAD")
    services.submit_reply(case, by=head, reply_class=reply_class("A"), text="已落实")
    assert [step.step for step in open_steps(case)] == ["LEADER"]


def test_without_a_leader_nothing_is_handed_in():
    case = case_in(C.IN_PROGRESS)
    worker = case.assignment.handler
    case.leader.person.posts.update(until="2020-01-01", since="2019-01-01")
    with pytest.raises(DomainError, match="Nobody is entered who could sign"):
        services.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实")
    case.refresh_from_db()
    assert (case.state, Reply.objects.count()) == ("IN_PROGRESS", 0)


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE proposals_signature SET by_id = {worker}, at = now(), outcome = 'SIGNED' WHERE outcome = ''", "does not sign it"),
        ("UPDATE proposals_signature SET reason = 'x' WHERE outcome = 'SIGNED'", "signed_is_signed"),
        ("UPDATE proposals_signature SET by_id = {head}, at = now(), outcome = 'SIGNED' WHERE outcome = ''", "signature_once_a_person"),
        ("UPDATE proposals_signature SET outcome = 'RETURNED', at = now(), by_id = {lead} WHERE outcome = ''", "signature_returned_with_reason"),
    ],
)  # fmt: skip
def test_the_database_keeps_the_signatures(statement, name):
    from django.db import DatabaseError, connection

    case, worker, head, _partner = drafted(co=False)
    services.sign_reply(case, by=head)
    sql = statement.format(worker=worker.pk, head=head.pk, lead=case.leader_id)
    with pytest.raises(DatabaseError, match=name), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_signed_words_stand_in_the_database():
    case = case_in(C.REPLIED)
    with pytest.raises(Exception, match="signed_words_stand"), transaction.atomic():
        case.replies.update(text="另一种说法")
    old = case.replies.get()
    with pytest.raises(IntegrityError, match="reply_one_signed_a_round"), transaction.atomic():
        Reply.objects.create(
            case=case, round=1, reply_class=old.reply_class, text="x", drafted_by=old.drafted_by,
            drafted_at=old.drafted_at, signed_by=old.signed_by, signed_at=old.signed_at,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reply_chain", []), ("reply_chain", ["HEAD", "HEAD", "LEADER"]), ("reply_chain", ["BOSS", "LEADER"]),
        ("rehandling_signer", ["BOSS"]), ("letter_number", "{year}号"), ("letter_number", "{name}{serial}"),
    ],
)  # fmt: skip
def test_the_house_cannot_enter_what_makes_no_sense(key, value):
    with pytest.raises(DomainError):
        policy.parameters[f"proposal.{key}"].require_fit(value)


# -- the letter ---------------------------------------------------------------------------------------------
def test_each_submission_gets_its_numbered_letter_with_a_check_code(settings):
    case, *_people = drafted()
    sign_all(case)
    letter = Letter.objects.get()
    year = timezone.localdate().year
    assert letter.number == f"提案复〔{year}〕1号"
    kept = letters.pdf_of(letter, by=case.leader)
    assert letters.pdf_of(letter, by=case.leader) == kept
    issued = IssuedDocument.objects.get()
    assert issued.sha256 == kept.sha256
    pdf = PdfReader(kept.file)
    text = "".join(pdf.pages[0].extract_text().split())
    for words in (
        letter.number,
        settings.HOSPITAL_NAME,
        case.number,
        "已落实",
        "1,200.00",
        issued.public_id,
        "同意。",
    ):
        assert ("".join(words.split()) in text) is (
            words != "同意。"
        )  # handled together, so the lead alone answers
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    document = docx.Document(io.BytesIO(letters.docx_of(letter, by=case.leader)))
    paragraphs = [p.text for p in document.paragraphs]
    assert letter.number in paragraphs
    assert "已落实" in paragraphs


def test_who_may_take_the_letter(client):
    case, worker, head, partner = drafted()
    sign_all(case)
    letter = Letter.objects.get()
    author, seconder = letter.proposal.proposer.user, letter.proposal.seconders[0].user
    expected = {
        author: 200, worker: 200, head: 200, partner: 200, case.leader: 200, secretary(): 200, seconder: 404,
        UserFactory(): 404, handler(): 404,
    }  # fmt: skip
    for user, status in expected.items():
        client.force_login(user)
        assert client.get(reverse("proposals:letter", args=[letter.public_id, "docx"])).status_code == status
        assert client.get(reverse("proposals:letter", args=[letter.public_id, "exe"])).status_code == 404


# -- corrections --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [C.REPLIED, C.TRACKING, C.CLOSED])
def test_a_correction_is_a_new_version_and_the_old_one_stays(state):
    case = case_in(state)
    worker, author = case.assignment.handler, case.submissions.get().proposer.user
    old = case.reply
    services.correct_reply(case, by=worker, text="日期更正为12月1日", reason="日期写错了")
    case.refresh_from_db()
    assert case.state == state
    assert case.reply == old
    services.sign_reply(case, by=case.leader)
    old.refresh_from_db()
    new = case.replies.standing().get()
    assert (new.version, new.corrects, old.superseded_at is not None, old.text) == (
        2,
        old,
        True,
        "凌晨供应热餐已落实。",
    )
    assert Letter.objects.count() == 2
    assert letters.page_of(new.letters.get()).replaces == old.letters.get().number
    assert len(told(author, "proposal.reply_corrected")) == 1
    if state == C.TRACKING:
        assert Promise.objects.get().reply == new
    if state != C.REPLIED:
        assert new.ratings.count() == 1


@pytest.mark.parametrize("state", sorted(set(C) - services.ANSWERED))
@pytest.mark.parametrize(
    "act",
    [
        lambda case, by: services.correct_reply(case, by=by, text="改", reason="错了"),
        lambda case, by: services.reclassify(case, by=by, reply_class=reply_class("C"), reason="未落实"),
    ],
)
def test_without_a_standing_reply_nothing_is_corrected_or_put_into_another_class(state, act):
    case = case_in(state)
    with pytest.raises(NotNow):
        act(case, secretary())


def test_one_correction_at_a_time_and_never_without_a_reason():
    case = case_in(C.REPLIED)
    worker = case.assignment.handler
    with pytest.raises(DomainError, match="what was wrong"):
        services.correct_reply(case, by=worker, text="改", reason=" ")
    services.correct_reply(case, by=worker, text="改", reason="错了")
    with pytest.raises(NotNow, match="waiting to be signed"):
        services.correct_reply(case, by=worker, text="再改", reason="又错了")
    services.return_reply(case, by=case.leader, reason="不必更正")
    case.refresh_from_db()
    assert (case.state, case.reply.version) == ("REPLIED", 1)
    assert case.replies.get(version=2).returned_at is not None


# -- another class ------------------------------------------------------------------------------------------
def test_a_supervisor_puts_a_reply_into_a_class_that_is_tracked():
    case = case_in(C.CLOSED)
    watcher, author = UserFactory(posts=["DISCIPLINE_SUPERVISOR"]), case.submissions.get().proposer.user
    assert watcher.has_perm("proposals.reclassify_reply", case)
    with pytest.raises(DomainError, match="until when"):
        services.reclassify(case, by=watcher, reply_class=reply_class("B"), reason="尚未落实")
    services.reclassify(
        case,
        by=watcher,
        reply_class=reply_class("B"),
        reason="尚未落实",
        promised="供应热餐",
        promised_on=in_days(20),
    )
    case.refresh_from_db()
    assert (case.state, case.closed_at, case.due_on) == ("TRACKING", None, in_days(20))
    assert Promise.objects.get().text == "供应热餐"
    assert ClassChange.objects.get().reason == "尚未落实"
    assert told(author, "proposal.reclassified") == [
        (
            f"The reply on “{case.title}” is now in class {reply_class('B')}",
            "The supervisor's reason: 尚未落实",
        )
    ]
    services.reclassify(case, by=watcher, reply_class=reply_class("A"), reason="现场核实已落实")
    case.refresh_from_db()
    assert (case.state, Promise.objects.get().state) == ("CLOSED", "DROPPED")
    services.reclassify(
        case,
        by=watcher,
        reply_class=reply_class("B"),
        reason="又停了",
        promised="恢复供应",
        promised_on=in_days(9),
    )
    assert Promise.objects.get().text == "恢复供应"


def test_a_class_is_changed_with_a_reason_into_another():
    case = case_in(C.REPLIED)
    with pytest.raises(DomainError, match="why the class is another"):
        services.reclassify(case, by=secretary(), reply_class=reply_class("C"), reason="")
    with pytest.raises(DomainError, match="in this class already"):
        services.reclassify(case, by=secretary(), reply_class=reply_class("A"), reason="理由")
    for nobody in (case.assignment.handler, case.leader, leader(), UserFactory()):
        assert not nobody.has_perm("proposals.reclassify_reply", case)
    assert Signature.objects.filter(reply__case=case).count() == 1
