-- Ring groups, queues, menus and the like. Routing reads them from memory and nothing asks for their parts here, so each
-- stands as one document; secrets within are sealed. kind is the type of the row.

create table facilities (
  id       text primary key,
  kind     text not null,
  document text not null
);

-- How an extension's calls are handled, as a document; empty for the usual way.
alter table extensions add column handling text;

-- Who could call abroad so far still can; new extensions cannot until they are allowed to.
update extensions set handling = '{"forwarding":{"followMe":[]},"doNotDisturb":false,"callWaiting":true,"mailbox":{"enabled":false,"pin":"","email":"","attached":false},"permissions":["INTERNAL","LOCAL","NATIONAL","MOBILE","INTERNATIONAL"],"pin":"","pickupGroup":""}';

-- Codes and parking, as documents; empty for the usual ones.
alter table settings add column codes text;
alter table settings add column parking text;
