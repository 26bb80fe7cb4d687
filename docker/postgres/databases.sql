-- One database for each program. Federity has two accounts: federity_owner owns the tables and is used for
-- migrations at the server's start alone; federity works in them, and cannot change the audit trail.
create role federity_owner login password :'federity_owner';
create role federity login password :'federity';
create database federity owner federity_owner;
revoke all on database federity from public;
grant connect on database federity to federity;

create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
revoke all on database keycloak from public;

-- Until PostgreSQL 14 everybody may make tables in the schema public.
\connect federity
revoke create on schema public from public;
grant create on schema public to federity_owner;
