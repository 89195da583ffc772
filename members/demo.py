"""The demo hospital's people: campuses, departments, union bodies, 2,000 colleagues, delegates and posts.

``world.people`` holds the role accounts (``User`` with ``person`` read), each with a password:

==================  =========================================================================================
``staff``           nurse and member, no delegate
``delegate``        nurse and delegate: writes proposals
``colleague``       delegate of the same delegation: seconds; ``second_colleague`` is another one
``committee_chair`` ``committee_secretary`` ``committee_member``  of the proposal committee
``leader``          deputy director of the hospital, who assigns and signs off
``handler``         handles proposals in the logistics department; ``head`` is its head
``chair``           union chair;  ``officer``: union officer
``welfare_officer`` ``activity_officer``  and ``welfare_member``: of the welfare committee
``preparer`` ``checker`` ``bookkeeper`` ``cashier``  at the union's books
``auditor``         chair of the audit committee;  ``supervisor``: discipline supervisor
``system_admin`` ``security_admin`` ``security_auditor``  the three administrators
==================  =========================================================================================

All others have accounts without a password: they would begin with an activation code.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.contrib.auth.hashers import make_password

from members.membership.models import Membership
from members.organisation.models import BranchUnion, Campus, Committee, Department, UnionGroup
from members.person.models import Person
from members.person.pinyin import initials_of
from members.post.models import Post
from members.post.workflow import Kind
from members.term.models import Delegation, Mandate, Term
from members.user.models import User, no_password
from union_portal.core.demo import PASSWORD, DemoWorld, SignIn

STAFF, DELEGATES, FORMER = 2_000, 186, 85
FIRST_NUMBER = 10_001

CAMPUSES = {"总院": "本部院区", "东院": "东湖院区", "江北": "江北院区"}

# Branch union → its departments as "name kind campus size"; three or four departments make a union group.
DEPARTMENTS = {
    "内科分工会": "心血管内科 C 总院 62|呼吸与危重症医学科 C 总院 58|消化内科 C 总院 50|神经内科 C 总院 56"
    "|内分泌科 C 总院 34|肾内科 C 总院 44|血液内科 C 总院 36|风湿免疫科 C 总院 22|老年医学科 C 江北 40",
    "外科分工会": "普通外科 C 总院 64|骨科 C 总院 66|神经外科 C 总院 42|泌尿外科 C 总院 38|心胸外科 C 总院 34"
    "|肝胆外科 C 东院 40|烧伤整形科 C 东院 20|手术室 N 总院 78|麻醉科 C 总院 44",
    "妇儿分工会": "妇科 C 东院 42|产科 C 东院 56|儿科 C 东院 54|新生儿科 C 东院 38|生殖医学科 C 东院 20",
    "急危重症分工会": "急诊科 C 总院 72|重症医学科 C 总院 64|感染科 C 江北 38|急诊输液室 N 总院 22",
    "专科分工会": "眼科 C 总院 32|耳鼻咽喉科 C 总院 30|口腔科 C 东院 34|皮肤科 C 东院 22|中医科 C 江北 26"
    "|康复医学科 C 江北 40|肿瘤科 C 江北 46|门诊护理单元 N 总院 48",
    "医技分工会": "检验科 T 总院 58|放射科 T 总院 50|超声医学科 T 总院 36|病理科 T 总院 24|药学部 T 总院 62"
    "|输血科 T 总院 14|心电图室 T 总院 14|内镜中心 T 东院 24|核医学科 T 江北 14|消毒供应中心 N 总院 26",
    "机关分工会": "党政办公室 A 总院 14|人事科 A 总院 12|财务科 A 总院 24|医务科 A 总院 16|护理部 A 总院 12"
    "|科教科 A 总院 10|信息科 A 总院 16|医保办公室 A 总院 12|工会办公室 A 总院 9|纪检监察室 A 总院 6",
    "后勤分工会": "总务科 L 总院 34|设备科 L 总院 18|保卫科 L 总院 26|基建科 L 总院 8|膳食科 L 东院 28",
}
KINDS = {
    "C": Department.Kind.CLINICAL,
    "N": Department.Kind.NURSING,
    "T": Department.Kind.TECHNICAL,
    "A": Department.Kind.ADMINISTRATIVE,
    "L": Department.Kind.LOGISTICS,
}
FRONT_LINE = {Department.Kind.CLINICAL, Department.Kind.NURSING, Department.Kind.TECHNICAL}

NURSE, DOCTOR, TECHNICIAN, PHARMACIST, CLERK, WORKER = range(6)
LADDERS = {
    NURSE: ["护士", "护师", "主管护师", "副主任护师"],
    DOCTOR: ["住院医师", "主治医师", "副主任医师", "主任医师"],
    TECHNICIAN: ["技士", "技师", "主管技师", "副主任技师"],
    PHARMACIST: ["药士", "药师", "主管药师", "副主任药师"],
    CLERK: ["科员", "助理经济师", "经济师", "高级经济师"],
    WORKER: ["初级工", "中级工", "高级工", "技师"],
}
PROFESSIONS = {  # who works in a department of each kind, and how many of ten
    Department.Kind.CLINICAL: [NURSE] * 6 + [DOCTOR] * 4,
    Department.Kind.NURSING: [NURSE] * 10,
    Department.Kind.TECHNICAL: [TECHNICIAN] * 7 + [DOCTOR] * 2 + [NURSE],
    Department.Kind.ADMINISTRATIVE: [CLERK] * 8 + [NURSE, DOCTOR],
    Department.Kind.LOGISTICS: [WORKER] * 7 + [CLERK] * 3,
}
WOMEN = {NURSE: 0.95, DOCTOR: 0.48, TECHNICIAN: 0.6, PHARMACIST: 0.7, CLERK: 0.62, WORKER: 0.35}

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
WOMENS_NAMES = {
    1960: "秀英 桂兰 玉珍 凤英 淑芬 丽华 桂芳 玉兰 秋菊 春梅 惠珍 爱华 建萍 月娥 素琴",
    1975: "丽 敏 静 艳 红梅 晓燕 海燕 丽娟 雪梅 春燕 文娟 志红 玉洁 慧 琳 莉 晓红 秀梅 亚平",
    1988: "婷婷 丹丹 佳 雯 倩 娜 思思 晓雨 梦婷 雅琴 丽君 颖 蕾 媛 玲玲 璐 晶 露 欢 佩佩",
    1999: "雨欣 梓涵 诗雨 佳怡 欣怡 思雨 雨桐 可欣 若曦 静怡 婉清 语嫣 晓彤 安琪 子涵 雅婷 一诺 嘉敏",
}
MENS_NAMES = {
    1960: "建国 建军 国强 志强 卫东 建华 永福 德明 国平 文斌 长江 振华 福生 正平",
    1975: "伟 军 勇 涛 斌 海波 志刚 晓东 俊峰 立新 永刚 文军 明 刚 宏伟 建平",
    1988: "鹏 磊 超 浩 杰 凯 帅 鑫 晨 亮 宇航 志远 文博 旭 彬 嘉伟",
    1999: "浩然 子轩 宇轩 俊杰 天佑 泽宇 一鸣 梓豪 博文 昊天 思远 嘉豪 睿 家豪",
}

# Key → how the sign-in list calls the role, name, sex, department, title, posts ("KIND" or "KIND@body").
ROLE_ACCOUNTS: dict[str, tuple[str, str, str, str, str, str]] = {
    "staff": ("普通职工（护士）", "周晓彤", "F", "心血管内科", "护师", ""),
    "delegate": ("职工代表", "林雅婷", "F", "呼吸与危重症医学科", "主管护师", ""),
    "colleague": ("职工代表（附议人）", "许文博", "M", "消化内科", "主治医师", ""),
    "second_colleague": ("职工代表（附议人）", "何静怡", "F", "神经内科", "护师", ""),
    "committee_secretary": ("提案委员会秘书", "陆思雨", "F", "工会办公室", "经济师", "COMMITTEE_SECRETARY@PROPOSAL"),
    "committee_chair": ("提案委员会主任", "顾志远", "M", "医务科", "主任医师", "COMMITTEE_CHAIR@PROPOSAL"),
    "committee_member": ("提案委员会委员", "沈丽娟", "F", "儿科", "副主任护师", "COMMITTEE_MEMBER@PROPOSAL"),
    "leader": ("分管院领导", "程建华", "M", "党政办公室", "主任医师", "HOSPITAL_LEADER"),
    "handler": ("承办部门经办人", "丁海波", "M", "总务科", "经济师", "DEPARTMENT_HANDLER@总务科"),
    "head": ("承办部门负责人", "范立新", "M", "总务科", "高级经济师", "DEPARTMENT_HEAD@总务科"),
    "chair": ("工会主席", "宋玉兰", "F", "工会办公室", "高级经济师", "UNION_CHAIR COMMITTEE_CHAIR@UNION"),
    "officer": ("工会干事", "蒋文娟", "F", "工会办公室", "经济师", "UNION_OFFICER COMMITTEE_MEMBER@UNION"),
    "welfare_officer": ("帮扶专干", "谢慧", "F", "工会办公室", "经济师", "WELFARE_OFFICER COMMITTEE_SECRETARY@WELFARE"),
    "welfare_member": ("帮扶委员会主任", "邹凤英", "F", "护理部", "副主任护师", "COMMITTEE_CHAIR@WELFARE"),
    "activity_officer": ("文体活动专干", "汪晨", "M", "工会办公室", "助理经济师", "ACTIVITY_OFFICER"),
    "preparer": ("制单", "白雪梅", "F", "财务科", "助理经济师", "PREPARER"),
    "checker": ("审核", "龚宏伟", "M", "财务科", "高级经济师", "CHECKER"),
    "bookkeeper": ("记账", "尹晓燕", "F", "财务科", "经济师", "BOOKKEEPER"),
    "cashier": ("出纳", "陶佳", "F", "财务科", "经济师", "CASHIER"),
    "auditor": ("经审委主任", "万国平", "M", "药学部", "副主任药师", "COMMITTEE_CHAIR@AUDIT"),
    "supervisor": ("纪检监督员", "严正平", "M", "纪检监察室", "高级经济师", "DISCIPLINE_SUPERVISOR"),
    "system_admin": ("系统管理员", "郝宇航", "M", "信息科", "经济师", "SYSTEM_ADMIN"),
    "security_admin": ("安全管理员", "秦志刚", "M", "信息科", "高级经济师", "SECURITY_ADMIN"),
    "security_auditor": ("安全审计员", "段文军", "M", "纪检监察室", "经济师", "SECURITY_AUDITOR"),
}  # fmt: skip
DELEGATE_KEYS = {"delegate", "colleague", "second_colleague", "committee_chair", "committee_member", "committee_secretary",
                 "leader", "chair", "officer", "head", "auditor", "welfare_member"}  # fmt: skip

COMMITTEES = {  # kind → name, members besides those with role accounts
    Committee.Kind.UNION: ("工会委员会", 11),
    Committee.Kind.AUDIT: ("经费审查委员会", 4),
    Committee.Kind.WOMEN: ("女职工委员会", 7),
    Committee.Kind.PROPOSAL: ("提案工作委员会", 6),
    Committee.Kind.WELFARE: ("困难帮扶委员会", 5),
}
DELEGATIONS = {  # name → branch unions whose departments elect it
    "第一代表团（内科）": ["内科分工会"],
    "第二代表团（外科）": ["外科分工会"],
    "第三代表团（妇儿急诊）": ["妇儿分工会", "急危重症分工会"],
    "第四代表团（专科）": ["专科分工会"],
    "第五代表团（医技）": ["医技分工会"],
    "第六代表团（机关后勤）": ["机关分工会", "后勤分工会"],
}


@dataclass
class Hospital:
    """What one step of loading leaves for the next."""

    world: DemoWorld
    departments: list[Department]
    sizes: dict[int, int]
    committees: dict[str, Committee]
    term: Term
    begun_on: dt.date

    @property
    def dice(self) -> Random:
        return self.world.random


def load(world: DemoWorld) -> None:
    """Fill the empty register."""
    hospital = _organisation(world)
    people, roles = _people(hospital)
    _accounts(hospital, people, roles)
    _memberships(hospital, people)
    _delegates(hospital, people, roles)
    _posts(hospital, people, roles)


def _organisation(world: DemoWorld) -> Hospital:
    """Campuses, branch unions, groups, departments, committees and terms."""
    campuses = {
        short: Campus(code=f"Y{number}", name=name)
        for number, (short, name) in enumerate(CAMPUSES.items(), 1)
    }
    Campus.objects.bulk_create(campuses.values())
    branches = [BranchUnion(code=f"F{number:02}", name=name) for number, name in enumerate(DEPARTMENTS, 1)]
    BranchUnion.objects.bulk_create(branches)

    groups: list[UnionGroup] = []
    departments: list[Department] = []
    sizes: list[int] = []
    for branch, listed in zip(branches, DEPARTMENTS.values(), strict=True):
        for place, line in enumerate(listed.split("|")):
            name, kind, campus, size = line.split()
            if place % 3 == 0:
                count = sum(1 for group in groups if group.branch == branch) + 1
                groups.append(
                    UnionGroup(
                        code=f"{branch.code}-{count}",
                        name=f"{branch.name.removesuffix('分工会')}第{'一二三四'[count - 1]}工会小组",
                        branch=branch,
                    )
                )
            departments.append(
                Department(
                    code=f"K{len(departments) + 1:03}",
                    name=name,
                    kind=KINDS[kind],
                    campus=campuses[campus],
                    group=groups[-1],
                )
            )
            sizes.append(int(size))
    UnionGroup.objects.bulk_create(groups)
    Department.objects.bulk_create(departments)

    committees = {
        str(kind): Committee(code=f"W{number}", name=name, kind=kind)
        for number, (kind, (name, _members)) in enumerate(COMMITTEES.items(), 1)
    }
    Committee.objects.bulk_create(committees.values())

    begun_on = dt.date(world.today.year - 3, 3, 1)
    term = Term(
        body=Term.Body.STAFF_CONGRESS,
        term_no=8,
        starts_on=begun_on,
        ends_on=dt.date(begun_on.year + 5, 2, 28),
    )
    Term.objects.bulk_create([
        Term(body=Term.Body.STAFF_CONGRESS, term_no=7, starts_on=dt.date(begun_on.year - 5, 3, 1), ends_on=begun_on - dt.timedelta(1)),
        term,
        Term(body=Term.Body.MEMBERS_CONGRESS, term_no=15, starts_on=begun_on, ends_on=term.ends_on),
        Term(body=Term.Body.UNION_COMMITTEE, term_no=15, starts_on=begun_on, ends_on=term.ends_on),
    ])  # fmt: skip
    by_department = {department.pk: size for department, size in zip(departments, sizes, strict=True)}
    return Hospital(world, departments, by_department, committees, term, begun_on)


def _people(hospital: Hospital) -> tuple[list[Person], dict[str, Person]]:
    """The role accounts' people first, then colleagues by department; the last ones have retired or left."""
    dice, today = hospital.dice, hospital.world.today
    by_name = {department.name: department for department in hospital.departments}
    people: list[Person] = []
    roles: dict[str, Person] = {}
    for key, (_role, name, sex, place, title, _posts) in ROLE_ACCOUNTS.items():
        born = dt.date(today.year - dice.randint(30, 54), dice.randint(1, 12), dice.randint(1, 28))
        roles[key] = _person(hospital, len(people), name, sex, born, by_name[place], title, "A")
        people.append(roles[key])

    weights = [hospital.sizes[department.pk] for department in hospital.departments]
    places = dice.choices(hospital.departments, weights, k=STAFF + FORMER - len(people))
    places[: len(hospital.departments)] = hospital.departments  # nobody's department is empty
    for department in places:
        fate = "A" if len(people) < STAFF else dice.choice("RRRL")
        profession = dice.choice(PROFESSIONS[Department.Kind(department.kind)])
        if department.name == "药学部" and profession == TECHNICIAN:
            profession = PHARMACIST
        sex = "F" if dice.random() < WOMEN[profession] else "M"
        age = dice.randint(55, 63) if fate == "R" else _age(dice, profession)
        born = dt.date(today.year - age, dice.randint(1, 12), dice.randint(1, 28))
        title = LADDERS[profession][_rung(dice, age)]
        name = dice.choice(SURNAMES) + _given_name(dice, sex, born.year)
        people.append(_person(hospital, len(people), name, sex, born, department, title, fate))
    Person.objects.bulk_create(people)
    return people, roles


