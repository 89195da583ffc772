"""Making the package of a year in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.archive import contents, services
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

if TYPE_CHECKING:
    from members.models import User


def start_package(year: int, *, by: User) -> Job:
    """Raises ``DomainError`` at once when the year isn't closed."""
    services.must_be_closed(year)
    return job.start("finance.year_package", by=by, year=year)


@job.job_kind("finance.year_package", gettext_lazy("Year package"))
def make(run: job.Run) -> str:
    """The progress counts vouchers and files together; how many papers there are is known only at the end."""
    year = run.params["year"]
    expected = 40 + contents.posted_in(year) // 10
    package = services.make(
        year, by=run.by, progress=lambda done, path: run.progress(min(done, expected), expected, path)
    )
    run.job.result_url = package.get_absolute_url()
    run.job.save(update_fields=["result_url"])
    return _("The package of %(year)d is ready: %(files)d files.") % {"year": year, "files": package.files}
