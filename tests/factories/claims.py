"""Invoices as sellers send them, claims in every state, and pay runs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from finance.claim import services
from finance.claim.models import Claim, ClaimKind
from finance.claim.workflow import State
from finance.payment import services as payments
from members.models import User
from tests.factories.finance import budget
from tests.factories.members import DepartmentFactory, PersonFactory, UserFactory

NUMBER = "26332000000012345678"
ACCOUNT = "6222020200112233445"


def invoice_text(number: str = NUMBER) -> str:
    return f"""电子发票(普通发票) 发票号码:{number} 开票日期:2026年03月05日
购买方信息 名称:示例市人民医院工会委员会 统一社会信用代码/纳税人识别号:81330000MC00000002
销售方信息 名称:示例市顺达出租汽车有限公司 统一社会信用代码/纳税人识别号:91330000MA00000001
项目名称 规格型号 单位 数量 单价 金额 税率 税额
*运输服务*客运服务费 次 1 83.88 83.88 3% 2.52
合计 ¥83.88 ¥2.52
价税合计(大写) 捌拾陆圆肆角整 (小写) ¥86.40
开票人:张三"""


def invoice_pdf(text: str = "") -> bytes:
    """A page whose text layer holds the invoice: one font, its characters mapped back to Unicode."""
    lines = (text or invoice_text()).splitlines()
    signs = {sign: place for place, sign in enumerate(sorted(set("".join(lines))), start=1)}
    mapped = "".join(f"<{place:04x}> <{ord(sign):04x}>\n" for sign, place in signs.items())
    drawn = "".join(
        f"BT /F1 9 Tf 40 {780 - 16 * n} Td <{''.join(f'{signs[sign]:04x}' for sign in line)}> Tj ET\n"
        for n, line in enumerate(lines)
    )
    count = len(signs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {count} beginbfchar\n{mapped}endbfchar endcmap end end"
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        " /Supplement 0 >> /DW 1000 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(parts) + 1} /Root 1 0 R >>\n"
    return (out + head + f"startxref\n{len(out)}\n%%EOF").encode("ascii")


def invoice_xml(number: str = NUMBER) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>{number}</EIid></Header><EInvoiceData>
<SellerInformation><SellerIdNum>91330000MA00000001</SellerIdNum><SellerName>示例市顺达出租汽车有限公司</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>81330000MC00000002</BuyerIdNum><BuyerName>示例市人民医院工会委员会</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>83.88</TotalAmWithoutTax><TotalTaxAm>2.52</TotalTaxAm>
<TotalTax-includedAmount>86.40</TotalTax-includedAmount><RequestTime>2026-03-05 10:11:12</RequestTime></BasicInformation>
<IssuItemInformation><ItemName>*运输服务*客运服务费</ItemName></IssuItemInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>{number}</InvoiceNumber><IssueTime>2026-03-05</IssueTime></TaxSupervisionInfo></EInvoice>""".encode()


class Chain:
    """A department with its head, a union officer, a chair and a cashier, and a nurse who claims."""

    def __init__(self) -> None:
        self.department = DepartmentFactory()
        self.nurse = UserFactory(person=PersonFactory(department=self.department))
        self.head = UserFactory(posts=["DEPARTMENT_HEAD"], posts__department=self.department)
        self.officer = UserFactory(posts=["UNION_OFFICER"])
        self.chair = UserFactory(posts=["UNION_CHAIR"])
        self.cashier = UserFactory(posts=["CASHIER"])
        self._count = 0

    def budget(self, amount: int = 50_000, code: str = "50504") -> None:
        budget(code, amount, year=timezone.localdate().year)

    def kind(self, code: str = "50504") -> ClaimKind:
        return ClaimKind.objects.filter(account__code=code).order_by("position")[0]

    def draft(
        self, amount: str = "86.40", *, by: User | None = None, number: str = "", **fields: Any
    ) -> Claim:
        """With one invoice, typed from a photo."""
        self._count += 1
        by = by or self.nurse
        words = {"kind": self.kind(), "purpose": "到市总工会送材料", "payee_account": ACCOUNT}
        claim = services.begin(by=by, **words | fields)
        item = claim.items.create(read={})
        item.attachment = _paper(claim, by)
        item.save()
        services.write_item(
            item, by=by, amount=Decimal(amount), spent_on=timezone.localdate(),
            number=number or f"2633200000{claim.pk:010}",
        )  # fmt: skip
        return claim

    def submitted(self, amount: str = "86.40", **fields: Any) -> Claim:
        claim = self.draft(amount, **fields)
        return services.submit(claim, by=claim.claimant.user)

    def approved(self, amount: str = "86.40", **fields: Any) -> Claim:
        claim = self.submitted(amount, **fields)
        for by in (self.head, self.officer, self.chair):
            if claim.is_under_way:
                claim = services.approve(
                    claim, by=by, words="属实", decision="三届五次" if claim.needs_decision else ""
                )
        return claim

    def in_state(self, state: str) -> Claim:
        """One that has reached a state by the services."""
        match state:
            case State.DRAFT:
                return self.draft()
            case State.WITH_HEAD:
                return self.submitted()
            case State.WITH_OFFICER:
                return services.approve(self.submitted(), by=self.head)
            case State.WITH_CHAIR:
                claim = services.approve(self.submitted("1500"), by=self.head)
                return services.approve(claim, by=self.officer)
            case State.RETURNED:
                return services.return_claim(self.submitted(), by=self.head, reason="请补充地点")
            case State.REFUSED:
                return services.refuse(self.submitted(), by=self.head, reason="与工会无关")
            case State.WITHDRAWN:
                return services.withdraw(self.submitted(), by=self.nurse)
            case State.APPROVED:
                return self.approved()
        claim = self.approved()
        payments.pay(claim.payment, by=self.cashier)
        return Claim.objects.get(pk=claim.pk)


def _paper(claim: Claim, by: User) -> Any:
    """A row for a photo whose bytes nobody looks at."""
    from union_portal.core.attachment.models import Attachment
    from union_portal.core.base import bond

    return Attachment.objects.create(
        name="照片.png",
        media_type="image/png",
        size=1,
        sha256="0" * 64,
        uploaded_by=by,
        file="attachments/x.png",
        **bond(claim),
    )


def upload(content: bytes = b"", name: str = "发票.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or invoice_pdf())
