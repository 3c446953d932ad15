-- Owner: dossiers. The way of a paper result ends where its units do, and goes on between those that take their place.

alter table dossiers.result_move drop constraint result_move_ended_why_check;
alter table dossiers.result_move add constraint result_move_ended_why_check
  check (ended_why in ('refused', 'recalled', 'succeeded'));
comment on column dossiers.result_move.ended_why is
  'refused: không nhận khi đến; recalled: thu lại trước khi đi; succeeded: đơn vị sắp xếp, chặng mới nối tiếp';
