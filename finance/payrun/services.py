"""Put a run together, have it released, make the bank's file, and note what the bank answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.payment import services as payments
from finance.payment.models import PaymentRequest
from finance.payrun.layout import Transfer, Whole, digest, lay_out, rows
from finance.payrun.models import BankLayout, PayRun, PayRunLine
from finance.payrun.workflow import Result, State
from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO
from union_portal.core.number.services import next_number
from union_portal.core.todo import services as todos

MOST = 1_000
RELEASE, ANSWER = "finance.payrun_release", "finance.payrun_answer"


def _lock(run: PayRun) -> PayRun:
    return PayRun.objects.select_for_update(of=("self",)).select_related("layout").get(pk=run.pk)


def _lines(run: PayRun) -> list[PayRunLine]:
    found = run.lines.select_related(
        "request__payee", "request__company", "request__data_key", "request__approved_by"
    )
    return list(found.order_by("request"))


@transaction.atomic
def make_run(*, requests: Iterable[PaymentRequest], layout: BankLayout, by: User) -> PayRun:
    """Put approved payments together (汇总付款). Each is held by this run until the bank has answered.

    Raises ``NotNow`` when one of them was paid or put into another run a moment ago; then no run comes into being.
    """
    asked = sorted({request.pk: request for request in requests}.values(), key=lambda request: request.pk)
    if not asked:
        raise DomainError(_("Please choose at least one payment."), field="requests")
    if len(asked) > MOST:
        raise DomainError(
            _("A run holds %(most)d payments. Please make several.") % {"most": MOST}, field="requests"
        )
    year = timezone.localdate().year
    held = list(
        PaymentRequest.objects.select_for_update(of=("self",))
        .filter(pk__in=[r.pk for r in asked])
        .order_by("pk")
    )
    run = PayRun(
        layout=layout, made_by=by, count=len(held), total=sum((request.amount for request in held), ZERO)
    )
    run.number = f"{year}-付{next_number('finance.payrun', within=str(year)):03}"
    for request in held:
        payments.put_into_run(request, by=by, run=run.number)
    run.save()
    PayRunLine.objects.bulk_create(
        PayRunLine(run=run, request=request, serial=serial, amount=request.amount)
        for serial, request in enumerate(held, start=1)
    )
    audit.record("finance.payrun.made", run, by=by, count=run.count, total=run.total)
    checkers = User.objects.holding("CHECKER").exclude(pk=by.pk)
    todos.open_todo(run, RELEASE, for_users=checkers.values_list("pk", flat=True))
    return run


@transaction.atomic
def release(run: PayRun, *, by: User) -> PayRun:
    """A second person has compared payees and sums with their approvals (复核)."""
    run = _lock(run)
    if by.pk == run.made_by_id:
        raise DomainError(_("Whoever put a run together can't release it. Leave it to a colleague."))
    run._move(State.RELEASED)
    run.released_by, run.released_at = by, timezone.now()
    run.save(update_fields=["state", "released_by", "released_at"])
    todos.close_todo(run)
    todos.open_todo(run, ANSWER, for_users=[run.made_by_id])
    audit.record("finance.payrun.released", run, by=by)
    return run


@transaction.atomic
def drop(run: PayRun, *, by: User, reason: str) -> PayRun:
    """No file has been made yet: the payments lie on the cashier's list again."""
    run = _lock(run)
    run._move(State.DROPPED)
    run.dropped_because = reason[:200]
    run.save(update_fields=["state", "dropped_because"])
    for line in _lines(run):
        payments.out_of_run(line.request, by=by, reason=reason)
    run.lines.update(result=Result.FAILED, reason=run.dropped_because)
    todos.close_todo(run)
    audit.record("finance.payrun.dropped", run, by=by, reason=reason)
    return run


