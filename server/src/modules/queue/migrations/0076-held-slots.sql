-- Owner: queue. The slots of a section that are held, for whoever looks where people are missing.

create index appointment_held on queue.appointment (unit_id, starts_at, service) where state in ('booked', 'arrived');
