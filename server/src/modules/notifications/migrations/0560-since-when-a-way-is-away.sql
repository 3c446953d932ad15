-- Owner: notifications. Whoever looks whether a way is back sees since when it is away.

-- Gián đoạn từ lúc. By the clock of the machine, which nobody moves; null of a row that the version before wrote.
alter table notifications.paused_way add column since timestamptz;
