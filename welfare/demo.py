"""The demo's aid cases: eighty made-up stories in all states, sealed like real ones, with the rows that go with them.

The paid ones are built from the aid vouchers that stand in the demo's books, so that cases and ledger agree.
Identity numbers and accounts begin with digits that no region and no bank has.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from django.utils import timezone

from finance.models import BudgetLine, Entry, PaymentRequest, Reservation, Voucher
from finance.payment import services as payment
from members.models import Person, User
from union_portal.core.audit.models import READ
from union_portal.core.base import bond
from union_portal.core.consent.models import Consent
from union_portal.core.consent.services import purposes
from union_portal.core.deadline.models import Deadline
from union_portal.core.demo import DemoWorld
from union_portal.core.errors import DomainError
from union_portal.core.matter.models import Matter
from union_portal.core.notice.models import PublicNotice
from union_portal.core.number.models import NumberCounter
from union_portal.core.policy import services as policy
from union_portal.core.policy.models import PolicyValue
from union_portal.core.sealing import crypto
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday
from welfare.aid_case.figures import Worksheet
from welfare.aid_case.models import AidCase, AidCheck, AidDecision
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.services import WAITS, committee, notice_words, who_is_waited_for
from welfare.aid_case.workflow import GRANTED, OVER, AidKind, State
from welfare.visit.models import VisitNote

UNDER_WAY = {
    State.DRAFT: 3, State.APPLIED: 5, State.CHECKING: 7, State.RETURNED: 3, State.COMMITTEE: 6,
    State.PUBLIC_NOTICE: 5, State.APPROVAL: 4, State.APPROVED: 5,
}  # fmt: skip
ENDED = {State.REFUSED: 6, State.WITHDRAWN: 4}
PAID = 32
AGE = {  # working days since the application, by state
    State.DRAFT: 0, State.APPLIED: 2, State.CHECKING: 7, State.RETURNED: 9, State.COMMITTEE: 15,
    State.PUBLIC_NOTICE: 20, State.APPROVAL: 27, State.APPROVED: 30,
}  # fmt: skip
DECIDED_AFTER, PAID_AFTER = 16, 30

STORIES: dict[AidKind, list[tuple[str, str]]] = {
    AidKind.ILLNESS_RELIEF: [
        ("本人确诊甲状腺恶性肿瘤，已手术", "手术及碘131治疗后在家休养，医保报销后自付部分仍较多，孩子正读初中，父母年迈需赡养。"),
        ("丈夫确诊慢性肾衰竭，规律透析", "每周透析三次，丈夫已不能工作，全家靠我一人工资，另有房贷每月四千余元。"),
        ("本人乳腺癌术后化疗", "化疗需自费购买部分药物，病假期间绩效减少，女儿今年高考，家里开支很紧。"),
        ("母亲脑梗死后长期卧床", "母亲无退休金，请护工每月近五千元，我是独生子女，积蓄已基本用完。"),
        ("孩子确诊急性淋巴细胞白血病", "孩子在外地住院治疗已半年，租房、交通和自费药花费很大，爱人辞职陪护。"),
        ("本人系统性红斑狼疮反复住院", "近一年住院四次，长期服用免疫抑制剂，不能上夜班，收入下降明显。"),
    ],
    AidKind.ACCIDENT: [
        ("下夜班途中遭遇交通事故，左小腿骨折", "肇事方赔付尚未到位，术后需两次手术，休养半年，家中有两个孩子。"),
        ("家中电路起火，住房烧损", "租住的房屋和家具大部分烧毁，一家四口暂住亲戚家，需要重新安置。"),
        ("老家暴雨受灾，房屋倒塌", "父母在老家的房屋因洪涝倒塌，两位老人已接来同住，重建费用较大。"),
    ],
    AidKind.LIVING: [
        ("离异独自抚养两个孩子", "本人为后勤合同制职工，工资不高，两个孩子一个上小学一个上幼儿园，前夫不支付抚养费。"),
        ("爱人失业，父亲患病", "爱人所在企业倒闭后一直打零工，父亲患尘肺病长期吃药，家庭月结余很少。"),
        ("家中有重度残疾子女", "儿子脑瘫，需要长期康复训练，爱人全职照护，家里只有我一份收入。"),
    ],
    AidKind.AUTUMN_TUITION: [
        ("女儿考取本科院校，学费困难", "女儿被省内师范学院录取，学费住宿费每年约九千元，爱人去年因病离岗。"),
        ("双胞胎儿子同时上大学", "两个孩子同时入学，学费和生活费压力很大，老人还需赡养。"),
    ],
    AidKind.WINTER_CARE: [
        ("家属大病，春节前生活困难", "岳父肝硬化多次住院，家中积蓄用尽，希望工会在春节前给予帮助。"),
        ("单亲家庭，冬季取暖开支大", "带孩子和母亲租房居住，冬季取暖和药费支出多。"),
    ],
}  # fmt: skip
WEIGHTS = {
    AidKind.ILLNESS_RELIEF: 9, AidKind.ACCIDENT: 3, AidKind.LIVING: 5, AidKind.AUTUMN_TUITION: 3, AidKind.WINTER_CARE: 4,
}  # fmt: skip
BANKS = [
    "工商银行江城分行营业部",
    "建设银行江城东湖支行",
    "农业银行江城江北支行",
    "中国银行江城人民路支行",
    "江城农村商业银行总院支行",
]
FINDINGS = [
    "收入证明、费用清单原件已核对，与申请相符。",
    "已与所在科室和工会小组长核实，情况属实。",
    "医保结算单已核对，自付金额与申请基本一致。",
]
VISITS = [
    "家中陈设简单，老人卧床，情况与申请一致，本人情绪平稳。",
    "在病房看望，治疗顺利，家属轮流陪护，主要担心后续费用。",
    "与爱人谈了家里的收支，孩子懂事，希望尽快恢复上班。",
]
GROUNDS = [
    "家庭人均收入低于标准，支出真实，同意帮扶。",
    "大病支出较大，符合章程规定，一致同意。",
    "情况属实，本年度未享受同类帮扶，同意。",
]
REFUSALS = [
    "家庭人均收入高于章程规定的标准，建议关注职工医疗互助。",
    "所列费用已由保险全额报销，本次不予帮扶。",
    "与上次帮扶属同一事由，本年度不能重复。",
]
COMPLETIONS = [
    "请补交近半年的住院费用清单和医保结算单。",
    "请补充家庭成员的收入证明。",
    "请上传录取通知书和缴费通知。",
]


@dataclass
class Desk:
    """Who works on the cases, and what is read once."""

    world: DemoWorld
    officer: User
    chair: User
    recorder: User
    members: list[int]
    standard: PolicyValue
    caps: dict[str, PolicyValue]

    @property
    def dice(self) -> Random:
        return self.world.random


@dataclass
class Story:
    """One case with the days of its life and what is written about it."""

    case: AidCase
    applied_on: dt.date
    account: str
    decided_on: dt.date | None = None
    voucher: Voucher | None = None
    entry: Entry | None = None
    check: AidCheck | None = None
    visited_on: dt.date | None = None
    decision: AidDecision | None = None


def load(world: DemoWorld) -> None:
    """Load the cases; the people and the books are there already."""
    desk = _desk(world)
    stories = list(_stories(desk))
    _write_cases(desk, stories)
    _write_parts(desk, stories)
    _write_payments(desk, stories)
    _write_consents(stories)
    _write_lists(desk, stories)
    for story in stories:
        _remember(desk, story)


def _desk(world: DemoWorld) -> Desk:
    return Desk(
        world=world,
        officer=world.people["welfare_officer"],
        chair=world.people["chair"],
        recorder=world.people["welfare_member"],
        members=sorted(committee()),
        standard=policy.version("welfare.min_living_standard"),
        caps={kind: policy.version(f"welfare.cap.{kind}") for kind in AidKind},
    )


def _stories(desk: Desk) -> Iterator[Story]:
    """Applicants differ; the portal's plain colleague has one case under way and one that was paid."""
    dice, today = desk.dice, desk.world.today
    taken = {desk.officer.pk, desk.chair.pk, desk.recorder.pk, *desk.members}
    role_people = {user.pk for user in desk.world.people.values()}
    able = User.objects.filter(is_active=True, person__status=Person.Status.ACTIVE).exclude(
        pk__in=taken | role_people
    )
    applicants = dice.sample(
        list(able.select_related("person").order_by("pk")),
        sum(UNDER_WAY.values()) + sum(ENDED.values()) + PAID,
    )
    staff = desk.world.people["staff"]

    for state, count in UNDER_WAY.items():
        for n in range(count):
            age = AGE[state] + dice.randint(0, 3) + (4 if state == State.CHECKING and n == 0 else 0)
            applicant = staff if state == State.CHECKING and n == 1 else applicants.pop()
            yield _story(desk, applicant, state, workday.add(today, -age), _kind(dice))
    for state, count in ENDED.items():
        for _n in range(count):
            yield _story(
                desk, applicants.pop(), state, today - dt.timedelta(days=dice.randint(60, 500)), _kind(dice)
            )
    in_books = _aid_entries(desk)
    for n in range(PAID):
        applicant = staff if n == 0 else applicants.pop()
        entry = in_books.pop() if in_books else None
        if entry:
            kind = (
                AidKind.WINTER_CARE
                if entry.account.code == "50405"
                else AidKind.ILLNESS_RELIEF
                if entry.debit > 5000
                else _hardship(dice)
            )
            story = _story(
                desk,
                applicant,
                State.PAID,
                workday.add(entry.voucher.date, -PAID_AFTER),
                kind,
                granted=entry.debit,
            )
            story.voucher, story.entry = entry.voucher, entry
            story.case.closed_on = entry.voucher.date
        else:
            story = _story(
                desk, applicant, State.PAID, today - dt.timedelta(days=dice.randint(70, 700)), _kind(dice)
            )
        yield story


