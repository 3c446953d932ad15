/** Outside systems, of which there are none; each has a test of its own. */
export const EXCHANGE_BODIES = {
  '/api/intakes/:id/account-look': {},
  '/api/intakes/:id/national-look': { reason: 'Giấy tờ còn thiếu', isAgreed: true },
  '/api/intakes/:id/national-papers': { component: 'x', paper: 'x' },
  '/api/partners/:id/pause': { reason: 'Bảo trì' }, '/api/partners/:id/reconciliations': { day: '2021-06-24' },
  '/api/partners/:id/tellings': { number: 'H44.1-210625-0001' }, '/api/partners/:id/resumption': {},
  '/api/procedure-differences/:id/package': {}, '/api/procedure-differences/:id/refusal': { reason: 'Tỉnh quy định riêng' },
  '/api/held-messages/:id/handling': {}, '/api/held-messages/:id/reading': { reason: 'Quyết định thư chờ xem' },
  '/api/held-messages/:id/refusal': { reason: 'Gửi nhầm nơi nhận' },
  '/api/partner-messages/:id/dropping': { reason: 'Đã báo bằng cách khác' },
  '/api/partner-messages/:id/reading': { reason: 'Sửa thư bị từ chối' }, '/api/partner-messages/:id/resending': {},
  '/api/inquiries/:id/assignment': { unitId: '00000000-0000-4000-8000-000000000000' }, '/api/inquiries/:id/taking': {},
  '/api/inquiries/:id/answer': { subject: 'Trả lời', words: 'Không có ý kiến khác', files: [] },
  '/api/inquiries/:id/refusal': { reason: 'Không thuộc thẩm quyền' },
  '/api/petitions/:id/assignment': { unitId: '00000000-0000-4000-8000-000000000000', reason: 'Thuộc lĩnh vực khác' },
  '/api/petitions/:id/taking': {}, '/api/petitions/:id/answer': { words: 'Đã có biển chỉ đường' },
  '/api/petitions/:id/refusal': { reason: 'Không thuộc thẩm quyền' },
} as const
