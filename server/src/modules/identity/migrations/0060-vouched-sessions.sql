-- Owner: identity. People whom an identity provider vouches for.

-- Mức độ định danh mà hệ thống định danh xác nhận; empty where one signed in here by oneself. At 1 a session sees what a
-- self-made account sees, whatever the account is.
alter table identity.session add column vouched smallint check (vouched in (1, 2));

-- Asked with each request of a session: accounts that somebody else made under the number of a checked person.
create index account_disowned on identity.account (person_id) where status = 'disabled' and level = 1;

alter table identity.account drop constraint account_opened_how_check;
alter table identity.account add constraint account_opened_how_check
  check (opened_how in ('self', 'counter', 'staff', 'provider'));
