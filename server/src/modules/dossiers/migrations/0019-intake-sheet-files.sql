-- Owner: dossiers. Before unused uploads are thrown away, the sheets that name them are looked for, a batch at a time.

-- Without a list of what is pending: it would be read whole for each of the 200 uploads of a batch.
create index intake_sheet_files on dossiers.intake_sheet
  using gin (jsonb_path_query_array(content, '$.papers.*.files[*].uploadId')) with (fastupdate = off);
