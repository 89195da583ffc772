"""The demo hospital's rationalisation suggestions: in all states, two honoured by the city."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from members.models import Person, Post, User
from proposals.innovation import services
from proposals.innovation.models import Evaluation, HigherAward, RationalizationProposal
from proposals.innovation.workflow import PUBLIC, State
from proposals.proposal.services import committee_users
from union_portal.core.base import bond
from union_portal.core.demo import DemoWorld
from union_portal.core.models import Matter, NumberCounter, Todo

S = State
# days since it was handed in | kind | state | grade | subject | what is not good now | idea | benefit | effect
LINES = """
290|INVENTION|IN_USE|ENCOURAGED|可单手拆装的输液架快拆夹|转运病人时拆一次输液架要三分钟，常需两人配合。|用弹簧卡扣代替螺杆，单手即可拆装，已自制样品六只。|每次转运省两分钟，少占一人。|三个病区装用二十六只，转运准备时间平均缩短两分半钟。
262|REFORM|IN_USE|ENCOURAGED|标本运送箱分格定位改造|标本混放，核对时要逐管翻找，偶有倒置。|按检验类别分格并贴色标，箱盖内侧印核对表。|核对时间减半，倒置不再发生。|全院四十二只运送箱改造完毕，近半年无标本倒置。
214|SUGGESTION|IN_USE|ENCOURAGED|出院资料一次打印装袋|出院时护士分五处打印单据，病人来回补签字。|由系统一次打印全部单据并按顺序装袋。|每名出院病人省十五分钟。|外科楼全部启用，出院办理平均提前四十分钟。
176|INNOVATION|ADOPTED|FIRST|夜班巡视红外感应脚灯|夜间巡视开顶灯影响病人睡眠，不开灯又有跌倒风险。|床尾加装红外感应脚灯，人到灯亮、人走灯灭。|减少夜间唤醒，降低跌倒风险。|
141|INVENTION|ADOPTED|SECOND|新生儿足跟采血固定托|采血时需一人固定一人操作，常因挣动重采。|用硅胶做成足形托，柔性固定。|一人即可完成，重采率下降。|
118|SUGGESTION|ADOPTED|THIRD|药房退药单扫码核销|退药靠手工登记，月底对账要两人一天。|退药单加二维码，扫码即核销库存。|对账由一天缩短到一小时。|
74|REFORM|ADOPTED|SECOND|抢救车物品定位封条|每班清点抢救车约二十分钟，物品位置不一。|统一定位图，用一次性编号封条，未启封免清点。|每班省十五分钟。|
62|INNOVATION|ADOPTED|THIRD|手术室器械台防滑垫|器械在倾斜台面滑落，需重新灭菌。|改用可高温灭菌的硅胶防滑垫。|减少器械滑落和重复灭菌。|
55|SUGGESTION|NOT_ADOPTED||取消全部纸质签字|纸质签字多，归档占用库房。|全部改为电子签名。|节省纸张与库房。|
31|SUGGESTION|EVALUATING||候诊叫号加震动手环|听障和嘈杂环境下病人常错过叫号。|候诊时借用震动手环，到号震动提示。|减少过号重排。|
24|INVENTION|EVALUATING||轮椅输液挂杆|坐轮椅检查的病人需家属举着输液瓶。|轮椅背后加装可折叠挂杆。|家属不必举瓶，避免回血。|
9|REFORM|SUBMITTED||污物电梯错峰时刻表|污物与送餐共用电梯，高峰相互等待。|按楼层排定时刻，梯口张贴。|减少等待与交叉。|
4|SUGGESTION|SUBMITTED||值班电话一键转接|夜间值班电话换班后常打不通。|按班表自动转接到当班人手机。|夜间呼叫不漏接。|
2|SUGGESTION|DRAFT||更衣室门禁按班次开放|下夜班时更衣室常被锁。|||
"""  # fmt: skip
REWARDS = {"FIRST": 2000, "SECOND": 1000, "THIRD": 500, "ENCOURAGED": 0, "": 0}
AWARDS = [
    ("可单手拆装的输液架快拆夹", "市职工优秀创新成果二等奖", "CITY", "市总工会", 150),
    ("标本运送箱分格定位改造", "区职工“五小”成果三等奖", "DISTRICT", "区总工会", 120),
]
TURNED_DOWN = (
    "电子签名须与卫健部门的电子病历规定衔接，目前不能全部取消纸质签字，已转信息科作为长期规划的参考。"
)
WORDS = [
    "解决了实际问题，成本低，可以马上推广。",
    "思路好，建议先在一个病区试用。",
    "同类做法外院已有，本院结合得较好。",
]


def load(world: DemoWorld) -> None:
    """Fill the empty slice. The rewards wait for the chair, so that the demo can show the approval and its payment."""
    dice = world.random
    staff = Person.objects.filter(user__is_active=True).select_related("user", "department").order_by("pk")
    authors = dice.sample(list(staff[20:400]), 14)
    committee = Post.objects.current(on=world.today).filter(
        kind=Post.Kind.COMMITTEE_MEMBER, committee__kind="PROPOSAL"
    )
    members = [post.person.user for post in committee.select_related("person__user")][:3]
    proposals = [_row(world, author, line) for author, line in zip(authors, _lines(), strict=True)]
    _number(proposals)
    RationalizationProposal.objects.bulk_create(proposals)
    _evaluate(world, proposals, members)
    _honour(world, proposals)
    _mirror(world, proposals)


def _lines() -> list[list[str]]:
    return [line.split("|") for line in LINES.strip().splitlines()]


def _moment(day: dt.date, hour: int = 10) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, 20)))


def _row(world: DemoWorld, author: Person, line: list[str]) -> RationalizationProposal:
    ago, kind, state, grade, title, problem, idea, benefit, effect = line
    handed_in = world.today - dt.timedelta(days=int(ago))
    proposal = RationalizationProposal(
        kind=kind, state=state, author=author, title=title, problem=problem, idea=idea, benefit=benefit,
        department=author.department, effect=effect, grade=grade, reward=Decimal(REWARDS[grade]),
        submitted_at=None if state == S.DRAFT else _moment(handed_in),
    )  # fmt: skip
    if state in {*PUBLIC, S.NOT_ADOPTED}:
        proposal.decided_by = world.people["committee_secretary"]
        proposal.decided_at = _moment(handed_in + dt.timedelta(days=25), 15)
        proposal.reason = TURNED_DOWN if state == S.NOT_ADOPTED else ""
    if state == S.IN_USE:
        proposal.used_since = handed_in + dt.timedelta(days=60)
    return proposal


def _number(proposals: list[RationalizationProposal]) -> None:
    """Numbers in the order of handing in, a series a year."""
    last: dict[int, int] = {}
    handed_in = sorted(
        (p for p in proposals if p.submitted_at), key=lambda p: p.submitted_at or timezone.now()
    )
    for proposal in handed_in:
        year = timezone.localdate(proposal.submitted_at).year
        last[year] = last.get(year, 0) + 1
        proposal.number = f"{year}-合{last[year]:03}"
    NumberCounter.objects.bulk_create(
        NumberCounter(series="proposal.innovation", scope=str(year), last=number)
        for year, number in last.items()
    )


def _evaluate(world: DemoWorld, proposals: list[RationalizationProposal], members: list[User]) -> None:
    """Marks of the committee's members; of what is being evaluated one is still missing."""
    rows = []
    for proposal in proposals:
        if proposal.state in {S.DRAFT, S.SUBMITTED}:
            continue
        low = 2 if proposal.state == S.NOT_ADOPTED else 6
        for place, user in enumerate(members):
            row = Evaluation(proposal=proposal, reviewer=user)
            if not (proposal.state == S.EVALUATING and place == 0) and proposal.submitted_at:
                row.novelty, row.usefulness, row.feasibility = (
                    world.random.randint(low, low + 3) for _n in range(3)
                )
                row.words = world.random.choice(WORDS) if low > 2 else ""
                row.given_at = proposal.submitted_at + dt.timedelta(days=8 + place)
            rows.append(row)
    Evaluation.objects.bulk_create(rows)


