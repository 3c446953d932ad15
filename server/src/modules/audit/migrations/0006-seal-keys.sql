-- Owner: audit. The lines that tell a key, few among very many, which the owner of a dossier is given with its record.

create index seal_key on audit.seal (number) where starts_with(line, 'motcua-key/');
