"""The app's desk."""

from welfare.aid_case import admin as aid_case
from welfare.visit import admin as visit

__all__ = ["aid_case", "visit"]
