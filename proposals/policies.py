"""The numbers of this field and where they come from (domain.md §3.2); all are dated data that the house may change."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import Post
from proposals.reply.models import Signature
from union_portal.core.errors import DomainError
from union_portal.core.policy.services import declare

HOUSE = "本院职代会提案工作办法（预置值，请核对）"


def _chair_or_majority(value: Any) -> None:
    if value not in {"chair", "majority"}:
        raise DomainError(_("Enter “chair” or “majority”."), field="value")


def _yes_or_no(value: Any) -> None:
    if value not in {"yes", "no"}:
        raise DomainError(_("Enter “yes” or “no”."), field="value")


def _at_least_two(value: Any) -> None:
    if value < 2:
        raise DomainError(_("Enter 2 or more: a sum of one would tell of a single person."), field="value")


def _chain(value: Any) -> None:
    steps = Signature.Step.values
    if value[-1:] != ["LEADER"] or len(set(value)) != len(value) or not set(value) <= set(steps):
        raise DomainError(
            _("Please name each of %(steps)s at most once, and LEADER at the end.")
            % {"steps": ", ".join(steps)},
            field="value",
        )


def _posts(value: Any) -> None:
    if not value or not set(value) <= set(Post.Kind.values):
        raise DomainError(
            _("Please name at least one kind of post, such as HOSPITAL_LEADER or UNION_CHAIR."), field="value"
        )


def _letter_number(value: Any) -> None:
    try:
        numbers = {value.format(year=2026, serial=serial) for serial in (1, 2)}
    except (KeyError, IndexError, ValueError) as error:
        raise DomainError(_("Only {year} and {serial} can stand in braces."), field="value") from error
    if len(numbers) < 2:
        raise DomainError(
            _("The number needs {serial}, so that no two letters have the same."), field="value"
        )


def register() -> None:
    days = pgettext_lazy("unit", "working days")
    declare(
        "proposal.proposers", _("Who may propose: “delegates” or “staff”"), "delegates",
        source="职工代表大会提案工作通行规定：提案人为正式代表",
    )  # fmt: skip
    declare(
        "proposal.min_seconders", _("Seconders that a proposal needs"), 2,
        source="职工代表大会提案工作通行规定：两名以上代表附议",
    )  # fmt: skip
    declare(
        "proposal.opinion_days", _("Days for the members' opinions (0: none are asked)"), 5, unit=days, source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.appeal_days", _("Days in which a refusal can be appealed against"), 7, unit=days, source=HOUSE,
    )  # fmt: skip
    declare("proposal.appeal_answer_days", _("Days for deciding an appeal"), 10, unit=days, source=HOUSE)
    declare(
        "proposal.joint_authors_second", _("Joint authors count as seconders: “yes” or “no”"), "yes",
        source="职工代表大会提案工作通行规定：提案须三名以上代表签名（领衔一人，联名或附议两人以上）", check=_yes_or_no,
    )  # fmt: skip
    declare(
        "proposal.delegation_members",
        _("Members who confirm what their delegation proposes, unless its head does"), 5, source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.return_days", _("Days in which a department may send a case back"), 7, unit=days,
        source="提案办理通行规定：退办应在7个工作日内说明理由",
    )  # fmt: skip
    declare("proposal.reply_days", _("Days for the reply"), 30, unit=days, source=HOUSE)
    declare(
        "proposal.input_days", _("Days for a co-handling department's input"), 15, unit=days, source=HOUSE
    )
    declare(
        "proposal.max_send_backs", _("Times that a department may send the same case back"), 1, unit=_("times"),
        source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.max_extensions", _("Extensions of one deadline at most"), 1, unit=_("times"), source=HOUSE
    )
    declare("proposal.extension_days", _("Days that an extension gives at most"), 15, unit=days, source=HOUSE)
    declare("proposal.rehandling_days", _("Days for the second handling"), 15, unit=days, source=HOUSE)
    declare("proposal.rating_days", _("Days for rating the reply"), 10, unit=days, source=HOUSE)
    declare("proposal.max_rehandlings", _("Second handlings at most"), 1, unit=_("times"), source=HOUSE)
    declare(
        "proposal.reply_chain", _("Who signs a reply, in this order: HEAD, COSIGN, LEADER (always the last)"),
        ["HEAD", "COSIGN", "LEADER"], source=HOUSE, check=_chain,
    )  # fmt: skip
    declare(
        "proposal.rehandling_signer", _("Posts that sign a second handling or decide finally, never who signed before"),
        ["HOSPITAL_LEADER", "UNION_CHAIR"], source=HOUSE, check=_posts,
    )  # fmt: skip
    declare(
        "proposal.letter_number", _("How reply letters are numbered, with {year} and {serial}"),
        "提案复〔{year}〕{serial}号", source=HOUSE, check=_letter_number,
    )  # fmt: skip
    declare(
        "proposal.promise_report_days", _("Days before a session at which open promises come back"), 30,
        unit=_("days"), source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.report_approval", _("Who approves the report to the congress: “chair” or “majority”"), "chair",
        source=HOUSE, check=_chair_or_majority,
    )  # fmt: skip
    declare(
        "proposal.report_min_ratings", _("Ratings below which a report shows no satisfaction"), 2, unit=_("ratings"),
        source=HOUSE, check=_at_least_two,
    )  # fmt: skip
    declare(
        "innovation.rewards", _("Rewards of a rationalisation suggestion by grade"),
        {"FIRST": 2000, "SECOND": 1000, "THIRD": 500, "ENCOURAGED": 100}, unit=_("yuan"), source=HOUSE,
    )  # fmt: skip
    declare(
        "innovation.booking", _("Account and occasion of these rewards"),
        {"account": "50301", "item": "合理化建议奖励"}, source="工会会计制度（2021）：竞赛奖励列50301，由本会核对",
    )  # fmt: skip
