"""Consent, public notices, check codes, to-dos and matters, retention: what people meet of the kernel."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.consent import services as consents
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matters
from union_portal.core.matter.models import Matter
from union_portal.core.models import AuditEntry, Consent, DataKey, IssuedDocument, Todo
from union_portal.core.notice import services as notices
from union_portal.core.notice.models import PublicNotice
from union_portal.core.notice.signals import objection_raised
from union_portal.core.retention import services as retention
from union_portal.core.retention.registry import disposals
from union_portal.core.todo import services as todos
from union_portal.core.verification import services as verification
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db


@pytest.fixture
def specimen() -> Specimen:
    return Specimen.objects.create(data_key=DataKey.of("specimen:1"))


# -- consent ------------------------------------------------------------------------------------------
def test_consent_is_kept_once_with_the_text_that_was_shown():
    user = UserFactory()
    first, second = consents.give(user, "specimen.health"), consents.give(user, "specimen.health")
    assert first == second
    assert (first.text, first.version) == ("同意用于试验", "1")
    assert AuditEntry.objects.filter(action="core.consent.given").count() == 1


def test_without_a_standing_consent_nothing_goes_on():
    user = UserFactory()
    with pytest.raises(DomainError) as refused:
        consents.require(user, "specimen.health")
    assert refused.value.field == "consent"
    given = consents.give(user, "specimen.health")
    consents.require(user, "specimen.health")
    consents.withdraw(given, by=user)
    with pytest.raises(DomainError):
        consents.require(user, "specimen.health")
    assert consents.give(user, "specimen.health") != given
    assert Consent.objects.filter(user=user).count() == 2


# -- public notices -----------------------------------------------------------------------------------
def publish(specimen: Specimen, **options: object) -> PublicNotice:
    workday.load_presets()
    return notices.publish(
        specimen, title="拟救助名单", body="王**（017）", working_days=5, by=UserFactory(), **options
    )


def test_a_notice_shows_full_working_days_after_its_first(specimen):
    notice = publish(specimen, starts_on=dt.date(2025, 9, 29))
    assert notice.ends_on == dt.date(2025, 10, 13)
    showing = PublicNotice.objects.showing
    assert not showing(on=dt.date(2025, 9, 28)).exists()
    assert showing(on=dt.date(2025, 9, 29)).get() == showing(on=dt.date(2025, 10, 13)).get() == notice
    assert not showing(on=dt.date(2025, 10, 14)).exists()


def test_an_objection_is_taken_once_a_person_and_told_to_the_area(specimen):
    notice, by, heard = publish(specimen), UserFactory(), []

    def hear(sender: object, objection: object, **kwargs: object) -> None:
        heard.append(objection)

    objection_raised.connect(hear)
    objection = notices.object_to(notice, text="情况不符", by=by)
    with pytest.raises(DomainError):
        notices.object_to(notice, text="再说一次", by=by)
    objection_raised.disconnect(hear)
    assert heard == [objection]
    assert AuditEntry.objects.get(action="core.notice.objected").details == {}


def test_an_ended_notice_takes_no_objection(specimen):
    notice = publish(specimen)
    notices.end(specimen)
    with pytest.raises(NotNow):
        notices.object_to(notice, text="晚了", by=UserFactory())
    past = publish(specimen, starts_on=dt.date(2025, 1, 2))
    with pytest.raises(NotNow):
        notices.object_to(past, text="晚了", by=UserFactory())


# -- check codes --------------------------------------------------------------------------------------
def test_an_issued_document_is_found_by_its_code_and_never_changed():
    code = verification.new_code()
    issued = verification.issue(
        code, title="2025年度决算", sha256="ab" * 32, summary=[["收入", "1.00"]], by=None
    )
    assert verification.address(code) == f"http://localhost:8000{issued.get_absolute_url()}"
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        IssuedDocument.objects.update(title="别的")
    with pytest.raises(IntegrityError), transaction.atomic():
        verification.issue(code, title="另一份", sha256="", summary=[], by=None)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}"])
def test_a_code_is_found_however_it_is_typed(typed):
    code = "k7f3q2abcdef"
    verification.issue(code, title="决算", sha256="", summary=[], by=None)
    assert verification.find(typed.format(code, code.upper(), "k7f3-q2ab-cdef")).public_id == code


def test_an_unknown_code_finds_nothing():
    assert verification.find("不存在") is None


# -- to-dos and matters -------------------------------------------------------------------------------
def test_a_todo_is_opened_once_a_person_and_closed_for_one_or_for_all(specimen):
    from union_portal.core.todo.models import kinds

    if "specimen.answer" not in kinds:
        kinds.register("specimen.answer", "请答复")
    one, other = UserFactory(), UserFactory()
    for _time in range(2):
        todos.open_todo(specimen, "specimen.answer", for_users=[one.pk, other.pk, None])
    assert Todo.objects.waiting_for(one).get().label == "请答复"
    todos.close_todo(specimen, "specimen.answer", user=one.pk)
    assert (Todo.objects.waiting_for(one).count(), Todo.objects.waiting_for(other).count()) == (0, 1)
    todos.close_todo(specimen)
    assert Todo.objects.waiting_for(other).count() == 0


def test_a_matter_is_one_row_that_follows_its_record(specimen):
    from django.db import models

    from union_portal.core.matter.models import MatterKind, kinds

    class State(models.TextChoices):
        OPEN = "OPEN", "在办"
        DONE = "DONE", "办结"

    if "specimen" not in kinds:
        kinds.register("specimen", MatterKind("样本", "flask", State, next_steps={"OPEN": "等待答复"}))
    one, other = UserFactory(), UserFactory()
    matters.put(specimen, "specimen", title="甲" * 300, state="OPEN", parties=[one.pk, None])
    matters.put(specimen, "specimen", title="甲", state="DONE", parties=[one.pk, other.pk], is_over=True)
    matter = Matter.objects.of(other).get()
    assert (matter.state_label, matter.next_step, matter.tone, matter.is_over) == (
        "办结",
        "",
        "neutral",
        True,
    )
    matters.drop(specimen)
    assert not Matter.objects.exists()


# -- retention ----------------------------------------------------------------------------------------
def test_disposal_leaves_a_tombstone_and_one_areas_fault_does_not_stop_the_others(monkeypatch, caplog):
    def broken(on: dt.date) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(disposals, "_items", {"a": broken, "b": lambda on: 3, "c": lambda on: 0})
    assert retention.dispose(on=dt.date(2026, 1, 2)) == 3
    (entry,) = AuditEntry.objects.filter(action="core.retention.disposed")
    assert (entry.by, entry.details) == (None, {"area": "b", "count": 3, "on": "2026-01-02"})
    assert "the disposal of a failed" in caplog.text
