"""What was done to people, accounts and posts, in the words of a record's history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.words import actions


def register() -> None:
    """Called in ``ready()``."""
    for what, words in {
        "user.code_issued": _("issued an activation code"),
        "user.code_locked": _("locked the activation code after too many mistakes"),
        "user.code_mistyped": _("noted that the activation code was mistyped many times"),
        "user.activated": _("activated the account"),
        "user.signed_in": _("signed in"),
        "user.password_set": _("set a new password"),
        "user.reset_asked": _("asked for a link to set a new password"),
        "user.factor_added": _("set up a second factor"),
        "user.factor_removed": _("removed a second factor"),
        "user.disabled": _("disabled the account"),
        "user.enabled": _("enabled the account"),
        "person.exported": _("exported the staff register"),
        "post.proposed": _("proposed the appointment"),
        "post.appointed": _("appointed"),
        "post.declined": _("declined the appointment"),
        "post.ended": _("ended the post"),
        "membership.admitted": _("admitted as a member"),
        "membership.ended": _("ended the membership"),
        "importbatch.uploaded": _("uploaded the staff file"),
        "importbatch.applied": _("imported the staff file"),
        "importbatch.discarded": _("threw the staff file away"),
    }.items():
        actions.register(f"members.{what}", words)
    for model in (
        "campus",
        "department",
        "branchunion",
        "uniongroup",
        "committee",
        "term",
        "delegation",
        "mandate",
    ):
        actions.register(f"members.{model}.added", _("entered it"))
        actions.register(f"members.{model}.changed", _("changed it"))
