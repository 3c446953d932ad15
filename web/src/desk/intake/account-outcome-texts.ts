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
  looking: { vi: 'Đang tìm tài khoản trên Cổng Dịch vụ công quốc gia…', en: 'Looking for an account at the National Portal…' },
  found: {
    vi: 'Người nộp đã có tài khoản trên Cổng Dịch vụ công quốc gia.',
    en: 'The applicant has an account at the National Portal.',
  },
  none: {
    vi: 'Không tìm thấy tài khoản trên Cổng Dịch vụ công quốc gia.',
    en: 'No account was found at the National Portal.',
  },
  away: {
    vi: 'Cổng Dịch vụ công quốc gia không trả lời, chưa biết người nộp có tài khoản ở đó không. Cứ tiếp nhận như thường.',
    en: 'The National Portal does not answer; whether there is an account is not known. Receive as usual.',
  },
  failed: { vi: 'Không tải được các bước đăng ký', en: 'The steps of registering could not be loaded' },
  needed: {
    vi: 'Người nộp chưa có tài khoản: mở tài khoản, hướng dẫn đăng ký, hoặc chọn lý do không lập',
    en: 'The applicant has no account: open one, guide the registration, or choose why there is none',
  },
  reasonNeeded: { vi: 'Chọn lý do người nộp không lập tài khoản', en: 'Choose why the applicant wants no account' },
})
