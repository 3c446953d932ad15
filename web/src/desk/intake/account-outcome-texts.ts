import { texts } from '@motcua/contracts/texts.ts'

/** What comes of an applicant who has no account with papers seen. */
export const OUTCOME = texts({
  label: { vi: 'Người nộp chưa có tài khoản', en: 'The applicant has no account' },
  hint: {
    vi: 'Mở tài khoản ngay ở trên, hoặc chọn một việc dưới đây; kết quả được lưu cùng hồ sơ.',
    en: 'Open an account above, or choose below what was done; it is kept with the dossier.',
  },
  guided: { vi: 'Đã hướng dẫn đăng ký', en: 'Shown how to register' },
  refused: { vi: 'Người nộp không lập', en: 'The applicant wants none' },
  reason: { vi: 'Lý do không lập', en: 'Why there is none' },
  choose: { vi: 'Chọn lý do', en: 'Choose why' },
  steps: { vi: 'Các bước đăng ký, đánh dấu từng bước đã làm', en: 'Steps of registering; tick what is done' },
  done: { vi: 'Đã làm {done} trong {all} bước.', en: '{done} of {all} steps done.' },
  print: { vi: 'In các bước, cỡ chữ 14', en: 'Print the steps, at 14 pt' },
  failed: { vi: 'Không tải được các bước đăng ký', en: 'The steps of registering could not be loaded' },
  needed: {
    vi: 'Người nộp chưa có tài khoản: mở tài khoản, hướng dẫn đăng ký, hoặc chọn lý do không lập',
    en: 'The applicant has no account: open one, guide the registration, or choose why there is none',
  },
  reasonNeeded: { vi: 'Chọn lý do người nộp không lập tài khoản', en: 'Choose why the applicant wants no account' },
})
