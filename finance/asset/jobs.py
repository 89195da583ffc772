"""Sheets of QR labels (资产标签), made in the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.asset.models import Asset
from union_portal.core.document.pdf import render_pdf
from union_portal.core.errors import DomainError
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User

MOST_LABELS = 600
"""Twenty-five sheets; beyond that the list is narrowed down first."""


def start_labels(assets: Sequence[int], *, by: User) -> Job:
    if not assets:
        raise DomainError(_("There is no asset in this list to print a label for."))
    if len(assets) > MOST_LABELS:
        raise DomainError(
            _("More than %(limit)d labels at once: narrow the list down first.") % {"limit": MOST_LABELS}
        )
    return job.start("finance.asset_labels", by=by, assets=list(assets))


def start_label(asset: Asset, *, by: User) -> Job:
    return start_labels([asset.pk], by=by)


def sheet(assets: Sequence[Asset]) -> bytes:
    """Twenty-four labels an A4 page, three by eight, as sold for printers."""
    labels = [(asset, urljoin(settings.PORTAL_URL, asset.get_absolute_url())) for asset in assets]
    return render_pdf("reports/finance_asset_labels.html", {"title": _("Asset labels"), "labels": labels})


@job.job_kind("finance.asset_labels", gettext_lazy("Asset labels"))
def make_labels(run: job.Run) -> str:
    assets = list(
        Asset.objects.filter(pk__in=run.params["assets"]).select_related("category").order_by("number")
    )
    run.progress(0, len(assets), _("Making the %(format)s file") % {"format": "PDF"})
    run.keep(_("Asset labels") + ".pdf", sheet(assets), "application/pdf")
    return _("%(count)d labels are ready as PDF. Print them at full size, three by eight on A4.") % {
        "count": len(assets)
    }
