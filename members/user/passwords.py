"""What a password must be, said in the portal's own words."""

from __future__ import annotations

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("The password is too short. It needs at least %(length)d characters.") % {
            "length": self.min_length
        }

    def get_help_text(self) -> str:
        return _("At least %(length)d characters; three or four words are easy to remember.") % {
            "length": self.min_length
        }


class UnlikeOneself(django.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("The password is too much like your %(verbose_name)s.")

    def get_help_text(self) -> str:
        return _("Not much like your staff number, e-mail or mobile.")


class Uncommon(django.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("This password is used by many and easily guessed. Choose another one.")

    def get_help_text(self) -> str:
        return _("None that many people use, such as 1234567890.")
