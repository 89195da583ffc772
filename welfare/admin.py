"""The app's desk."""

from welfare.aid_case import admin as aid_case

__all__ = ["aid_case"]
