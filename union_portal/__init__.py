"""The portal of a hospital trade union."""

from union_portal.celery import app as celery_app

__all__ = ["celery_app"]
