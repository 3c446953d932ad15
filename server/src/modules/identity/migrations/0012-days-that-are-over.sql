-- Owner: identity. Who is away, or stood in for, on a day or later, among all that ever were: absences that are over are
-- ended by nobody, so that the indexes by account do not tell them apart (`absentees`, `standInsWithin`).

create index absence_until on identity.absence (upper(valid)) where ended_at is null;
create index stand_in_until on identity.stand_in (upper(valid)) where ended_at is null;