def _kind(dice: Random) -> AidKind:
    return dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]


def _hardship(dice: Random) -> AidKind:
    return dice.choice([AidKind.ILLNESS_RELIEF, AidKind.ACCIDENT, AidKind.LIVING])


def _aid_entries(desk: Desk) -> list[Entry]:
    """Posted aid in the books that a case could have led to: one person's sum, not yet a payment request's."""
    cap = min(Decimal(desk.caps[AidKind.WINTER_CARE].value), Decimal(desk.caps[AidKind.LIVING].value))
    entries = (
        Entry.objects.filter(
            account__code__in=["50404", "50405"], debit__gte=500, debit__lte=cap, voucher__state=Voucher.State.POSTED,
            voucher__payment=None, voucher__reversed_by=None, voucher__date__lt=desk.world.today,
        )
        .select_related("voucher", "account")
        .order_by("-voucher__date", "-pk")
    )  # fmt: skip
    with_line = {
        (line.year, line.account_id)
        for line in BudgetLine.objects.filter(account__code__in=["50404", "50405"])
    }
    usable = [entry for entry in entries[:200] if (entry.voucher.date.year, entry.account_id) in with_line]
    return desk.dice.sample(usable, min(PAID, len(usable)))


def _story(
    desk: Desk,
    applicant: User,
    state: State,
    applied_on: dt.date,
    kind: AidKind,
    granted: Decimal | None = None,
) -> Story:
    """A case as it would stand, with all that was told when applying."""
    dice = desk.dice
    cap = Decimal(desk.caps[kind].value)
    share = Decimal(dice.randint(4, 10)) / 10
    asked = granted or Decimal(round(cap * share))
    case = AidCase(kind=kind, state=state, applicant=applicant.person, applied_by=applicant)
    key_id, wrapped = crypto.wrap(crypto.new_key(), f"aid_case:{case.uuid}")
    case.data_key = DataKey(subject=f"aid_case:{case.uuid}", wrapped=wrapped, master_key_id=key_id)
    case.household_size, case.amount_asked = dice.randint(2, 5), asked
    illness, circumstances = dice.choice(STORIES[kind])
    income = dice.randrange(36_000, 140_000, 500)
    words = {
        "illness": illness, "circumstances": circumstances, "family_income": f"{income}.00",
        "rigid_expenditure": f"{dice.randrange(8_000, min(income, 70_000), 500)}.00", "bank_name": dice.choice(BANKS),
        "national_id": f"99{dice.randrange(10**15):015}X", "bank_account": f"9999{dice.randrange(10**15):015}",
    }  # fmt: skip
    if state == State.RETURNED:
        words["remark"] = dice.choice(COMPLETIONS)
    if state == State.REFUSED:
        words["remark"] = dice.choice(REFUSALS)
    for name, text in words.items():
        case.write(name, text)
    story = Story(case, applied_on, words["bank_account"])
    if state != State.DRAFT:
        case.applied_on = applied_on
    if state not in {State.DRAFT, State.APPLIED}:
        case.officer = desk.officer
    if state in GRANTED:
        story.decided_on = workday.add(applied_on, DECIDED_AFTER)
        case.amount_granted = granted or max(asked - dice.choice([0, 0, 500, 1000]), Decimal(500))
        case.decided_by, case.decided_on = desk.recorder, story.decided_on
    if state in {State.APPROVAL, State.APPROVED, State.PAID}:
        case.submitted_by = desk.officer
    if state in {State.APPROVED, State.PAID}:
        approved_on = workday.add(applied_on, PAID_AFTER - 4)
        case.approved_by = desk.chair
        case.approved_at = timezone.make_aware(
            dt.datetime.combine(min(approved_on, desk.world.today), dt.time(10, 30))
        )
        case.fingerprint = case.seal_of_approval()
    if state in OVER:
        case.closed_on = workday.add(applied_on, PAID_AFTER if state == State.PAID else 12)
    return story


