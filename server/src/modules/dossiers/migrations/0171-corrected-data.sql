-- Owner: dossiers. What a correction of a result says instead, to be kept as a new version of the data of its paper.

alter table dossiers.result_end
  -- By the keys under which the paper keeps it; only of one that is corrected.
  add column corrected_data jsonb constraint result_end_corrects_what_is_corrected
    check (corrected_data is null or jsonb_typeof(corrected_data) = 'object' and kind = 'corrected');
comment on column dossiers.result_end.corrected_data is 'Dữ liệu được đính chính, theo khóa của từ điển trường';
