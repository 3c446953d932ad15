-- Owner: documents. A paper that was scanned twice is noticed, also by its text: of what was read a print is kept, which nobody can read back.

alter table documents.reading
  -- 256 bits (simhash): similar texts differ in few. None: nothing was read yet, or too little.
  add column text_print bytea   check (length(text_print) = 32),
  add column text_words integer check (text_words > 0),
  add constraint reading_print_whole check ((text_print is null) = (text_words is null));
comment on column documents.reading.text_print is 'Dấu vân văn bản, để nhận ra giấy tờ quét trùng';
grant update (text_print, text_words) on documents.reading to motcua_app;
