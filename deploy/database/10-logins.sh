#!/usr/bin/env bash
# Run once, when the cluster is made: the owner, who migrates, and the portal's login, which may not change the record.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
    -v owner_password="$(cat /run/secrets/database_owner_password)" \
    -v portal_password="$(cat /run/secrets/database_portal_password)" <<'SQL'
CREATE ROLE portal_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE app_rw LOGIN PASSWORD :'portal_password';
CREATE DATABASE portal OWNER portal_owner;
REVOKE ALL ON DATABASE portal FROM PUBLIC;
GRANT CONNECT ON DATABASE portal TO app_rw;
SQL
