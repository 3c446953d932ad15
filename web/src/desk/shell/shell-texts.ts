import { texts } from '@motcua/contracts/texts.ts'

export const SHELL = texts({
  skip: { vi: 'Đến nội dung', en: 'Skip to the content' },
  demonstration: {
    vi: 'Bản trình diễn · hôm nay {day} · dữ liệu không có thật ·',
    en: 'Demonstration · today is {day} · invented data ·',
  },
  clock: { vi: 'chỉnh đồng hồ', en: 'set the clock' },
  brand: { vi: 'Một cửa {province}', en: 'One-stop shop of {province}' },
  nav: { vi: 'Bàn làm việc', en: 'Desk' },
  worklist: { vi: 'Danh sách việc', en: 'Worklist' },
  intake: { vi: 'Tiếp nhận', en: 'Intake' },
  intakeKey: { vi: 'Tiếp nhận hồ sơ', en: 'Receive a dossier' },
  register: { vi: 'Sổ theo dõi', en: 'Register' },
  content: { vi: 'Nội dung', en: 'Content' },
  support: { vi: 'Hỗ trợ', en: 'Support' },
  packages: { vi: 'Gói thủ tục', en: 'Packages' },
  forms: { vi: 'Biểu mẫu', en: 'Forms' },
  incidents: { vi: 'Sự cố quy trình', en: 'Process incidents' },
  idle: { vi: 'Hồ sơ đứng yên', en: 'Stuck dossiers' },
  staff: { vi: 'Tài khoản cán bộ', en: 'Staff accounts' },
  absences: { vi: 'Vắng mặt', en: 'Absences' },
  workload: { vi: 'Phân việc', en: 'Work of the unit' },
  others: { vi: ' và {count} nơi khác', en: ' and {count} more' },
  password: { vi: 'Đổi mật khẩu', en: 'Change password' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  windowTitle: { vi: '{page} – Bàn làm việc một cửa', en: '{page} – One-stop desk' },
})