def _write_cases(desk: Desk, stories: list[Story]) -> None:
    """Keys, worksheets, numbers in the order of applying, notices, and then the cases themselves."""
    DataKey.objects.bulk_create(story.case.data_key for story in stories)
    numbers: Counter[int] = Counter()
    for story in sorted(stories, key=lambda story: story.applied_on):
        case = story.case
        if case.state != State.DRAFT:
            numbers[story.applied_on.year] += 1
            case.number = f"{story.applied_on.year}-{numbers[story.applied_on.year]:04}"
        _check(desk, story)
    NumberCounter.objects.bulk_create(
        NumberCounter(series="aid_case", scope=str(year), last=last) for year, last in numbers.items()
    )
    days = int(policy.value("welfare.notice_days"))
    granted = [story for story in stories if story.decided_on]
    for story in granted:
        case, start = story.case, story.decided_on or desk.world.today
        title, body = notice_words(case)
        case.notice = PublicNotice(
            title=title, body=body, starts_on=start, ends_on=workday.add(start, days), published_by=desk.recorder,
            **bond(desk.officer),
        )  # fmt: skip
    notices = [(story.case, story.case.notice) for story in granted if story.case.notice]
    PublicNotice.objects.bulk_create(shown for _case, shown in notices)
    twins = [story.case for story in stories if story.case.state == State.CHECKING][-1:]
    paid = next(story for story in stories if story.case.state == State.PAID)
    for case in twins:  # the desk warns: one account in two applicants' cases
        case.write("bank_account", paid.account)
    AidCase.objects.bulk_create(story.case for story in stories)
    for case, shown in notices:
        shown.about_type, shown.about_id = bond(case)["about_type"], case.pk
    PublicNotice.objects.bulk_update([shown for _case, shown in notices], ["about_type", "about_id"])
    begun = [story.case for story in stories]
    for story in stories:
        at = timezone.make_aware(dt.datetime.combine(story.applied_on, dt.time(20, 15)))
        story.case.created_at = at
    AidCase.objects.bulk_update(begun, ["created_at"])


