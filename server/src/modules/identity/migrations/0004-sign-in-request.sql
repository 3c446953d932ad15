-- Owner: identity. A repeated sign-in finds the session that its first try opened, and puts a new one in its place.

-- Of the request; nothing of a password or a token is in it. Empty where a sign-in cannot be repeated (one-time codes).
alter table identity.session add column request_id uuid;
