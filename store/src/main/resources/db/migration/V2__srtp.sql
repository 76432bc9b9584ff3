-- How far media are sealed: OFF, OFFERED or REQUIRED. What was configured before stays as it was.

alter table extensions add column srtp text not null default 'OFF';
alter table trunks add column srtp text not null default 'OFF';
