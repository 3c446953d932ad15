-- Owner: integration. On the axis of documents it is packages that are held against themselves, and not states of dossiers.

alter table integration.difference
  -- Thư của ta: the message of ours that differs.
  add column message_id bigint references integration.message_out,
  drop constraint difference_number_check,
  add constraint difference_number_check check (length(number) between 1 and 200),
  drop constraint difference_known,
  add constraint difference_known check (kind in ('not-told', 'waiting', 'dead', 'missing-there', 'state-differs', 'missing-here',
    'unread-there', 'not-taken', 'taken-elsewhere', 'not-confirmed')),
  drop constraint difference_of_something,
  add constraint difference_of_something check (case
    when kind in ('missing-here', 'not-taken', 'taken-elsewhere')
      then num_nonnulls(dossier_id, message_id, ours, told) = 0 and num_nonnulls(number, theirs) = 2
    when kind = 'not-confirmed' then num_nonnulls(dossier_id, message_id) = 0 and num_nonnulls(number, ours, theirs) = 3
    else num_nonnulls(dossier_id, message_id) > 0 and ours is not null and number is null end);
comment on column integration.difference.message_id is 'Thư gửi đi mà hai bên ghi khác nhau';
drop index integration.difference_once_a_dossier;
create unique index difference_once_a_dossier on integration.difference (partner, day, dossier_id)
  where dossier_id is not null and message_id is null;
create unique index difference_once_a_message on integration.difference (message_id, day) where message_id is not null;

-- By what a partner answered: whether a package that it has of us is one that we sent. Of letters and words about them alone.
create index message_out_answered on integration.message_out (partner, answer_digest)
  where answer_digest is not null and (number is not null or answers_id is not null);
