import { texts } from '@motcua/contracts/texts.ts'

export const PIN = texts({
  person: { vi: 'Mã PIN khóa ký số của người ký', en: 'PIN of the signer’s key' },
  agency: { vi: 'Mã PIN khóa ký số của cơ quan', en: 'PIN of the agency’s key' },
  kept: {
    vi: 'Chỉ dùng cho lần ký này, không được lưu lại. Nhập sai nhiều lần khóa sẽ bị khóa.',
    en: 'Used for this signature only, and not kept. The key locks after too many wrong ones.',
  },
  needed: { vi: 'Hãy nhập mã PIN của khóa ký số.', en: 'Type the PIN of the signing key.' },
  show: { vi: 'Hiện mã PIN', en: 'Show the PIN' },
})
