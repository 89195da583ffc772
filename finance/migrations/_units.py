"""Units were names on entries and payment requests: the steps of migration 0003 that make them records."""

from django.db.migrations import RunSQL

HOLD = RunSQL(
    """
    CREATE TEMPORARY TABLE held_units ON COMMIT DROP AS
        SELECT 'ENTRY' AS place, id, unit FROM finance_entry WHERE unit <> ''
        UNION ALL SELECT 'PAYMENT', id, unit FROM finance_paymentrequest WHERE unit <> '';
    """,
    RunSQL.noop,
)
"""Stands before the names are removed."""

FILL = RunSQL(
    """
    ALTER TABLE finance_entry DISABLE TRIGGER USER;
    ALTER TABLE finance_voucher DISABLE TRIGGER USER;
    ALTER TABLE finance_paymentrequest DISABLE TRIGGER USER;

    INSERT INTO finance_unit (public_id, name, kind, branch_id, group_id, is_closed)
    SELECT
        (
            SELECT string_agg(substr('23456789abcdefghjkmnpqrstuvwxyz', 1 + get_byte(random, place) % 31, 1), '')
            FROM (SELECT uuid_send(gen_random_uuid()) AS random WHERE named.unit IS NOT NULL) AS drawn,
                unnest(ARRAY[0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14]) AS place
        ),
        named.unit,
        CASE
            WHEN branch.id IS NOT NULL THEN 'BRANCH'
            WHEN body.id IS NOT NULL THEN 'GROUP'
            WHEN EXISTS (SELECT FROM members_campus WHERE name = named.unit) THEN 'CAMPUS'
            ELSE 'OTHER'
        END,
        branch.id, CASE WHEN branch.id IS NULL THEN body.id END, false
    FROM (SELECT DISTINCT unit FROM held_units) named
    LEFT JOIN (SELECT name, min(id) AS id FROM members_branchunion GROUP BY name HAVING count(*) = 1) branch
        ON branch.name = named.unit
    LEFT JOIN (SELECT name, min(id) AS id FROM members_uniongroup GROUP BY name HAVING count(*) = 1) body
        ON body.name = named.unit
    ORDER BY named.unit;

    UPDATE finance_entry entry SET unit_id = unit.id
    FROM held_units held JOIN finance_unit unit ON unit.name = held.unit
    WHERE held.place = 'ENTRY' AND held.id = entry.id;

    UPDATE finance_paymentrequest request SET unit_id = unit.id
    FROM held_units held JOIN finance_unit unit ON unit.name = held.unit
    WHERE held.place = 'PAYMENT' AND held.id = request.id;

    UPDATE finance_voucher voucher SET about_type_id = type.id, about_id = request.id
    FROM finance_paymentrequest request, django_content_type type
    WHERE request.voucher_id = voucher.id AND (type.app_label, type.model) = ('finance', 'paymentrequest');

    DELETE FROM finance_monthbalance;
    INSERT INTO finance_monthbalance (period_id, kind, account_id, fund_id, unit_id, item, debit, credit)
    SELECT v.period_id, v.kind, e.account_id, e.fund_id, e.unit_id, e.item, sum(e.debit), sum(e.credit)
    FROM finance_entry e JOIN finance_voucher v ON v.id = e.voucher_id
    WHERE v.state = 'POSTED' GROUP BY 1, 2, 3, 4, 5, 6;

    ALTER TABLE finance_entry ENABLE TRIGGER USER;
    ALTER TABLE finance_voucher ENABLE TRIGGER USER;
    ALTER TABLE finance_paymentrequest ENABLE TRIGGER USER;
    SET CONSTRAINTS ALL IMMEDIATE;
    """,
    RunSQL.noop,
)
"""Each name becomes a unit; balances are summed anew with it; vouchers of payments name their request."""
