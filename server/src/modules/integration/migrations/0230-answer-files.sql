-- Owner: integration. The letter that answers an inquiry carries files of whoever answers.

alter table integration.inquiry
  -- Those of the answer, in their order: name, hash, size, kind and pages of each (tệp gửi kèm văn bản trả lời).
  add column answer_files jsonb not null default '[]',
  add constraint inquiry_answered_with check (jsonb_typeof(answer_files) = 'array'
    and (answer_words is not null or answer_files = '[]'));
grant update (answer_files) on integration.inquiry to motcua_app;
