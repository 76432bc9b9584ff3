-- Messages in mailboxes; the sound stands in a file under data/voicemail. length is milliseconds.

create table voicemail_messages (
  id            text primary key,
  mailbox       text not null,
  caller_number text not null,
  caller_name   text not null,
  received_at   bigint not null,
  length        bigint not null,
  folder        text not null,
  mail_due      boolean not null
);
