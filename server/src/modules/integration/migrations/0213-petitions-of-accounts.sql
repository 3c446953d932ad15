-- Owner: integration. Whoever asks or reports something while signed in finds it in their account.

alter table integration.petition
  -- Who was signed in when it was sent at our own portal.
  add column account_id bigint references identity.account,
  add constraint petition_of_account_from_here check (account_id is null or message_id is null);
-- What one account has sent, newest first.
create index petition_of_account on integration.petition (account_id, id desc) where account_id is not null;
