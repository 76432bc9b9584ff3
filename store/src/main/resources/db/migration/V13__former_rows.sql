-- Each row as it stood before a change: a document, empty when there was none. From the newest back they lead to any version.

create table former_rows (
  version  bigint not null,
  position integer not null,
  kind     text not null,
  row_id   text not null,
  document text,
  primary key (version, position)
)${clustered};
