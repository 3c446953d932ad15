-- Owner: dossiers. Whoever handed a dossier over is told once that it was refused, or that nobody acknowledged it in time.

alter table dossiers.alarm drop constraint alarm_kind_check;
-- hand-over: what was handed over to another agency stands still; its cause is `refused-` or `silent-` and the hand-over.
alter table dossiers.alarm add constraint alarm_of_a_kind check (kind in ('unanswered', 'held', 'idle', 'hand-over'));
create index alarm_hand_over on dossiers.alarm (id) where kind = 'hand-over' and ended_at is null;
