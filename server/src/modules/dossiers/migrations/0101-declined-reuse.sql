-- Owner: dossiers. On the way: that nothing held may be used for what is being prepared, or which of several is meant.

alter table dossiers.draft
  add column declines_reuse boolean not null default false,
  -- By component, the public id of the paper that its applicant chose.
  add column chosen_held    jsonb   not null default '{}' check (jsonb_typeof(chosen_held) = 'object');
comment on column dossiers.draft.declines_reuse is 'Người nộp không muốn dùng lại giấy tờ, dữ liệu đã có';
comment on column dossiers.draft.chosen_held    is 'Giấy tờ trong Kho mà người nộp chọn dùng lại';