def _honour(world: DemoWorld, proposals: list[RationalizationProposal]) -> None:
    by_title = {proposal.title: proposal for proposal in proposals}
    HigherAward.objects.bulk_create(
        HigherAward(
            proposal=by_title[title], name=name, level=level, granted_by=giver,
            awarded_on=world.today - dt.timedelta(days=ago),
        )
        for title, name, level, giver, ago in AWARDS
    )  # fmt: skip


def _mirror(world: DemoWorld, proposals: list[RationalizationProposal]) -> None:
    """Matters, to-dos where somebody is expected to act, and a history."""
    matters = Matter.objects.bulk_create(
        Matter(
            kind=services.MATTER, number=each.number, title=each.title, state=each.state, url=each.get_absolute_url(),
            is_over=each.is_over, **bond(each),
        )
        for each in proposals
    )  # fmt: skip
    parties = Matter.parties.through
    parties.objects.bulk_create(
        parties(matter_id=matter.pk, user_id=each.author.user.pk)
        for matter, each in zip(matters, proposals, strict=True)
    )
    todos = []
    for each in proposals:
        if each.submitted_at:
            world.recall("proposals.innovation.submitted", each, by=each.author.user, at=each.submitted_at)
        if each.decided_at:
            what = "not_adopted" if each.state == S.NOT_ADOPTED else "adopted"
            world.recall(f"proposals.innovation.{what}", each, by=each.decided_by, at=each.decided_at)
        waits: tuple[str, list[int], str] | None = None
        if each.state == S.SUBMITTED:
            waits = services.REVIEW, committee_users(), each.desk_url
        elif each.state == S.EVALUATING:
            waits = (
                services.EVALUATE,
                [e.reviewer_id for e in each.evaluations.open()],
                each.get_absolute_url(),
            )
        elif each.state in PUBLIC and each.reward:
            waits = services.REWARD, [world.people["chair"].pk], each.desk_url
        if waits:
            kind, users, url = waits
            todos += [Todo(user_id=pk, kind=kind, subject=str(each), url=url, **bond(each)) for pk in users]
    Todo.objects.bulk_create(todos)
