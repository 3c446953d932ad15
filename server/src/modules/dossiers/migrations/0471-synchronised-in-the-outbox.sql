-- Owner: dossiers. When the nation knew of a result stands with the message that told it, and nowhere else.

-- Never written and read no more. It stays in this version, since the one before names it when it writes a dossier, and
-- is named by the sealed record.
comment on column dossiers.dossier.synchronised_at is
  'Không còn dùng: thời điểm đồng bộ quốc gia là lúc Cổng Dịch vụ công quốc gia nhận thư báo kết quả (integration.message_out)';
