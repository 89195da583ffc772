"""Claims are their claimant's, the chain's and finance's; companies, invoices, rules and pay runs are the desk's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from finance.claim.models import Claim, ClaimKind
from finance.claim.workflow import State
from finance.invoice.models import Invoice
from finance.payee import services as payees
from finance.payee.models import Company
from finance.payrun import services as payruns
from finance.payrun.models import BankLayout, PayRun
from finance.spending_rule.models import SpendingRule
from members.models import Committee, Post
from tests.architecture.access import desk
from tests.factories.claims import Chain
from tests.factories.core import png
from tests.factories.members import CommitteeFactory, UserFactory

PEOPLE = ("claimant", "claimants_head", "claims_auditor")
READERS = ["PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR", "claims_auditor"]
SEE = ["UNION_OFFICER", *READERS]
OFFICERS = ["UNION_OFFICER", "WELFARE_OFFICER", "ACTIVITY_OFFICER"]


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A claim in the states that its addresses need, a company, and a run with one payment."""
    union = Chain()
    union.budget()
    people["claimant"], people["claimants_head"] = union.nurse, union.head
    audit = CommitteeFactory(kind=Committee.Kind.AUDIT)
    people["claims_auditor"] = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=audit)
    draft = union.draft()
    draft.items.get().attachment.file.save("x.png", ContentFile(png()))  # its page shows the photo
    company = payees.enter_company(
        name="示例书店",
        bank="示例银行",
        bank_account="33010122223333",
        account_basis="合同",
        by=union.officer,
    )
    approved = union.approved()
    run = payruns.make_run(requests=[approved.payment], layout=BankLayout.objects.first(), by=union.cashier)
    released = payruns.make_run(requests=[union.approved().payment], layout=run.layout, by=union.cashier)
    payruns.release(released, by=UserFactory(posts=["CHECKER"]))
    sent = payruns.make_run(requests=[union.approved().payment], layout=run.layout, by=union.cashier)
    payruns.release(sent, by=UserFactory(posts=["CHECKER"]))
    payruns.bank_file(sent, by=union.cashier)
    return {
        "draft": draft,
        "item": SimpleNamespace(public_id=draft.public_id, item=draft.items.get().public_id),
        "with_head": union.in_state(State.WITH_HEAD),
        "with_officer": union.in_state(State.WITH_OFFICER),
        "claim_kind": ClaimKind.objects.first(),
        "company": company,
        "invoice": Invoice.objects.first(),
        "spending_rule": SpendingRule.objects.first(),
        "layout": BankLayout.objects.first(),
        "run": run,
        "released": released,
        "sent": sent,
    }


HANDED_IN = {"staff": 404, **dict.fromkeys(SEE, 403), "claimants_head": 403}
"""Who sees a claim of somebody else's may still not change it."""


def own(of: str, status: int, **more: Any) -> dict[str, Any]:
    return {"of": of, "staff": 404, "claimant": status, **more}


ROWS: dict[str, dict[str, Any]] = {
    "finance:claim-list": {"staff": 200},
    "finance:claim-new": {"staff": 200},
    "finance:claim-new POST": {"staff": 422},
    "finance:claim": {"of": "with_head", "staff": 404, **dict.fromkeys(SEE, 200), "claimant": 200, "claimants_head": 200},
    "finance:claim-write": own("draft", 200),
    "finance:claim-write POST": own("draft", 422),
    "finance:claim-add POST": own("draft", 302),
    "finance:claim-item": own("item", 200),
    "finance:claim-item POST": own("item", 422),
    "finance:claim-item-remove POST": own("item", 302),
    "finance:claim-submit POST": own("draft", 302),
    "finance:claim-discard POST": own("draft", 302),
    "finance:claim-withdraw POST": {"of": "with_head", **HANDED_IN, "claimant": 302},
    "finance:claim-account": {"of": "with_head", **HANDED_IN, "claimant": 200},
    "finance:claim-account POST": {"of": "with_head", **HANDED_IN, "claimant": 422},
    "finance:claim-decide": {"of": "with_head", **HANDED_IN, "claimant": 403, "claimants_head": 200},
    "finance:claim-decide POST": {"of": "with_head", **HANDED_IN, "claimant": 403, "claimants_head": 422},
    "admin:finance_payrun_file POST": {
        "of": "released", "staff": 302, **dict.fromkeys([*Post.Kind.values, "claimants_head"], 404),
        **dict.fromkeys(READERS, 403), "CASHIER": 200,
    },
}  # fmt: skip

