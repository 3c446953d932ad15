-- Owner: dossiers. Of a question that a register of the nation answered stands which register, and when it said so: whoever settles the dossier
-- sees that it is the register's word, and of when (KH 1107 II.3.3).

alter table dossiers.held_field
  add column register text constraint held_field_register check (length(register) between 1 and 60),
  -- When the register said it; the answer may have been kept for a while before it was handed in.
  add column said_at timestamptz,
  -- Of dossiers before this, which register it was is not known.
  add constraint held_field_said check ((register is null) = (said_at is null) and (register is null or source = 'register'));
comment on column dossiers.held_field.register is 'Cơ sở dữ liệu đã điền sẵn ô này';
comment on column dossiers.held_field.said_at is 'Cơ sở dữ liệu trả lời lúc nào';
