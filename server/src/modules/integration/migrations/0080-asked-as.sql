-- Owner: integration. As whom a register was asked, so that what it said of a wrong name or birth does not outlive their correction.

-- Of calls made before nobody knows: their answers are not used any more, and the register is asked anew.
alter table integration.register_call add column asked_as bytea check (length(asked_as) = 32);
comment on column integration.register_call.asked_as is 'Mã băm của số định danh, họ tên và ngày sinh đã dùng để hỏi';