DESK = {
    "finance.claim": desk(
        of="with_officer", see=SEE,
        deeds={"approve": ["UNION_OFFICER"], "return": ["UNION_OFFICER"], "refuse": ["UNION_OFFICER"]},
    ),
    "finance.claimkind": desk(of="claim_kind", see=SEE, add=["BOOKKEEPER"], change=["BOOKKEEPER"]),
    "finance.invoice": desk(of="invoice", see=SEE),
    "finance.company": desk(
        of="company", see=[*SEE, "WELFARE_OFFICER", "ACTIVITY_OFFICER"], add=["PREPARER", *OFFICERS],
        reveal=["PREPARER", "CHECKER", "UNION_OFFICER"],
        deeds={
            "confirm": ["PREPARER", "CHECKER", "UNION_OFFICER"], "change": ["PREPARER", *OFFICERS],
            "close": ["PREPARER", *OFFICERS],
        },
    ),
    "finance.spendingrule": desk(
        of="spending_rule", see=[*SEE, "WELFARE_OFFICER", "ACTIVITY_OFFICER"], add=["BOOKKEEPER"],
        deeds={"end": ["BOOKKEEPER"]},
    ),
    "finance.payrun": desk(
        of="run", see=READERS, add=["CASHIER"],
        deeds={"release": ["CHECKER"], "answer": ("sent", ["CASHIER"]), "drop": ["CASHIER"]},
    ),
    "finance.banklayout": desk(of="layout", see=READERS, add=["BOOKKEEPER"], change=["BOOKKEEPER"]),
}  # fmt: skip


def more_claims(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    """Rows put straight there; the way to them doesn't matter for a list."""
    like = objects["with_officer"]
    Claim.objects.bulk_create(
        Claim(
            number=f"{Claim.objects.count()}-{n}", kind=like.kind, claimant=UserFactory().person, department=like.department,
            purpose="交通费", amount=5, state=State.WITH_OFFICER, submitted_at=timezone.now(), round=1,
            chain=like.chain, data_key=like.data_key,
        )
        for n in range(count)
    )  # fmt: skip


def own_claims(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    more_claims(people, objects, count)
    Claim.objects.update(claimant=people["claimant"].person)


def more_kinds(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    account = objects["claim_kind"].account
    ClaimKind.objects.bulk_create(ClaimKind(name=f"{count}-{n}", account=account) for n in range(count))


def more_invoices(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    like = objects["invoice"]
    Invoice.objects.bulk_create(
        Invoice(
            number=f"{count:010}{n:010}", issued_on=like.issued_on, amount=5, taken_by=like.taken_by,
            about_type=like.about_type, about_id=like.about_id,
        )
        for n in range(count)
    )  # fmt: skip


def more_companies(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    like = objects["company"]
    Company.objects.bulk_create(
        Company(
            name=f"{count}-{n}", bank="x", account_basis="x", entered_by=like.entered_by, entered_at=like.entered_at,
            data_key=like.data_key,
        )
        for n in range(count)
    )  # fmt: skip


def more_rules(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    day = timezone.localdate()
    SpendingRule.objects.bulk_create(
        SpendingRule(title=f"{n}", kind="CAP_EACH", cap=5, advice="x", source="x", valid_from=day)
        for n in range(count)
    )


def more_runs(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    like = objects["run"]
    PayRun.objects.bulk_create(
        PayRun(number=f"{count}-{n}", layout=like.layout, count=1, made_by=like.made_by) for n in range(count)
    )


def more_layouts(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    BankLayout.objects.bulk_create(BankLayout(name=f"{count}-{n}", columns=[]) for n in range(count))


LISTS = {
    "finance:claim-list": ("claimant", own_claims),
    "admin:finance_claim_changelist": ("UNION_OFFICER", more_claims),
    "admin:finance_claimkind_changelist": ("BOOKKEEPER", more_kinds),
    "admin:finance_invoice_changelist": ("UNION_OFFICER", more_invoices),
    "admin:finance_company_changelist": ("PREPARER", more_companies),
    "admin:finance_spendingrule_changelist": ("BOOKKEEPER", more_rules),
    "admin:finance_payrun_changelist": ("CASHIER", more_runs),
    "admin:finance_banklayout_changelist": ("BOOKKEEPER", more_layouts),
}
