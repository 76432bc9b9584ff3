-- Recordings of conversations; the sound stands in a file under data/recordings. length is milliseconds.

create table recordings (
  call_id      text primary key,
  file         text not null,
  state        text not null,
  started_at   bigint not null,
  length       bigint not null,
  bytes        bigint not null,
  percent      double precision not null,
  gaps         text not null
);

create index recordings_by_start on recordings (started_at, call_id);
create index recordings_running on recordings (state) where state = 'RUNNING';

alter table extensions add column recorded boolean not null default false;