def _check(desk: Desk, story: Story) -> None:
    """The worksheet of a case that has been checked; granted cases take the category it suggests."""
    case = story.case
    if case.state not in GRANTED | {State.COMMITTEE, State.REFUSED}:
        return
    dice, people = desk.dice, case.household_size or 1
    income = Decimal(dice.randrange(30_000, 110_000, 100))
    sheet = Worksheet(
        income=income, rigid_expenditure=Decimal(round(income * dice.randint(20, 70) / 100)), people=people,
        sudden_costs=Decimal(dice.choice([0, 0, 40_000, 90_000])), standard=Decimal(desk.standard.value),
        sudden_share=Decimal("0.8"),
    )  # fmt: skip
    case.category = sheet.suggestion
    story.check = AidCheck(
        case=case, data_key=case.data_key, worksheet=sheet.as_text(), findings=dice.choice(FINDINGS),
        suggested=sheet.suggestion, standard=desk.standard, made_by=desk.officer,
    )  # fmt: skip


def _write_parts(desk: Desk, stories: list[Story]) -> None:
    """Worksheets, visits and the committee's decisions."""
    dice = desk.dice
    checks = [story.check for story in stories if story.check]
    for story in stories:
        if story.check:
            story.check.case = story.case
    AidCheck.objects.bulk_create(checks)
    for story in stories:
        if story.check:
            story.check.made_at = timezone.make_aware(
                dt.datetime.combine(workday.add(story.applied_on, 8), dt.time(15, 40))
            )
    AidCheck.objects.bulk_update(checks, ["made_at"])
    for story in stories:
        if story.check and dice.random() < 0.6:
            story.visited_on = workday.add(story.applied_on, 6)
    VisitNote.objects.bulk_create(
        VisitNote(
            visited_on=story.visited_on, company="工会小组长", note=dice.choice(VISITS),
            visited_by=desk.officer, data_key=story.case.data_key, **bond(story.case),
        )
        for story in stories
        if story.visited_on
    )  # fmt: skip
    present = desk.members
    decisions = []
    for story in stories:
        case = story.case
        refused = case.state == State.REFUSED
        if story.decided_on is None and not refused:
            continue
        against = dice.choice([0, 0, 0, 1])
        story.decision = AidDecision(
            case=case, data_key=case.data_key, outcome="REFUSE" if refused else "GRANT",
            category="" if refused else case.category, amount=None if refused else case.amount_granted,
            cap=desk.caps[case.kind], met_on=story.decided_on or case.closed_on or desk.world.today,
            votes_for=against if refused else len(present) - against,
            votes_against=len(present) - against if refused else against, abstentions=0,
            grounds=dice.choice(REFUSALS if refused else GROUNDS), recorded_by=desk.recorder,
        )  # fmt: skip
        decisions.append(story.decision)
    AidDecision.objects.bulk_create(decisions)
    seats = AidDecision.present.through
    seats.objects.bulk_create(
        seats(aiddecision_id=decision.pk, user_id=member) for decision in decisions for member in present
    )


