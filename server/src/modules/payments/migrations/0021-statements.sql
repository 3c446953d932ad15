-- Owner: payments. Statements of treasury and banks, and what they are matched with.

-- Sao kê: one file of lines of the account of a section, read once.
create table payments.statement (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint statement_addressed_once unique,
  -- Whose account it is of.
  unit_id   bigint      not null,
  sha256    bytea       not null check (length(sha256) = 32),
  lines     integer     not null check (lines between 1 and 20000),
  -- Of them read before, from another file.
  known     integer     not null check (known between 0 and lines),
  read_at   timestamptz not null,
  read_by   bigint      not null,
  constraint statement_read_once unique (unit_id, sha256)
);
comment on table payments.statement is 'Sao kê tài khoản thu của kho bạc, ngân hàng';

create table payments.statement_line (
  id            bigint  generated always as identity primary key,
  statement_id  bigint  not null references payments.statement,
  unit_id       bigint  not null,
  day           date    not null,
  -- The bank's number of it.
  reference     text    not null check (length(reference) between 1 and 80),
  amount        bigint  not null check (amount between 1 and 9007199254740991),
  -- As the payer and the banks wrote it, names of people included.
  text          text    not null check (length(text) <= 500),
  remittance_id bigint  constraint line_of_remittance_once unique references payments.remittance,
  constraint statement_line_read_once unique (unit_id, day, reference)
);
comment on table payments.statement_line is 'Dòng sao kê: tiền vào tài khoản thu';
create index statement_line_unmatched on payments.statement_line (day, id) where remittance_id is null;
create index statement_line_of_day on payments.statement_line (day, id);

grant usage on all sequences in schema payments to motcua_app;
grant select, insert on payments.statement, payments.statement_line to motcua_app;
grant update (remittance_id) on payments.statement_line to motcua_app;
grant select on payments.statement to motcua_report;
grant select (id, statement_id, unit_id, day, reference, amount, remittance_id) on payments.statement_line
  to motcua_report;
