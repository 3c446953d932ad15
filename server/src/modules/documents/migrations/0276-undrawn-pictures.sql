-- Owner: documents. Files that are shown only as pictures, which the worker draws: to look at one changes nothing.
create index file_inert on documents.file (sha256) where verdict = 'inert';
