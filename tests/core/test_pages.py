"""The kernel's own pages and rooms: what they show and what they do."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.checks import run_checks
from django.urls import reverse
from django.utils import timezone

from tests.factories.core import JobFactory, attach
from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core import checks
from union_portal.core.audit import services as audit
from union_portal.core.consent import services as consents
from union_portal.core.models import CalendarDay, Consent, DataKey, Job, Objection, OutboxMessage, PolicyValue
from union_portal.core.notice import services as notices
from union_portal.core.policy import services as policy
from union_portal.core.verification import services as verification

pytestmark = pytest.mark.django_db


@pytest.fixture
def specimen() -> Specimen:
    return Specimen.objects.create(data_key=DataKey.of("specimen:1"), owner=UserFactory())


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


# -- jobs ---------------------------------------------------------------------------------------------
def test_a_running_job_asks_again_and_a_finished_one_gives_its_file(client):
    user = UserFactory()
    client.force_login(user)
    job = JobFactory(by=user, state=Job.State.RUNNING, done=1, total=4, step="导入第1页")
    url = job.get_absolute_url()
    page = client.get(url).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert 'value="25"' in page
    assert "导入第1页" in page

    Job.objects.update(state=Job.State.DONE, message="4 页。", finished_at=timezone.now())
    kept = attach(job, by=user)
    fragment = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in fragment
    assert "<html" not in fragment
    assert kept.get_absolute_url() in fragment
    assert fragment.strip() in client.get(url).content.decode()


# -- notices ------------------------------------------------------------------------------------------
def test_an_objection_is_handed_in_on_the_notices_page_and_shown_to_its_author_alone(client, specimen):
    notice = notices.publish(
        specimen, title="拟救助名单", body="王**（017）", working_days=5, by=UserFactory()
    )
    author = UserFactory()
    client.force_login(author)
    assert client.post(notice.get_absolute_url(), {"text": " "}).status_code == 422
    assert client.post(notice.get_absolute_url(), {"text": "情况不符"}).status_code == 302
    assert Objection.objects.get().by == author
    assert "情况不符" in client.get(notice.get_absolute_url()).content.decode()
    client.force_login(UserFactory())
    assert "情况不符" not in client.get(notice.get_absolute_url()).content.decode()


def test_a_notice_is_gone_from_the_portal_when_it_has_ended_but_not_for_who_answers_for_it(client, specimen):
    notice = notices.publish(specimen, title="公示", body="…", working_days=5, by=UserFactory())
    notices.end(specimen)
    client.force_login(UserFactory())
    assert client.get(notice.get_absolute_url()).status_code == 404
    client.force_login(UserFactory(posts=["WELFARE_OFFICER"]))
    page = client.get(notice.get_absolute_url())
    assert page.status_code == 200
    assert "<form" not in page.content.decode().split("<article")[1].split("</article>")[0]


# -- check codes --------------------------------------------------------------------------------------
def test_anybody_checks_a_paper_by_its_code(client):
    verification.issue(
        "k7f3q2abcdef", title="2025年度决算", sha256="ab" * 32, summary=[["总收入", "1,234.50"]], by=None
    )
    answer = client.get(reverse("core:verify-entry"), {"code": "K7F3-Q2AB-CDEF"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/verify/k7f3q2abcdef/", 302)]
    assert "2025年度决算" in page
    assert "1,234.50" in page
    assert client.get(reverse("core:verify-entry"), {"code": "unknown"}).status_code == 404
    assert client.get("/verify/unknown/").status_code == 404


# -- me -----------------------------------------------------------------------------------------------
def test_a_person_withdraws_a_consent_and_nobody_elses(client):
    user = UserFactory()
    consent = consents.give(user, "specimen.health")
    url = reverse("core:consent-withdraw", args=[consent.pk])
    client.force_login(UserFactory())
    assert client.post(url).status_code == 404
    client.force_login(user)
    assert "同意用于试验" in client.get(reverse("core:consents")).content.decode()
    assert client.post(url).status_code == 302
    assert Consent.objects.get().withdrawn_at is not None


def test_a_person_sees_who_read_which_of_their_data(client, specimen):
    reader = UserFactory()
    audit.reveal(specimen, "diagnosis", by=reader, reason="入户走访")
    audit.record_reading(specimen, "病历.pdf", by=reader)
    client.force_login(specimen.owner)
    page = client.get(reverse("core:reads")).content.decode()
    for words in ("诊断", "病历.pdf", str(reader), "入户走访"):
        assert words in page
    client.force_login(reader)
    assert "诊断" not in client.get(reverse("core:reads")).content.decode()


def test_a_reason_that_a_service_gives_is_shown_in_words(client, specimen):
    audit.reveal(specimen, "diagnosis", by=UserFactory(), reason="welfare.payment")
    client.force_login(specimen.owner)
    page = client.get(reverse("core:reads")).content.decode()
    assert "用于发放帮扶金" in page
    assert "welfare.payment" not in page


# -- the desk -----------------------------------------------------------------------------------------
def test_the_chair_sets_a_policy_value_at_the_desk(client):
    if "test.desk" not in policy.parameters:
        policy.declare("test.desk", "最低人数", 3, source="章程")
    policy.load_presets()
    row = PolicyValue.objects.get(key="test.desk")
    client.force_login(UserFactory(posts=["UNION_CHAIR"]))
    url = reverse("admin:core_policyvalue_deed", args=[row.pk, "set"])
    sent = {"new": "5", "valid_from": "2026-01-01", "source": "代表大会决议"}
    assert client.post(url, sent | {"new": "五"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert policy.value("test.desk", on=dt.date(2026, 1, 1)) == 5
    assert client.post(url, sent).status_code == 422


def test_the_desk_asks_for_each_part_of_a_value_and_shows_the_new_one(client):
    client.force_login(UserFactory(posts=["UNION_CHAIR"]))
    row = policy.version("innovation.rewards")
    url = reverse("admin:core_policyvalue_deed", args=[row.pk, "set"])
    sent = {"new.FIRST": "3000", "new.SECOND": "1500", "new.THIRD": "500", "new.ENCOURAGED": "100"}
    sent |= {"valid_from": str(timezone.localdate()), "source": "代表大会决议"}
    refused = client.post(url, sent | {"new.SECOND": "-5"})
    assert refused.context["form"].errors.keys() == {"new.SECOND"}
    shown = client.post(url, sent, follow=True)
    assert shown.context["original"] == policy.version("innovation.rewards")
    assert "一等：3,000 元<br>二等：1,500 元" in shown.content.decode()


def test_what_has_no_fields_of_its_own_stays_empty_when_nothing_was_typed(client):
    client.force_login(UserFactory(posts=["UNION_CHAIR"]))
    row = policy.version("finance.approval_chain")
    page = client.post(reverse("admin:core_policyvalue_deed", args=[row.pk, "set"]), {"source": "决议"})
    assert page.context["form"]["new"].value() == ""


def test_the_officer_enters_next_years_holidays_at_the_desk(client):
    client.force_login(UserFactory(posts=["UNION_OFFICER"]))
    url = reverse("admin:core_calendarday_add")
    sent = {"day": "2031-01-01", "name": "元旦", "source": "国办通知"}
    assert (
        client.post(url, sent | {"is_working": "on"}).status_code == 200
    )  # a Wednesday that is worked is nothing special
    assert not CalendarDay.objects.filter(day="2031-01-01").exists()
    assert client.post(url, sent).status_code == 302
    assert CalendarDay.objects.get(day="2031-01-01").is_working is False
    listed = client.get(reverse("admin:core_calendarday_changelist")).content.decode()
    assert 'icon-no.svg" alt="否"' in listed
    assert 'alt="False"' not in listed


def test_the_system_administrator_tries_a_message_again_but_does_not_read_it(client):
    message = OutboxMessage.objects.create(
        kind="mail",
        key="stuck",
        payload={"body": "病情金丝雀"},
        failed_at=timezone.now(),
        error="ConnectionError",
    )
    client.force_login(UserFactory(posts=["SYSTEM_ADMIN"]))
    page = client.get(reverse("admin:core_outboxmessage_change", args=[message.pk])).content.decode()
    listed = client.get(reverse("admin:core_outboxmessage_changelist"), {"kind": "mail"}).content.decode()
    assert ">邮件</a></th>" in listed
    assert "ConnectionError" in page
    assert "金丝雀" not in page
    assert (
        client.post(reverse("admin:core_outboxmessage_deed", args=[message.pk, "retry"])).status_code == 302
    )
    message.refresh_from_db()
    assert message.failed_at is None


# -- health and checks --------------------------------------------------------------------------------
def test_healthz_is_unwell_when_nobody_works_on_the_outbox():
    from health_check.exceptions import ServiceUnavailable

    from union_portal.core.outbox.health import Workers

    Workers().run()
    OutboxMessage.objects.create(kind="mail", key="old", due_at=timezone.now() - dt.timedelta(minutes=6))
    with pytest.raises(ServiceUnavailable, match="has been waiting for"):
        Workers().run()


@pytest.mark.parametrize(
    ("keys", "found"),
    [({}, "core.E001"), ({"k1": "c2hvcnQ"}, "core.E002"), ({"k1": "not base64!"}, "core.E002")],
)
def test_a_wrong_master_key_is_said_at_the_start(settings, keys, found):
    settings.FIELD_MASTER_KEYS = keys
    assert [message.id for message in checks.master_keys(None)] == [found]


def test_one_secret_for_two_purposes_is_warned_of(settings):
    assert checks.secrets_apart(None) == [] or settings.SECRET_KEY == settings.BLIND_INDEX_KEY
    settings.BLIND_INDEX_KEY = settings.SECRET_KEY
    assert [message.id for message in checks.secrets_apart(None)] == ["core.W004"]


def test_an_unknown_year_is_warned_of():
    CalendarDay.objects.all().delete()
    assert [message.id for message in checks.calendar(None)] == ["core.W009"]


def test_the_portal_under_test_runs_as_its_own_role_on_a_sound_database():
    assert checks.portal_role(None) == []
    found = [
        message.id for message in run_checks(databases=["default"]) if str(message.id).startswith("core.E")
    ]
    assert found == []
