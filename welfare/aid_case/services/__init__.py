"""What people do with an aid case. Each service takes one step of it, in one transaction, recorded and told.

No message, to-do, deadline or record ever names an illness, a figure of the household or an account.
"""

from welfare.aid_case.services.applicant import (
    add_evidence,
    begin,
    change_account,
    discard,
    heed_withdrawn_consent,
    own_data,
    remove_evidence,
    save_draft,
    send,
    withdraw,
)
from welfare.aid_case.services.approval import (
    approve,
    heed_stopped_payment,
    heed_undone_payment,
    mark_paid,
    refuse,
)
from welfare.aid_case.services.committee import decide, heed_objection, notice_words, send_back
from welfare.aid_case.services.officer import (
    ask_for_completion,
    hand_over,
    lay_before_committee,
    record_check,
    submit,
    take_on,
)
from welfare.aid_case.services.retention import RETENTION_YEARS, dispose
from welfare.aid_case.services.steps import WAITS, committee, who_is_waited_for

__all__ = [
    "RETENTION_YEARS",
    "WAITS",
    "add_evidence",
    "approve",
    "ask_for_completion",
    "begin",
    "change_account",
    "committee",
    "decide",
    "discard",
    "dispose",
    "hand_over",
    "heed_objection",
    "heed_stopped_payment",
    "heed_undone_payment",
    "heed_withdrawn_consent",
    "lay_before_committee",
    "mark_paid",
    "notice_words",
    "own_data",
    "record_check",
    "refuse",
    "remove_evidence",
    "save_draft",
    "send",
    "send_back",
    "submit",
    "take_on",
    "who_is_waited_for",
    "withdraw",
]
