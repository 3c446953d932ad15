-- Owner: audit. What happened on a day is found without reading all years.

-- Events come in the order of their time, nearly: a summary of each range of pages finds those of a day, and costs a write next to nothing.
create index event_happened on audit.event using brin (happened_at) with (autosummarize = on, pages_per_range = 32);
