"""A week of claims, in every step of the chain, two companies, and a pay run that waits for its second person."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.core.files.base import ContentFile

from finance.claim import services
from finance.claim.models import Claim, ClaimKind
from finance.payee import services as payees
from finance.payment.models import PaymentRequest
from finance.payrun import services as payruns
from finance.payrun.models import BankLayout
from members.models import User
from union_portal.core.demo import DemoWorld

BUYER = "示例市人民医院工会委员会"
TAXI = ("示例市顺达出租汽车有限公司", "*运输服务*客运服务费")
COURT = ("示例市奥体中心有限公司", "*体育服务*羽毛球场地费")
PRINT = ("示例市彩虹图文有限公司", "*印刷品*展板制作")
BOOKS = ("示例市新知图书有限公司", "*印刷品*图书")
COURSE = ("示例市职工教育培训中心", "*非学历教育服务*培训费")

STORIES: tuple[tuple[str, str, str, int | None, tuple[str, str], str, str], ...] = (
    # who, ledger account of the kind, purpose, how many people, seller and goods, sum, how far it has come
    ("staff", "50504", "到市总工会送劳模材料，打车往返", None, TAXI, "64.20", "approved"),
    ("staff", "50102", "羽毛球社团九月场地费", 16, COURT, "480.00", "officer"),
    ("staff", "50504", "陪同困难职工到市医保局办理手续", None, TAXI, "38.60", "draft"),
    ("handler", "50302", "总务科职工小家添置茶具和书架", None, PRINT, "860.00", "head"),
    ("colleague", "50501", "参加市总工会干部培训班", None, COURSE, "1280.00", "chair"),
    ("delegate", "50103", "医师节宣传展板制作", None, PRINT, "920.00", "returned"),
    ("activity_officer", "50304", "职工书屋下半年新书", None, BOOKS, "5680.00", "officer"),
    ("head", "50504", "到兄弟医院学习职工之家建设", None, TAXI, "126.00", "approved"),
)  # fmt: skip
ACCOUNTS = {"staff": "6222021207001234567", "head": "6222021207007654321"}


def load(world: DemoWorld) -> None:
    """By the services, as the people would have done it; some ten claims take a second."""
    who = world.people
    shop = payees.enter_company(
        name=BOOKS[0], tax_number="91330100MA0DEMO001", bank="中国工商银行示例支行", bank_account="1202020209900123456",
        account_basis="2026年图书采购合同第6条", by=who["activity_officer"],
    )  # fmt: skip
    payees.confirm_company(shop, by=who["preparer"], checked_how="与合同及开票信息核对一致")
    payees.enter_company(
        name=COURT[0], tax_number="91330100MA0DEMO002", bank="中国建设银行示例支行", bank_account="33050161990000012345",
        account_basis="场地租用协议", by=who["activity_officer"],
    )  # fmt: skip
    kinds = {
        kind.account.code: kind for kind in ClaimKind.objects.select_related("account").order_by("-position")
    }
    for name, code, purpose, heads, seller, amount, fate in STORIES:
        claim = services.begin(
            by=who[name], kind=kinds[code], purpose=purpose, heads=heads, company=shop if seller == BOOKS else None,
            payee_bank="" if seller == BOOKS else "中国工商银行示例支行",
            payee_account="" if seller == BOOKS else ACCOUNTS.get(name, f"62220212070{world.random.randrange(10**8):08}"),
        )  # fmt: skip
        day = world.today - dt.timedelta(days=world.random.randint(2, 12))
        services.add_file(claim, _invoice(world, day, seller, Decimal(amount)), by=who[name])
        if fate != "draft":
            _go_on(services.submit(claim, by=who[name]), fate, who)
    waiting = PaymentRequest.objects.for_bank(who["cashier"]).filter(number__gt="")
    own = [request for request in waiting.order_by("pk") if isinstance(request.about, Claim)]
    payruns.make_run(requests=own, layout=BankLayout.objects.order_by("pk")[0], by=who["cashier"])


def _invoice(world: DemoWorld, day: dt.date, seller: tuple[str, str], amount: Decimal) -> ContentFile[bytes]:
    """The XML of a digital invoice; numbers and tax numbers are made up."""
    number = f"{day:%y}332000{world.random.randrange(10**12):012}"
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><EInvoiceData>
<SellerInformation><SellerIdNum>91330100MA0DEMO009</SellerIdNum><SellerName>{seller[0]}</SellerName></SellerInformation>
<BuyerInformation><BuyerName>{BUYER}</BuyerName></BuyerInformation>
<BasicInformation><TotalTax-includedAmount>{amount}</TotalTax-includedAmount></BasicInformation>
<IssuItemInformation><ItemName>{seller[1]}</ItemName></IssuItemInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>{number}</InvoiceNumber><IssueTime>{day}</IssueTime></TaxSupervisionInfo></EInvoice>"""
    return ContentFile(text.encode(), name=f"数电发票_{number[-8:]}.xml")


def _go_on(claim: Claim, fate: str, who: dict[str, User]) -> None:
    """Along its chain until the step that it waits for now."""
    stops = {"head": "WITH_HEAD", "officer": "WITH_OFFICER", "chair": "WITH_CHAIR"}
    while claim.is_under_way and claim.state != stops.get(fate):
        by = _approver(claim, who)
        if fate == "returned":
            claim = services.return_claim(claim, by=by, reason="请补充展板数量和张贴地点。")
        else:
            claim = services.approve(claim, by=by, words="情况属实")


def _approver(claim: Claim, who: dict[str, User]) -> User:
    if claim.state == "WITH_HEAD":
        return User.objects.holding("DEPARTMENT_HEAD", department=claim.department).order_by("pk")[0]
    return who["officer"] if claim.state == "WITH_OFFICER" else who["chair"]
