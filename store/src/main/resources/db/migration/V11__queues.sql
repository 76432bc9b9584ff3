-- What happened in queues; every figure is counted from it. length is nanoseconds.

create table queue_events (
  id       integer primary key,
  at       bigint not null,
  queue_id text not null,
  kind     text not null,
  call_id  text,
  agent_id text,
  length   bigint not null,
  note     text not null
);

create index queue_events_by_time on queue_events (queue_id, at);

-- Where agents are logged in, and why they pause.
create table queue_agents (
  extension_id text primary key,
  queues       text not null,
  pause        text not null
);
