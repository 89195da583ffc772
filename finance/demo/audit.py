"""What the audit committee has done: last year's audit with its opinion, and this year's under way."""

from __future__ import annotations

from django.utils import timezone

from finance.audit_room import services
from finance.audit_room.models import Audit, Sample, SampledVoucher
from finance.voucher.models import Voucher
from union_portal.core.demo import DemoWorld

OPINION = (
    "经审查，本年度工会经费收支真实、合规，账证相符，专款专用，预算执行总体良好。"
    "建议进一步规范活动经费的事前审批和原始凭证附件，按季核对代管经费。"
)


def load(world: DemoWorld) -> None:
    years = sorted(set(Voucher.objects.posted().values_list("period__year", flat=True)))
    last = world.today.year - 1
    if last in years:
        _finished(world, last)
    if world.today.year in years:
        _under_way(world, world.today.year)


def _large(year: int, count: int) -> list[Voucher]:
    """The vouchers of a year that spent the most on members' activities."""
    spent = Voucher.objects.posted().filter(period__year=year, entries__account__code__startswith="501")
    return list(spent.with_total().order_by("-total", "pk")[:count])


def _finished(world: DemoWorld, year: int) -> None:
    auditor, keeper = world.people["auditor"], world.people["bookkeeper"]
    audit = services.begin_audit(year=year, by=auditor)
    sample = services.draw_sample(audit, rule=Sample.Rule.RANDOM, count=12, seed=f"经审{year}", by=auditor)
    SampledVoucher.objects.filter(sample=sample).update(
        is_sound=True, looked_by=auditor, looked_at=timezone.now()
    )
    question = services.ask(
        _large(year, 1)[0], text="本笔支出金额较大，请说明集体研究的会议和名册附件。", by=auditor
    )
    services.answer(question, answer="已经工会委员会全体会议研究通过，会议纪要与发放名册已补附。", by=keeper)
    finding = services.find_in_answer(
        question, text="大额支出凭证未附会议纪要，应在记账前补齐。", working_days=15, by=auditor
    )
    services.report_repair(
        finding, repair="已补附会议纪要，并在凭证填制要求中列明大额支出须附纪要。", by=keeper
    )
    services.accept_repair(finding, remark="整改到位，予以销号。", by=auditor)
    services.sign_opinion(audit, verdict=Audit.Verdict.REMARKS, opinion=OPINION, by=auditor)


def _under_way(world: DemoWorld, year: int) -> None:
    auditor, keeper = world.people["auditor"], world.people["bookkeeper"]
    audit = services.begin_audit(year=year, by=auditor)
    sample = services.draw_sample(audit, rule=Sample.Rule.RANDOM, count=20, seed=f"经审{year}", by=auditor)
    looked = [each.pk for each in sample.vouchers.order_by("pk")[:13]]
    SampledVoucher.objects.filter(pk__in=looked).update(
        is_sound=True, looked_by=auditor, looked_at=timezone.now()
    )
    first, second, third = _large(year, 3)
    services.ask(first, text="附件张数与凭证所附单据不一致，请核对。", by=auditor)
    asked = services.ask(second, text="请说明该项活动的参加人数与人均标准。", by=auditor)
    services.answer(asked, answer="参加人数见签到表，人均未超过规定标准，签到表已附。", by=keeper)
    again = services.ask(third, text="请补充慰问品采购的比价材料。", by=auditor)
    services.answer(again, answer="本次为定点采购，比价材料正在整理。", by=keeper)
    services.find_in_answer(again, text="慰问品采购缺少比价材料。", working_days=10, by=auditor)
