"""The register of things that last (固定资产账), what hospital-owned things the union uses (备查簿), and their counting."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.asset.workflow import COUNT_NEXT, IN_BOOKS, NEXT, ON_HAND, CountState, State
from finance.payment.models import PaymentRequest
from finance.period.models import Period
from finance.unit.models import Unit
from members.models import Department, Person
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField, to_money
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

NOMINAL = Decimal("1.00")
"""A gift of unknown value stands in the books with one yuan (名义金额) and isn't depreciated."""


@track()
class AssetCategory(models.Model):
    """A category of things, for how many years they serve at least, and where their purchase is booked."""

    class Kind(models.TextChoices):
        GENERAL = "GENERAL", _("General equipment")
        SPECIAL = "SPECIAL", _("Special equipment")

    code = models.CharField(_("code"), max_length=10, unique=True)
    name = models.CharField(_("category name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    min_years = models.PositiveSmallIntegerField(
        _("years of use, at least"),
        null=True,
        blank=True,
        help_text=_("Empty: not depreciated, as books and relics."),
    )
    expense = models.ForeignKey(
        Account, verbose_name=_("account of the purchase"), on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"code__startswith": "507", "is_leaf": True},
    )  # fmt: skip
    source = models.CharField(_("source"), max_length=120)

    class Meta:
        verbose_name = _("asset category")
        verbose_name_plural = _("asset categories")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class AssetQuerySet(models.QuerySet["Asset"]):
    def visible_to(self, user: User) -> Self:
        """Readers of the books see all; others what they keep, and what they are to count."""
        if user.has_perm("finance.view_asset"):
            return self
        asked = StocktakingItem.objects.to_count_by(user)
        mine = Q(keeper=user.person_id) if user.person_id else Q(pk=None)
        return self.filter(mine | Q(pk__in=asked.values("asset")))

    def on_hand(self) -> Self:
        return self.filter(state__in=ON_HAND)

    def in_books(self) -> Self:
        """What 162 and 163 hold."""
        return self.filter(state__in=IN_BOOKS, owner=Asset.Owner.UNION)

    def depreciable(self) -> Self:
        return self.in_books().exclude(years=None)


