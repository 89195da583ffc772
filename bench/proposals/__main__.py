"""How long the pages of proposals take with 50,000 submissions: p95 of list, search and likeness beside the barest view.

    scripts/with-services .venv/bin/python -m bench.proposals [--keep] [SUBMISSIONS] [ROUNDS]

Makes a database of its own, fills it in bulk, and drops it at the end unless it is to be kept: never against a real one. What it should hold on
two cores: list and search under 200 ms, likeness under 100 ms.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from members.models import Department, Person, User  # noqa: E402
from proposals.demo.texts import TOPICS  # noqa: E402
from proposals.models import (  # noqa: E402
    Category,
    CongressSession,
    GramFrequency,
    Inclusion,
    Proposal,
    ProposalCase,
    Reply,
    ReplyClass,
)
from tests import template  # noqa: E402
from tests.factories.members import DepartmentFactory, PersonFactory, TermFactory, UserFactory  # noqa: E402
from tests.factories.proposals import secretary  # noqa: E402
from union_portal.core.base import new_public_id  # noqa: E402

VERBS = [
    "改善", "增设", "优化", "规范", "加强", "完善", "推进", "解决", "缩短", "提高", "统一", "公开",
    "更新", "扩建", "落实", "简化", "开通", "调整", "建立", "保障",
]  # fmt: skip
PLACES = [
    "门诊", "急诊", "病房", "手术室", "食堂", "停车场", "值班室", "药房", "检验科", "放射科", "产房",
    "儿科", "透析室", "康复楼", "行政楼", "宿舍", "图书室", "南院区", "北院区", "后勤楼",
]  # fmt: skip
THINGS = [
    "夜班用餐", "职工停车", "电梯等候", "无线网络", "病历录入", "护理排班", "进修名额", "安防巡逻", "菜品质量",
    "院区班车", "绩效公示", "合同用工", "卫生间改造", "心理关爱", "出院带药", "文体活动", "更衣柜", "楼道照明",
    "标本运送", "会诊流程", "科研支持", "暑期托管", "被服更换", "检查预约", "年休假", "医保培训", "器械配送",
    "内网通知", "休息座椅", "职工体检", "电动车充电", "职业防护", "统一登录", "新人带教", "夜班津贴", "空调温度",
    "直饮水", "垃圾分类", "轮椅租借", "打印耗材", "消防演练", "会议室预订", "工作服洗涤", "职称评聘", "营养餐",
    "进度查询", "母婴设施", "献血调休",
]  # fmt: skip
SPAN = 20
"""Sessions over which the submissions are spread."""
BATCH = 2_000


def fill(count: int, dice: random.Random) -> None:
    """Submissions of twenty sessions in their cases, most of them answered."""
    term = TermFactory()
    authors = [PersonFactory() for _n in range(40)]
    departments = [DepartmentFactory() for _n in range(20)]
    drafter, signer = UserFactory(), UserFactory()
    categories = list(Category.objects.all())
    classes = list(ReplyClass.objects.all())
    today, now = timezone.localdate(), timezone.now()
    sessions = CongressSession.objects.bulk_create(
        CongressSession(
            term=term, session_no=n + 1, opens_on=day, closes_on=day + dt.timedelta(days=30),
            held_on=day + dt.timedelta(days=40),
        )
        for n in range(SPAN)
        for day in [today - dt.timedelta(days=180 * (SPAN - n))]
    )  # fmt: skip
    for start in range(0, count, BATCH):
        with transaction.atomic():
            _batch(
                range(start, min(start + BATCH, count)),
                dice,
                authors,
                departments,
                sessions,
                categories,
                classes,
                drafter,
                signer,
                now,
            )
    GramFrequency.objects.count_anew()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _batch(
    numbers: range, dice: random.Random, authors: list[Person], departments: list[Department],
    sessions: list[CongressSession], categories: list[Category], classes: list[ReplyClass], drafter: User, signer: User,
    now: dt.datetime,
) -> None:  # fmt: skip
    proposals, cases = [], []
    for n in numbers:
        session, topic = sessions[n * SPAN // 50_000 % SPAN], dice.choice(TOPICS)
        decided = now - dt.timedelta(
            days=180 * (SPAN - session.session_no) + dice.randint(1, 90), minutes=n % 1440
        )
        title = f"关于{dice.choice(VERBS)}{dice.choice(PLACES)}{dice.choice(THINGS)}的提案"
        number = f"{session.session_no}-{n + 1:05}"
        proposals.append(
            Proposal(
                public_id=new_public_id(), state="FILED", number=number, proposer=dice.choice(authors), title=title,
                grounds=f"{dice.choice(PLACES)}{dice.choice(THINGS)}：" + topic.grounds.format(d="科室", c="院区", n=n),
                measures=topic.measures.format(d="科室", c="院区", n=n), category=dice.choice(categories), session=session,
                confidential=dice.random() < 0.03, submitted_at=decided, decided_at=decided, decided_by=signer,
            )
        )  # fmt: skip
        cases.append(
            ProposalCase(
                public_id=new_public_id(), state="CLOSED", number=number, title=title[:60], session=session,
                filed_at=decided, lead_department=dice.choice(departments), leader=signer, replied_at=decided,
                closed_at=decided,
            )
        )  # fmt: skip
    Proposal.objects.bulk_create(proposals)
    ProposalCase.objects.bulk_create(cases)
    Inclusion.objects.bulk_create(
        Inclusion(proposal=proposal, case=case) for proposal, case in zip(proposals, cases, strict=True)
    )
    Reply.objects.bulk_create(
        Reply(
            case=case, round=1, reply_class=dice.choice(classes), text="已按提案落实。", drafted_by=drafter,
            drafted_at=now, signed_by=signer, signed_at=now,
        )
        for case in cases
    )  # fmt: skip


def p95(rounds: int, ask: Callable[[], object]) -> float:
    """Milliseconds that 95 of 100 requests stay under, after three to warm up."""
    took = []
    for n in range(rounds + 3):
        begun = time.perf_counter()
        ask()
        if n >= 3:
            took.append((time.perf_counter() - begun) * 1_000)
    return sorted(took)[int(len(took) * 0.95) - 1]


def measure(rounds: int, dice: random.Random) -> None:
    ledger, found = reverse("proposals:proposal-list"), reverse("core:search")
    similar = reverse("proposals:proposal-similar", args=[new_public_id()])

    def words() -> str:
        return dice.choice(THINGS)[:2]

    def title() -> str:
        return f"{dice.choice(VERBS)}{dice.choice(PLACES)}的{dice.choice(THINGS)}"

    def get(client: Client, address: str, **query: str) -> None:
        answer = client.get(address, query)
        assert answer.status_code == 200, (address, query, answer.status_code)

    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    readers = {"staff": UserFactory(), "delegate": UserFactory(delegate=True), "committee": secretary()}
    for role, user in readers.items():
        client = Client()
        client.force_login(user)
        asked = {
            "barest view": lambda client=client: get(client, reverse("account_logout")),
            "list": lambda client=client: get(client, ledger, page=str(dice.randint(1, 40))),
            "list, last page": lambda client=client: get(client, ledger, page="last"),
            "list, one state": lambda client=client: get(client, ledger, state="closed"),
            "list, searched": lambda client=client: get(client, ledger, q=words()),
            "search page": lambda client=client: get(client, found, q=words()),
            "similar": lambda client=client: client.post(similar, {"title": title()}),
            "similar, with grounds": lambda client=client: client.post(
                similar, {"title": title(), "grounds": dice.choice(TOPICS).grounds}
            ),
        }
        for name, ask in asked.items():
            print(f"{role:10} {name:24} p95 {p95(rounds, ask):7.1f} ms", flush=True)


def main() -> None:
    is_kept = "--keep" in sys.argv
    numbers = [int(each) for each in sys.argv[1:] if each != "--keep"]
    count, rounds = [*numbers, *[50_000, 60][len(numbers) :]]
    runner = DiscoverRunner(verbosity=0, interactive=False, keepdb=is_kept)
    runner.setup_test_environment()
    connection.settings_dict["TEST"] |= {"NAME": "bench_proposals", "TEMPLATE": template.prepare()}
    databases = runner.setup_databases()
    dice = random.Random(8)
    try:
        begun = time.perf_counter()
        fill(count, dice)
        print(
            f"{Proposal.objects.count()} submissions filled in {time.perf_counter() - begun:.0f} s",
            flush=True,
        )
        measure(rounds, dice)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
