-- Owner: payments. Money that paid nothing goes back to where it came from.

-- Trả lại tiền đến nhầm: the whole of it, through the gateway that told of it.
create table payments.reversal (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint reversal_addressed_once unique,
  remittance_id bigint      not null references payments.remittance,
  -- The entry of the list that it settles when the money has gone.
  difference_id bigint      not null references payments.difference,
  amount        bigint      not null check (amount between 1 and 9007199254740991),
  why           text        not null check (length(why) between 1 and 1000),
  state         text        not null check (state in ('asked', 'done', 'failed')),
  asked_by      bigint      not null,
  asked_at      timestamptz not null,
  ended_at      timestamptz check (ended_at >= asked_at),
  -- Of the gateway, when it went.
  reference     text        constraint reversal_referenced_once unique check (length(reference) between 1 and 100),
  constraint reversal_ended_by_state check ((ended_at is null) = (state = 'asked')),
  constraint reversal_referenced_by_state check ((reference is not null) = (state = 'done'))
);
comment on table payments.reversal is 'Trả lại qua cổng thanh toán khoản tiền đến mà không nộp được khoản nào';
-- What the gateway refused may be asked again.
create unique index remittance_reversed_once on payments.reversal (remittance_id) where state <> 'failed';
create index reversal_to_send on payments.reversal (id) where state = 'asked';
create index reversal_of_difference on payments.reversal (difference_id, id);

grant usage on all sequences in schema payments to motcua_app;
grant select, insert on payments.reversal to motcua_app;
grant update (state, ended_at, reference) on payments.reversal to motcua_app;
grant select (id, public_id, remittance_id, difference_id, amount, state, asked_by, asked_at, ended_at, reference)
  on payments.reversal to motcua_report;
