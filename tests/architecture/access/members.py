"""Who gets what of people, accounts, posts and sign-in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from members.models import ImportBatch, Post, User
from members.user.models import no_password
from tests.architecture.access import ROLES, desk
from tests.factories.members import (
    BranchUnionFactory,
    CampusFactory,
    CommitteeFactory,
    DelegationFactory,
    DepartmentFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
    PostFactory,
    TermFactory,
    UnionGroupFactory,
    UserFactory,
)

HOLDERS = list(ROLES[3:])
OFFICE = ["UNION_OFFICER", "UNION_CHAIR"]
REGISTER = [*OFFICE, "WELFARE_OFFICER", "ACTIVITY_OFFICER", "SECURITY_ADMIN"]
ACCOUNTS = ["SYSTEM_ADMIN", "SECURITY_ADMIN", *OFFICE]
POSTS = ["SECURITY_ADMIN", "SECURITY_AUDITOR", "DISCIPLINE_SUPERVISOR", *OFFICE]
UNITS = {"see": HOLDERS, "add": OFFICE, "change": OFFICE}


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A colleague who waits for a first sign-in, one with a disabled account, a post, a proposed one, a membership, a checked file."""
    newcomer = UserFactory(password=no_password())
    return {
        "person": newcomer.person,
        "newcomer": newcomer,
        "disabled": UserFactory(is_active=False),
        "post": PostFactory(kind="CASHIER"),
        "proposed": PostFactory(kind="CASHIER", proposed_by=newcomer),
        "membership": MembershipFactory(person=newcomer.person),
        "mandate": MandateFactory(person=newcomer.person),
        "delegation": DelegationFactory(),
        "term": TermFactory(),
        "campus": CampusFactory(),
        "department": DepartmentFactory(),
        "branch": BranchUnionFactory(),
        "group": UnionGroupFactory(),
        "committee": CommitteeFactory(),
        "batch": ImportBatch.objects.create(
            name="staff.xlsx",
            sha256="0" * 64,
            state=ImportBatch.State.READY,
            uploaded_by=people["UNION_OFFICER"],
        ),
    }


# Pages of allauth that are the same for everybody; the door is open to who isn't known yet.
OPEN = {"staff": 200, "anonymous": 200}
ROWS: dict[str, dict[str, Any]] = {
    "members:me": {"staff": 200},
    "members:activate": {"staff": 302, "anonymous": 200},
    "members:activate POST": {"staff": 302, "anonymous": 422},
    "admin:members_person_export": {
        "staff": 302,
        **dict.fromkeys(HOLDERS, 403),
        **dict.fromkeys(OFFICE, 200),
    },
    "account_login": {"staff": 302, "anonymous": 200},
    "account_logout": {"staff": 200},
    "account_signup": {"staff": 302},
    "account_email": {"staff": 302},
    "account_email_verification_sent": {"staff": 302},
    "account_confirm_email": {"kwargs": {"key": "x"}, "staff": 302},
    "account_confirm_login_code": {"staff": 302},
    "account_inactive": OPEN,
    "account_reauthenticate": {"staff": 200},
    "account_change_password": {"staff": 200},
    "account_set_password": {"staff": 302},
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": {"kwargs": {"uidb36": "1", "key": "x-y"}, **OPEN},
    "account_reset_password_from_key_done": OPEN,
    "usersessions_list": {"staff": 200},
    "mfa_index": {"staff": 200},
    "mfa_authenticate": {"staff": 302},
    "mfa_reauthenticate": {"staff": 302},
    "mfa_reauthenticate_webauthn": {"staff": 302},
    "mfa_activate_totp": {"staff": 302},
    "mfa_deactivate_totp": {"staff": 404},
    "mfa_list_webauthn": {"staff": 200},
    "mfa_add_webauthn": {"staff": 302},
    "mfa_edit_webauthn": {"kwargs": {"pk": 1}, "staff": 302},
    "mfa_remove_webauthn": {"kwargs": {"pk": 1}, "staff": 302},
    "mfa_generate_recovery_codes": {"staff": 302},
    "mfa_view_recovery_codes": {"staff": 404},
    "mfa_download_recovery_codes": {"staff": 404},
}

