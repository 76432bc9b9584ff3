-- The user part of the Contact that an operator knows us by: its calls find their trunk by it, also right after a restart.
create table trunk_tokens (
  trunk_id text primary key,
  token    text not null
);

-- Where the operators are that register with us.
create table trunk_providers (
  trunk_id    text primary key,
  contact     text not null,
  source      text not null,
  sip_call_id text not null,
  cseq        bigint not null,
  expires_at  bigint not null
);
