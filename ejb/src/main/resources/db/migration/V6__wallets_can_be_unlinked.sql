-- An unlinked wallet signs nothing new; it still says whose the commits are that it signed.
alter table wallet add column unlinked timestamp(6) with time zone;
