"""Invoices are read from what sellers really send, and claimed on once."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import translation

from finance.invoice import reading, services
from finance.invoice.models import Invoice
from finance.invoice.reading import Reading
from tests.factories.claims import NUMBER, invoice_pdf, invoice_text, invoice_xml
from tests.factories.core import png
from tests.factories.members import PersonFactory, UserFactory
from union_portal.core.errors import DomainError

DIGITAL = Reading(
    number=NUMBER, issued_on=dt.date(2026, 3, 5), amount=Decimal("86.40"), seller_name="示例市顺达出租汽车有限公司",
    seller_tax_number="91330000MA00000001", buyer_name="示例市人民医院工会委员会", goods=("*运输服务*客运服务费",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the words of the code, whichever translations are compiled."""
    with translation.override("en"):
        yield


# -- reading --------------------------------------------------------------------------------------------------
def test_the_text_of_a_digital_invoice_in_its_order():
    assert reading.read_text(invoice_text()) == DIGITAL


def test_labels_first_and_values_after_as_many_programs_draw_them():
    text = f"""电子发票（普通发票） 发票号码： 开票日期： 购买方信息 销售方信息 名称： 名称：
统一社会信用代码/纳税人识别号： 统一社会信用代码/纳税人识别号： 合 计 价税合计（大写） （小写）
{NUMBER}
2026年03月05日
示例市人民医院工会委员会
示例市顺达出租汽车有限公司
81330000MC00000002
91330000MA00000001
*运输服务*客运服务费
¥83.88 ¥2.52
捌拾陆圆肆角整
¥86.40"""
    found = reading.read_text(text)
    assert (found.number, found.issued_on, found.amount) == (NUMBER, dt.date(2026, 3, 5), Decimal("86.40"))
    assert (found.buyer_name, found.seller_name) == ("示例市人民医院工会委员会", "示例市顺达出租汽车有限公司")


def test_an_older_invoice_has_code_and_eight_digits_and_its_check_code_is_no_number():
    text = """示例省增值税电子普通发票 机器编号: 499099000001 发票代码: 033002100411 发票号码: 12345678
开票日期: 2021年06月01日 校验码: 12345 67890 12345 67890 购 名 称:示例医院工会 价税合计(大写) 壹佰元整 (小写)￥100.00"""
    found = reading.read_text(text)
    assert (found.code, found.number, found.amount) == ("033002100411", "12345678", Decimal("100.00"))


def test_a_train_ticket_gives_the_day_of_issue_and_the_fare():
    text = f"电子发票(铁路电子客票) 发票号码:{NUMBER} 开票日期:2026年02月11日 2026年02月09日 08:15开 票价:￥123.50 电子客票号:1"
    found = reading.read_text(text)
    assert (found.issued_on, found.amount) == (dt.date(2026, 2, 11), Decimal("123.50"))


def test_a_sum_that_the_capitals_dont_confirm_is_not_believed():
    assert reading.read_text(invoice_text().replace("捌拾陆圆肆角整", "捌拾柒圆肆角整")).amount is None


def test_radicals_and_wide_signs_are_read_as_characters():
    odd = invoice_text().replace("2026年03月05日", "2026年03⽉05⽇").replace("¥", "￥").replace(":", "：")
    assert reading.read_text(odd) == DIGITAL


@pytest.mark.parametrize("text", ["", "会议通知 2026年3月5日 ¥100.00", "发票 没有号码"])
def test_what_is_no_invoice_gives_nothing(text):
    assert reading.read_text(text).number == ""


def test_pdf_and_xml_say_the_same():
    assert reading.read_pdf(invoice_pdf()) == DIGITAL
    assert reading.read_xml(invoice_xml()) == DIGITAL


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"%PDF-1.4\nstartxref\n9\n%%EOF"])
def test_a_broken_pdf_gives_nothing(content):
    assert reading.read_pdf(content) == Reading()


