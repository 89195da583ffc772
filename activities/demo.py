"""The demo hospital's activities: two and a half years of them, today's, what is open, full, cancelled or still a draft."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from activities.activity.models import Activity, Registration
from activities.activity.services import MATTER
from activities.activity.workflow import UNDER_WAY, RegistrationState, State
from members.models import Campus, Person, User
from union_portal.core.demo import DemoWorld
from union_portal.core.matter.models import Matter

DAY = dt.timedelta(days=1)
CONTACT = "工会办公室 汪晨 6108"
Category = Activity.Category


@dataclass(frozen=True)
class Plan:
    """A title with what belongs to it: kind, place, places, the hour and how many hours, text, cost."""

    title: str
    category: str
    place: str
    places: int
    hour: float
    hours: float
    text: str
    cost: str = ""


# Month and day when it took place, for those that come every year.
YEARLY: list[tuple[int, int, Plan]] = [
    (1, 16, Plan("新春联欢会节目观摩", Category.CULTURE, "本部院区 学术报告厅", 220, 18.5, 2, "各分工会选送的十二个节目，欢迎职工到场观看，家属可随同一人。")),
    (2, 24, Plan("元宵灯谜游园", Category.CULTURE, "本部院区 中心花园", 120, 17.5, 2, "猜灯谜、套圈、投壶，完成三项可领元宵礼包一份。")),
    (3, 7, Plan("三八节插花与茶艺沙龙", Category.WOMEN, "职工之家 二楼活动室", 40, 14.5, 2, "花艺老师现场指导，花材和工具由工会准备，作品可带回家。", "花材由工会承担")),
    (3, 22, Plan("春季健步走", Category.SPORT, "滨江绿道 3 号门集合", 180, 8.5, 2.5, "全程 6 公里，设两个补给点。请穿运动鞋，提前十五分钟到场热身。")),
    (4, 23, Plan("世界读书日·医者书单分享会", Category.READING, "职工书屋", 36, 18.5, 1.5, "三位同事分享对自己影响最深的一本书，现场可换书。请带一本愿意流转的旧书。")),
    (5, 11, Plan("5·12 护理急救技能竞赛", Category.SKILL, "临床技能中心", 48, 13.5, 4, "心肺复苏、气道管理、团队配合三个项目，每科室限报两人，成绩计入岗位练兵档案。")),
    (6, 1, Plan("六一亲子手工坊", Category.FAMILY, "职工之家 一楼大厅", 50, 9.5, 2, "适合 4 至 10 岁的孩子，由一位家长陪同。材料由工会准备。")),
    (7, 12, Plan("暑期消防与自救体验", Category.COURSE, "市消防救援站", 45, 9, 3, "烟雾逃生、灭火器实操、结绳，乘班车前往。")),
    (8, 19, Plan("医师节摄影采风", Category.CULTURE, "东湖湿地公园", 30, 7, 4, "摄影协会老师同行点评，手机拍摄也欢迎，优秀作品在院史长廊展出。")),
    (9, 13, Plan("职工羽毛球团体赛", Category.SPORT, "市全民健身中心 羽毛球馆", 96, 8.5, 8, "五场三胜团体赛，以分工会为单位组队，个人先在此报名。请自带球拍。")),
    (10, 18, Plan("秋季登山", Category.SPORT, "青云山 东门", 150, 8, 4, "往返约 9 公里，沿途有医务志愿者。有心血管疾病史的同事请选择短线。")),
    (11, 22, Plan("合理用药知识竞赛", Category.SKILL, "本部院区 多功能厅", 60, 14.5, 2.5, "药学部出题，必答、抢答、风险题三轮。")),
    (12, 12, Plan("岁末合唱展演", Category.CULTURE, "本部院区 学术报告厅", 90, 18.5, 2, "八支分工会合唱队同台，请演员提前一小时化妆候场。")),
]  # fmt: skip

# Days from today; filled to which part of the places.
AHEAD: list[tuple[int, float, Plan]] = [
    (3, 1.0, Plan("周末瑜伽体验课", Category.SPORT, "职工之家 三楼形体房", 24, 9.5, 1.5, "适合零基础，重点放松肩颈和腰背。请穿宽松衣裤，垫子已备好。")),
    (5, 1.0, Plan("烘焙工坊：戚风蛋糕", Category.FAMILY, "江北院区 职工厨房", 16, 14, 3, "两人一组完成一个六寸蛋糕，做好后带回家。", "材料费由工会承担")),
    (6, 1.0, Plan("心理减压工作坊", Category.COURSE, "本部院区 心理关爱室", 20, 18.5, 2, "由心身医学团队带领，学习三种在值班间隙就能用的放松方法。内容保密，不作记录。")),
    (8, 0.6, Plan("职工羽毛球赛（单项）", Category.SPORT, "市全民健身中心 羽毛球馆", 64, 8.5, 7, "设男单、女单、混双三个项目，淘汰赛制。请自带球拍，比赛用球由工会提供。")),
    (10, 0.35, Plan("读书分享会：《最好的告别》", Category.READING, "职工书屋", 30, 18.5, 1.5, "老年医学科同事领读，聊聊我们如何陪伴病人走完最后一程。未读完也欢迎来听。")),
    (12, 0.7, Plan("急救技能竞赛（全院决赛）", Category.SKILL, "临床技能中心", 60, 13.5, 4, "初赛前二十名小组参加，现场抽取情景。观摩席位同时开放。")),
    (15, 0.45, Plan("亲子阅读与绘本剧", Category.FAMILY, "东湖院区 职工之家", 40, 9.5, 2, "儿科护士姐姐带孩子们演绘本，适合 3 至 8 岁。")),
    (18, 0.2, Plan("手机摄影入门", Category.COURSE, "本部院区 多功能厅", 50, 18.5, 2, "构图、光线、修图三讲，结束后布置一份小作业。")),
    (22, 0.5, Plan("爱心献血与志愿服务日", Category.CARE, "本部院区 门诊广场", 80, 8, 6, "献血前一晚请睡好，当天早餐清淡。参加志愿引导的同事计入志愿服务时长。")),
    (26, 0.15, Plan("法律讲堂：家庭与财产", Category.COURSE, "本部院区 学术报告厅", 120, 16.5, 1.5, "工会法律顾问主讲，留出半小时现场咨询。")),
    (30, 0.3, Plan("夜班职工健走与早餐会", Category.CARE, "中心花园 集合", 40, 8.5, 1.5, "为下夜班的同事准备，走两公里后一起吃早餐。")),
]  # fmt: skip

LATER: list[tuple[int, Plan]] = [
    (48, Plan("职工篮球联赛", Category.SPORT, "市体育馆", 120, 18.5, 3, "以分工会为单位组队，每队十至十二人，常规赛六轮。")),
    (55, Plan("中医养生八段锦", Category.SPORT, "江北院区 康复大厅", 60, 17.5, 1, "康复医学科教练带练，连续四周，每周一次。")),
]  # fmt: skip

CANCELLED: list[tuple[int, str, Plan]] = [
    (4, "场馆临时检修，改期另行通知。", Plan("职工游泳体验", Category.SPORT, "市游泳馆", 40, 18.5, 2, "设教学区和自由区，请自备泳装泳帽。")),
    (-40, "当日暴雨橙色预警。", Plan("露营与观星", Category.FAMILY, "青云山营地", 30, 16, 16, "帐篷由工会统一租用，家属可报名。")),
]  # fmt: skip

DRAFTS: list[tuple[int, Plan]] = [
    (70, Plan("职工文化艺术节开幕式", Category.CULTURE, "本部院区 学术报告厅", 300, 18.5, 2, "节目单待各分工会报送后补充。")),
    (80, Plan("新入职职工欢迎会", Category.CARE, "职工之家 一楼大厅", 90, 17.5, 2, "介绍工会服务、社团和帮扶渠道。")),
    (95, Plan("职工子女寒假托管说明会", Category.FAMILY, "东湖院区 职工之家", 60, 18.5, 1.5, "开班条件、课程安排、接送要求。")),
]  # fmt: skip

TODAY = Plan(
    "职工乒乓球团体赛",
    Category.SPORT,
    "职工之家 乒乓球室",
    40,
    13.5,
    7,
    "团体赛三场两胜，循环后淘汰。请提前半小时签到抽签。",
)
YESTERDAY = Plan(
    "职工书画笔会", Category.CULTURE, "职工书屋", 25, 14.5, 2.5, "书法、国画现场创作，笔墨纸砚已备。"
)
FINISHED_SHOWN = 20
NO_SHOWS = 0.08


def load(world: DemoWorld) -> None:
    """40 activities and everybody's registrations."""
    Loader(world).load()


