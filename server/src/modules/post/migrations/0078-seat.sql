-- Owner: post. What stands at a seat of the post, read with each request of somebody there: by section and by office, without what is over.
create index delegation_at_section on post.delegation (section_id, post_unit_id, valid_to, id) where revoked_at is null;
create index delegation_at_office on post.delegation (post_unit_id, valid_to, id) where revoked_at is null;