@pytest.mark.parametrize(
    "content", [b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a/>", "<a>中".encode("gbk")]
)
def test_an_xml_that_is_none_or_defines_entities_gives_nothing(content):
    assert reading.read_xml(content).number == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_definitions_are_found_in_every_encoding(encoding):
    grown = f"<!DOCTYPE a [<!ENTITY b '{'c' * 20_000}'>]><a><InvoiceNumber>{'1' * 20}</InvoiceNumber>{'&b;' * 100}</a>"
    assert reading.read_xml(grown.encode(encoding)) == Reading()


def ofd(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def test_ofd_with_its_original_inside():
    original = """<fp:eInvoice xmlns:fp="http://x"><fp:InvoiceCode>033002100411</fp:InvoiceCode><fp:InvoiceNo>12345678</fp:InvoiceNo>
    <fp:IssueDate>2021年06月01日</fp:IssueDate><fp:Seller><fp:SellerName>书店</fp:SellerName></fp:Seller>
    <fp:TaxInclusiveTotalAmount>100.00</fp:TaxInclusiveTotalAmount></fp:eInvoice>"""
    found = reading.read_ofd(ofd(OFD="<OFD/>", Doc_0__Attachs__original_invoice=original))
    assert (found.code, found.number, found.amount, found.seller_name) == (
        "033002100411", "12345678", Decimal("100.00"), "书店",
    )  # fmt: skip


def test_ofd_with_headings_and_drawn_text():
    head = f'<O><CustomData Name="发票号码">{NUMBER}</CustomData><CustomData Name="开票日期">2026年03月05日</CustomData></O>'
    page = (
        "<P><TextCode>电子发票</TextCode><TextCode>捌拾陆圆肆角整</TextCode><TextCode>¥86.40</TextCode></P>"
    )
    found = reading.read_ofd(ofd(OFD=head, Content=page))
    assert (found.number, found.issued_on, found.amount) == (NUMBER, dt.date(2026, 3, 5), Decimal("86.40"))
    assert reading.read_ofd(b"PK\x03\x04 broken") == Reading()


def test_the_qr_code_of_an_old_invoice_holds_the_sum_before_tax_so_it_is_left_out():
    digital = reading.read_qr(f"01,32,,{NUMBER},86.40,20260305,,AB12")
    assert (digital.number, digital.issued_on, digital.amount) == (
        NUMBER,
        dt.date(2026, 3, 5),
        Decimal("86.40"),
    )
    old = reading.read_qr("01,10,033002100411,12345678,94.34,20210601,12345678901234567890,AB12,")
    assert (old.code, old.number, old.amount) == ("033002100411", "12345678", None)
    assert reading.read_qr("https://example.org") == reading.read_qr("") == Reading()


# -- one invoice, one claim ------------------------------------------------------------------------------------
def take(obj=None, **words) -> Invoice:
    said = {
        "number": NUMBER,
        "issued_on": dt.date(2026, 3, 5),
        "amount": Decimal("86.40"),
        "by": UserFactory(),
    }
    return services.take(obj or PersonFactory(), **said | words)


@pytest.mark.django_db
def test_an_invoice_is_claimed_on_once_until_it_is_let_go():
    first = PersonFactory()
    take(first)
    with pytest.raises(services.InvoiceUsed, match=NUMBER):
        take()
    assert services.let_go(first) == 1
    assert take().is_held


@pytest.mark.django_db
def test_two_who_ask_at_the_same_moment_dont_both_get_it(monkeypatch):
    """Neither saw the other's before writing: the constraint decides, and the answer is a sentence all the same."""
    take()
    monkeypatch.setattr(services, "holder", lambda *args, **words: None)
    with pytest.raises(services.InvoiceUsed, match="moment ago"):
        take()
    assert Invoice.objects.count() == 1


@pytest.mark.django_db
def test_the_same_number_under_another_code_is_another_invoice():
    take(number="12345678", code="033002100411")
    assert take(number="12345678", code="044002100411").is_held


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"number": "12345678901234567891", "file_hash": "a" * 64}, "invoice_file_claimed_once"),
        ({"number": NUMBER}, "invoice_claimed_once"),
        ({"number": "1234"}, "invoice_number_is_whole"),
        ({"number": "12345678901234567891", "amount": 0}, "invoice_amount_positive"),
    ],
)
def test_the_database_refuses_it_too(change, constraint):
    first = take(file_hash="a" * 64)
    other = take(number="12345678", code="033002100411")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Invoice.objects.filter(pk=other.pk).update(code="", **{"number": first.number} | change)


@pytest.mark.django_db
def test_the_day_of_an_invoice_doesnt_lie_ahead():
    with pytest.raises(DomainError, match="future"):
        take(issued_on=dt.date(2099, 1, 1))


@pytest.mark.django_db
def test_files_are_kept_and_read(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    person, user = PersonFactory(), UserFactory()
    found = services.keep_file(person, SimpleUploadedFile("发票.pdf", invoice_pdf()), by=user)
    assert (found.reading, found.source) == (DIGITAL, "PDF")
    found = services.keep_file(person, SimpleUploadedFile("发票.xml", invoice_xml()), by=user)
    assert (found.source, found.attachment.media_type) == ("XML", "application/xml")
    qr = f"01,32,,{NUMBER},86.40,20260305,,AB12"
    assert services.keep_file(person, SimpleUploadedFile("p.png", png()), by=user, qr=qr).source == "QR"
    assert services.keep_file(person, SimpleUploadedFile("p.png", png()), by=user).reading == Reading()
    for name, content in {"a.xml": b"<a/>", "a.ofd": b"PK", "a.exe": b"MZ"}.items():
        with pytest.raises(DomainError):
            services.keep_file(person, SimpleUploadedFile(name, content), by=user)


@pytest.mark.django_db
def test_the_very_same_file_isnt_taken_twice(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content = invoice_pdf()
    found = services.keep_file(PersonFactory(), SimpleUploadedFile("a.pdf", content), by=UserFactory())
    take(file_hash=found.file_hash)
    with pytest.raises(services.InvoiceUsed):
        services.keep_file(PersonFactory(), SimpleUploadedFile("b.pdf", content), by=UserFactory())


@pytest.mark.parametrize(
    ("text", "amount"),
    [("86.40", "86.40"), ("¥ 1,086.4", "1086.40"), ("-86.40", "-86.40"), ("999999999999.99", "999999999999.99"),
     ("8e10", None), ("86.405", None), ("1000000000000", None), ("NaN", None), ("1_000", None), ("8,6.40", None)],
)  # fmt: skip
def test_sums_are_read_as_invoices_print_them_and_in_no_other_way(text, amount):
    assert reading.read_amount(text) == (amount and Decimal(amount))
