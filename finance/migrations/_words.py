"""Until migration 0004 the kind of a voucher was its word: the step that writes it down on what was posted before."""

from django.db.migrations import RunSQL

WORDS = RunSQL(
    """
    ALTER TABLE finance_voucher DISABLE TRIGGER USER;
    UPDATE finance_voucher SET word = CASE kind WHEN 'OPENING' THEN '初' WHEN 'CLOSING' THEN '结' ELSE '记' END
    WHERE state = 'POSTED';
    ALTER TABLE finance_voucher ENABLE TRIGGER USER;
    """,
    RunSQL.noop,
)
"""Otherwise a month that is half full would seem to miss the numbers of its first half."""
