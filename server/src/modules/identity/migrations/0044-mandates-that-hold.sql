-- Owner: identity. What a member of a community digital team may do on a day, without what is over.

create index proxy_helping on identity.proxy (member_id, upper(valid)) where member_id is not null and ended_at is null;
create index proxy_holding on identity.proxy (person_id, upper(valid)) where ended_at is null;
