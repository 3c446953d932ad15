-- Owner: post. Whoever is guided under a delegation has a number of the hall: by it the agency checks what it pays (lượt hướng dẫn theo số thứ tự).

alter table post.delegated_deed
  -- Empty of what was noted before numbers were asked for.
  add column visit_id bigint references queue.visit,
  add constraint delegated_deed_of_visit check (visit_id is null or task = 'guide');
create unique index delegated_deed_guided_once on post.delegated_deed (visit_id, procedure_id) where visit_id is not null;
create index delegated_deed_guided_by on post.delegated_deed (by_id, at) where task = 'guide';
