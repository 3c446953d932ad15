-- Owner: dossiers. The head of a section is told once of each letter that nobody there prints.

alter table dossiers.alarm drop constraint alarm_of_a_kind;
-- letter: a letter about the dossier lies unprinted; its cause is `letter-` and the message.
alter table dossiers.alarm add constraint alarm_of_a_kind
  check (kind in ('unanswered', 'held', 'idle', 'hand-over', 'letter'));
