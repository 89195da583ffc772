"""The app's models, for other apps: ``from welfare.models import AidCase``."""

from welfare.aid_case.models import AidCase, AidCheck, AidDecision
from welfare.visit.models import VisitNote

__all__ = ["AidCase", "AidCheck", "AidDecision", "VisitNote"]
