"""What lists of the desk show of the person whom a record is about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


@admin.display(description=_("staff number"), ordering="person__staff_number")
def staff_number(record: Any) -> str:
    return str(record.person.staff_number)


@admin.display(description=_("department"), ordering="person__department")
def department(record: Any) -> str:
    return str(record.person.department)
