"""Read what an e-invoice (电子发票) says of itself: from the text of its PDF, from its XML or OFD, or from its QR code.

Nothing here guesses: what isn't found stays empty and is typed by whoever claims. Two traps are kept in mind. The text of
a PDF comes in the order in which it was drawn, labels and values apart; so the sum is the one that the capitals (大写)
confirm. And the QR code of the older invoices holds the sum before tax, which nobody pays.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from union_portal.core.money import LARGEST, capitals, to_money

log = logging.getLogger(__name__)

MAX_PAGES = 5
MAX_XML = 5 * 2**20
MAX_OFD, MAX_OFD_ENTRIES = 20 * 2**20, 500

NAMES = {
    "number": ("invoicenumber", "invoiceno", "einvoiceid", "fphm"),
    "code": ("invoicecode", "fpdm"),
    "issued_on": ("issuetime", "issuedate", "requesttime", "kprq"),
    "amount": ("totaltax-includedamount", "taxinclusivetotalamount", "jshj"),
    "seller_name": ("sellername", "xsfmc"),
    "seller_tax_number": ("selleridnum", "sellertaxid", "xsfnsrsbh"),
    "buyer_name": ("buyername", "gmfmc"),
}
"""Elements of the known XML forms (2021 XML of the tax office, OFD of 2020, exports of the platforms), in lower case."""
GOODS = ("itemname", "item", "xmmc", "spmc")
IN_OFD = {"发票号码": "number", "发票代码": "code", "开票日期": "issued_on", "销售方名称": "seller_name",
          "销售方纳税人识别号": "seller_tax_number", "购买方名称": "buyer_name"}  # fmt: skip
"""What an OFD file says in its ``CustomData``."""

DIGITAL_QR = {"31", "32", "51", "61", "83", "84"}
"""Kinds of QR codes whose sum includes the tax: the fully digital invoices (数电发票)."""

_DATE = re.compile(r"(20\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})")
_YUAN = re.compile(r"¥\s*(-?\d[\d,]*\.\d{2})(?!\d)")
_SUM = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?")
_CAPITALS = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{3,}")
_GOODS = re.compile(r"\*\s*([\w、()]{1,20})\s*\*\s*([^\s*]{1,40})")
_TAX_NUMBER = re.compile(r"(?<![0-9A-Z])(?=[0-9A-Z]*[0-9])([1-9ANY][0-9A-Z]{17}|[0-9]{15})(?![0-9A-Z])")
_ORGANISATION = re.compile(
    r"(?:^|[\s:])([\w()·&]{2,40}?(?:公司|委员会|医院|工会|中心|学校|学院|酒店|饭店|宾馆|经营部|商行|商店|超市|书店|旅行社|事务所|协会|个体户|店|厂|局|社|部|行))(?=\s|$|统一|纳税)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Reading:
    """What was found; empty is what wasn't."""

    number: str = ""
    code: str = ""
    issued_on: dt.date | None = None
    amount: Decimal | None = None
    seller_name: str = ""
    seller_tax_number: str = ""
    buyer_name: str = ""
    goods: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Nothing that a claim needs must be typed."""
        return bool(self.number and self.issued_on and self.amount is not None)


def plain(text: str) -> str:
    """Full-width forms and the radicals that some PDFs draw instead of characters, as they are typed."""
    return unicodedata.normalize("NFKC", text).replace("\u00a0", " ")


def read_date(text: str) -> dt.date | None:
    """The first day that a text names: 2026年03月05日, 2026-03-05 or 20260305."""
    found = _DATE.search(text) or re.search(r"(?<!\d)(20\d\d)(\d\d)(\d\d)", text)
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def read_amount(text: str) -> Decimal | None:
    """A sum in yuan as invoices print it; negative on red ones. What is written in any other way is left to be typed."""
    plainly = text.strip().lstrip("¥").strip()
    if not _SUM.fullmatch(plainly):
        return None
    amount = to_money(plainly.replace(",", ""))
    return amount if abs(amount) <= LARGEST else None


# -- PDF --------------------------------------------------------------------------------------------------
def read_pdf(content: bytes) -> Reading:
    """The text layer of the first pages. A scanned page has none, so nothing is found."""
    from pypdf import PdfReader  # large, and only this needs it

    try:
        pages = PdfReader(io.BytesIO(content)).pages[:MAX_PAGES]
        text = "\n".join(page.extract_text() for page in pages)
    except Exception as error:  # noqa: BLE001  pypdf raises whatever a broken file makes it stumble over
        log.warning("a PDF could not be read: %s", error)
        return Reading()
    return read_text(text)


def read_text(text: str) -> Reading:
    """An invoice's text, in whatever order its parts come."""
    text = plain(text)
    if "发票" not in text and "票据" not in text:
        return Reading()
    code, number = _code_and_number(text)
    buyer, seller, seller_tax_number = _parties(text)
    near = text.find("开票日期")
    issued = read_date(text[near : near + 40]) if near >= 0 else None
    return Reading(
        number=number, code=code, issued_on=issued or read_date(text), amount=_total(text), seller_name=seller,
        seller_tax_number=seller_tax_number, buyer_name=buyer,
        goods=tuple(dict.fromkeys(f"*{kind}*{name}" for kind, name in _GOODS.findall(text))),
    )  # fmt: skip


def _code_and_number(text: str) -> tuple[str, str]:
    """Twenty digits for a digital invoice; code and eight digits for the older ones."""
    old = "电子普通发票" in text or "发票代码" in text
    if not old and (found := re.search(r"(?<!\d)(\d{20})(?!\d)", text)):
        return "", found[1]
    code = re.search(r"发票代码\s*:?\s*(\d{10,12})(?!\d)", text) or re.search(r"(?<!\d)(0\d{11})(?!\d)", text)
    number = re.search(r"发票号码\s*:?\s*(\d{8})(?!\d)", text) or re.search(r"(?<!\d)(\d{8})(?!\d)", text)
    return (code[1], number[1]) if code and number else ("", "")


