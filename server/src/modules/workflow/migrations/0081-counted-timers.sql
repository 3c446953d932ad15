-- Owner: workflow. From when, and over how much work, a moment of a process is counted: so that it can be counted anew
-- when the calendar changes, or the unit's calendar with the unit. Moments of before have none, and stay where they are.

alter table workflow.token add column counted jsonb check (jsonb_typeof(counted) = 'object');
comment on column workflow.token.counted is 'Mốc theo giờ làm việc: đếm từ lúc nào (from), bao lâu (span); empty: không theo lịch';
create index token_counted on workflow.token (instance_id, id) where at = 'timer' and counted is not null;
