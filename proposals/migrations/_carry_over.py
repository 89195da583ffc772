"""What the rows of the first version become in the second: the steps of migration 0002 that move data.

Submissions were in one case each (``proposal.case``), promises were columns of their reply, and one leader signed. The
columns go in the same migration, so their values are held in temporary tables until the new tables stand.
"""

from django.db.migrations import RunSQL

HOLD = RunSQL(
    """
    CREATE TEMPORARY TABLE held_cases ON COMMIT DROP AS
        SELECT id AS proposal_id, case_id, coalesce(decided_at, changed_at) AS included_at
        FROM proposals_proposal WHERE case_id IS NOT NULL;
    CREATE TEMPORARY TABLE held_promises ON COMMIT DROP AS
        SELECT id AS reply_id, kept_at, kept_note FROM proposals_reply
        WHERE signed_at IS NOT NULL AND promised_on IS NOT NULL;
    """,
    RunSQL.noop,
)
"""Stands before all that is removed."""

INCLUSIONS = RunSQL(
    """
    INSERT INTO proposals_inclusion (case_id, proposal_id, included_at)
        SELECT case_id, proposal_id, included_at FROM held_cases ORDER BY included_at, proposal_id
    """,
    RunSQL.noop,
)

SECONDING = RunSQL(
    """
    UPDATE proposals_proposal SET session_id = receiving.id
    FROM (SELECT id FROM proposals_congresssession WHERE closes_on >= current_date ORDER BY closes_on LIMIT 1) receiving
    WHERE state = 'SECONDING' AND session_id IS NULL
    """,
    RunSQL.noop,
)
"""The window of this session ends the seconding."""

SIGNATURES = RunSQL(
    """
    INSERT INTO proposals_signature (reply_id, position, step, outcome, by_id, at, reason)
        SELECT id, 0, 'LEADER', CASE WHEN signed_at IS NULL THEN '' ELSE 'SIGNED' END, signed_by_id, signed_at, ''
        FROM proposals_reply WHERE returned_at IS NULL ORDER BY drafted_at, id
    """,
    RunSQL.noop,
)
"""The leader was the whole chain; what waits for a signature goes on waiting for that one."""

PROMISES = RunSQL(
    """
    INSERT INTO proposals_promise (
        public_id, state, case_id, reply_id, department_id, owner_id, text, made_at, first_promised_on, promised_on,
        kept_at, kept_by_id, kept_note, times_kept, dropped_reason
    )
    SELECT
        (
            SELECT string_agg(substr('23456789abcdefghjkmnpqrstuvwxyz', 1 + get_byte(random, place) % 31, 1), '')
            FROM (SELECT uuid_send(gen_random_uuid()) AS random WHERE reply.id IS NOT NULL) AS drawn,
                unnest(ARRAY[0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14]) AS place
        ),
        CASE WHEN held.kept_at IS NULL THEN 'OPEN' ELSE 'KEPT' END,
        reply.case_id, reply.id, assignment.department_id, coalesce(assignment.handler_id, reply.drafted_by_id),
        left(reply.text, 300), reply.signed_at, reply.promised_on, reply.promised_on,
        held.kept_at,
        CASE WHEN held.kept_at IS NOT NULL THEN coalesce(reported.by_id, assignment.handler_id, reply.drafted_by_id) END,
        held.kept_note, CASE WHEN held.kept_at IS NULL THEN 0 ELSE 1 END, ''
    FROM held_promises held
    JOIN proposals_reply reply ON reply.id = held.reply_id
    JOIN proposals_proposalcase house ON house.id = reply.case_id
    CROSS JOIN LATERAL (
        SELECT department_id, handler_id FROM proposals_assignment
        WHERE case_id = house.id AND sent_back_at IS NULL ORDER BY assigned_at DESC, id DESC LIMIT 1
    ) assignment
    LEFT JOIN LATERAL (
        SELECT entry.by_id FROM core_auditentry entry JOIN django_content_type type ON type.id = entry.about_type_id
        WHERE entry.action = 'proposals.case.promise_kept' AND entry.about_id = house.id
            AND (type.app_label, type.model) = ('proposals', 'proposalcase')
        ORDER BY entry.id DESC LIMIT 1
    ) reported ON true
    WHERE held.kept_at IS NOT NULL OR (house.state IN ('REPLIED', 'TRACKING') AND reply.round = house.round)
    ORDER BY reply.signed_at, reply.id
    """,
    RunSQL.noop,
)
"""Into the promise book: what was kept, and what is still owed. A second handling has overtaken the others."""

WATCHED = RunSQL(
    """
    WITH owed AS (
        SELECT promise.*, house.leader_id, asked.about_type_id, asked.title, asked.url
        FROM proposals_promise promise
        JOIN proposals_proposalcase house ON house.id = promise.case_id
        CROSS JOIN LATERAL (
            SELECT about_type_id, title, url FROM core_deadline JOIN django_content_type type ON type.id = about_type_id
            WHERE about_id = house.id AND (app_label, model) = ('proposals', 'proposalcase') ORDER BY core_deadline.id DESC
            LIMIT 1
        ) asked
        WHERE promise.state = 'OPEN' AND house.state = 'REPLIED'
    ), watched AS (
        INSERT INTO core_deadline (about_type_id, about_id, kind, due_on, counted_from, source, title, url)
        SELECT about_type_id, case_id, 'proposals.promise', promised_on, current_date, '', title, url FROM owed
        RETURNING id, about_id
    ), told AS (
        INSERT INTO core_deadline_escalate_to (deadline_id, user_id)
        SELECT watched.id, leader_id FROM watched JOIN owed ON case_id = about_id WHERE leader_id IS NOT NULL
    ), reminded AS (
        INSERT INTO core_deadline_responsible (deadline_id, user_id)
        SELECT watched.id, owner_id FROM watched JOIN owed ON case_id = about_id
    )
    INSERT INTO core_todo (user_id, about_type_id, about_id, kind, subject, url, due_on, created_at)
    SELECT owner_id, about_type_id, case_id, 'proposals.promise', title, url, promised_on, now() FROM owed
    """,
    RunSQL.noop,
)
"""A promise is watched from the signature on; until now it was only from the rating on."""

CHECKED = RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", RunSQL.noop)
"""Check now what is checked at the end otherwise: a table with checks pending can't be altered any more."""

STEPS = [INCLUSIONS, SECONDING, SIGNATURES, PROMISES, WATCHED, CHECKED]
"""Stand at the end, when the new tables have their columns and triggers."""