def _write_payments(desk: Desk, stories: list[Story]) -> None:
    """Approved cases ask finance through its own door; paid ones get the request that their voucher answers."""
    for story in stories:
        if story.case.state == State.APPROVED:
            _ask(story, by=desk.chair)
    paid = [story for story in stories if story.entry and story.voucher]
    accounts = {story.entry.account_id for story in paid if story.entry}
    lines = {(line.year, line.account_id): line for line in BudgetLine.objects.filter(account__in=accounts)}
    cashier = desk.world.people["cashier"]
    requests: list[PaymentRequest] = []
    for story in paid:
        case, entry, voucher = story.case, story.entry, story.voucher
        if entry is None or voucher is None or case.approved_at is None:
            continue
        request = PaymentRequest(
            state=PaymentRequest.State.PAID, source_title=str(case), payee=case.applicant, amount=entry.debit,
            account=entry.account, fund=entry.fund, item=entry.item, unit=entry.unit, summary=str(case),
            approved_by=desk.chair, approved_at=case.approved_at, approval_hash=case.fingerprint, voucher=voucher,
            method=PaymentRequest.Method.TRANSFER, paid_by=cashier, paid_on=voucher.date, **bond(case),
        )  # fmt: skip
        request.reservation = Reservation(
            line=lines[voucher.date.year, entry.account_id], amount=entry.debit, summary=str(case),
            state=Reservation.State.SPENT, voucher=voucher, reserved_by=desk.chair,
        )  # fmt: skip
        key_id, wrapped = crypto.wrap(crypto.new_key(), f"finance.payment:{request.uuid}")
        request.data_key = DataKey(
            subject=f"finance.payment:{request.uuid}", wrapped=wrapped, master_key_id=key_id
        )
        request.payee_account = story.account
        requests.append(request)
    DataKey.objects.bulk_create(request.data_key for request in requests)
    Reservation.objects.bulk_create(request.reservation for request in requests)
    series = "finance.payment"
    last = {int(c.scope): c.last for c in NumberCounter.objects.filter(series=series)}
    for request in sorted(requests, key=lambda request: request.paid_on or desk.world.today):
        year = request.approved_at.year
        last[year] = last.get(year, 0) + 1
        request.number = f"{year}-{last[year]:05}"
    PaymentRequest.objects.bulk_create(requests)
    for year, number in last.items():
        NumberCounter.objects.update_or_create(series=series, scope=str(year), defaults={"last": number})
    by_case = {request.about_id: request for request in requests}
    cases = [story.case for story in paid if story.case.pk in by_case]
    for case in cases:
        case.payment = by_case[case.pk]
    AidCase.objects.bulk_update(cases, ["payment"])


