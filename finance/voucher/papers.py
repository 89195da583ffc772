"""The original documents (原始凭证) behind a voucher: counted, attached as files, and hashed when it is posted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from finance.voucher.models import Voucher
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.models import User


def check(voucher: Voucher) -> None:
    """The papers behind a voucher are counted (会计基础工作规范 art. 51). Raises ``DomainError``."""
    files = Attachment.objects.about(voucher).count()
    if files > voucher.documents:
        raise DomainError(
            _(
                "%(files)d files are attached, but only %(count)d documents are counted. Put the count right first."
            )
            % {"files": files, "count": voucher.documents},
            field="documents",
        )
    if voucher.needs_documents and not voucher.documents:
        raise DomainError(
            _("How many documents belong to this voucher? Only closing and correcting vouchers need none."),
            field="documents",
        )


@transaction.atomic
def attach(voucher: Voucher, *, upload: File[Any], by: User) -> Attachment:
    """Attach a document (附件) as a file to a voucher that isn't posted yet; a draft counts it."""
    voucher = Voucher.objects.select_for_update(of=("self",)).get(pk=voucher.pk)
    if voucher.is_posted:
        raise NotNow(_("A posted voucher takes no more documents."))
    attached = attachments.add(voucher, upload, by=by)
    files = Attachment.objects.about(voucher).count()
    if files > voucher.documents:
        voucher.documents = files
        voucher.save(update_fields=["documents"])
    return attached


def hash_of(voucher: Voucher) -> str:
    """One hash over all attached files: whoever exchanges one changes it. Empty without files."""
    hashes = sorted(Attachment.objects.about(voucher).values_list("sha256", flat=True))
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest() if hashes else ""