def _person(
    hospital: Hospital, place: int, name: str, sex: str, born: dt.date, department: Department, title: str, fate: str
) -> Person:  # fmt: skip
    dice, today = hospital.dice, hospital.world.today
    number = str(FIRST_NUMBER + place)
    age = today.year - born.year
    started = min(dice.randint(22, 27), age)
    joined_on = min(dt.date(born.year + started, dice.choice([7, 8, 9]), dice.randint(1, 28)), today)
    left_on = None
    if fate != "A":
        left_on = max(today - dt.timedelta(days=dice.randint(20, 900)), joined_on)
    return Person(
        staff_number=number,
        name=name,
        initials=initials_of(name),
        sex=sex,
        birth_date=born,
        department=department,
        job_title=title,
        employment=_employment(dice, age, department),
        is_front_line=department.kind in FRONT_LINE,
        joined_on=joined_on,
        status={
            "A": Person.Status.LEAVE if place > 40 and dice.random() < 0.03 else Person.Status.ACTIVE,
            "R": Person.Status.RETIRED,
            "L": Person.Status.LEFT,
        }[fate],
        left_on=left_on,
        email=f"{initials_of(name)}{number}@hospital.example" if place < 40 or dice.random() < 0.6 else "",
        mobile=f"140{number.zfill(8)}",  # no operator gives out numbers that begin so
    )


