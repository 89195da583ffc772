"""Policy values: dated, sourced, one a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories.members import UserFactory
from union_portal.core.errors import DomainError
from union_portal.core.models import AuditEntry, PolicyValue
from union_portal.core.policy import services as policy

policy.declare("test.minimum", "最低人数", 3, source="总工会〔2019〕1号")
policy.declare("test.name", "名称", "甲", source="章程")


def _even(value: int) -> None:
    if value % 2:
        raise DomainError("an even number, please", field="value")


policy.declare("test.even", "偶数", 2, source="章程", check=_even)

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 1)


@pytest.fixture(autouse=True)
def presets() -> None:
    policy.load_presets()


def test_a_preset_is_valid_until_another_value_begins():
    policy.set_value("test.minimum", 5, valid_from=DAY, source="总工会〔2025〕2号", by=UserFactory())
    assert policy.value("test.minimum", on=dt.date(2025, 2, 28)) == 3
    assert policy.value("test.minimum", on=DAY) == 5
    assert policy.version("test.minimum", on=DAY).source == "总工会〔2025〕2号"
    assert policy.value("test.minimum") == 5


def test_a_value_between_two_ends_where_the_next_begins():
    by = UserFactory()
    policy.set_value("test.minimum", 7, valid_from=dt.date(2026, 1, 1), source="三", by=by)
    policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=by)
    periods = PolicyValue.objects.filter(key="test.minimum").order_by("valid_from")
    assert list(periods.values_list("value", "valid_from", "valid_until")) == [
        (3, policy.EPOCH, dt.date(2025, 2, 28)),
        (5, DAY, dt.date(2025, 12, 31)),
        (7, dt.date(2026, 1, 1), None),
    ]


def test_setting_a_value_is_recorded():
    by = UserFactory()
    row = policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=by)
    entry = AuditEntry.objects.get(action="core.policy.set")
    assert (entry.by, entry.about) == (by, row)
    assert entry.details == {"key": "test.minimum", "value": 5, "valid_from": "2025-03-01", "source": "二"}


@pytest.mark.parametrize(("key", "wrong"), [("test.minimum", "五"), ("test.minimum", True), ("test.name", 5)])
def test_a_value_of_another_kind_is_refused(key, wrong):
    with pytest.raises(DomainError, match=str(wrong)) as refused:
        policy.set_value(key, wrong, valid_from=DAY, source="二", by=UserFactory())
    assert refused.value.field == "value"


def test_a_value_that_the_area_could_not_work_with_is_refused():
    by = UserFactory()
    policy.set_value("test.even", 4, valid_from=DAY, source="一", by=by)
    with pytest.raises(DomainError, match="an even number, please"):
        policy.set_value("test.even", 5, valid_from=dt.date(2026, 1, 1), source="二", by=by)
    assert policy.value("test.even") == 4


def test_two_values_from_one_day_are_refused():
    policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=UserFactory())
    with pytest.raises(DomainError) as refused:
        policy.set_value("test.minimum", 6, valid_from=DAY, source="三", by=UserFactory())
    assert refused.value.field == "valid_from"


def test_the_database_refuses_two_values_on_one_day():
    with pytest.raises(IntegrityError, match="policy_one_value_a_day"), transaction.atomic():
        PolicyValue.objects.create(key="test.minimum", value=4, valid_from=DAY, source="二")


def test_a_day_without_value_says_whom_to_ask():
    with pytest.raises(DomainError, match=r"test\.minimum"):
        policy.value("test.minimum", on=dt.date(1999, 12, 31))


def test_presets_never_touch_what_somebody_changed():
    policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=UserFactory())
    policy.load_presets()
    assert PolicyValue.objects.filter(key="test.minimum").count() == 2
