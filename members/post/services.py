"""Appoint people to posts and end posts. It takes effect with the person's next request."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.person.models import Person
from members.post.models import Post
from members.post.workflow import BODIES
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.user.models import User


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
    """Give a person a post (任命) in ``body``, from a day on.

    Raises ``DomainError`` for a post that doesn't go with another one of the person (不相容职务分离), for the
    wrong body, and for a post of one's own.
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
    _save(post)
    audit.record("members.post.appointed", post, by=by, **_in_words(post))
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
