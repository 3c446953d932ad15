-- Owner: documents. What came in pieces and was taken is looked for by whose it is, until it is handed in.

create index unfinished_upload_taken on documents.unfinished_upload (actor_id, place)
  where outcome ->> 'code' = 'taken';
