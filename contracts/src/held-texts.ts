import { texts } from './texts.ts'

/** What is held and used again, in words: of the portal and of the desk. */
export const HELD = texts({
  from: { vi: 'từ {paper}', en: 'from {paper}' },
  fromDossier: { vi: 'từ hồ sơ {number}, ngày {day}', en: 'from dossier {number} of {day}' },
  fromRegister: { vi: 'từ {register}, lúc {time} ngày {day}', en: 'from the {register}, at {time} on {day}' },
  declaredIn: { vi: 'tờ khai của hồ sơ {number}', en: 'declaration of dossier {number}' },
  filled: { vi: 'Điền sẵn {from}; sửa được nếu không đúng.', en: 'Filled in {from}; correct it if it is not right.' },
  filledToday: {
    vi: 'Điền sẵn {from}, ghi là {before}, nay theo đơn vị mới; sửa được nếu không đúng.',
    en: 'Filled in {from}, which says {before}: put into the unit of today; correct it if it is not right.',
  },
  split: {
    vi: 'Chưa điền sẵn được {from}: {before} nay thuộc nhiều xã, phường. Hãy chọn nơi hiện nay.',
    en: 'Not filled in {from}: {before} lies in several communes now. Choose the one of today.',
  },
  number: { vi: 'số {number}', en: 'no. {number}' },
  on: { vi: 'ngày {day}', en: 'of {day}' },
})

/** Registers of the nation, by their codes. */
export const REGISTER = texts({
  population: { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population database' },
  'business-register': {
    vi: 'Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp', en: 'National business register',
  },
  'social-insurance': {
    vi: 'Cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam', en: 'Social insurance register',
  },
  'national-portal-accounts': {
    vi: 'Tài khoản trên Cổng Dịch vụ công quốc gia', en: 'Accounts of the National Public Service Portal',
  },
  'national-kho': {
    vi: 'Kho dữ liệu trên Cổng Dịch vụ công quốc gia', en: 'Papers at the National Public Service Portal',
  },
})

/** What an electronic paper is before the law, in words (domain 7.2). */
export const STANDING = texts({
  'agency-original': { vi: 'Bản điện tử gốc, cơ quan đã ký số', en: 'Electronic original, signed by the agency' },
  'certified-copy': { vi: 'Bản sao điện tử chứng thực từ bản chính', en: 'Electronic copy certified from the original' },
  'register-copy': { vi: 'Bản sao điện tử cấp từ sổ gốc', en: 'Electronic copy issued from the register' },
  'signed-scan': { vi: 'Bản số hóa, cán bộ tiếp nhận đã ký số', en: 'Scan signed by the receiving officer' },
  'plain-copy': { vi: 'Bản chụp, chưa được xác thực', en: 'Picture, not verified' },
})