@track()
class Asset(Record, Stateful):
    """A thing of the register. The hospital's own things stand in it too, but never in the books."""

    NEXT = NEXT
    State = State

    class Owner(models.TextChoices):
        UNION = "UNION", _("The union's own")
        HOSPITAL = "HOSPITAL", _("The hospital's (memo register)")

    class Origin(models.TextChoices):
        PURCHASE = "PURCHASE", _("Bought")
        DONATION = "DONATION", _("Given")
        SURPLUS = "SURPLUS", _("Found when counting")
        OPENING = "OPENING", _("In the books already")
        LENT = "LENT", _("Lent by the hospital")

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING, editable=False)
    owner = models.CharField(_("owned by"), max_length=10, choices=Owner, default=Owner.UNION, editable=False)
    origin = models.CharField(_("came by"), max_length=10, choices=Origin, editable=False)
    name = models.CharField(_("asset name"), max_length=80)
    category = models.ForeignKey(
        AssetCategory, verbose_name=_("category"), on_delete=models.PROTECT, related_name="assets"
    )
    model = models.CharField(_("make and model"), max_length=80, blank=True)
    quantity = models.PositiveIntegerField(_("pieces"), default=1)
    cost = MoneyField(_("original value"), editable=False)
    acquired_on = models.DateField(_("acquired"), editable=False)
    years = models.PositiveSmallIntegerField(_("years of use"), null=True, editable=False)
    months_done = models.PositiveSmallIntegerField(_("months depreciated"), default=0, editable=False)
    depreciated = MoneyField(_("depreciated so far"), default=ZERO, editable=False)
    place = models.CharField(_("place"), max_length=80)
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    keeper = models.ForeignKey(
        Person,
        verbose_name=_("keeper"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assets",
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("accounting unit"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assets",
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    payment = models.OneToOneField(
        PaymentRequest, verbose_name=_("payment"), on_delete=models.PROTECT, null=True, related_name="asset",
        editable=False,
    )  # fmt: skip
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("registered by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True)
    ended_on = models.DateField(_("gone since"), null=True, editable=False)

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="asset_depreciated_within_its_value",
                condition=Q(depreciated__gte=0, depreciated__lte=F("cost")),
            ),
            models.CheckConstraint(name="asset_has_a_value", condition=Q(owner="HOSPITAL") | Q(cost__gt=0)),
            models.CheckConstraint(
                name="asset_of_the_hospital_is_not_depreciated",
                condition=Q(owner="UNION") | Q(years=None, depreciated=0, origin="LENT"),
            ),
            models.CheckConstraint(name="asset_has_pieces", condition=Q(quantity__gte=1)),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.ReadOnly(
                name="value_stays", fields=["number", "owner", "origin", "cost", "acquired_on"]
            ),
            pgtrigger.Protect(name="register_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def get_absolute_url(self) -> str:
        """What the label's QR code opens."""
        return reverse("finance:asset", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:finance_asset_change", args=[self.pk])

    @property
    def net(self) -> Decimal:
        """Net value (净值)."""
        return self.cost - self.depreciated

    @property
    def tone(self) -> str:
        tones = {"PENDING": "info", "IN_USE": "success", "ASKED": "warning", "DISPOSING": "warning"}
        return tones.get(self.state, "neutral")

    def depreciation_for(self, period: Period) -> tuple[int, Decimal]:
        """Months due by a month's end, the month of acquisition counted, and the sum of them: straight, no residual value."""
        if self.years is None:
            return 0, ZERO
        total = self.years * 12
        passed = (period.year - self.acquired_on.year) * 12 + period.month - self.acquired_on.month + 1
        due = min(passed, total) - self.months_done
        if due <= 0:
            return 0, ZERO
        if self.months_done + due >= total:
            return due, self.net
        return due, min(to_money(self.cost / total) * due, self.net)


@track()
class Disposal(Record):
    """The end of an asset (处置): asked for with its reason, approved by the chair, booked by a voucher."""

    class Kind(models.TextChoices):
        SCRAPPED = "SCRAPPED", _("Scrapped")
        SOLD = "SOLD", _("Sold")
        GIVEN = "GIVEN", _("Given away")
        LOST = "LOST", _("Lost or missing")

    asset = models.ForeignKey(
        Asset, verbose_name=_("asset"), on_delete=models.PROTECT, related_name="disposals"
    )
    kind = models.CharField(_("how"), max_length=10, choices=Kind)
    reason = models.CharField(_("reason"), max_length=300)
    proceeds = MoneyField(_("net proceeds"), default=ZERO)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approved"), null=True)
    refused_because = models.CharField(_("refused because"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("disposal")
        verbose_name_plural = _("disposals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="disposal_proceeds_not_negative", condition=Q(proceeds__gte=0)),
            models.CheckConstraint(
                name="disposal_takes_two",
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                violation_error_message=_("Whoever asks for a disposal can't approve it."),
            ),
            models.UniqueConstraint(
                fields=["asset"], name="disposal_one_open", condition=Q(refused_because="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset} {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.asset.desk_url


class DepreciationQuerySet(models.QuerySet["Depreciation"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_depreciation") else self.none()


@track()
class Depreciation(Record):
    """One month's depreciation (折旧) of all assets: Dr 301 / Cr 163, an expense of nobody."""

    period = models.OneToOneField(
        Period, verbose_name=_("month"), on_delete=models.PROTECT, related_name="depreciation"
    )
    total = MoneyField(_("total"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = DepreciationQuerySet.as_manager()

    class Meta:
        verbose_name = _("depreciation")
        verbose_name_plural = _("depreciation")
        ordering = ["-period__year", "-period__month"]

    def __str__(self) -> str:
        return str(self.period)

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_depreciation_change", args=[self.pk])


class DepreciationLine(models.Model):
    """What one asset lost in one run, and for how many months (more than one when it was registered late)."""

    run = models.ForeignKey(Depreciation, on_delete=models.CASCADE, related_name="lines")
    asset = models.ForeignKey(
        Asset, verbose_name=_("asset"), on_delete=models.PROTECT, related_name="depreciation"
    )
    months = models.PositiveSmallIntegerField(_("months"))
    amount = MoneyField(_("amount"))

    unaudited = "a part of its run"

    class Meta:
        verbose_name = _("depreciation of an asset")
        verbose_name_plural = _("depreciation of assets")
        ordering = ["asset__number"]
        constraints = [models.UniqueConstraint(fields=["run", "asset"], name="depreciated_once_a_run")]

    def __str__(self) -> str:
        return f"{self.asset} {self.amount}"


class StocktakingQuerySet(models.QuerySet["Stocktaking"]):
    def visible_to(self, user: User) -> Self:
        if user.has_perm("finance.view_stocktaking"):
            return self
        return self.filter(counters=user, state=CountState.OPEN)

    def open(self) -> Self:
        return self.filter(state=CountState.OPEN)


@track()
class Stocktaking(Record, Stateful):
    """A counting of all things, or those of one place (盘点); at least once a year."""

    NEXT = COUNT_NEXT

    title = models.CharField(_("title"), max_length=80)
    state = models.CharField(
        _("state"), max_length=10, choices=CountState, default=CountState.OPEN, editable=False
    )
    place = models.CharField(
        _("place"),
        max_length=80,
        blank=True,
        help_text=_("Empty: everything. Else what the place's name contains."),
    )
    counters = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("who counts"), related_name="+", blank=True
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("started by"), on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("finished by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = StocktakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("stocktaking")
        verbose_name_plural = _("stocktakings")
        ordering = ["-pk"]
        triggers = [guard_moves(COUNT_NEXT)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("finance:stocktaking", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:finance_stocktaking_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return "info" if self.state == CountState.OPEN else "success"


class StocktakingItemQuerySet(models.QuerySet["StocktakingItem"]):
    def to_count_by(self, user: User) -> Self:
        """What somebody named as counter looks for, until the stocktaking is finished."""
        return self.filter(stocktaking__state=CountState.OPEN, stocktaking__counters=user)


class StocktakingItem(models.Model):
    """One thing that a stocktaking looks for, and what was found."""

    class Result(models.TextChoices):
        FOUND = "FOUND", _("Here and in order")
        DAMAGED = "DAMAGED", _("Here, but damaged")
        MISSING = "MISSING", _("Not found")

    stocktaking = models.ForeignKey(Stocktaking, on_delete=models.PROTECT, related_name="items")
    asset = models.ForeignKey(Asset, verbose_name=_("asset"), on_delete=models.PROTECT, related_name="+")
    expected_at = models.CharField(_("place in the register"), max_length=80)
    result = models.CharField(_("count result"), max_length=10, choices=Result, blank=True)
    seen_at_place = models.CharField(_("found at"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counted by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    seen_at = models.DateTimeField(_("counted at"), null=True)

    unaudited = "starting and finishing the stocktaking are audit entries, and each row says who counted when"
    objects = StocktakingItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("counted asset")
        verbose_name_plural = _("counted assets")
        ordering = ["expected_at", "asset__number"]
        constraints = [
            models.UniqueConstraint(fields=["stocktaking", "asset"], name="asset_counted_once"),
            models.CheckConstraint(
                name="counted_by_somebody",
                condition=Q(result="") | Q(seen_by__isnull=False, seen_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset} {self.get_result_display()}"

    @property
    def is_moved(self) -> bool:
        return bool(self.seen_at_place) and self.seen_at_place != self.expected_at


def months_between(first: dt.date, last: dt.date) -> int:
    """Months from one day's to another's, both counted."""
    return (last.year - first.year) * 12 + last.month - first.month + 1