def _ask(story: Story, *, by: User) -> None:
    case = story.case
    booking = policy.value(f"welfare.booking.{case.kind}")
    try:
        case.payment = payment.request_payment(
            case, payee=case.applicant, amount=case.amount_granted or Decimal(0), account_code=booking["account"],
            item=booking["item"], summary=str(case), by=by, payee_account=story.account,
        )  # fmt: skip
    except DomainError:  # an empty portal's books have no budget: the case waits for its payment request
        return
    AidCase.objects.bulk_update([case], ["payment"])


def _write_consents(stories: list[Story]) -> None:
    """Who sent an application had given both consents before, in the year's wording."""
    rows: dict[tuple[int, str, str], tuple[Consent, dt.datetime]] = {}
    for story in sorted(stories, key=lambda story: story.case.created_at):
        user, at = story.case.applied_by, story.case.created_at
        for purpose in (AID, PUBLICATION):
            version, text = f"{at.year}-1", str(purposes[purpose].text)
            consent = Consent(user=user, purpose=purpose, version=version, text=text)
            rows.setdefault((user.pk, purpose, version), (consent, at))
    Consent.objects.bulk_create(consent for consent, _at in rows.values())
    for consent, at in rows.values():
        consent.given_at = at
    Consent.objects.bulk_update((consent for consent, _at in rows.values()), ["given_at"])


def _write_lists(desk: Desk, stories: list[Story]) -> None:
    """Matters of the applicants; to-dos and deadlines of whoever is waited for."""
    matters, todos, deadlines = [], [], []
    waiting: list[tuple[Deadline, set[int]]] = []
    days_of = {kind: int(policy.value(f"{kind}_days")) for kind in WAITS.values()}
    for story in stories:
        case, due_on = story.case, None
        if kind := WAITS.get(State(case.state)):
            people = who_is_waited_for(case)
            days = days_of[kind]
            start = _waits_since(desk, story)
            due_on = workday.add(start, days)
            row = Deadline(
                kind=kind, due_on=due_on, counted_from=start, working_days=days, title=str(case),
                url=case.get_absolute_url(), **bond(case),
            )  # fmt: skip
            deadlines.append(row)
            waiting.append((row, people))
            todos += [
                Todo(
                    user_id=pk,
                    kind=kind,
                    subject=str(case),
                    url=case.get_absolute_url(),
                    due_on=due_on,
                    **bond(case),
                )
                for pk in sorted(people)
            ]
        matters.append(
            Matter(
                kind="welfare.aid_case",
                number=case.number,
                title=str(case),
                state=case.state,
                due_on=due_on,
                url=case.get_absolute_url(),
                is_over=case.is_over,
                **bond(case),
            )
        )
    Matter.objects.bulk_create(matters)
    parties = Matter.parties.through
    parties.objects.bulk_create(
        parties(matter_id=matter.pk, user_id=story.case.applied_by_id)
        for matter, story in zip(matters, stories, strict=True)
    )
    Todo.objects.bulk_create(todos)
    Deadline.objects.bulk_create(deadlines)
    responsible, escalate_to = Deadline.responsible.through, Deadline.escalate_to.through
    responsible.objects.bulk_create(
        responsible(deadline_id=row.pk, user_id=pk) for row, people in waiting for pk in sorted(people)
    )
    escalate_to.objects.bulk_create(
        escalate_to(deadline_id=row.pk, user_id=desk.chair.pk) for row, _people in waiting
    )


