-- Owner: dossiers. What was said with a deed, in words: the event beside it is read by many and kept for ever, and may name nobody.

-- Lời ghi của việc đã làm. One row a field of the deed; rows that work with the same words (a note of a step, a payment
-- asked) keep them as well, and this is what the history shows.
create table dossiers.remark (
  dossier_id bigint      not null references dossiers.dossier,
  -- The request that did the deed; its event in audit.event has the same.
  request_id uuid        not null,
  kind       text        not null check (kind in ('reason', 'note', 'content', 'document', 'receiver', 'contact-phone')),
  text       text        not null check (text <> ''),
  said_at    timestamptz not null,
  constraint remark_said_once primary key (dossier_id, request_id, kind)
);
comment on table dossiers.remark is 'Lý do, ghi chú, người nhận ghi khi làm việc trên hồ sơ';

grant select, insert on dossiers.remark to motcua_app;
-- Words may name people; reports count without them.
revoke all on dossiers.remark from motcua_report;
