"""Sessions of the staff congress (届次): what proposals are collected for, and in which window."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from members.term.models import Term
from union_portal.core.audit.history import track
from union_portal.core.base import Record

DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """4 → 四, 12 → 十二: terms and sessions are spoken, never written in figures."""
    tens, ones = divmod(number, 10)
    return (
        f"{'' if tens < 2 else DIGITS[tens]}{'十' if tens else ''}{DIGITS[ones] if ones or not tens else ''}"
    )


class CongressSessionQuerySet(models.QuerySet["CongressSession"]):
    def collecting(self, *, on: dt.date | None = None) -> Self:
        """Whose collection window is open on a day (today)."""
        day = on or timezone.localdate()
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def missed(self, *, on: dt.date | None = None) -> CongressSession | None:
        """Whose window has closed while the congress hasn't met yet: what comes in now is late for it (逾期)."""
        day = on or timezone.localdate()
        if self.collecting(on=day).exists():
            return None
        return self.filter(closes_on__lt=day, held_on__gte=day).order_by("held_on").first()

    def receiving(self, *, on: dt.date | None = None) -> CongressSession | None:
        """What comes in today is for this session: the open window's, or else the next one's (全年畅通)."""
        return self.filter(closes_on__gte=on or timezone.localdate()).order_by("closes_on").first()


@track()
class CongressSession(Record):
    """One session (次) of a term (届) of the staff congress, with its window for proposals (征集)."""

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="sessions")
    session_no = models.PositiveSmallIntegerField(_("session number"))
    held_on = models.DateField(_("held on"))
    opens_on = models.DateField(_("collection opens on"))
    closes_on = models.DateField(_("collection closes on"))

    objects = CongressSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("congress session")
        verbose_name_plural = _("congress sessions")
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "session_no"],
                name="session_number_once_a_term",
                violation_error_message=_("This session of the term has been entered already."),
            ),
            models.CheckConstraint(
                name="session_window_in_order",
                condition=Q(opens_on__lte=F("closes_on"), closes_on__lte=F("held_on")),
                violation_error_message=_(
                    "The window opens before it closes, and closes before the congress meets."
                ),
            ),
        ]

    def __str__(self) -> str:
        if (get_language() or "zh").startswith("zh"):
            return f"{chinese_numeral(self.term.term_no)}届{chinese_numeral(self.session_no)}次职代会"
        return f"Staff congress {self.code}"

    @property
    def code(self) -> str:
        """What numbers begin with: 8-4 for the fourth session of the eighth term."""
        return f"{self.term.term_no}-{self.session_no}"