def _age(dice: Random, profession: int) -> int:
    oldest = 54 if profession in (NURSE, WORKER) else 59
    return min(int(dice.triangular(23, oldest + 1, 33)), oldest)


def _rung(dice: Random, age: int) -> int:
    return min(3, max(0, (age - 23 + dice.randint(-3, 3)) // 9))


def _given_name(dice: Random, sex: str, year: int) -> str:
    names = WOMENS_NAMES if sex == "F" else MENS_NAMES
    return dice.choice(names[max(begin for begin in names if begin <= year or begin == 1960)].split())


def _employment(dice: Random, age: int, department: Department) -> str:
    kinds = Person.Employment
    if age >= 60:
        return kinds.REHIRED
    if department.kind == Department.Kind.LOGISTICS:
        return dice.choices([kinds.ESTABLISHED, kinds.CONTRACT, kinds.DISPATCHED], [3, 4, 3])[0]
    share = 0.25 if age < 32 else 0.7
    return dice.choices([kinds.ESTABLISHED, kinds.CONTRACT, kinds.DISPATCHED], [share, 0.95 - share, 0.05])[0]


def _accounts(hospital: Hospital, people: list[Person], roles: dict[str, Person]) -> None:
    """An account for everybody; only the role accounts can sign in, all with the demo's one password."""
    password = make_password(PASSWORD)
    with_password = {person.pk for person in roles.values()}
    users = [
        User(
            person=person,
            staff_number=person.staff_number,
            email=person.email,
            mobile=person.mobile,
            is_active=person.status != Person.Status.LEFT,
            password=password if person.pk in with_password else no_password(),
        )
        for person in people
    ]
    User.objects.bulk_create(users)
    by_person = {user.person_id: user for user in users}
    world = hospital.world
    for key, person in roles.items():
        world.people[key] = by_person[person.pk]
        world.sign_ins.append(SignIn(ROLE_ACCOUNTS[key][0], person.staff_number, person.name))


def _memberships(hospital: Hospital, people: list[Person]) -> None:
    """Nearly all join within their first year; retired members keep their membership."""
    dice, today = hospital.dice, hospital.world.today
    rows = []
    for place, person in enumerate(people):
        since = (person.joined_on or today) + dt.timedelta(days=dice.randint(30, 300))
        end = person.left_on or today
        if since >= end or (place >= len(ROLE_ACCOUNTS) and dice.random() < 0.03):
            continue
        number = f"G{person.staff_number}"
        retired = person.status == Person.Status.RETIRED
        rows.append(Membership(person=person, since=since, until=person.left_on, member_no=number))
        if retired and person.left_on:
            rows.append(
                Membership(
                    person=person,
                    since=person.left_on + dt.timedelta(days=1),
                    state=Membership.State.RETAINED,
                    member_no=number,
                )
            )
    Membership.objects.bulk_create(rows)


def _delegates(hospital: Hospital, people: list[Person], roles: dict[str, Person]) -> None:
    """186 delegates in six delegations, each in proportion to its staff; the role accounts' among them."""
    dice = hospital.dice
    group_branch = {group.pk: group.branch.name for group in UnionGroup.objects.select_related("branch")}
    delegations = {name: Delegation(term=hospital.term, name=name) for name in DELEGATIONS}
    Delegation.objects.bulk_create(delegations.values())
    of_branch = {branch: delegations[name] for name, branches in DELEGATIONS.items() for branch in branches}
    of_department = {
        department.pk: of_branch[group_branch[department.group_id]]
        for department in hospital.departments
        if department.group_id
    }
    through = Delegation.departments.through
    through.objects.bulk_create(
        through(delegation_id=delegation.pk, department_id=department)
        for department, delegation in of_department.items()
    )
    since = hospital.begun_on
    chosen = [roles[key] for key in sorted(DELEGATE_KEYS)]
    taken = {person.pk for person in roles.values()}
    eligible = [
        person
        for person in people[:STAFF]
        if person.pk not in taken and person.joined_on and person.joined_on < since
    ]
    chosen += dice.sample(eligible, DELEGATES - len(chosen))
    heads: set[int] = set()
    mandates = []
    for person in sorted(chosen, key=lambda person: (person.pk in taken, person.staff_number)):
        delegation = of_department[person.department_id]
        mandates.append(
            Mandate(
                person=person,
                term=hospital.term,
                delegation=delegation,
                is_head=delegation.pk not in heads,
                since=since,
            )
        )
        heads.add(delegation.pk)
    Mandate.objects.bulk_create(mandates)


def _posts(hospital: Hospital, people: list[Person], roles: dict[str, Person]) -> None:
    """Officers, committees, heads, handlers and group leaders, in office since the term began."""
    since = hospital.begun_on
    by_name = {department.name: department for department in hospital.departments}
    posts: list[Post] = []
    for key, person in roles.items():
        for words in ROLE_ACCOUNTS[key][5].split():
            kind, _at, place = words.partition("@")
            body = (
                {"committee": hospital.committees[place]}
                if place in hospital.committees
                else {"department": by_name[place]}
                if place
                else {}
            )
            posts.append(Post(person=person, kind=kind, since=since, **body))

    free = [person for person in people[len(roles) : STAFF] if person.joined_on and person.joined_on < since]
    seniority = sorted(free, key=lambda person: person.birth_date or since)
    by_department: dict[int, list[Person]] = {}
    for person in seniority:
        by_department.setdefault(person.department_id, []).append(person)

    groups: dict[int, UnionGroup] = {group.pk: group for group in UnionGroup.objects.select_related("branch")}
    led: set[int] = set()
    chaired: set[int] = set()
    for department in hospital.departments:
        seniors = by_department.get(department.pk, [])
        wanted = [
            kind
            for kind in (Kind.DEPARTMENT_HEAD, Kind.DEPARTMENT_HANDLER)
            if not any(post.kind == kind and post.department == department for post in posts)
        ]
        others = list(seniors)
        for kind in wanted:  # the eldest is the head, somebody in mid-career handles
            rank = 0 if kind == Kind.DEPARTMENT_HEAD else len(others) // 2
            if others:
                posts.append(Post(person=others.pop(rank), kind=kind, since=since, department=department))
        group = groups[department.group_id] if department.group_id else None
        if group and others and group.pk not in led:
            led.add(group.pk)
            posts.append(Post(person=others.pop(), kind=Kind.GROUP_LEADER, since=since, group=group))
        if group and others and group.branch_id not in chaired:
            chaired.add(group.branch_id)
            posts.append(Post(person=others.pop(0), kind=Kind.BRANCH_CHAIR, since=since, branch=group.branch))

    busy = {post.person_id for post in posts}
    delegates = set(Mandate.objects.filter(term=hospital.term).values_list("person_id", flat=True))
    reserve = [person for person in seniority if person.pk not in busy and person.pk in delegates]
    for person in [person for person in reserve if person.job_title.endswith("主任医师")][:4]:
        posts.append(Post(person=person, kind=Kind.HOSPITAL_LEADER, since=since))
        reserve.remove(person)
    for kind, (_name, count) in COMMITTEES.items():
        fits = [p for p in reserve if kind != Committee.Kind.WOMEN or p.sex == Person.Sex.FEMALE]
        chosen = sorted(hospital.dice.sample(fits, count), key=lambda person: person.birth_date or since)
        for rank, person in enumerate(chosen):
            headless = kind == Committee.Kind.WOMEN and rank == 0
            post = Kind.COMMITTEE_CHAIR if headless else Kind.COMMITTEE_MEMBER
            posts.append(Post(person=person, kind=post, since=since, committee=hospital.committees[kind]))
            reserve.remove(person)
    Post.objects.bulk_create(posts)
