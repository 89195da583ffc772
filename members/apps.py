from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """People and the organisation (人员与组织)."""

    name = "members"
    verbose_name = _("People")
    desk_headings = {
        0: _("Staff and members"),
        10: _("Organisation"),
        20: _("Posts and delegates"),
    }

    def ready(self) -> None:
        from members import desk, words
        from members.membership import rules as membership  # noqa: F401  registers its rules, as do the next ones
        from members.organisation import rules as organisation  # noqa: F401
        from members.person import rules as person  # noqa: F401
        from members.post import rules as post  # noqa: F401
        from members.post.services import CONFIRM
        from members.staff_file import rules as staff_file  # noqa: F401
        from members.staff_file import tasks  # noqa: F401  registers the kinds of jobs
        from members.staff_file.services import dispose
        from members.term import rules as term  # noqa: F401
        from members.user import receivers  # noqa: F401
        from members.user import rules as user  # noqa: F401
        from union_portal.core.demo import loaders
        from union_portal.core.policy.services import declare
        from union_portal.core.retention.registry import DataClass, disposals, register
        from union_portal.core.todo.models import kinds as todo_kinds

        loaders.register("members", "members.demo.load")
        disposals.register("members.staff_file", dispose)
        todo_kinds.register(CONFIRM, _("Confirm an appointment"))
        declare(
            "members.activation_days",
            _("Days for which an activation code is valid"),
            14,
            source="门户预设（请核对）",
            unit=_("days"),
            least=1,
        )
        for field, purpose in {
            "birth_date": _("benefits by age, and telling people of one name apart"),
            "mobile": _("reaching the person, and signing in"),
            "email": _("reaching the person, and signing in"),
        }.items():
            register(
                f"members.Person.{field}",
                purpose=purpose,
                data_class=DataClass.S1,
                years=5,
                counted_from=_("leaving the hospital"),
            )
        desk.register()
        words.register()
