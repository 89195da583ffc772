"""The numbers of this field and where they come from; all are dated data that the house may change."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.payment import services as payments
from members.models import Post
from proposals.innovation.models import RationalizationProposal
from proposals.reply.models import Letter, Signature
from union_portal.core.errors import DomainError
from union_portal.core.policy.services import declare

HOUSE = "本院职代会提案工作办法（预置值，请核对）"


def _at_least_two(value: Any) -> None:
    if value < 2:
        raise DomainError(_("Enter 2 or more: a sum of one would tell of a single person."), field="value")


def _chain(value: Any) -> None:
    if value[-1:] != ["LEADER"]:
        raise DomainError(_("The leader in charge signs each reply, as the last."), field="value")


def _letter_number(value: Any) -> None:
    try:
        numbers = {value.format(year=2026, serial=serial) for serial in (1, 2)}
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise DomainError(_("Only {year} and {serial} can stand in braces."), field="value") from error
    if len(numbers) < 2:
        raise DomainError(
            _("The number needs {serial}, so that no two letters have the same."), field="value"
        )
    most = Letter._meta.get_field("number").max_length
    if most is not None and max(map(len, numbers)) > most:
        raise DomainError(
            _("The number may have at most %(most)d characters.") % {"most": most}, field="value"
        )


def register() -> None:
    days = pgettext_lazy("unit", "working days")
    declare(
        "proposal.proposers", _("Who may propose"), "delegates", source="职工代表大会提案工作通行规定：提案人为正式代表",
        words={"delegates": _("Delegates"), "staff": _("All staff")},
    )  # fmt: skip
    declare(
        "proposal.min_seconders", _("Seconders that a proposal needs"), 2,
        source="职工代表大会提案工作通行规定：两名以上代表附议",
    )  # fmt: skip
    declare(
        "proposal.opinion_days", _("Days for the members' opinions (0: none are asked)"), 5, unit=days, source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.appeal_days", _("Days in which a refusal can be appealed against"), 7, unit=days, least=1, source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.appeal_answer_days", _("Days for deciding an appeal"), 10, unit=days, least=1, source=HOUSE
    )
    declare(
        "proposal.joint_authors_second", _("Joint authors count as seconders"), "yes",
        source="职工代表大会提案工作通行规定：提案须三名以上代表签名（领衔一人，联名或附议两人以上）", words={"yes": _("Yes"), "no": _("No")},
    )  # fmt: skip
    declare(
        "proposal.delegation_members",
        _("Members who confirm what their delegation proposes, unless its head does"), 5, source=HOUSE, least=1,
    )  # fmt: skip
    declare(
        "proposal.return_days", _("Days in which a department may send a case back"), 7, unit=days, least=1,
        source="提案办理通行规定：退办应在7个工作日内说明理由",
    )  # fmt: skip
    declare("proposal.reply_days", _("Days for the reply"), 30, unit=days, least=1, source=HOUSE)
    declare(
        "proposal.input_days",
        _("Days for a co-handling department's input"),
        15,
        unit=days,
        least=1,
        source=HOUSE,
    )
    declare(
        "proposal.max_send_backs", _("Times that a department may send the same case back"), 1, unit=_("times"),
        source=HOUSE,
    )  # fmt: skip
    declare(
        "proposal.max_extensions", _("Extensions of one deadline at most"), 1, unit=_("times"), source=HOUSE
    )
    declare(
        "proposal.extension_days",
        _("Days that an extension gives at most"),
        15,
        unit=days,
        least=1,
        source=HOUSE,
    )
    declare(
        "proposal.rehandling_days", _("Days for the second handling"), 15, unit=days, least=1, source=HOUSE
    )
    declare("proposal.rating_days", _("Days for rating the reply"), 10, unit=days, least=1, source=HOUSE)
    declare("proposal.max_rehandlings", _("Second handlings at most"), 1, unit=_("times"), source=HOUSE)
    declare(
        "proposal.reply_chain", _("Who signs a reply, in this order; the leader always as the last"),
        ["HEAD", "COSIGN", "LEADER"], source=HOUSE, check=_chain, words=dict(Signature.Step.choices),
    )  # fmt: skip
    declare(
        "proposal.rehandling_signer", _("Posts that sign a second handling or decide finally, never who signed before"),
        ["HOSPITAL_LEADER", "UNION_CHAIR"], source=HOUSE,
        words=dict(Post.Kind.choices),
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
        "proposal.report_approval", _("Who approves the report to the congress"), "chair", source=HOUSE,
        words={"chair": _("The chair of the committee"), "majority": _("A majority of the committee")},
    )  # fmt: skip
    declare(
        "proposal.report_min_ratings", _("Ratings below which a report shows no satisfaction"), 2, source=HOUSE,
        check=_at_least_two,
    )  # fmt: skip
    declare(
        "innovation.rewards", _("Rewards of a rationalisation suggestion by grade"),
        {"FIRST": 2000, "SECOND": 1000, "THIRD": 500, "ENCOURAGED": 100}, unit=_("yuan"), source=HOUSE,
        words=dict(RationalizationProposal.Grade.choices), places=2, most=1_000_000,
    )  # fmt: skip
    declare(
        "innovation.booking", _("Account and occasion of these rewards"),
        {"account": "50301", "item": "合理化建议奖励"}, source="工会会计制度（2021）：竞赛奖励列50301，由本会核对",
        words=payments.BOOKING_WORDS, check=payments.check_booking,
    )  # fmt: skip
