-- Owner: payments. What the gateway is to send back.

create index refund_to_send on payments.refund (id) where state = 'approved' and way = 'online';