DESK = {
    "members.person": desk(of="person", see=[*REGISTER, "BRANCH_CHAIR", "GROUP_LEADER"], open=REGISTER),
    "members.user": desk(
        of="newcomer",
        see=ACCOUNTS,
        deeds={
            "issue-code": ["SYSTEM_ADMIN", "UNION_OFFICER"],
            "disable": ["SYSTEM_ADMIN"],
            "enable": ("disabled", ["SYSTEM_ADMIN"]),
        },
    ),
    "members.post": desk(
        of="post",
        see=POSTS,
        add=["SECURITY_ADMIN"],
        deeds={
            "end": ["SECURITY_ADMIN"],
            "confirm": ("proposed", ["SECURITY_ADMIN", "UNION_CHAIR"]),
            "decline": ("proposed", ["SECURITY_ADMIN", "UNION_CHAIR"]),
        },
    ),
    "members.membership": desk(
        of="membership",
        see=[*OFFICE, "WELFARE_OFFICER"],
        add=["UNION_OFFICER"],
        deeds={"end": ["UNION_OFFICER"]},
    ),
    "members.importbatch": desk(
        of="batch",
        see=["UNION_OFFICER"],
        add=["UNION_OFFICER"],
        deeds={"apply": ["UNION_OFFICER"], "check": ["UNION_OFFICER"], "discard": ["UNION_OFFICER"]},
    ),
    "members.mandate": desk(of="mandate", **UNITS),
    "members.delegation": desk(of="delegation", **UNITS),
    "members.term": desk(of="term", **UNITS),
    "members.campus": desk(of="campus", **UNITS),
    "members.department": desk(of="department", **UNITS),
    "members.branchunion": desk(of="branch", **UNITS),
    "members.uniongroup": desk(of="group", **UNITS),
    "members.committee": desk(of="committee", **UNITS),
}


def more(make: Any) -> Any:
    """So many more rows, each with everything of its own."""

    def grow(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
        for _row in range(count):
            make()

    return grow


def more_terms(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    first = 100 + count
    for number in range(first, first + count):
        TermFactory(term_no=number, body="UNION_COMMITTEE")


def more_files(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _row in range(count):
        ImportBatch.objects.create(name="a.xlsx", sha256="1" * 64, uploaded_by=UserFactory())


def more_delegations(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for row in range(count):
        DelegationFactory(name=f"第{count}-{row}代表团")


def more_accounts() -> User:
    return UserFactory(password=no_password())


def more_posts() -> Post:
    return PostFactory(kind="GROUP_LEADER", since=dt.date(2021, 1, 1))


LISTS = {
    "admin:members_person_changelist": ("UNION_OFFICER", more(PersonFactory)),
    "admin:members_user_changelist": ("UNION_OFFICER", more(more_accounts)),
    "admin:members_post_changelist": ("SECURITY_ADMIN", more(more_posts)),
    "admin:members_membership_changelist": ("UNION_OFFICER", more(MembershipFactory)),
    "admin:members_importbatch_changelist": ("UNION_OFFICER", more_files),
    "admin:members_mandate_changelist": ("UNION_OFFICER", more(MandateFactory)),
    "admin:members_delegation_changelist": ("UNION_OFFICER", more_delegations),
    "admin:members_term_changelist": ("UNION_OFFICER", more_terms),
    "admin:members_campus_changelist": ("UNION_OFFICER", more(CampusFactory)),
    "admin:members_department_changelist": ("UNION_OFFICER", more(DepartmentFactory)),
    "admin:members_branchunion_changelist": ("UNION_OFFICER", more(BranchUnionFactory)),
    "admin:members_uniongroup_changelist": ("UNION_OFFICER", more(UnionGroupFactory)),
    "admin:members_committee_changelist": ("UNION_OFFICER", more(CommitteeFactory)),
}
