"""Take invoices in, refuse those that something was claimed on before, and let them go again."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import File
from django.db import IntegrityError, models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finance.invoice import reading
from finance.invoice.models import Invoice
from finance.invoice.reading import Reading
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError

if TYPE_CHECKING:
    from members.models import User

XML, OFD = "application/xml", "application/ofd"
ACCEPT = ".pdf,.xml,.ofd,.jpg,.jpeg,.png"
"""For the ``accept`` of file inputs: a photo of the paper is fine, an original is better."""


class InvoiceUsed(DomainError):
    """Something was claimed on this invoice before."""


@dataclass(frozen=True)
class Found:
    """A file that was handed in, and what could be read from it."""

    attachment: Attachment
    reading: Reading
    source: str
    file_hash: str


@transaction.atomic
def keep_file(obj: models.Model, upload: File[bytes], *, by: User, qr: str = "") -> Found:
    """Keep an invoice's file with the record that claims on it, and read it.

    ``qr`` is what a scanner or the phone's camera read from the QR code; it helps with photos. The caller has checked
    that ``by`` may change the record. Raises ``InvoiceUsed`` when the very same file was handed in before.
    """
    content = _content(upload)
    file_hash = hashlib.sha256(content).hexdigest()
    used = Invoice.objects.held().filter(file_hash=file_hash).first()
    if used:
        raise InvoiceUsed(used_message(used), field="file")
    suffix = PurePath(upload.name or "").suffix.lower()
    if suffix in {".xml", ".ofd"}:
        found, source = _read_original(content, suffix)
        name = "".join(c for c in PurePath(upload.name or "").name if c.isprintable())[-200:]
        attachment = attachments.keep(
            obj, name, content, XML if suffix == ".xml" else OFD, by=by, purpose="invoice"
        )
        audit.record("core.attachment.added", obj, by=by, name=name, sha256=attachment.sha256)
        return Found(attachment, found, source, file_hash)
    attachment = attachments.add(obj, upload, by=by, purpose="invoice", accept=ACCEPT)
    found, source = Reading(), str(Invoice.Source.TYPED)
    if attachment.media_type == attachments.PDF:
        found, source = reading.read_pdf(content), str(Invoice.Source.PDF)
    scanned = reading.read_qr(qr)
    if not found.number and scanned.number:
        found, source = scanned, str(Invoice.Source.QR)
    return Found(attachment, found, source if found.number else str(Invoice.Source.TYPED), file_hash)


def _content(upload: File[bytes]) -> bytes:
    limit = settings.ATTACHMENT_MAX_BYTES
    if upload.size > limit:
        raise DomainError(
            _("This file is larger than %(size)s.") % {"size": filesizeformat(limit)}, field="file"
        )
    upload.seek(0)
    return upload.read()


def _read_original(content: bytes, suffix: str) -> tuple[Reading, str]:
    """XML and OFD are kept only when they are an invoice: nothing else comes in under these names."""
    found = reading.read_xml(content) if suffix == ".xml" else reading.read_ofd(content)
    if not found.number:
        raise DomainError(
            _("No invoice was found in this file. Please hand in the PDF, or a photo of the paper."),
            field="file",
        )
    return found, str(Invoice.Source.XML if suffix == ".xml" else Invoice.Source.OFD)


def used_message(invoice: Invoice) -> str:
    """Which record holds an invoice, without saying whose it is."""
    number = getattr(invoice.about, "number", "") or _("a draft")
    return _("Something was claimed on invoice %(invoice)s already, on %(day)s (%(record)s). Choose another one.") % {
        "invoice": invoice, "day": date_format(timezone.localtime(invoice.taken_at)), "record": number,
    }  # fmt: skip


def holder(code: str, number: str, *, but: Invoice | None = None) -> Invoice | None:
    """The invoice of this number that something is claimed on."""
    return Invoice.objects.held().filter(code=code, number=number).exclude(pk=but.pk if but else None).first()


@transaction.atomic
def take(
    obj: models.Model, *, number: str, issued_on: dt.date, amount: Decimal, by: User, code: str = "",
    seller_name: str = "", seller_tax_number: str = "", buyer_name: str = "", goods: str = "",
    source: str = Invoice.Source.TYPED, file_hash: str = "",
) -> Invoice:  # fmt: skip
    """Claim on an invoice (一票一报). Raises ``InvoiceUsed`` when somebody did before, even a moment ago."""
    if issued_on > timezone.localdate():
        raise DomainError(_("An invoice can't be dated in the future."), field="issued_on")
    invoice = Invoice(
        number=number, code=code, issued_on=issued_on, amount=amount, seller_name=seller_name[:100],
        seller_tax_number=seller_tax_number[:20], buyer_name=buyer_name[:100], goods=goods[:500], source=source,
        file_hash=file_hash, taken_by=by, **bond(obj),
    )  # fmt: skip
    return _hold(invoice)


@transaction.atomic
def correct(invoice: Invoice, *, by: User, **fields: object) -> Invoice:
    """Write the invoice's particulars anew while its claim may be changed."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    for name, value in fields.items():
        setattr(invoice, name, value)
    if invoice.issued_on > timezone.localdate():
        raise DomainError(_("An invoice can't be dated in the future."), field="issued_on")
    audit.record("finance.invoice.corrected", invoice, by=by)
    return _hold(invoice)


def _hold(invoice: Invoice) -> Invoice:
    """Write it; the database refuses a second one, also when two hand it in at the same moment."""
    if invoice.amount <= 0:
        raise DomainError(_("Nothing is claimed on a red (negative) invoice."), field="file")
    used = holder(invoice.code, invoice.number, but=invoice if invoice.pk else None)
    if used:
        raise InvoiceUsed(used_message(used), field="number")
    try:
        with transaction.atomic():
            invoice.save()
    except IntegrityError as error:
        if "claimed_once" not in str(error):
            raise
        raise InvoiceUsed(
            _("Something was claimed on invoice %(invoice)s a moment ago. Choose another one.")
            % {"invoice": invoice},
            field="number",
        ) from error
    return invoice


@transaction.atomic
def let_go(obj: models.Model) -> int:
    """The record is withdrawn or refused: its invoices may be claimed on again. Returns how many."""
    return Invoice.objects.about(obj).held().update(is_held=False)
