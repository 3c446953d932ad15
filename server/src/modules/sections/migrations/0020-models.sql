-- Owner: sections. Proposals of how sections are to work (phương án), piloted and evaluated before they are rolled out.

-- Phương án mô hình Bộ phận Một cửa.
create table sections.model (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint model_addressed_once unique,
  -- An agency, or the public post.
  proposer_id     bigint      not null references organisation.unit,
  title           text        not null check (length(title) between 1 and 200),
  summary         text        not null check (length(summary) between 1 and 4000),
  state           text        not null check (state in ('submitted', 'withdrawn', 'declined', 'approved', 'piloting',
    'rolled-out', 'stopped')),
  submitted_at    timestamptz not null,
  submitted_by    bigint      not null,
  -- For whom, where it was a stand-in.
  submitted_for   bigint,
  decision_number text        check (length(decision_number) between 1 and 60),
  decided_on      date,
  -- From the first day of the pilot to the last that is planned.
  pilot           daterange   check (pilot is null or not isempty(pilot) and upper(pilot) is not null),
  -- The last day of the pilot, once it is over.
  pilot_ended_on  date,
  constraint model_decided_by_state check ((decision_number is not null) = (state in
    ('approved', 'piloting', 'rolled-out', 'stopped')) and (decision_number is null) = (decided_on is null)),
  constraint model_piloted_by_state check (pilot is not null or state not in ('piloting', 'rolled-out', 'stopped')),
  constraint model_ended_by_state check ((pilot_ended_on is not null) = (state in ('rolled-out', 'stopped')))
);
comment on table sections.model is 'Phương án mô hình Bộ phận Một cửa (KH 1107 II.6.2, II.6.3, II.6.7)';
create index model_listed on sections.model (id desc);

-- Bộ phận thí điểm.
create table sections.model_section (
  model_id bigint not null references sections.model,
  unit_id  bigint not null references organisation.unit,
  primary key (model_id, unit_id)
);
comment on table sections.model_section is 'Bộ phận Một cửa thí điểm phương án';

-- Khảo sát: which task of which procedure somebody could take over, and whether.
create table sections.model_task (
  model_id     bigint  not null references sections.model,
  procedure_id bigint  not null references catalogue.procedure,
  task         text    not null check (task in ('guide', 'receive', 'digitise', 'return')),
  by           text    not null check (by in ('agency', 'post')),
  primary key (model_id, procedure_id, task)
);
comment on table sections.model_task is 'Việc đảm nhận theo từng thủ tục: hướng dẫn, tiếp nhận, số hóa, trả kết quả';

-- Each deed, by whom and why; nothing of it is rewritten.
create table sections.model_deed (
  id       bigint      generated always as identity primary key,
  model_id bigint      not null references sections.model,
  state    text        not null check (state in ('submitted', 'withdrawn', 'declined', 'approved', 'piloting',
    'rolled-out', 'stopped')),
  note     text        not null default '' check (length(note) <= 1000),
  at       timestamptz not null,
  by_id    bigint      not null
);
comment on table sections.model_deed is 'Các bước của phương án';
create index model_deed_of_model on sections.model_deed (model_id, id);

grant usage on all sequences in schema sections to motcua_app;
grant select, insert on sections.model, sections.model_section, sections.model_task, sections.model_deed to motcua_app;
grant update (state, decision_number, decided_on, pilot, pilot_ended_on) on sections.model to motcua_app;
grant select (id, public_id, proposer_id, title, summary, state, submitted_at, decision_number, decided_on, pilot,
  pilot_ended_on) on sections.model to motcua_report;
grant select on sections.model_section, sections.model_task to motcua_report;
grant select (id, model_id, state, at) on sections.model_deed to motcua_report;
