"""The desk's pages of people: importing, appointing, handing out codes, exporting, masking."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from members.models import ActivationCode, ImportBatch, Mandate, Membership, Person, Post, User
from members.user.models import no_password
from tests.factories.members import (
    BranchUnionFactory,
    CampusFactory,
    DelegationFactory,
    DepartmentFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
    PostFactory,
    UnionGroupFactory,
    UserFactory,
)
from union_portal.core import registry
from union_portal.core.audit.models import AuditEntry
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(settings, tmp_path):
    settings.LANGUAGE_CODE = "en"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer(client):
    user = UserFactory(posts=["UNION_OFFICER"], language="en")
    client.force_login(user)
    return user


def page(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"admin:members_{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


# -- the staff file ---------------------------------------------------------------------------------------
def upload(client, text: str, **wishes):
    file = SimpleUploadedFile("staff.csv", text.encode())
    return client.post(reverse("admin:members_importbatch_add"), {"file": file, **wishes})


def test_a_staff_file_goes_from_upload_to_the_register(client, officer):
    DepartmentFactory(name="心内科")
    answer = upload(client, "工号,姓名,性别,科室\n10001,王芳,女,心内科\n")
    job = Job.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, job.get_absolute_url())
    outbox.deliver()
    batch = ImportBatch.objects.get()
    job.refresh_from_db()
    assert job.message == "1 new, 0 changed, 0 leave. Look at the preview and confirm it."
    assert job.result_url == reverse("admin:members_importbatch_change", args=[batch.pk])
    assert "王芳" in page(client, "importbatch_change", batch.pk, show="NEW")
    deed = reverse("admin:members_importbatch_deed", args=[batch.pk, "apply"])
    assert client.get(deed).status_code == 200
    assert not Person.objects.filter(staff_number="10001").exists()
    assert client.post(deed).headers["Location"] == Job.objects.first().get_absolute_url()
    outbox.deliver()
    job = Job.objects.first()
    assert (job.message, job.result_url) == ("Imported: 1 new, 0 changed, 0 left.", batch.desk_url)
    assert User.objects.get(staff_number="10001").person.name == "王芳"
    again = upload(client, "工号,姓名,性别,科室\n10001,王芳,女,心内科\n")
    assert again.status_code == 422
    assert "Nothing was changed." in again.content.decode()


def test_mistakes_are_shown_by_line_and_column_and_nothing_can_be_imported(client, officer):
    upload(client, "工号,姓名,性别,科室\n10001,王芳,女,心内科\n")
    outbox.deliver()
    batch = ImportBatch.objects.get()
    assert Job.objects.get().state == Job.State.FAILED
    text = page(client, "importbatch_change", batch.pk)
    assert "The department “心内科” is unknown." in text
    deed = reverse("admin:members_importbatch_deed", args=[batch.pk, "apply"])
    assert client.post(deed).status_code == 403
    assert Job.objects.count() == 1


def test_a_stale_preview_is_checked_again_at_the_desk(client, officer):
    cardiology = DepartmentFactory(name="心内科")
    text = "工号,姓名,性别,科室\n10001,王芳,女,心内科\n"
    upload(client, text)
    outbox.deliver()
    batch = ImportBatch.objects.get()
    assert upload(client, text).headers["Location"] == batch.desk_url
    PersonFactory(staff_number="10001", name="王方", sex="F", department=cardiology)
    client.post(reverse("admin:members_importbatch_deed", args=[batch.pk, "apply"]))
    outbox.deliver()
    refused = Job.objects.first()
    assert (refused.state, refused.result_url) == (Job.State.FAILED, batch.desk_url)
    client.post(reverse("admin:members_importbatch_deed", args=[batch.pk, "check"]))
    outbox.deliver()
    assert Job.objects.first().message == "0 new, 1 changed, 0 leave. Look at the preview and confirm it."


def test_what_is_no_staff_file_is_refused_beside_the_field(client, officer):
    answer = upload(client, "a,b\n1,2\n")
    assert answer.status_code == 422
    assert "No line with the heads 工号 and 姓名" in answer.content.decode()
    assert ImportBatch.objects.count() == 0


# -- accounts ---------------------------------------------------------------------------------------------
def test_a_code_is_shown_once_and_kept_by_no_browser(client, officer):
    user = UserFactory(password=no_password())
    answer = client.post(reverse("admin:members_user_deed", args=[user.pk, "issue-code"]))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    code = re.search(r"<code>([\w-]{14})</code>", answer.content.decode())[1]
    assert code not in page(client, "user_change", user.pk)
    client.logout()
    typed = {"staff_number": user.staff_number, "code": code, "password": "three calm words", "repeated": "three calm words"}  # fmt: skip
    assert client.post(reverse("members:activate"), typed).status_code == 302


def test_an_officer_cant_take_over_an_account_with_a_password(client, officer):
    cashier = UserFactory(posts=["CASHIER"])
    cashier.set_password("three calm words")
    cashier.save()
    deed = reverse("admin:members_user_deed", args=[cashier.pk, "issue-code"])
    assert client.post(deed).status_code == 403
    assert ActivationCode.objects.count() == 0
    client.force_login(UserFactory(posts=["SYSTEM_ADMIN"]))
    assert client.post(deed).status_code == 200


def test_the_system_administrator_disables_and_enables_with_a_reason(client):
    admin, user = UserFactory(posts=["SYSTEM_ADMIN"]), UserFactory()
    client.force_login(admin)
    disable = reverse("admin:members_user_deed", args=[user.pk, "disable"])
    assert client.post(disable, {"reason": ""}).status_code == 422
    assert client.post(disable, {"reason": "lost phone"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    assert AuditEntry.objects.get(action="members.user.disabled").details == {"reason": "lost phone"}
    client.post(reverse("admin:members_user_deed", args=[user.pk, "enable"]), {"reason": "found"})
    user.refresh_from_db()
    assert user.is_active
    own = reverse("admin:members_user_deed", args=[admin.pk, "disable"])
    assert client.post(own, {"reason": "x"}).status_code == 403


def test_who_has_left_isnt_enabled(client):
    client.force_login(UserFactory(posts=["SYSTEM_ADMIN"]))
    user = UserFactory(is_active=False, person__status=Person.Status.LEFT)
    answer = client.post(reverse("admin:members_user_deed", args=[user.pk, "enable"]), {"reason": "x"})
    assert answer.status_code == 422
    assert "Correct the staff register first." in answer.content.decode()


# -- the register -----------------------------------------------------------------------------------------
def test_mobile_and_email_are_masked_for_who_need_not_reach_people(client):
    person = PersonFactory(mobile="14000010017", email="wang@hospital.example")
    client.force_login(UserFactory(posts=["SECURITY_ADMIN"]))
    text = page(client, "person_change", person.pk)
    assert ("140****0017" in text, "14000010017" in text) == (True, False)
    assert ("w***@hospital.example" in text, "wang@hospital.example" in text) == (True, False)
    client.force_login(UserFactory(posts=["UNION_OFFICER"]))
    text = page(client, "person_change", person.pk)
    assert ("14000010017" in text, "wang@hospital.example" in text) == (True, True)


def test_people_are_found_by_name_number_and_initials(client, officer):
    wang = PersonFactory(name="王秀英", staff_number="A0017")
    PersonFactory(name="李雷", staff_number="B0018")
    for words in ("秀英", "A00", "wxy", "WXY", "王 A0017"):
        assert list(Person.objects.all()) != []
        text = page(client, "person_changelist", q=words)
        assert ("王秀英" in text, "李雷" in text) == (True, False), words
    assert wang.initials == "wxy"


def test_leaders_see_their_own_people_only(client):
    group = UnionGroupFactory()
    mine = PersonFactory(department=DepartmentFactory(group=group), name="组内")
    branch_mate = PersonFactory(
        department=DepartmentFactory(group=UnionGroupFactory(branch=group.branch)), name="分会"
    )
    stranger = PersonFactory(name="外人", department=DepartmentFactory(group=UnionGroupFactory()))
    leader = UserFactory(posts=["GROUP_LEADER"], posts__group=group)
    chair = UserFactory(posts=["BRANCH_CHAIR"], posts__branch=group.branch)
    assert set(Person.objects.visible_to(leader)) == {mine, leader.person}
    assert set(Person.objects.visible_to(chair)) == {mine, branch_mate, chair.person}
    assert stranger in Person.objects.visible_to(UserFactory(posts=["UNION_OFFICER"]))
    assert list(Person.objects.visible_to(UserFactory())) != [stranger]
    assert BranchUnionFactory().groups.count() == 0


def test_the_export_has_the_list_as_filtered_and_runs_no_formula(client, officer):
    PersonFactory(
        name="=1+1", staff_number="A1", job_title="@cmd", sex="F", department=DepartmentFactory(name="心内科")
    )
    PersonFactory(name="李雷", staff_number="B1", sex="M")
    address = reverse("admin:members_person_export")
    answer = client.get(address, {"as": "xlsx", "sex__exact": "F", "q": "A1"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][:7] == ["工号", "姓名", "性别", "出生日期", "院区", "科室", "职称"]
    assert [(row[0], row[1], row[5], row[6]) for row in rows[1:]] == [("A1", "'=1+1", "心内科", "'@cmd")]
    entry = AuditEntry.objects.get(action="members.person.exported")
    assert (entry.by, entry.details["rows"]) == (officer, 1)
    text = client.get(address, {"as": "csv"}).content
    assert text.startswith(b"\xef\xbb\xbf")
    assert "李雷" in text.decode("utf-8-sig")


def test_the_export_is_the_union_offices_alone(client):
    client.force_login(UserFactory(posts=["WELFARE_OFFICER"]))
    assert client.get(reverse("admin:members_person_export")).status_code == 403
    assert "Export as XLSX" not in page(client, "person_changelist")


# -- posts, memberships, mandates -------------------------------------------------------------------------
def test_the_security_administrator_appoints_and_ends_posts(client):
    admin, user = UserFactory(posts=["SECURITY_ADMIN"]), UserFactory()
    client.force_login(admin)
    address = reverse("admin:members_post_add")
    form = {"person": user.person_id, "kind": "CHECKER", "since": timezone.localdate().isoformat()}
    assert client.post(address, form).status_code == 302
    post = Post.objects.get(person=user.person)
    assert AuditEntry.objects.get(action="members.post.proposed").about == post
    refused = client.post(address, form | {"kind": "CASHIER"})
    assert (refused.status_code, Post.objects.filter(person=user.person).count()) == (200, 1)
    assert "Who checks vouchers can&#x27;t prepare" in refused.content.decode()
    own = client.post(address, form | {"person": admin.person_id})
    assert "Nobody gives himself a post." in own.content.decode()
    confirm = reverse("admin:members_post_deed", args=[post.pk, "confirm"])
    assert client.post(confirm).status_code == 403
    client.force_login(UserFactory(posts=["UNION_CHAIR"]))
    assert "waits for confirmation" in page(client, "post_changelist", current="proposed")
    assert client.post(confirm).status_code == 302
    assert AuditEntry.objects.get(action="members.post.appointed").about == post
    client.force_login(admin)
    end = reverse("admin:members_post_deed", args=[post.pk, "end"])
    assert client.post(end, {"on": timezone.localdate().isoformat()}).status_code == 302
    post.refresh_from_db()
    assert post.until == timezone.localdate()


def test_a_post_in_a_body_asks_for_the_body(client):
    client.force_login(UserFactory(posts=["SECURITY_ADMIN"]))
    form = {"person": PersonFactory().pk, "kind": "GROUP_LEADER", "since": "2026-01-01"}
    answer = client.post(reverse("admin:members_post_add"), form)
    assert "This post is held here: choose which." in answer.content.decode()


def test_the_office_admits_and_ends_memberships(client, officer):
    person = PersonFactory()
    form = {"person": person.pk, "state": "ACTIVE", "member_no": "G1", "since": "2024-01-01"}
    assert client.post(reverse("admin:members_membership_add"), form).status_code == 302
    membership = Membership.objects.get()
    assert AuditEntry.objects.get(action="members.membership.admitted").about == membership
    twice = client.post(reverse("admin:members_membership_add"), form | {"since": "2025-01-01"})
    assert "This person is a member in part of this period already." in twice.content.decode()
    end = reverse("admin:members_membership_deed", args=[membership.pk, "end"])
    assert client.post(end, {"on": "2023-12-31", "reason": "x"}).status_code == 422
    assert client.post(end, {"on": "2026-01-31", "reason": "transferred"}).status_code == 302
    assert list(Membership.objects.standing().all()) == []


def test_a_term_is_entered_once(client, officer):
    term = MandateFactory().term
    answer = client.post(
        reverse("admin:members_term_add"),
        {"body": term.body, "term_no": term.term_no, "starts_on": "2030-01-01", "ends_on": "2035-01-01"},
    )
    assert answer.context["adminform"].form.non_field_errors() == [
        "This term of the body has been entered already."
    ]


def test_a_mandate_needs_a_delegation_of_its_term(client, officer):
    mandate, other = MandateFactory(), DelegationFactory(term__term_no=9, name="x")
    form = {
        "person": PersonFactory().pk,
        "term": mandate.term_id,
        "delegation": other.pk,
        "since": "2026-01-01",
    }
    answer = client.post(reverse("admin:members_mandate_add"), form)
    assert "This delegation belongs to another term." in answer.content.decode()
    assert Mandate.objects.count() == 1


# -- the first page ---------------------------------------------------------------------------------------
def test_figures_and_worklists_count_what_they_say(officer):
    MembershipFactory()
    MandateFactory()
    PersonFactory(status=Person.Status.RETIRED)
    UserFactory(password=no_password())
    PostFactory()
    figures = {
        key: figure.value(officer) for key, figure in registry.figures.items() if key.startswith("members.")
    }
    worklists = {
        key: work.count(officer) for key, work in registry.worklists.items() if key.startswith("members.")
    }
    assert figures == {"members.at_work": 5, "members.members": 1, "members.delegates": 1}
    assert worklists == {
        "members.staff_files": 0,
        "members.without_password": 1,
        "members.without_account": 3,
    }


def test_figures_and_worklists_open_the_records_they_count(client, officer):
    for source in (registry.figures, registry.worklists):
        for key, item in source.items():
            if key.startswith("members."):
                assert client.get(item.url(officer)).status_code == 200, key


def test_the_page_me_shows_ones_own_data(client):
    campus = CampusFactory(name="东湖院区")
    user = UserFactory(person__name="王芳", person__mobile="14000010017", person__department__campus=campus, posts=["CASHIER"], delegate=True)  # fmt: skip
    MembershipFactory(person=user.person, member_no="G0017")
    client.force_login(user)
    text = client.get(reverse("members:me")).content.decode()
    for words in ("王芳", "东湖院区", "140****0017", "G0017", "第一代表团", "Cashier", reverse("core:reads")):
        assert words in text, words


def test_the_search_finds_colleagues_for_who_may_read_the_register(officer):
    find = registry.search["members.people"]
    person = PersonFactory(name="王秀英", staff_number="A0017", department=DepartmentFactory(name="心内科"))
    address = reverse("admin:members_person_change", args=[person.pk])
    assert [(hit.title, hit.url, hit.note) for hit in find(officer, "wxy", 5)] == [
        ("王秀英", address, "A0017 · 心内科")
    ]
    assert list(find(UserFactory(), "wxy", 5)) == []
