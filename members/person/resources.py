"""The staff register as a table for Excel."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from import_export import fields, resources

from members.person.models import Person

RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")
"""First characters that make a spreadsheet program calculate instead of show."""

COLUMNS = {
    "staff_number": "工号", "name": "姓名", "sex": "性别", "birth_date": "出生日期", "campus": "院区",
    "department": "科室", "job_title": "职称", "employment": "用工性质", "joined_on": "入院日期", "status": "状态",
    "mobile": "手机", "email": "邮箱",
}  # fmt: skip
"""The heads of the HR file: what is exported can be imported again, so they are never translated."""


class PersonResource(resources.ModelResource):
    """What the HR file has. Choices in words, and nothing that a spreadsheet could run as a formula."""

    campus = fields.Field(attribute="department__campus__name", column_name=COLUMNS["campus"])
    department = fields.Field(attribute="department__name", column_name=COLUMNS["department"])
    sex = fields.Field(attribute="get_sex_display", column_name=COLUMNS["sex"])
    employment = fields.Field(attribute="get_employment_display", column_name=COLUMNS["employment"])
    status = fields.Field(attribute="get_status_display", column_name=COLUMNS["status"])

    class Meta:
        model = Person
        fields = export_order = tuple(COLUMNS)

    def get_export_headers(self, *args: Any, **kwargs: Any) -> list[str]:
        return list(COLUMNS.values())

    def get_queryset(self) -> Any:
        return Person.objects.none()  # only ever exports what the desk's list hands over

    def export_field(self, field: Any, instance: Any, **kwargs: Any) -> Any:
        value = super().export_field(field, instance, **kwargs)
        return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


def as_file(people: QuerySet[Person], ending: str) -> bytes:
    """The register as ``xlsx``, or as ``csv`` with the mark by which Excel knows UTF-8."""
    table = PersonResource().export(people)
    return table.export("csv").encode("utf-8-sig") if ending == "csv" else table.export("xlsx")