@transaction.atomic
def bank_file(run: PayRun, *, by: User) -> tuple[str, bytes, str]:
    """The bank's file, with all accounts in the clear: it is never stored, and each making of it is logged.

    Made a second time (the first was lost) it has the same content, or it isn't made: a layout or name that changed in
    between would let the bank pay twice.
    """
    run = _lock(run)
    if run.state != State.SENT:
        run._move(State.SENT)
        run.sent_at = timezone.now()
    transfers = [
        Transfer(
            serial=line.serial, name=line.request.payee_name, bank=line.request.payee_bank, amount=line.amount,
            account=payments.account_for_file(line.request, by=by, run=run.number), number=line.request.number,
            purpose=line.request.summary[:40],
        )
        for line in sorted(_lines(run), key=lambda line: line.serial)
    ]  # fmt: skip
    day = timezone.localtime(run.sent_at).date()
    lines = rows(run.layout, transfers, Whole(run.number, f"{day:%Y%m%d}", run.count, run.total))
    content_hash = digest(lines)
    if run.content_hash and run.content_hash != content_hash:
        raise DomainError(
            _(
                "The file would differ from the one made before, so it isn't made. Ask the bank what it has received."
            )
        )
    made = lay_out(run.layout, lines, run.number)
    run.content_hash = content_hash
    run.save(update_fields=["state", "sent_at", "content_hash"])
    audit.record("finance.payrun.file_made", run, by=by, content_hash=content_hash)
    return made


@transaction.atomic
def note_answer(
    run: PayRun,
    *,
    by: User,
    paid_on: dt.date,
    failed: Mapping[str, str] | None = None,
    bank_reference: str = "",
) -> PayRun:
    """The bank has answered: what it paid is paid, with its voucher; what it didn't lies on the cashier's list again.

    ``failed`` is number of request → the bank's reason. All of it or nothing: after a crash it is simply noted again.
    """
    run = _lock(run)
    run._move(State.DONE)
    lines, failed = _lines(run), dict(failed or {})
    if unknown := set(failed) - {line.request.number for line in lines}:
        raise DomainError(
            _("%(numbers)s isn't in this run. Please check the numbers.")
            % {"numbers": "、".join(sorted(unknown))},
            field="failed",
        )
    for line in lines:
        reason = failed.get(line.request.number)
        if reason is None:
            payments.paid_by_bank(
                line.request,
                by=by,
                paid_on=paid_on,
                bank_reference=f"{bank_reference} {run.number}-{line.serial}".strip()[:60],
            )
            line.result = Result.PAID
        else:
            payments.out_of_run(line.request, by=by, reason=reason)
            line.result, line.reason = Result.FAILED, reason[:200]
    PayRunLine.objects.bulk_update(lines, ["result", "reason"])
    run.answered_by, run.answered_on, run.bank_reference = by, paid_on, bank_reference
    run.save(update_fields=["state", "answered_by", "answered_on", "bank_reference"])
    todos.close_todo(run)
    audit.record("finance.payrun.answered", run, by=by, paid_on=paid_on, failed=len(failed))
    return run


def fail_afterwards(lines: QuerySet[PayRunLine], *, reason: str) -> None:
    """The bank had paid, but the money came back: the request may stand in another run."""
    lines.filter(result=Result.PAID).update(result=Result.FAILED, reason=reason[:200])


# -- what a new portal begins with --------------------------------------------------------------------------------
def _columns(text: str) -> list[dict[str, str]]:
    return [dict(zip(("title", "value"), column.split("="), strict=True)) for column in text.split()]


PRESETS = (
    BankLayout(
        name="通用批量转账（XLSX）", form="XLSX",
        columns=_columns("序号=serial 收款账号=account 收款户名=name 收款开户行=bank 金额=amount 用途=purpose 付款申请号=number"),
    ),
    BankLayout(
        name="通用批量转账（CSV，GBK）", form="CSV", encoding="gb18030",
        columns=_columns("收款账号=account 收款户名=name 金额=amount 收款开户行=bank 用途=purpose"),
    ),
    BankLayout(
        name="代发代付文本（TXT，GBK，竖线，以分计）", form="TXT", encoding="gb18030", delimiter="|", has_header=False,
        head=_columns("批次号=run 日期=date 笔数=count 总金额=fen"),
        columns=_columns("序号=serial 账号=account 户名=name 金额=fen 附言=purpose"),
    ),
)  # fmt: skip


def load_presets() -> None:
    """Layouts to begin with; the house enters its bank's own."""
    if not BankLayout.objects.exists():
        for preset in PRESETS:
            BankLayout.objects.create(
                **{
                    field.name: getattr(preset, field.name)
                    for field in BankLayout._meta.fields
                    if field.name != "id"
                }
            )
