"""What happens in the audit committee's room: draw samples, ask, answer, find, repair, sign the opinion."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.account.models import Account
from finance.audit_room.models import Audit, AuditFinding, Question, Sample, SampledVoucher
from finance.audit_room.rules import KEEPERS
from finance.audit_room.workflow import Repair
from finance.period.models import Period
from finance.report.services import SURE_NAME
from finance.report.snapshot import names_in, staff_names
from finance.voucher.models import Voucher
from members.models import User
from union_portal.core.audit import services as audit_log
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todos
from union_portal.core.workday import services as workday

ANSWER, JUDGE = "finance.answer_question", "finance.judge_question"
REPAIR, JUDGE_REPAIR = "finance.repair", "finance.judge_repair"
MOST = 2_000
"""Vouchers in one sample; more can't be looked at one by one."""


def _keepers() -> list[int]:
    return list(User.objects.holding(*KEEPERS).values_list("pk", flat=True))


def _must_say(text: str, field: str) -> str:
    if not text.strip():
        raise DomainError(_("Please write a few words."), field=field)
    return text.strip()


def _locked_audit(audit: Audit) -> Audit:
    audit = Audit.objects.select_for_update().get(pk=audit.pk)
    if audit.is_signed:
        raise NotNow(_("The opinion on %(year)d is signed; this audit is over.") % {"year": audit.year})
    return audit


@transaction.atomic
def begin_audit(*, year: int, by: User) -> Audit:
    """Begin the audit of a year in which something was booked."""
    if not Period.objects.filter(year=year).exists():
        raise DomainError(_("Nothing was booked in %(year)d.") % {"year": year}, field="year")
    audit, is_new = Audit.objects.get_or_create(
        year=year, defaults={"begun_by": by, "begun_at": timezone.now()}
    )
    if not is_new:
        raise NotNow(_("The audit of %(year)d has been begun already.") % {"year": year})
    audit_log.record("finance.audit.begun", audit, by=by)
    return audit


# -- samples ------------------------------------------------------------------------------------------------
@transaction.atomic
def draw_sample(
    audit: Audit, *, rule: str, by: User, amount: Decimal | None = None, count: int | None = None, seed: str = "",
    account: Account | None = None,
) -> Sample:  # fmt: skip
    """Draw posted vouchers of the year by a rule: all from an amount on, some at random, or all of an account.

    A random draw takes the vouchers in the order of the SHA-256 of seed and number, so anybody can repeat it.
    """
    audit = _locked_audit(audit)
    sample = Sample(audit=audit, rule=rule, drawn_by=by, drawn_at=timezone.now())
    match rule:
        case Sample.Rule.AMOUNT:
            if amount is None or amount <= 0:
                raise DomainError(_("From which amount on?"), field="amount")
            sample.amount = amount
        case Sample.Rule.RANDOM:
            if not count:
                raise DomainError(_("How many vouchers?"), field="count")
            sample.count, sample.seed = count, seed.strip() or secrets.token_hex(4)
        case Sample.Rule.ACCOUNT:
            if account is None:
                raise DomainError(_("Which account?"), field="account")
            sample.account = account
    chosen = drawn(sample)
    if not chosen:
        raise NotNow(_("No posted voucher of %(year)d fits this rule.") % {"year": audit.year})
    if len(chosen) > MOST:
        raise DomainError(
            _("%(count)d vouchers fit. Narrow the rule: at most %(most)d can be looked at one by one.")
            % {"count": len(chosen), "most": MOST}
        )
    sample.save()
    SampledVoucher.objects.bulk_create(SampledVoucher(sample=sample, voucher=voucher) for voucher in chosen)
    audit_log.record("finance.sample.drawn", sample, by=by, rule=sample.rule_in_words, vouchers=len(chosen))
    return sample


def drawn(sample: Sample) -> list[Voucher]:
    """The posted vouchers of the year that the rule of a sample names, in the order of the books."""
    year = Voucher.objects.posted().filter(period__year=sample.audit.year).order_by("date", "number", "pk")
    match sample.rule:
        case Sample.Rule.AMOUNT:
            return list(year.with_total().filter(total__gte=sample.amount))
        case Sample.Rule.ACCOUNT:
            code = sample.account.code if sample.account else ""
            return list(year.filter(pk__in=Voucher.objects.filter(entries__account__code__startswith=code)))
    lots = sorted(year, key=lambda voucher: _lot(sample.seed, voucher))[: sample.count]
    return sorted(lots, key=lambda voucher: (voucher.date, voucher.number or 0, voucher.pk))


