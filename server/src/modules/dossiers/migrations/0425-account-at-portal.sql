-- Owner: dossiers. An account is looked for at the national portal, too, while somebody is at a counter (KH 1107 II.2.1).

-- found, none: the portal said so. away: it did not answer in time. not-asked: of this person it cannot be asked.
alter table dossiers.intake add column account_at_portal text
  constraint intake_portal_known check (account_at_portal in ('found', 'none', 'away', 'not-asked'));
grant update (account_at_portal) on dossiers.intake to motcua_app;

-- What the portal said when the dossier was received; null where intake did not look there.
alter table dossiers.account_outcome add column at_portal text
  constraint account_portal_known check (at_portal in ('found', 'none', 'away', 'not-asked'));
-- Where the account is that counts as the outcome.
alter table dossiers.account_outcome add column place text
  constraint account_place_known check (place in ('here', 'national-portal'));
alter table dossiers.account_outcome add constraint account_placed
  check (place is null or outcome = 'verified' or outcome = 'created-now' and place = 'here');
alter table dossiers.account_outcome add constraint account_found_there
  check (place is distinct from 'national-portal' or at_portal = 'found');
grant select (at_portal, place) on dossiers.account_outcome to motcua_report;
