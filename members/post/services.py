"""Appoint people to posts and end posts. It takes effect with the person's next request.

Posts with power over rights, money or the record take two people: one proposes, another confirms.
"""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.person.models import Person
from members.post.models import Post
from members.post.workflow import BODIES, CONFIRMED, CONFIRMERS
from members.user.models import User
from members.user.services import end_sessions
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo import services as todo

CONFIRM = "members.confirm_post"


@transaction.atomic
def appoint(
    person: Person,
    kind: str,
    *,
    by: User,
    body: models.Model | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Post:
    """Give a person a post (任命) in ``body``, from a day on; or propose it, where another person has to confirm.

    What the portal itself appoints (the first administrators) needs no confirmation. Raises ``DomainError`` for a
    post that doesn't go with another one of the person (不相容职务分离), for the wrong body, and for a post of one's own.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if person.pk == by.person_id:
        raise DomainError(_("Nobody gives himself a post. Another security administrator has to do it."))
    if person.has_left:
        raise DomainError(_("This person has left the hospital."), field="person")
    post = Post(person=person, kind=kind, since=since or timezone.localdate(), until=until)
    if body is not None:
        field = next(
            (name for name in BODIES if Post._meta.get_field(name).related_model is type(body)), None
        )
        if field is None:
            raise DomainError(_("Choose the body that this post is held in, and no other."))
        setattr(post, field, body)
    if kind in CONFIRMED and by.person_id is not None:
        post.proposed_by = by
    _save(post)
    if not post.is_proposed:
        audit.record("members.post.appointed", post, by=by, **_in_words(post))
        return post
    audit.record("members.post.proposed", post, by=by, **_in_words(post))
    others = User.objects.holding(*CONFIRMERS).exclude(pk=by.pk).exclude(person=person)
    address = reverse("admin:members_post_change", args=[post.pk])
    todo.open_todo(post, CONFIRM, for_users=others.values_list("pk", flat=True), url=address)
    return post


@transaction.atomic
def confirm_post(post: Post, *, by: User) -> Post:
    """Confirm a proposed appointment (复核任命): from now on the post is held. The person signs in anew.

    Raises ``DomainError`` for whoever proposed it or is to get it, and when the person has left meanwhile.
    """
    post = _lock_proposed(post)
    if by.pk == post.proposed_by_id or by.person_id == post.person_id:
        raise DomainError(_("An appointment is confirmed by somebody who has no part in it."))
    if post.person.has_left:
        raise DomainError(_("This person has left the hospital."))
    post.confirmed_by = by
    _save(post, only=["confirmed_by"])
    todo.close_todo(post, CONFIRM)
    audit.record("members.post.appointed", post, by=by, **_in_words(post))
    if account := post.person.account:
        end_sessions(account)
    return post


@transaction.atomic
def decline_post(post: Post, *, reason: str, by: User) -> None:
    """Decline a proposed appointment, or take one's own proposal back. It was never in force, so nothing stays but the record."""
    post = _lock_proposed(post)
    todo.close_todo(post, CONFIRM)
    audit.record("members.post.declined", post, by=by, reason=reason, **_in_words(post))
    post.delete()


def _lock_proposed(post: Post) -> Post:
    post = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
    if not post.is_proposed:
        raise NotNow(_("This appointment has been confirmed already."))
    return post


@transaction.atomic
def end_post(post: Post, *, on: dt.date, by: User) -> Post:
    """End a post: its last day is ``on``; rights end with that day."""
    post = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
    if post.person_id == by.person_id:
        raise DomainError(_("Nobody ends a post of his own. Another security administrator has to do it."))
    if post.until is not None and post.until <= timezone.localdate():
        raise NotNow(_("This post has ended already."))
    post.until = on
    _save(post, only=["until"])
    audit.record("members.post.ended", post, by=by, **_in_words(post))
    return post


def _save(post: Post, *, only: list[str] | None = None) -> None:
    """The database has the last word; its constraints are asked first, for the sake of their sentences."""
    try:
        post.clean_fields()
        post.clean()
        post.validate_constraints()
        with transaction.atomic():
            post.save(update_fields=only)
    except ValidationError as error:
        raise DomainError(" ".join(error.messages)) from error
    except IntegrityError as error:  # two appointments at the same moment
        raise DomainError(
            _("This post doesn't go with another one that this person has just been given.")
        ) from error


def _in_words(post: Post) -> dict[str, str]:
    return {
        "person": post.person.staff_number,
        "kind": post.kind,
        "body": str(post.body or ""),
        "since": str(post.since),
        "until": str(post.until or ""),
    }
