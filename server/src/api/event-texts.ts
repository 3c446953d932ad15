/** What happened to a dossier, in words, by the type of its event. docs/events.md lists them all. */
export const EVENT_TEXTS: Readonly<Record<string, string>> = {
  'dossier.submitted': 'Nộp hồ sơ trực tuyến', 'dossier.acknowledged': 'Thông báo đã nhận hồ sơ', 'dossier.accepted': 'Tiếp nhận hồ sơ, hẹn trả kết quả',
  'dossier.completion-asked': 'Yêu cầu hoàn thiện hồ sơ', 'dossier.completed': 'Người nộp đã hoàn thiện hồ sơ', 'dossier.refused': 'Từ chối tiếp nhận',
  'dossier.withdrawn': 'Người nộp rút hồ sơ', 'dossier.hand-over-received': 'Xác nhận đã nhận hồ sơ chuyển đến', 'dossier.assigned': 'Phân công xử lý',
  'dossier.taken': 'Nhận việc', 'dossier.checked': 'Kiểm tra', 'dossier.proposed': 'Thẩm định, trình', 'dossier.approved': 'Phê duyệt',
  'dossier.handed-over': 'Chuyển bước tiếp theo', 'dossier.step-returned': 'Trả lại bước trước', 'dossier.supplement-asked': 'Yêu cầu bổ sung giấy tờ',
  'dossier.supplemented': 'Người nộp đã bổ sung', 'dossier.payment-asked': 'Yêu cầu thực hiện nghĩa vụ tài chính', 'dossier.paid': 'Đã thực hiện nghĩa vụ tài chính',
  'dossier.confirmation-asked': 'Chờ xác nhận bên ngoài', 'dossier.confirmed': 'Đã có xác nhận', 'dossier.extended': 'Xin lỗi và hẹn lại ngày trả',
  'dossier.lateness-foreseen': 'Sắp trễ hạn; đã dự thảo phiếu xin lỗi', 'dossier.return-noticed': 'Ra thông báo trả hồ sơ', 'dossier.return-told': 'Đã báo và trả hồ sơ cho người nộp',
  'dossier.stopped': 'Dừng giải quyết theo yêu cầu', 'dossier.issued': 'Ban hành kết quả', 'dossier.returned': 'Trả kết quả',
  'message.queued': 'Soạn tin báo cho người nộp', 'message.sent': 'Đã gửi tin báo', 'message.failed': 'Không gửi được tin báo',
  'dossier.originals-handed-over': 'Chuyển bản giấy', 'dossier.originals-received': 'Đã nhận bản giấy',
}
