"""Posts: the body each is held in, and duties that never meet in one person — in the database too."""

from __future__ import annotations

import datetime as dt
import itertools
import threading

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from members.models import Delegation, Mandate, Person, Post, User
from members.post import services
from members.post.workflow import ADMINISTRATORS, BODY_OF, CONFIRMED, Kind
from tests.factories.members import (
    BranchUnionFactory,
    CommitteeFactory,
    DelegationFactory,
    MandateFactory,
    MembershipFactory,
    PersonFactory,
    PostFactory,
    TermFactory,
    UserFactory,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)
APART = sorted(
    [
        *((Kind.CHECKER, kind) for kind in (Kind.PREPARER, Kind.BOOKKEEPER, Kind.CASHIER)),
        (Kind.BOOKKEEPER, Kind.CASHIER),
        *itertools.combinations(sorted(ADMINISTRATORS), 2),
    ]
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def admin():
    return UserFactory(posts=["SECURITY_ADMIN"])


def insert(
    person: Person, kind: str, since: str = "2026-01-01", until: str | None = None, **bodies: int
) -> None:
    """Past Django, straight into the table."""
    columns = ["person_id", "kind", "since", "until", *bodies]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO members_post ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})",
            [person.pk, kind, since, until, *bodies.values()],
        )


# -- the database -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(("one", "other"), [*APART, *((b, a) for a, b in APART)])
def test_duties_that_must_be_apart_never_meet_in_one_person(one, other):
    person = PersonFactory()
    insert(person, one)
    with pytest.raises(
        IntegrityError, match=r"post_(checker_alone|cashier_keeps_no_books|administrators_apart)"
    ):
        insert(person, other, since="2026-06-01")
    insert(PersonFactory(), other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_one_after_the_other_is_fine(one, other):
    person = PersonFactory()
    insert(person, one, until="2026-05-31")
    insert(person, other, since="2026-06-01")
    assert person.posts.count() == 2


def test_a_preparer_may_keep_the_books_as_far_as_the_database_goes():
    person = PersonFactory()
    insert(person, Kind.PREPARER)
    insert(person, Kind.BOOKKEEPER)
    assert person.posts.count() == 2


@pytest.mark.parametrize("kind", list(Kind))
def test_a_post_without_its_body_or_with_another_is_refused(kind):
    person, branch = PersonFactory(), BranchUnionFactory()
    if kind in BODY_OF:
        with pytest.raises(IntegrityError, match="post_has_its_body"):
            insert(person, kind)
    if BODY_OF.get(kind) != "branch":
        with pytest.raises(IntegrityError, match="post_has_its_body"):
            insert(person, kind, branch_id=branch.pk)


def test_the_same_post_is_held_once_at_a_time_but_in_several_committees():
    person, one, other = PersonFactory(), CommitteeFactory(), CommitteeFactory()
    insert(person, Kind.COMMITTEE_MEMBER, committee_id=one.pk)
    insert(person, Kind.COMMITTEE_MEMBER, committee_id=other.pk)
    with pytest.raises(IntegrityError, match="post_once_at_a_time"):
        insert(person, Kind.COMMITTEE_MEMBER, since="2026-09-01", committee_id=one.pk)


def test_periods_run_forward():
    with pytest.raises(IntegrityError, match="post_ends_after_it_begins"):
        insert(PersonFactory(), Kind.CASHIER, since="2026-02-01", until="2026-01-31")
    with pytest.raises(IntegrityError, match="membership_ends_after_it_begins"), transaction.atomic():
        MembershipFactory(since=dt.date(2026, 2, 1), until=dt.date(2026, 1, 1))
    with pytest.raises(IntegrityError, match="term_ends_after_it_begins"), transaction.atomic():
        TermFactory(term_no=9, starts_on=TODAY, ends_on=TODAY)


def test_memberships_of_one_person_never_overlap():
    person = PersonFactory()
    MembershipFactory(person=person, since=dt.date(2020, 1, 1), until=dt.date(2024, 12, 31))
    MembershipFactory(person=person, since=dt.date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="membership_no_overlap"), transaction.atomic():
        MembershipFactory(person=person, since=dt.date(2024, 12, 31), until=dt.date(2024, 12, 31))


def test_a_mandate_is_of_the_term_of_its_delegation():
    mandate = MandateFactory()
    other = DelegationFactory(
        term=TermFactory(term_no=7, starts_on=dt.date(2017, 1, 1), ends_on=dt.date(2021, 12, 31))
    )
    with pytest.raises(IntegrityError, match="of the term of its delegation"), transaction.atomic():
        Mandate.objects.filter(pk=mandate.pk).update(delegation=other)
    assert Delegation.objects.get(mandates=mandate) == mandate.delegation


def test_nobody_becomes_superuser():
    user = UserFactory()
    with pytest.raises(IntegrityError, match="user_never_superuser"), connection.cursor() as cursor:
        cursor.execute("UPDATE members_user SET is_superuser = true WHERE id = %s", [user.pk])


# -- appointing -------------------------------------------------------------------------------------------
def test_appointing_takes_effect_at_once_and_is_recorded(admin):
    user, committee = UserFactory(), CommitteeFactory(kind="PROPOSAL", name="提案委员会")
    post = services.appoint(user.person, Kind.COMMITTEE_CHAIR, body=committee, by=admin)
    again = type(user).objects.get(pk=user.pk)
    assert (again.holds("COMMITTEE_CHAIR"), again.sits_on("PROPOSAL"), again.is_staff) == (True, True, True)
    entry = AuditEntry.objects.get(action="members.post.appointed")
    assert (entry.by, entry.about, entry.details["person"], entry.details["kind"], entry.details["body"]) == (
        admin, post, user.staff_number, "COMMITTEE_CHAIR", "提案委员会",
    )  # fmt: skip


# -- two people ---------------------------------------------------------------------------------------------
@pytest.fixture
def chair():
    return UserFactory(posts=["UNION_CHAIR"])


@pytest.mark.parametrize("kind", sorted(CONFIRMED))
def test_a_post_with_power_gives_no_right_before_another_person_has_confirmed_it(admin, kind):
    user, chair = UserFactory(), UserFactory(posts=["UNION_CHAIR"])
    post = services.appoint(user.person, kind, by=admin)
    assert post.is_proposed
    assert (renewed(user).holds(kind), user in User.objects.holding(kind), post.is_current()) == (False,) * 3
    assert set(Todo.objects.values_list("user", "done_at")) == {(chair.pk, None)}

    UserSession.objects.create(user=user, ip="10.0.0.1", user_agent="phone", session_key="k")
    post = services.confirm_post(post, by=chair)
    assert (renewed(user).holds(kind), user in User.objects.holding(kind), post.is_current()) == (True,) * 3
    assert not Todo.objects.filter(done_at=None).exists()
    assert not UserSession.objects.filter(user=user).exists()
    entries = AuditEntry.objects.about(post).order_by("pk")
    assert [(e.action, e.by) for e in entries] == [
        ("members.post.proposed", admin), ("members.post.appointed", chair),
    ]  # fmt: skip
    with pytest.raises(NotNow, match="confirmed already"):
        services.confirm_post(post, by=chair)


def renewed(user):
    """As the person's next request sees the account."""
    return User.objects.get(pk=user.pk)


def test_neither_who_proposed_nor_who_is_to_hold_it_confirms(admin, chair):
    post = services.appoint(chair.person, Kind.CASHIER, by=admin)
    for somebody in (admin, chair):
        assert not somebody.has_perm("members.confirm_post", post)
        with pytest.raises(DomainError, match="somebody who has no part in it"):
            services.confirm_post(post, by=somebody)
    with pytest.raises(IntegrityError, match="post_confirmed_by_another"), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(confirmed_by=admin)
    with pytest.raises(IntegrityError, match="post_confirmed_by_another"), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(confirmed_by=chair, proposed_by=None)


def test_who_has_left_meanwhile_gets_no_post(admin, chair):
    post = services.appoint(PersonFactory(), Kind.CASHIER, by=admin)
    Person.objects.filter(pk=post.person_id).update(status=Person.Status.LEFT, left_on=timezone.localdate())
    with pytest.raises(DomainError, match="has left the hospital"):
        services.confirm_post(post, by=chair)


def test_a_declined_appointment_leaves_only_its_record(admin, chair):
    post = services.appoint(PersonFactory(), Kind.CASHIER, by=admin)
    services.decline_post(post, reason="另有安排", by=chair)
    assert not Post.objects.proposed().exists()
    assert AuditEntry.objects.get(action="members.post.declined").details["reason"] == "另有安排"
    assert not Todo.objects.filter(done_at=None).exists()


def test_the_portal_appoints_its_first_administrators_alone():
    person = UserFactory().person
    call_command("appoint", person.staff_number, "SECURITY_ADMIN")
    assert person.posts.get().is_current()


@pytest.mark.parametrize(
    ("held", "wanted", "words"),
    [
        ("PREPARER", "CHECKER", "Who checks vouchers can't prepare or post them or pay at the same time. Choose another person."),
        ("BOOKKEEPER", "CASHIER", "The cashier can't keep the books at the same time. Choose another person."),
        ("SYSTEM_ADMIN", "SECURITY_AUDITOR", "System, security and audit are administered by three people. Choose another person."),
        ("CASHIER", "CASHIER", "This person holds the same post in part of this period already."),
        ("CASHIER", "GROUP_LEADER", "Choose the body that this post is held in, and no other."),
    ],
)  # fmt: skip
def test_appointing_says_why_not_and_leaves_no_trace(admin, held, wanted, words):
    person = PostFactory(kind=held).person
    with pytest.raises(DomainError) as caught:
        services.appoint(person, wanted, by=admin)
    assert str(caught.value) == words
    assert person.posts.count() == 1
    assert not AuditEntry.objects.exists()


def test_nobody_appoints_himself_or_ends_his_own_post(admin):
    with pytest.raises(DomainError, match="Nobody gives himself a post"):
        services.appoint(admin.person, Kind.CASHIER, by=admin)
    with pytest.raises(DomainError, match="Nobody ends a post of his own"):
        services.end_post(admin.person.posts.get(), on=timezone.localdate(), by=admin)


def test_who_has_left_gets_no_post(admin):
    with pytest.raises(DomainError, match="has left the hospital"):
        services.appoint(PersonFactory(status=Person.Status.LEFT), Kind.CASHIER, by=admin)


def test_a_post_ends_with_its_last_day(admin):
    user = UserFactory(posts=["CASHIER"])
    today = timezone.localdate()
    post = services.end_post(user.person.posts.get(), on=today - dt.timedelta(days=1), by=admin)
    assert (post.is_current(), type(user).objects.get(pk=user.pk).holds("CASHIER")) == (False, False)
    with pytest.raises(NotNow, match="ended already"):
        services.end_post(post, on=today, by=admin)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_one_moment_make_no_checker_who_pays():
    person = PersonFactory()
    admins = [UserFactory(posts=["SECURITY_ADMIN"]) for _n in range(2)]
    start, outcomes = threading.Barrier(2), []

    def appoint(kind: str, by: object) -> None:
        start.wait()
        try:
            services.appoint(person, kind, by=by)
            outcomes.append("done")
        except DomainError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=appoint, args=(kind, by))
        for kind, by in zip(("CHECKER", "CASHIER"), admins, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "refused"]
    assert Post.objects.filter(person=person).count() == 1


def test_the_first_administrators_are_appointed_from_the_command_line():
    person = PersonFactory(staff_number="T-001")
    call_command("appoint", "T-001", "SECURITY_ADMIN")
    assert [(p.person, p.kind) for p in Post.objects.all()] == [(person, Post.Kind.SECURITY_ADMIN)]
    assert AuditEntry.objects.get(action="members.post.appointed").by == User.objects.system()
    with pytest.raises(CommandError):
        call_command("appoint", "T-001", "SECURITY_AUDITOR")
    with pytest.raises(CommandError, match="Nobody has the staff number T-999"):
        call_command("appoint", "T-999", "SYSTEM_ADMIN")