def _lot(seed: str, voucher: Voucher) -> str:
    return hashlib.sha256(f"{seed}:{voucher.label}".encode()).hexdigest()


@transaction.atomic
def look(sampled: SampledVoucher, *, is_sound: bool, by: User, note: str = "") -> SampledVoucher:
    """An auditor has looked at a voucher with its documents; what isn't in order needs a note."""
    sampled = (
        SampledVoucher.objects.select_for_update(of=("self",)).select_related("sample").get(pk=sampled.pk)
    )
    _locked_audit(sampled.sample.audit)
    if not is_sound:
        note = _must_say(note, "note")
    sampled.is_sound, sampled.note, sampled.looked_by, sampled.looked_at = (
        is_sound,
        note.strip(),
        by,
        timezone.now(),
    )
    sampled.save(update_fields=["is_sound", "note", "looked_by", "looked_at"])
    audit_log.record(
        "finance.sample.looked", sampled.sample, by=by, voucher=sampled.voucher.label, sound=is_sound
    )
    return sampled


# -- questions ----------------------------------------------------------------------------------------------
@transaction.atomic
def ask(voucher: Voucher, *, text: str, by: User) -> Question:
    """Ask about a posted voucher (质询); everybody who keeps the books can answer. Begins the year's audit if need be."""
    if not voucher.is_posted:
        raise NotNow(_("Only posted vouchers are audited."))
    audit, is_new = Audit.objects.get_or_create(
        year=voucher.date.year, defaults={"begun_by": by, "begun_at": timezone.now()}
    )
    audit = _locked_audit(audit)
    if is_new:
        audit_log.record("finance.audit.begun", audit, by=by)
    question = Question.objects.create(
        audit=audit, voucher=voucher, text=_must_say(text, "text"), asked_by=by, asked_at=timezone.now()
    )
    audit_log.record("finance.question.asked", question, by=by, voucher=voucher.label)
    _ask_keepers(question)
    return question


def _ask_keepers(question: Question) -> None:
    keepers = _keepers()
    todos.open_todo(question, ANSWER, for_users=keepers)
    outbox.notify("finance.question.asked", to=keepers, about=question, key=outbox.this_time())


def _locked_question(question: Question) -> Question:
    rows = Question.objects.select_for_update(of=("self",)).select_related("audit", "voucher__period")
    return rows.get(pk=question.pk)


@transaction.atomic
def answer(question: Question, *, answer: str, by: User) -> Question:
    """Who keeps the books answers (答复)."""
    question = _locked_question(question)
    question.reply(_must_say(answer, "answer"), by=by, at=timezone.now())
    question.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    todos.close_todo(question)
    todos.open_todo(question, JUDGE, for_users=[question.asked_by_id])
    audit_log.record("finance.question.answered", question, by=by)
    outbox.notify(
        "finance.question.answered", to=[question.asked_by_id], about=question, key=outbox.this_time()
    )
    return question


@transaction.atomic
def ask_again(question: Question, *, remark: str, by: User) -> Question:
    """The answer isn't enough: say what is missing."""
    question = _locked_question(question)
    question.ask_again(_must_say(remark, "remark"))
    question.save(update_fields=["state", "remark"])
    todos.close_todo(question)
    audit_log.record("finance.question.asked_again", question, by=by)
    _ask_keepers(question)
    return question


@transaction.atomic
def close_question(question: Question, *, by: User, remark: str = "") -> Question:
    """The committee is satisfied with the answer."""
    question = _locked_question(question)
    question.close(remark.strip(), by=by, at=timezone.now())
    if question.answered_by_id == by.pk:
        raise DomainError(_("Who answered a question doesn't close it."))
    question.save(update_fields=["state", "remark", "closed_by", "closed_at"])
    todos.close_todo(question)
    audit_log.record("finance.question.closed", question, by=by)
    return question


@transaction.atomic
def find_in_answer(question: Question, *, text: str, working_days: int | None, by: User) -> AuditFinding:
    """The answer shows a fault: close the question with a finding."""
    question = close_question(question, by=by)
    return note_finding(question.audit, text=text, working_days=working_days, by=by, question=question)


# -- findings and their repair --------------------------------------------------------------------------------
@transaction.atomic
def note_finding(
    audit: Audit, *, text: str, by: User, working_days: int | None = None, question: Question | None = None
) -> AuditFinding:
    """Note what was found; with a number of working days its repair (整改) is asked for."""
    audit = _locked_audit(audit)
    due_on = workday.add(timezone.localdate(), working_days) if working_days else None
    finding = AuditFinding.objects.create(
        audit=audit, question=question, text=_must_say(text, "text"), found_by=by, found_at=timezone.now(), due_on=due_on,
        state=Repair.DUE if due_on else Repair.NOTED,
    )  # fmt: skip
    audit_log.record("finance.auditfinding.noted", finding, by=by, due_on=due_on)
    if due_on:
        _ask_for_repair(finding, due_on)
    return finding


