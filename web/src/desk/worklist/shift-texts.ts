import { texts } from '@motcua/contracts/texts.ts'

export const SHIFT = texts({
  title: { vi: 'Bàn giao ca', en: 'Hand over the shift' },
  held: { vi: 'Bạn đang giữ {count} hồ sơ.', en: 'You hold {count} dossier(s).' },
  heldMany: {
    vi: 'Bạn đang giữ từ {count} hồ sơ trở lên; mỗi lần bàn giao {count}.',
    en: 'You hold {count} dossiers or more; {count} are handed over at a time.',
  },
  none: { vi: 'Bạn không giữ hồ sơ nào.', en: 'You hold no dossier.' },
  noneHint: {
    vi: 'Không có gì phải bàn giao khi hết ca.', en: 'There is nothing to hand over at the end of the shift.',
  },
  to: { vi: 'Bàn giao cho', en: 'Hand over to' },
  queue: { vi: 'Hàng chờ của bộ phận', en: 'The queue of the section' },
  hint: {
    vi:
      'Hồ sơ giao cho đồng nghiệp đứng ở danh sách “Của tôi” của người đó; trả về hàng chờ thì ai có vai trò của bước đều nhận được. Lãnh đạo bộ phận thấy việc bàn giao.',
    en:
      'What a colleague gets stands in that person’s list “Mine”; from the queue anybody with the role of the step may take it. The head of the section sees the hand-over.',
  },
  handOver: { vi: 'Bàn giao tất cả', en: 'Hand all over' },
  failed: { vi: 'Chưa bàn giao được', en: 'Nothing was handed over' },
  loadFailed: { vi: 'Không tải được hồ sơ đang giữ', en: 'What you hold could not be loaded' },
  done: { vi: 'Đã bàn giao {done} trên {all} hồ sơ.', en: '{done} of {all} dossiers were handed over.' },
  results: { vi: 'Kết quả từng hồ sơ', en: 'Result of each dossier' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  result: { vi: 'Kết quả', en: 'Result' },
  handed: { vi: 'đã bàn giao', en: 'handed over' },
  lately: { vi: 'Bàn giao trong 7 ngày qua', en: 'Hand-overs of the last 7 days' },
  when: { vi: 'Lúc', en: 'At' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  by: { vi: 'Người giao', en: 'From' },
  receiver: { vi: 'Người nhận', en: 'To' },
  count: { vi: 'Số hồ sơ', en: 'Dossiers' },
  countRefused: { vi: '{handed}, còn {refused} chưa giao được', en: '{handed}, and {refused} were not' },
  back: { vi: '← Danh sách việc', en: '← Worklist' },
})
