import { texts } from '@motcua/contracts/texts.ts'

export const SIGN_SCANS = texts({
  sign: { vi: 'Ký số bản chụp', en: 'Sign the scans' },
  signAll: { vi: 'Ký số bản chụp ({count})', en: 'Sign the scans ({count})' },
  done: { vi: 'Đã ký số {count} bản chụp.', en: '{count} scan(s) signed.' },
  failed: { vi: 'Chưa ký được', en: 'Nothing was signed' },
  some: { vi: 'Có bản chụp chưa ký được:', en: 'Some scans were not signed:' },
  copy: { vi: 'Bản chụp đã ký số: {signer}, {at}.', en: 'Scan signed by {signer}, {at}.' },
  open: { vi: 'Mở bản đã ký', en: 'Open the signed copy' },
})
