-- Owner: identity. Absences of days that are over count, too, where working time is measured.

create index absence_of_days on identity.absence using gist (account_id, valid);
