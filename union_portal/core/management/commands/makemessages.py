"""``manage.py makemessages``, which also finds ``_now("…")``: gettext at once, beside the lazy ``_`` of a module."""

from __future__ import annotations

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_now"]
