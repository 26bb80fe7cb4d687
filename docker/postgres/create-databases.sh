#!/bin/sh
# Run once, by the image of PostgreSQL, when its volume is empty: one database and one owner for each program.
set -eu
psql -v ON_ERROR_STOP=1 -v federity="$FEDERITY_DB_PASSWORD" -v keycloak="$KEYCLOAK_DB_PASSWORD" \
  --username "${POSTGRES_USER:-postgres}" <<'SQL'
create role federity login password :'federity';
create database federity owner federity;
create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
SQL
