-- Owner: identity. Whoever comes to a counter may have left a phone number only.

create index account_of_phone on identity.account (phone) where phone is not null and status = 'open';
