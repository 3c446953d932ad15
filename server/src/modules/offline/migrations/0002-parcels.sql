-- Owner: offline. A carrier of the post notes parcels without a network: delivered, in vain, papers fetched.
alter table offline.command drop constraint command_kind_check;
alter table offline.command add constraint command_kind_check check (kind in (
  'intake', 'ticket', 'hand-over', 'parcel-delivery', 'parcel-failure', 'parcel-collection', 'unknown'));
