-- How keys come and go: AUTO, RFC4733, INBAND or INFO. What was configured before stays as it was.

alter table extensions add column dtmf text not null default 'AUTO';
alter table trunks add column dtmf text not null default 'AUTO';
