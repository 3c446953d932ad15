import { texts } from '@motcua/contracts/texts.ts'

/** How many of those who hand in have an account. */
export const ACCOUNT_FIGURES = texts({
  title: { vi: 'Người nộp có tài khoản', en: 'Applicants with an account' },
  what: {
    vi: 'Đếm hồ sơ được tiếp nhận tại quầy và qua bưu chính từ ngày đầu đến hết ngày cuối. Kế hoạch muốn 100 % người nộp có tài khoản. '
      + 'Người nộp trực tuyến đã có tài khoản nên không tính ở đây.',
    en: 'Counts dossiers received at a counter and by post from the first day to the end of the last. The plan wants that all '
      + 'applicants have an account. Whoever hands in online has one, and is not counted here.',
  },
  reach: { vi: 'Gồm hồ sơ mà đơn vị trong phạm vi của bạn tiếp nhận.', en: 'Of dossiers that a unit within your reach receives.' },
  failed: { vi: 'Không tải được số liệu', en: 'The figures could not be loaded' },
  empty: { vi: 'Không có hồ sơ nào được tiếp nhận trong những ngày này.', en: 'Nothing was received on these days.' },
  whole: {
    vi: '{have} trong {received} người nộp có tài khoản: {share}', en: '{have} of {received} applicants have an account: {share}',
  },
  section: { vi: 'Nơi tiếp nhận', en: 'Counter' },
  received: { vi: 'Đã nhận', en: 'Received' },
  verified: { vi: 'Đã có', en: 'Had one' },
  createdNow: { vi: 'Mở tại quầy', en: 'Opened here' },
  guided: { vi: 'Đã hướng dẫn', en: 'Guided' },
  refused: { vi: 'Không lập', en: 'Wanted none' },
  unsaid: { vi: 'Chưa ghi', en: 'Not noted' },
  share: { vi: 'Tỷ lệ có', en: 'Share' },
  reasons: { vi: 'Lý do không lập', en: 'Why there is none' },
  reason: { vi: '{name}: {count}', en: '{name}: {count}' },
})
