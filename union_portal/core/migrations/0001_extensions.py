from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

BIGRAMS = """
CREATE OR REPLACE FUNCTION portal_bigrams(s text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT g), '{}')
  FROM (SELECT lower(substr(s, i, 2)) g FROM generate_series(1, greatest(char_length(s) - 1, 1)) i) q
$$
"""


class Migration(migrations.Migration):
    """What the tables of all areas need from PostgreSQL: ranges that exclude each other, Chinese search."""

    initial = True
    run_before = [("members", "0001_initial")]

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(BIGRAMS, "DROP FUNCTION portal_bigrams(text)"),
    ]