def _waits_since(desk: Desk, story: Story) -> dt.date:
    """Since when the present step is waited for."""
    case, today = story.case, desk.world.today
    match case.state:
        case State.APPLIED:
            return story.applied_on
        case State.PUBLIC_NOTICE:
            return case.notice.ends_on if case.notice else today
        case State.CHECKING | State.RETURNED:
            return workday.add(story.applied_on, 2)
        case State.COMMITTEE:
            return workday.add(story.applied_on, 10)
    return workday.add(story.applied_on, DECIDED_AFTER + 8)


def _remember(desk: Desk, story: Story) -> None:
    """The steps that brought the case where it stands, and who read which of its fields on the way."""
    case, world, officer = story.case, desk.world, desk.officer
    was = State.DRAFT

    def step(what: str, state: State, by: User, at: dt.date | dt.datetime) -> None:
        nonlocal was
        world.recall(f"welfare.aidcase.{what}", case, by=by, at=at, state=[was, state])
        was = state

    def day(working_days: int) -> dt.date:
        return workday.add(story.applied_on, working_days)

    applicant, sent_at = case.applied_by, case.created_at
    world.recall("welfare.aidcase.begun", case, by=applicant, at=sent_at - dt.timedelta(minutes=35))
    if case.state == State.DRAFT:
        return
    step("applied", State.APPLIED, applicant, sent_at)
    if case.state == State.APPLIED:
        return
    step("taken_on", State.CHECKING, officer, day(1))
    for name in ("illness", "circumstances"):
        world.recall(READ, case, by=officer, at=day(1), field=name)
    if case.state == State.RETURNED:
        step("returned", State.RETURNED, officer, day(2))
    if case.state == State.WITHDRAWN:
        step("withdrawn", State.WITHDRAWN, applicant, case.closed_on or day(12))
    if story.visited_on:
        world.recall("welfare.visitnote.recorded", case, by=officer, at=day(7), visited_on=story.visited_on)
    if not story.check:
        return
    world.recall(READ, case, by=officer, at=day(7), field="family_income")
    world.recall("welfare.aidcase.checked", case, by=officer, at=story.check.made_at)
    step("laid_before_committee", State.COMMITTEE, officer, day(10))
    if story.decision is None:
        return
    if case.state == State.REFUSED:
        step("refused", State.REFUSED, desk.recorder, story.decision.met_on)
        return
    step("granted", State.PUBLIC_NOTICE, desk.recorder, story.decision.met_on)
    if case.submitted_by and case.notice:
        step("submitted", State.APPROVAL, officer, workday.add(case.notice.ends_on, 1))
    if case.approved_at:
        read_at = case.approved_at - dt.timedelta(minutes=1)
        world.recall(READ, case, by=desk.chair, at=read_at, field="bank_account", reason="welfare.payment")
        step("approved", State.APPROVED, desk.chair, case.approved_at)
    if case.state == State.PAID and case.closed_on:
        step("paid", State.PAID, world.people["cashier"], case.closed_on)
