#!/bin/sh
# Run once, by the image of PostgreSQL, when its volume is empty.
set -eu
psql -v ON_ERROR_STOP=1 -v federity="$FEDERITY_DB_PASSWORD" -v federity_owner="$FEDERITY_DB_OWNER_PASSWORD" \
  -v keycloak="$KEYCLOAK_DB_PASSWORD" --username "${POSTGRES_USER:-postgres}" --file /etc/federity/databases.sql