def fitting(day: dt.date, plan: Plan) -> dt.date:
    """Evenings and lessons on working days, all else on the next Saturday."""
    is_for_weekdays = plan.hour >= 16 or plan.category in {Category.SKILL, Category.COURSE, Category.CARE}
    while (day.weekday() > 4) if is_for_weekdays else (day.weekday() != 5):
        day += DAY
    return day


class Loader:
    def __init__(self, world: DemoWorld) -> None:
        self.world, self.random, self.today = world, world.random, world.today
        self.officer: User = world.people["activity_officer"]
        self.staff = list(
            Person.objects.employed()
            .filter(user__isnull=False)
            .select_related("department", "user")
            .order_by("pk")
        )
        self.campuses = {campus.name: campus for campus in Campus.objects.all()}
        self.regulars = [
            world.people[key].person for key in ("staff", "delegate", "colleague", "handler", "chair")
        ]
        self.registrations: list[Registration] = []

    def load(self) -> None:
        for day, plan in self.yearly_days()[-FINISHED_SHOWN:]:
            self.past(plan, day)
        self.past(YESTERDAY, self.today - DAY, is_closed=False)
        self.running()
        for days, part, plan in AHEAD:
            self.open(plan, fitting(self.today + days * DAY, plan), part)
        for days, plan in LATER:
            self.activity(plan, self.today + days * DAY, opens=self.today + (days - 40) * DAY)
        for days, reason, plan in CANCELLED:
            self.cancelled(plan, self.today + days * DAY, reason)
        for days, plan in DRAFTS:
            self.activity(
                plan, self.today + days * DAY, opens=self.today + (days - 30) * DAY, state=State.DRAFT
            )
        Registration.objects.bulk_create(self.registrations, batch_size=1_000)
        self.mirror()
        self.remember()

    def yearly_days(self) -> list[tuple[dt.date, Plan]]:
        """Every day on which one of the yearly activities took place, the oldest first."""
        years = (self.today.year - 2, self.today.year - 1, self.today.year)
        days = [(dt.date(year, month, day), plan) for year in years for month, day, plan in YEARLY]
        return sorted(
            ((day, plan) for day, plan in days if day < self.today - 7 * DAY), key=lambda item: item[0]
        )

    # -- kinds of activities --------------------------------------------------------------------------
    def past(self, plan: Plan, day: dt.date, *, is_closed: bool = True) -> None:
        activity = self.activity(
            plan, day, opens=day - 20 * DAY, state=State.FINISHED if is_closed else State.PUBLISHED
        )
        came = self.crowd(activity, round(plan.places * self.random.uniform(0.7, 1.0)))
        before = len(self.registrations)
        for person in came:
            missed = self.random.random() < NO_SHOWS
            state = RegistrationState.ABSENT if missed and is_closed else RegistrationState.CHECKED_IN
            state = RegistrationState.CONFIRMED if missed and not is_closed else state
            self.register(activity, person, state)
        if is_closed:
            present = sum(r.state == RegistrationState.CHECKED_IN for r in self.registrations[before:])
            self.world.recall(
                "activities.activity.finished", activity, by=self.officer, at=day + DAY, present=present,
                places=activity.places,
            )  # fmt: skip

    def running(self) -> None:
        """Today's: the organiser is at the door, a good half is in."""
        activity = self.activity(TODAY, self.today, opens=self.today - 14 * DAY)
        for n, person in enumerate(self.crowd(activity, TODAY.places)):
            self.register(
                activity, person, RegistrationState.CHECKED_IN if n % 5 < 3 else RegistrationState.CONFIRMED
            )

    def open(self, plan: Plan, day: dt.date, part: float) -> None:
        """Registration runs; full ones have a waiting list."""
        activity = self.activity(plan, day, opens=self.today - 6 * DAY)
        queue = 5 + self.random.randrange(6) if part == 1 else 0
        for n, person in enumerate(self.crowd(activity, round(plan.places * part) + queue)):
            self.register(
                activity,
                person,
                RegistrationState.CONFIRMED if n < plan.places else RegistrationState.WAITLISTED,
            )

    def cancelled(self, plan: Plan, day: dt.date, reason: str) -> None:
        activity = self.activity(plan, day, opens=day - 15 * DAY, state=State.CANCELLED, reason=reason)
        for person in self.crowd(activity, plan.places // 2):
            self.register(activity, person, RegistrationState.CANCELLED)
        self.world.recall(
            "activities.activity.cancelled", activity, by=self.officer,
            at=max(r.cancelled_at for r in self.registrations if r.activity is activity and r.cancelled_at),
            reason=reason,
        )  # fmt: skip

    # -- parts ----------------------------------------------------------------------------------------
    def activity(
        self, plan: Plan, day: dt.date, *, opens: dt.date, state: State = State.PUBLISHED, reason: str = ""
    ) -> Activity:
        starts = self.at(day, plan.hour)
        opens_at = self.at(opens, 9)
        closes_at = min(max(self.at(day - DAY, 17), opens_at + DAY), starts)
        campus = next((c for name, c in self.campuses.items() if plan.place.startswith(name)), None)
        activity = Activity.objects.create(
            title=plan.title, category=plan.category, text=plan.text, campus=campus,
            place=plan.place.removeprefix(campus.name).strip() if campus else plan.place,
            starts_at=starts, ends_at=starts + dt.timedelta(hours=plan.hours),
            registration_opens_at=opens_at, registration_closes_at=closes_at, cancel_until=closes_at,
            places=plan.places, contact=CONTACT, cost_note=plan.cost, state=state, created_by=self.officer,
            for_campus=campus if plan.place.startswith("江北院区") else None,
            published_at=None if state == State.DRAFT else min(opens_at - DAY, self.at(self.today - DAY, 10)), cancel_reason=reason,
            sequence=1 if reason else 0,
        )  # fmt: skip
        told_on = min(opens - 4 * DAY, self.today - 3 * DAY)
        self.world.recall("activities.activity.planned", activity, by=self.officer, at=told_on)
        if activity.published_at:
            self.world.recall(
                "activities.activity.published", activity, by=self.officer, at=activity.published_at,
                places=activity.places,
            )  # fmt: skip
        return activity

    def crowd(self, activity: Activity, size: int) -> list[Person]:
        """Different colleagues of the audience; the role accounts come to some."""
        meant = [p for p in self.staff if activity.is_meant_for(p)]
        crowd = self.random.sample(meant, min(size, len(meant)))
        regulars = [p for p in self.regulars if activity.is_meant_for(p) and self.random.random() < 0.4]
        rest = [p for p in crowd if p not in regulars]
        mixed = (regulars + rest)[: len(crowd)]
        self.random.shuffle(mixed)
        return mixed

    def register(self, activity: Activity, person: Person, state: RegistrationState) -> None:
        """Everybody after the one before, so that the waiting list stands in order."""
        latest = min(activity.registration_closes_at, self.at(self.today, 0))
        step = (latest - activity.registration_opens_at) / (activity.places + 20)
        n = sum(1 for r in self.registrations[-activity.places - 20 :] if r.activity_id == activity.pk)
        registered = activity.registration_opens_at + step * n
        arrived = activity.starts_at - dt.timedelta(minutes=self.random.randrange(1, 30))
        is_off = state == RegistrationState.CANCELLED
        self.registrations.append(
            Registration(
                activity=activity, person=person, state=state, registered_at=registered,
                confirmed_at=None if state == RegistrationState.WAITLISTED else registered,
                checked_in_at=arrived if state == RegistrationState.CHECKED_IN else None,
                checked_in_by=self.officer if state == RegistrationState.CHECKED_IN else None,
                cancelled_at=latest if is_off else None,
                ending=Registration.Ending.CALLED_OFF if is_off else "",
            )
        )  # fmt: skip

    def mirror(self) -> None:
        """Everybody finds the own registrations among the matters."""
        kind = ContentType.objects.get_for_model(Registration)
        matters = Matter.objects.bulk_create(
            [
                Matter(
                    about_type=kind, about_id=r.pk, kind=MATTER, title=r.activity.title, state=r.state,
                    due_on=timezone.localtime(r.activity.starts_at).date(), url=r.get_absolute_url(),
                    is_over=r.state not in UNDER_WAY,
                )
                for r in self.registrations
            ],
            batch_size=1_000,
        )  # fmt: skip
        party = Matter.parties.through
        party.objects.bulk_create(
            (
                party(matter_id=matter.pk, user_id=r.person.user.pk)
                for matter, r in zip(matters, self.registrations, strict=True)
            ),
            batch_size=2_000,
        )

    def remember(self) -> None:
        """Who registered when, and who was let in by whom."""
        for r in self.registrations:
            first = RegistrationState.CONFIRMED if r.confirmed_at else RegistrationState.WAITLISTED
            self.world.recall(
                "activities.registration.made", r, by=r.person.user, at=r.registered_at, state=first
            )
            if r.checked_in_at:
                self.world.recall(
                    "activities.registration.checked_in", r, by=r.checked_in_by, at=r.checked_in_at
                )

    def at(self, day: dt.date, hour: float) -> dt.datetime:
        time = dt.time(int(hour), round(hour % 1 * 60))
        return timezone.make_aware(dt.datetime.combine(day, time))
