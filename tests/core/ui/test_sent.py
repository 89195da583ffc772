"""What is sent at the desk: nothing typed is lost, nothing is done twice, no colleague is written over, no field is read out."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from members.models import Campus
from tests.factories.finance import Office
from tests.factories.members import CampusFactory, UserFactory
from union_portal.core.attachment.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(posts=["UNION_OFFICER"])


def change(client, campus, **sent):
    """Send the page's form as it stands with these values, as somebody would who opened it before."""
    return client.post(reverse("admin:members_campus_change", args=[campus.pk]), sent)


def test_a_colleagues_change_is_not_written_over_unseen(client, officer):
    campus = CampusFactory(code="E", name="东院")
    client.force_login(officer)
    address = reverse("admin:members_campus_change", args=[campus.pk])
    opened = client.get(address).context["adminform"].form.seen
    Campus.objects.filter(pk=campus.pk).update(name="东院区")

    answer = change(client, campus, code="E2", name="东院", is_active="on", seen=opened)
    form = answer.context["adminform"].form
    assert list(form.errors) == ["name"]
    assert "东院区" in str(form.errors["name"])
    assert 'value="E2"' in answer.content.decode()
    campus.refresh_from_db()
    assert (campus.code, campus.name) == ("E", "东院区")

    assert change(client, campus, code="E2", name="东院", is_active="on", seen=form.seen).status_code == 302
    campus.refresh_from_db()
    assert (campus.code, campus.name) == ("E2", "东院")


def test_a_colleagues_change_of_something_else_stops_nobody(client, officer):
    campus = CampusFactory(code="E", name="东院")
    client.force_login(officer)
    opened = (
        client.get(reverse("admin:members_campus_change", args=[campus.pk])).context["adminform"].form.seen
    )
    Campus.objects.filter(pk=campus.pk).update(name="东院区")
    assert change(client, campus, code="E2", name="东院区", is_active="on", seen=opened).status_code == 302


def test_what_was_typed_for_a_step_that_is_over_comes_back(client):
    user = UserFactory()
    disable = reverse("admin:members_user_deed", args=[user.pk, "disable"])
    client.force_login(UserFactory(posts=["SYSTEM_ADMIN"]))
    assert client.post(disable, {"reason": "lost phone"}).status_code == 302
    answer = client.post(disable, {"reason": "a long account of a lost phone"})
    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    assert "a long account of a lost phone" in answer.content.decode()
    assert reverse("admin:members_user_change", args=[user.pk]) in answer.content.decode()


def test_who_has_no_part_in_a_register_is_told_nothing_of_it(client, officer):
    user = UserFactory()
    client.force_login(UserFactory(posts=["CASHIER"]))
    answer = client.post(reverse("admin:members_user_deed", args=[user.pk, "disable"]), {"reason": "x"})
    assert answer.status_code == 404


def test_a_form_sent_twice_is_done_once_and_what_failed_may_come_again(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    office = Office()
    voucher = office.draft("50102 D 300", "102 C 300")
    client.force_login(office.preparer)
    attach = reverse("admin:finance_voucher_deed", args=[voucher.pk, "attach"])
    once = client.get(attach).context["once"]

    def send(content):
        return client.post(attach, {"upload": SimpleUploadedFile("票据.pdf", content), "once": once})

    assert send(b"MZ, a program").status_code == 422
    assert [send(b"%PDF-1.4 test").status_code for _time in range(2)] == [302, 302]
    assert Attachment.objects.count() == 1


def test_a_list_filters_by_what_it_offers_and_by_nothing_else(client, officer):
    client.force_login(officer)
    people = reverse("admin:members_user_changelist")
    assert client.get(people, {"activated": "no"}).status_code == 200
    assert client.get(people, {"password__startswith": "pbkdf2"}).status_code == 400
    assert client.get(people, {"staff_number": officer.staff_number}).status_code == 400


def test_no_list_reads_a_field_out_letter_by_letter(rf, officer):
    request = rf.get("/")
    request.user = officer
    readable = [
        f"{room}: {lookup}"
        for model, room in admin.site._registry.items()
        for field in model._meta.concrete_fields
        for lookup in (f"{field.name}__startswith", f"{field.name}__regex", f"{field.name}__contains")
        if room.lookup_allowed(lookup, "x", request)
    ]
    assert readable == []


def test_no_address_leads_to_any_object_without_asking_a_rule():
    with pytest.raises(NoReverseMatch):
        reverse("admin:view_on_site", args=[1, 1])
