"""The kinds of posts, the body each is held in, and which never meet in one person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    UNION_CHAIR = "UNION_CHAIR", _("Union chair")
    UNION_OFFICER = "UNION_OFFICER", _("Union officer")
    WELFARE_OFFICER = "WELFARE_OFFICER", _("Welfare officer")
    ACTIVITY_OFFICER = "ACTIVITY_OFFICER", _("Activity officer")
    BRANCH_CHAIR = "BRANCH_CHAIR", _("Branch chair")
    GROUP_LEADER = "GROUP_LEADER", _("Group leader")
    HOSPITAL_LEADER = "HOSPITAL_LEADER", _("Hospital leader")
    DEPARTMENT_HEAD = "DEPARTMENT_HEAD", _("Department head")
    DEPARTMENT_HANDLER = "DEPARTMENT_HANDLER", _("Department handler")
    COMMITTEE_CHAIR = "COMMITTEE_CHAIR", _("Committee chair")
    COMMITTEE_SECRETARY = "COMMITTEE_SECRETARY", _("Committee secretary")
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER", _("Committee member")
    PREPARER = "PREPARER", _("Preparer of vouchers")
    CHECKER = "CHECKER", _("Checker of vouchers")
    BOOKKEEPER = "BOOKKEEPER", _("Bookkeeper")
    CASHIER = "CASHIER", _("Cashier")
    DISCIPLINE_SUPERVISOR = "DISCIPLINE_SUPERVISOR", _("Discipline supervisor")
    SYSTEM_ADMIN = "SYSTEM_ADMIN", _("System administrator")
    SECURITY_ADMIN = "SECURITY_ADMIN", _("Security administrator")
    SECURITY_AUDITOR = "SECURITY_AUDITOR", _("Security auditor")


BODIES = ("department", "branch", "group", "committee")

BODY_OF: dict[Kind, str] = {
    Kind.BRANCH_CHAIR: "branch",
    Kind.GROUP_LEADER: "group",
    Kind.DEPARTMENT_HEAD: "department",
    Kind.DEPARTMENT_HANDLER: "department",
    Kind.COMMITTEE_CHAIR: "committee",
    Kind.COMMITTEE_SECRETARY: "committee",
    Kind.COMMITTEE_MEMBER: "committee",
}
"""Kind → field of its body; kinds that aren't here are held in the union or hospital as a whole."""

BOOKS = frozenset({Kind.PREPARER, Kind.CHECKER, Kind.BOOKKEEPER, Kind.CASHIER})
"""Duties at the books (不相容职务分离): the checker does none of the others, the cashier keeps no books."""

ADMINISTRATORS = frozenset({Kind.SYSTEM_ADMIN, Kind.SECURITY_ADMIN, Kind.SECURITY_AUDITOR})
"""The three administrators (三员分立), three different people."""

CONFIRMED = ADMINISTRATORS | BOOKS | {Kind.UNION_CHAIR}
"""Power over rights, money or the record: two people appoint, one proposes and another confirms (ASVS 2.3.5)."""

CONFIRMERS = (Kind.SECURITY_ADMIN, Kind.UNION_CHAIR)