def _ask_for_repair(finding: AuditFinding, due_on: dt.date) -> None:
    keepers = _keepers()
    chairs = list(User.objects.holding("UNION_CHAIR").values_list("pk", flat=True))
    deadlines.set_deadline(finding, REPAIR, responsible=keepers, escalate_to=chairs, due_on=due_on)
    todos.open_todo(finding, REPAIR, for_users=keepers, due_on=due_on)
    outbox.notify("finance.auditfinding.noted", to=[*keepers, *chairs], about=finding, key=outbox.this_time())


def _locked_finding(finding: AuditFinding) -> AuditFinding:
    return AuditFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)


@transaction.atomic
def report_repair(finding: AuditFinding, *, repair: str, by: User) -> AuditFinding:
    """Who keeps the books says what was put right."""
    finding = _locked_finding(finding)
    finding.report(_must_say(repair, "repair"), by=by, at=timezone.now())
    finding.save(update_fields=["state", "repair", "repaired_by", "repaired_at"])
    deadlines.meet(finding, REPAIR)
    todos.close_todo(finding)
    todos.open_todo(finding, JUDGE_REPAIR, for_users=[finding.found_by_id])
    audit_log.record("finance.auditfinding.repaired", finding, by=by)
    outbox.notify(
        "finance.auditfinding.repaired", to=[finding.found_by_id], about=finding, key=outbox.this_time()
    )
    return finding


@transaction.atomic
def accept_repair(finding: AuditFinding, *, by: User, remark: str = "") -> AuditFinding:
    """The committee accepts the repair (销号)."""
    finding = _locked_finding(finding)
    finding.accept(remark.strip(), by=by, at=timezone.now())
    if finding.repaired_by_id == by.pk:
        raise DomainError(_("Who reported a repair doesn't accept it."))
    finding.save(update_fields=["state", "remark", "accepted_by", "accepted_at"])
    todos.close_todo(finding)
    audit_log.record("finance.auditfinding.accepted", finding, by=by)
    return finding


@transaction.atomic
def refuse_repair(finding: AuditFinding, *, remark: str, working_days: int, by: User) -> AuditFinding:
    """The repair isn't enough: say what is missing, with a new day."""
    finding = _locked_finding(finding)
    due_on = workday.add(timezone.localdate(), working_days)
    finding.ask_again(_must_say(remark, "remark"), due_on=due_on)
    finding.save(update_fields=["state", "remark", "due_on"])
    todos.close_todo(finding)
    audit_log.record("finance.auditfinding.asked_again", finding, by=by, due_on=due_on)
    _ask_for_repair(finding, due_on)
    return finding


# -- the opinion ----------------------------------------------------------------------------------------------
@transaction.atomic
def sign_opinion(audit: Audit, *, verdict: str, opinion: str, by: User) -> Audit:
    """Sign the committee's opinion (经审意见); it goes into the year's fund report and stands.

    Questions must be closed and samples looked through. Repairs may be open, as the opinion can say.
    """
    audit = _locked_audit(audit)
    if waiting := audit.questions.exclude(state="CLOSED").count():
        raise NotNow(_("%(count)d questions are still open. Close them first.") % {"count": waiting})
    unseen = SampledVoucher.objects.to_look_at().filter(sample__audit=audit).count()
    if unseen:
        raise NotNow(_("%(count)d sampled vouchers haven't been looked at yet.") % {"count": unseen})
    audit.verdict, audit.opinion = verdict, _must_say(opinion, "opinion")
    _refuse_names(audit.opinion)
    audit.signed_by, audit.signed_at = by, timezone.now()
    audit.save(update_fields=["verdict", "opinion", "signed_by", "signed_at"])
    audit_log.record("finance.audit.signed", audit, by=by, verdict=verdict)
    chairs = User.objects.holding("UNION_CHAIR", "BOOKKEEPER").values_list("pk", flat=True)
    outbox.notify("finance.audit.signed", to=list(chairs), about=audit)
    return audit


def _refuse_names(opinion: str) -> None:
    """All members read the opinion in the published report."""
    if found := [name for name in names_in(opinion, staff_names()) if len(name) >= SURE_NAME]:
        raise DomainError(
            _("Members will read the opinion, so it names nobody. Found: %(names)s.")
            % {"names": "、".join(found)},
            field="opinion",
        )
