-- Plain SQL that SQLite and PostgreSQL both read. Ids are UUIDs in text; times are microseconds since 1970-01-01 UTC;
-- durations are milliseconds; passwords are sealed (see SecretBox); lists of words are separated by commas.
-- ${clustered} has SQLite keep a table in the order of its key instead of beside it; for PostgreSQL it is empty.

create table settings (
  id         integer primary key check (id = 1),
  area_code  text not null,
  ring_time  bigint not null,
  zone       text not null
);

create table extensions (
  id          text primary key,
  number      text not null,
  login       text not null,
  name        text not null,
  password    text not null,
  enabled     boolean not null,
  caller_id   text,
  max_devices integer not null,
  codecs      text not null
);

create table trunks (
  id              text primary key,
  name            text not null,
  enabled         boolean not null,
  account         text not null,
  server_host     text not null,
  server_port     integer not null,
  server_transport text not null,
  proxy_host      text,
  proxy_port      integer,
  proxy_transport text,
  login           text not null,
  auth_name       text,
  password        text not null,
  realm           text,
  from_user       text,
  from_domain     text,
  did_source      text not null,
  caller_source   text not null,
  called_format   text not null,
  caller_format   text not null,
  caller_id       text,
  caller_header   text not null,
  expiry          bigint not null,
  retry           bigint not null,
  qualify         bigint not null,
  codecs          text not null,
  max_channels    integer not null,
  tie_line        boolean not null,
  note            text not null
);

create table trunk_addresses (
  trunk_id    text not null references trunks (id) deferrable initially deferred,
  position    integer not null,
  network     text not null,
  prefix_bits integer not null,
  port        integer not null,
  primary key (trunk_id, position)
);

-- A target names its kind and either the row of that kind or a number to dial.
create table dids (
  id            text primary key,
  number        text not null,
  trunk_id      text references trunks (id) deferrable initially deferred,
  target_type   text not null,
  target_id     text,
  target_number text,
  enabled       boolean not null,
  note          text not null
);

create index dids_by_number on dids (number);

create table dial_rules (
  id        text primary key,
  position  integer not null,
  name      text not null,
  pattern   text not null,
  strip     integer not null,
  prepend   text not null,
  caller_id text,
  enabled   boolean not null
);

create table dial_rule_trunks (
  rule_id  text not null references dial_rules (id) deferrable initially deferred,
  position integer not null,
  trunk_id text not null references trunks (id) deferrable initially deferred,
  primary key (rule_id, position)
);

create table directory_version (
  id      integer primary key check (id = 1),
  version bigint not null
);

insert into directory_version (id, version) values (1, 0);

-- Who changed what and when; summary is JSON and never holds a secret.
create table directory_changes (
  version bigint primary key,
  at      bigint not null,
  author  text not null,
  summary text not null
);

-- A known word, sealed: tells whether the key file belongs to this database.
create table key_check (
  id     integer primary key check (id = 1),
  sealed text not null
);

create table bindings (
  extension_id  text not null,
  position      integer not null,
  contact       text not null,
  source        text not null,
  path          text not null,
  q_mille       integer not null,
  sip_call_id   text not null,
  cseq          bigint not null,
  registered_at bigint not null,
  expires_at    bigint not null,
  user_agent    text not null,
  primary key (extension_id, position)
);

create table users (
  id                   text primary key,
  name                 text not null unique,
  password_hash        text not null,
  role                 text not null,
  must_change_password boolean not null
);

create table tokens (
  id           text primary key,
  user_id      text not null references users (id) deferrable initially deferred,
  name         text not null,
  hash         text not null unique,
  created_at   bigint not null,
  last_used_at bigint
);

create table calls (
  id                text primary key,
  direction         text not null,
  caller            text not null,
  caller_name       text not null,
  called            text not null,
  trunk             text,
  started_at        bigint not null,
  answered_at       bigint,
  ended_at          bigint not null,
  disposition       text not null,
  ended_by          text not null,
  status            integer not null,
  reason            text not null,
  directory_version bigint not null
);

-- Each index ends with (started_at, id), by which the history is paged.
create index calls_by_start on calls (started_at, id);
create index calls_by_caller on calls (caller, started_at, id);
create index calls_by_called on calls (called, started_at, id);
create index calls_by_trunk on calls (trunk, started_at, id);
create index calls_by_direction on calls (direction, started_at, id);
create index calls_by_disposition on calls (disposition, started_at, id);
create index calls_to_unknown_dids on calls (called, trunk, started_at) where disposition = 'UNKNOWN_DID';

create table call_legs (
  call_id          text not null,
  position         integer not null,
  name             text not null,
  sip_call_id      text not null,
  peer             text not null,
  started_at       bigint not null,
  answered_at      bigint,
  ended_at         bigint not null,
  status           integer not null,
  reason           text not null,
  codec            text not null,
  packets_received bigint not null,
  packets_sent     bigint not null,
  packets_lost     bigint not null,
  packets_refused  bigint not null,
  jitter_millis    double precision not null,
  primary key (call_id, position)
)${clustered};

create table call_steps (
  call_id  text not null,
  position integer not null,
  at       bigint not null,
  what     text not null,
  why      text not null,
  primary key (call_id, position)
)${clustered};

-- Every number that ever called or was called, so that a search for a part of one need not read every call.
create table call_numbers (
  number text primary key
);

-- Up to where the journal has been moved into calls.
create table journal_position (
  id      integer primary key check (id = 1),
  segment bigint not null,
  at      bigint not null
);

insert into journal_position (id, segment, at) values (1, 0, 0);
