-- When a recording was copied into the object store, or null.

alter table recordings add column archived_at bigint;

create index recordings_unarchived on recordings (started_at) where archived_at is null;
