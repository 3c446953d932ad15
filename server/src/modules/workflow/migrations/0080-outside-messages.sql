-- Owner: workflow. Messages that other systems send to processes (POST /api/processes/messages), and what happens to a
-- dossier as a message to its process. A sender and its request
-- id stand beside what was sent, so that what is sent again after its key was forgotten is kept once all the same.

alter table workflow.message add column told_by bigint, add column request_id uuid,
  add constraint message_told_whole check ((told_by is null) = (request_id is null)),
  add constraint message_from_one check (told_by is null or sent_by is null),
  add constraint message_told_once unique (told_by, request_id);
comment on column workflow.message.told_by is 'Tài khoản đã gửi từ bên ngoài; empty: do quy trình hoặc chương trình gửi';
comment on column workflow.message.request_id is 'Mã yêu cầu của người gửi: một mã, một thông điệp';

-- What happens to a dossier is a message to its own run, and to no other: neither a start nor another case takes it.
alter table workflow.message add column case_id bigint,
  add constraint message_of_case check (case_id is null or correlation is null and told_by is null);
comment on column workflow.message.case_id is 'Chỉ dành cho lượt chạy của vụ việc này; empty: ai chờ thì nhận';
create index message_kept_of_case on workflow.message (case_id, name, id) where taken_at is null and case_id is not null;

-- Whether anybody says that a message of this name may come from outside (model ->> 'outside').
create index model_outside on workflow.model using gin ((model -> 'outside'));
