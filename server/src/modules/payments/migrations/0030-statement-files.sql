-- Owner: payments. A file of a statement is found again whatever account it was read for.

create index statement_of_file on payments.statement (sha256, id);
