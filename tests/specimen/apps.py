from __future__ import annotations

from django.apps import AppConfig


class SpecimenConfig(AppConfig):
    name = "tests.specimen"
    label = "specimen"
    verbose_name = "样本"

    def ready(self) -> None:
        from django.db import models

        from union_portal.core.consent.services import Purpose, purposes
        from union_portal.core.deadline.services import DeadlineKind, kinds
        from union_portal.core.retention.registry import DataClass, register
        from union_portal.core.rules import rule

        for field in ("diagnosis", "account"):
            register(
                f"specimen.Specimen.{field}",
                purpose="试验",
                data_class=DataClass.S3,
                years=1,
                counted_from="试验",
            )
        purposes.register("specimen.health", Purpose("试验", "同意用于试验", "1"))
        kinds.register("specimen.reply", DeadlineKind("试验答复"))

        @rule("specimen.view_specimen")
        def may_view(user: models.Model, specimen: models.Model | None = None) -> bool:
            return True
