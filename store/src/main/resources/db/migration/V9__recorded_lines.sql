-- Trunks and public numbers whose conversations are recorded, and what is done to the voices of a trunk.

alter table trunks add column recorded boolean not null default false;
alter table trunks add column echo_cancel boolean not null default false;
alter table trunks add column noise_suppression boolean not null default false;
alter table trunks add column gain_control boolean not null default false;
alter table dids add column recorded boolean not null default false;
