"""Who is offered what on a voucher in each state: role × state → deeds, all others refused."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.utils import timezone

from finance.voucher import services
from finance.voucher.models import Voucher
from members.models import Committee
from tests.factories.finance import Office
from tests.factories.members import CommitteeFactory, UserFactory

pytestmark = pytest.mark.django_db
LINES = ("102 D 5", "401 C 5")

TABLE: dict[str, dict[str, set[str]]] = {
    "draft": {
        "own preparer": {"prepare", "attach", "template", "discard"}, "preparer": {"template"}, "bookkeeper": {"template"},
    },
    "proposed": {
        "own preparer": {"prepare", "attach", "template", "discard"},
        "preparer": {"prepare", "attach", "template", "discard"}, "bookkeeper": {"template"},
    },
    "prepared": {
        "own preparer": {"attach", "template"}, "preparer": {"template"}, "checker": {"check", "return"},
        "cashier": {"sign"}, "bookkeeper": {"template"},
    },
    "checked": {
        "own preparer": {"attach", "template"}, "preparer": {"template"}, "bookkeeper": {"post", "return", "template"},
    },
    "posted": {
        "own preparer": {"reverse", "adjust", "template"}, "preparer": {"reverse", "adjust", "template"},
        "bookkeeper": {"template"}, "audit committee": {"question"},
    },
    "of last year": {
        "own preparer": {"reverse", "correct-year", "template"}, "preparer": {"reverse", "correct-year", "template"},
        "bookkeeper": {"template"}, "audit committee": {"question"},
    },
    "reversed": {
        "own preparer": {"template"}, "preparer": {"template"}, "bookkeeper": {"template"},
        "audit committee": {"question"},
    },
}  # fmt: skip
ROLES = ("own preparer", "preparer", "checker", "cashier", "bookkeeper", "chair", "audit committee", "staff")


def voucher_in(state: str, office: Office) -> Voucher:
    today = timezone.localdate()
    match state:
        case "draft":
            return office.draft(*LINES, date=today)
        case "proposed":
            draft = office.draft(*LINES)
            lines = [
                services.Line(e.account, e.debit, e.credit) for e in draft.entries.select_related("account")
            ]
            return services.propose_voucher(office.preparer.person, date=today, summary="x", lines=lines)
        case "prepared":
            return services.prepare_voucher(office.draft(*LINES, date=today), by=office.preparer)
        case "checked":
            return office.checked(*LINES, date=today)
        case "of last year":
            return office.posted(*LINES, date=today.replace(year=today.year - 1, day=1))
    posted = office.posted(*LINES, date=today)
    if state == "reversed":
        services.reverse_voucher(posted, by=office.preparer, reason="x", date=today)
    return Voucher.objects.get(pk=posted.pk)


@pytest.mark.parametrize("state", TABLE)
def test_a_voucher_offers_each_role_what_the_table_says(state):
    office = Office()
    committee = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people = {
        "own preparer": office.preparer, "preparer": UserFactory(posts=["PREPARER"]), "checker": office.checker,
        "cashier": office.cashier, "bookkeeper": office.bookkeeper, "chair": UserFactory(posts=["UNION_CHAIR"]),
        "audit committee": UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=committee), "staff": UserFactory(),
    }  # fmt: skip
    voucher = voucher_in(state, office)
    room = admin.site._registry[Voucher]
    offered = {role: {deed.name for deed in room.deeds_for(people[role], voucher)} for role in ROLES}
    assert offered == {role: TABLE[state].get(role, set()) for role in ROLES}