def _total(text: str) -> Decimal | None:
    """The sum with tax: the one that the capitals say, or the only one there is."""
    sums = [amount for found in _YUAN.findall(text) if (amount := read_amount(found)) is not None]
    if spelled := [bare for words in _CAPITALS.findall(text) if (bare := _bare(words))]:
        confirmed = [amount for amount in sums if _bare(capitals(abs(amount))) in spelled]
        return confirmed[0] if confirmed else None
    beside = re.search(r"(?:小写\)?|票价)\s*:?\s*¥?\s*(\d[\d,]*\.\d{2})", text)
    if beside:
        return read_amount(beside[1])
    return sums[0] if len(set(sums)) == 1 else None


def _bare(words: str) -> str:
    """Capitals without what writers leave out or put in: 零, 整, and 圆 for 元."""
    return re.sub("[零整正]", "", words.replace("圆", "元"))


def _parties(text: str) -> tuple[str, str, str]:
    """Buyer, seller and the seller's tax number: the buyer stands first on every invoice."""
    named = [name for name in re.findall(r"名\s*称\s*:[ \t]*([^\s:]{2,60})", text) if "识别号" not in name]
    names = named if len(named) >= 2 else list(dict.fromkeys(_ORGANISATION.findall(text)))
    names = [re.split("统一社会|纳税人", name)[0] for name in names]
    numbers = list(dict.fromkeys(_TAX_NUMBER.findall(text)))
    buyer, seller = (names[0], names[1]) if len(names) >= 2 else ("", "")
    return buyer, seller, numbers[1] if len(numbers) >= 2 else ""


# -- XML and OFD --------------------------------------------------------------------------------------------
def _tree(content: bytes) -> ElementTree.Element | None:
    """Parsed, unless it is too large or brings definitions of its own (entities that grow without end).

    In every encoding that the parser knows a definition begins with these bytes, but for UTF-16, which has noughts between.
    """
    if len(content) > MAX_XML or any(word in content for word in (b"<!DOCTYPE", b"<!ENTITY", b"\0")):
        return None
    try:
        return ElementTree.fromstring(content)  # noqa: S314  what makes it dangerous is refused above
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def read_xml(content: bytes) -> Reading:
    """The original of a digital invoice, or what a platform exports of it."""
    tree = _tree(content)
    return Reading() if tree is None else _from_elements(tree)


def _from_elements(tree: ElementTree.Element) -> Reading:
    said: dict[str, str] = {}
    goods: list[str] = []
    for element in tree.iter():
        name, text = element.tag.rpartition("}")[2].lower(), plain(element.text or "").strip()
        if text and name in GOODS:
            goods.append(text)
        if text:
            said.setdefault(name, text)
    return _reading(
        {key: next((said[n] for n in names if n in said), "") for key, names in NAMES.items()}, goods
    )


def _reading(said: dict[str, str], goods: list[str]) -> Reading:
    number = re.sub(r"\D", "", said.get("number", ""))
    return Reading(
        number=number if len(number) in {8, 20} else "",
        code=said.get("code", "") if len(number) == 8 else "",
        issued_on=read_date(said.get("issued_on", "")),
        amount=read_amount(said["amount"]) if said.get("amount") else None,
        seller_name=said.get("seller_name", "")[:100],
        seller_tax_number=said.get("seller_tax_number", "")[:20],
        buyer_name=said.get("buyer_name", "")[:100],
        goods=tuple(dict.fromkeys(goods)),
    )


def read_ofd(content: bytes) -> Reading:
    """An OFD file (GB/T 33190): the original that it carries, its own headings, or else the text of its pages."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if len(entries) > MAX_OFD_ENTRIES or sum(entry.file_size for entry in entries) > MAX_OFD:
                return Reading()
            files = {e.filename: package.read(e) for e in entries if e.filename.lower().endswith(".xml")}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return Reading()
    trees = {name: tree for name, content in files.items() if (tree := _tree(content)) is not None}
    for tree in trees.values():
        if (reading := _from_elements(tree)).is_whole:
            return reading
    said: dict[str, str] = {}
    text: list[str] = []
    for tree in trees.values():
        for element in tree.iter():
            name, words = element.tag.rpartition("}")[2], plain(element.text or "").strip()
            if name == "CustomData" and element.get("Name") in IN_OFD:
                said[IN_OFD[element.get("Name", "")]] = words
            elif name == "TextCode" and words:
                text.append(words)
    told, drawn = _reading(said, []), read_text("\n".join(text))
    return Reading(
        number=told.number or drawn.number, code=told.code or drawn.code,
        issued_on=told.issued_on or drawn.issued_on, amount=drawn.amount,
        seller_name=told.seller_name or drawn.seller_name,
        seller_tax_number=told.seller_tax_number or drawn.seller_tax_number,
        buyer_name=told.buyer_name or drawn.buyer_name, goods=drawn.goods,
    )  # fmt: skip


# -- the QR code ----------------------------------------------------------------------------------------------
def read_qr(text: str) -> Reading:
    """The string of an invoice's QR code: ``01,kind,code,number,sum,day,check code,…``."""
    parts = [part.strip() for part in plain(text).split(",")]
    if len(parts) < 6 or parts[0] != "01" or not re.fullmatch(r"\d{8}|\d{20}", parts[3]):
        return Reading()
    return Reading(
        number=parts[3], code=parts[2], issued_on=read_date(parts[5]),
        amount=read_amount(parts[4]) if parts[1] in DIGITAL_QR and parts[4] else None,
    )  # fmt: skip
