-- Owner: dossiers. Who may read and change what, column by column; a paper that was made is not changed by anybody.

-- Reports count dossiers and measure their time. They see no applicant, no address, nothing that was declared or written
-- to people, nothing that opens a page (tokens), and no draft: what was not sent is nobody's business.
alter default privileges in schema dossiers revoke select on tables from motcua_report;
revoke select on all tables in schema dossiers from motcua_report;
grant select on dossiers.request, dossiers.originals to motcua_report;
grant select (dossier_id, component, how, originals, copies) on dossiers.component to motcua_report;
grant select (id, dossier_id, stage, asked_at, asked_by, answered_at, answered_by) on dossiers.supplement to motcua_report;
grant select (supplement_id, component) on dossiers.supplement_item to motcua_report;
grant select (id, dossier_id, form_set, form, is_draft, made_at, made_by) on dossiers.slip to motcua_report;
grant select (dossier_id, agency_id, number, issued_on, slip_id) on dossiers.result to motcua_report;
grant select (dossier_id, at, by_id, how) on dossiers.delivery to motcua_report;
grant select (id, dossier_id, amount, asked_at, asked_by, paid_at) on dossiers.payment_request to motcua_report;

-- What was handed in, by whom, where and when, and the number it has, are not rewritten; neither is what was asked for.
revoke update on dossiers.dossier, dossiers.serial, dossiers.component, dossiers.supplement, dossiers.slip,
  dossiers.result_serial, dossiers.originals, dossiers.payment_request from motcua_app;
grant update (last) on dossiers.serial, dossiers.result_serial to motcua_app;
grant update (how, paper_ids) on dossiers.component to motcua_app;
grant update (answered_at, answered_by) on dossiers.supplement to motcua_app;
grant update (handed_over_at, handed_over_by, received_at, received_by) on dossiers.originals to motcua_app;
grant update (document, paid_at) on dossiers.payment_request to motcua_app;
-- For form 04 that the program drafted and whoever signs replaces.
grant update (form_set, is_draft, made_at, made_by, data) on dossiers.slip to motcua_app;

-- Of the dossier by what stays closed, since it is the table that grows.
do $$ declare shown text; moved text; begin
  select string_agg(quote_ident(attname), ', ') filter (where attname not in (
      'tracking_token', 'applicant_name', 'delivery_address', 'likeness')),
    string_agg(quote_ident(attname), ', ') filter (where attname not in (
      'id', 'public_id', 'request_id', 'number', 'tracking_token', 'receiving_unit_id', 'receives_at_id', 'competent_unit_id',
      'territory_id', 'channel', 'procedure_id', 'procedure_version_id', 'form_version_id', 'calendar_version_id',
      'applicant_id', 'applicant_name', 'authoriser_id', 'submitted_by', 'delivery', 'delivery_address', 'likeness',
      'submitted_at', 'synchronised_at'))
    into shown, moved from pg_attribute
    where attrelid = 'dossiers.dossier'::regclass and attnum > 0 and not attisdropped;
  execute format('grant select (%s) on dossiers.dossier to motcua_report', shown);
  execute format('grant update (%s) on dossiers.dossier to motcua_app', moved);
end $$;

-- A grant cannot tell a draft from a paper: a year later it must print the same, whoever has a grant by mistake.
create function dossiers.keep_slip() returns trigger language plpgsql as $$ begin
  raise exception 'a paper that was made is not changed'
    using errcode = 'insufficient_privilege', constraint = 'slip_made_stays';
end $$;
create trigger slip_made_stays before update on dossiers.slip for each row when (not old.is_draft)
  execute function dossiers.keep_slip();
