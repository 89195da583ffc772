"""Policy values: dated, sourced, one a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

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
policy.declare("test.sum", "限额", "20000", source="章程", unit="元", least=1)
policy.declare("test.share", "比例", 0.5, source="章程", unit="%", most=5)
policy.declare("test.way", "方式", "chair", source="章程", words={"chair": "主任", "majority": "多数"})
policy.declare(
    "test.grades", "奖励", {"FIRST": 2000, "SECOND": 0}, source="章程", unit="元", words={"FIRST": "一等奖"}
)
policy.declare("test.fixed", "定额", {}, source="章程", unit="元", words={"CONTRACT": "合同制"})
policy.declare(
    "test.signers", "签发", ["HEAD"], source="章程", words={"HEAD": "部门负责人", "LEADER": "院领导"}
)
policy.declare("test.buyers", "抬头", [], source="章程")
policy.declare("test.allowed", "允许", True, source="章程")

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


COUNT = "请填写 0 至 10,000 之间的整数。"
GRADES = "只能填写以下各项的数值：一等奖、SECOND。"


@pytest.mark.parametrize(
    ("key", "wrong", "field", "sentence"),
    [
        ("test.minimum", "五", "value", COUNT), ("test.minimum", True, "value", COUNT),
        ("test.minimum", -5, "value", COUNT), ("test.minimum", 2.5, "value", COUNT),
        ("test.minimum", 10**9, "value", COUNT), ("test.name", 5, "value", "请填写文字，最多 80 个字。"),
        ("test.name", " ", "value", "请填写文字，最多 80 个字。"),
        *[("test.sum", wrong, "value", "请填写 1 至 10,000,000 之间的数，最多 2 位小数。")
          for wrong in ("八百八", "０", "0", "-5", "1.005", "NaN", "Infinity", "1e3", 880)],
        *[("test.share", wrong, "value", "请填写 0 至 5 之间的数，最多 2 位小数。")
          for wrong in (-0.5, 5.1, float("nan"), float("inf"), 0.125)],
        ("test.way", "leader", "value", "请从以下选项中选择一项：主任、多数。"),
        ("test.grades", {"a": 1}, "value", GRADES), ("test.grades", {"FIRST": 1}, "value", GRADES),
        ("test.grades", {"FIRST": 1, "SECOND": "乱"}, "value.SECOND", COUNT),
        ("test.fixed", {"NURSE": 1}, "value", "只能填写以下各项的数值：合同制。"),
        ("test.fixed", {"CONTRACT": -1}, "value.CONTRACT", "请填写 0 至 10,000,000 之间的数，最多 2 位小数。"),
        ("test.signers", ["NURSE"], "value", "请从以下选项中选择一项或多项：部门负责人、院领导。"),
        ("test.signers", [], "value", "请从以下选项中选择一项或多项：部门负责人、院领导。"),
        ("test.signers", ["HEAD", "HEAD"], "value", "请逐项填写文字，不要重复，也不要留空。"),
        ("test.buyers", [""], "value", "请逐项填写文字，不要重复，也不要留空。"),
        ("test.allowed", "yes", "value", "请选择“是”或“否”。"),
    ],
)  # fmt: skip
def test_a_value_unlike_the_preset_is_refused_in_words(key, wrong, field, sentence):
    with pytest.raises(DomainError) as refused:
        policy.set_value(key, wrong, valid_from=DAY, source="二", by=UserFactory())
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.mark.parametrize(
    ("key", "right", "words"),
    [
        ("test.minimum", 0, ["0"]), ("test.sum", "1234.50", ["1,234.5 元"]), ("test.share", 1, ["1%"]),
        ("test.way", "majority", ["多数"]), ("test.allowed", False, ["否"]), ("test.buyers", [], ["无"]),
        ("test.grades", {"FIRST": 3000, "SECOND": 5}, ["一等奖：3,000 元", "SECOND：5 元"]), ("test.fixed", {}, ["无"]),
        ("test.fixed", {"CONTRACT": 12}, ["合同制：12 元"]), ("test.signers", ["LEADER", "HEAD"], ["院领导、部门负责人"]),
    ],
)  # fmt: skip
def test_a_value_reads_in_words(key, right, words):
    row = policy.set_value(key, right, valid_from=DAY, source="二", by=UserFactory())
    assert row.lines == words


@pytest.mark.parametrize("key", sorted(key for key, _parameter in policy.parameters.items()))
def test_no_parameter_takes_what_nobody_could_work_with(key):
    parameter = policy.parameters[key]
    parameter.require_fit(parameter.preset)
    for wrong in (
        None,
        "乱",
        "",
        "-5",
        -5,
        10**12,
        "NaN",
        float("nan"),
        {"a": 1},
        [{}],
        [1],
        ["", "乱"],
        [[]],
    ):
        if key == "test.name" and wrong in ("乱", "-5", "NaN"):
            continue
        with pytest.raises(DomainError, match=r"\S"):
            parameter.require_fit(wrong)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("finance.approval_chain", [{"up_to": "NaN", "steps": ["HEAD"], "decision": False}, {"up_to": "", "steps": ["CHAIR"], "decision": True}]),
        ("finance.approval_chain", [{"up_to": "", "steps": ["CHAIR"], "decision": "no"}]),
        ("proposal.ladder", {"99999999": ["head"]}),
        ("proposal.letter_number", "提案复〔{year.x}〕{serial}号"), ("proposal.letter_number", "{serial:070}"),
        ("innovation.booking", {"account": "99999", "item": "奖励"}), ("welfare.booking.LIVING", {"account": "102", "item": "帮扶"}),
        ("welfare.notice_days", 4), ("welfare.quorum", "1.5"), ("proposal.check_share", 101),
        ("proposal.award_proposal_weights", {"support": 30, "solved": 40, "satisfaction": 20, "key": 20}),
        ("proposal.rehandling_signer", []), ("proposal.reply_chain", ["LEADER", "HEAD"]),
    ],
)  # fmt: skip
def test_areas_refuse_what_has_the_shape_but_makes_no_sense(key, wrong):
    with pytest.raises(DomainError) as refused:
        policy.parameters[key].require_fit(wrong)
    assert refused.value.field in {"value", "value.account"}


def test_a_value_that_the_area_could_not_work_with_is_refused():
    by = UserFactory()
    policy.set_value("test.even", 4, valid_from=DAY, source="一", by=by)
    with pytest.raises(DomainError, match="an even number, please"):
        policy.set_value("test.even", 5, valid_from=dt.date(2026, 1, 1), source="二", by=by)
    assert policy.value("test.even") == 4


@pytest.mark.parametrize("ahead", [0, 30])
def test_a_value_is_put_right_until_its_first_day_is_over(ahead):
    by, day = UserFactory(), timezone.localdate() + dt.timedelta(days=ahead)
    policy.set_value("test.minimum", 9, valid_from=day + dt.timedelta(days=9), source="三", by=by)
    wrong = policy.set_value("test.minimum", 50, valid_from=day, source="二", by=by)
    right = policy.set_value("test.minimum", 5, valid_from=day, source="二", by=by)
    assert policy.version("test.minimum", on=day) == right
    assert policy.values("test.minimum", on=[day])[day] == 5
    assert policy.value("test.minimum", on=day - dt.timedelta(days=1)) == 3
    assert right.valid_until == day + dt.timedelta(days=8)
    wrong.refresh_from_db()
    assert wrong.value == 50
    assert wrong.replaced_at is not None
    assert AuditEntry.objects.filter(action="core.policy.set").latest("pk").details["instead_of"] == 50


def test_a_value_that_began_in_the_past_stays():
    policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=UserFactory())
    with pytest.raises(DomainError) as refused:
        policy.set_value("test.minimum", 6, valid_from=DAY, source="三", by=UserFactory())
    assert refused.value.field == "valid_from"


def test_the_database_refuses_two_values_on_one_day():
    with pytest.raises(IntegrityError, match="policy_one_value_a_day"), transaction.atomic():
        PolicyValue.objects.create(key="test.minimum", value=4, valid_from=DAY, source="二")


def test_a_value_is_called_by_its_parameter_and_first_day():
    assert str(policy.version("test.minimum")) == "最低人数（2000年1月1日起）"


def test_a_day_without_value_says_whom_to_ask():
    with pytest.raises(DomainError, match=r"test\.minimum"):
        policy.value("test.minimum", on=dt.date(1999, 12, 31))


def test_presets_never_touch_what_somebody_changed():
    policy.set_value("test.minimum", 5, valid_from=DAY, source="二", by=UserFactory())
    policy.load_presets()
    assert PolicyValue.objects.filter(key="test.minimum").count() == 2
