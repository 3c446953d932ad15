-- Owner: post. Parcels of one dossier, the latest first: its page says how they stand, and its shelf whether the post brought it back.
create index shipment_of_dossier on post.shipment (dossier_id, id desc);
