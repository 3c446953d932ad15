import { texts } from '@motcua/contracts/texts.ts'

export const SIGN_SCANS = texts({
  sign: { vi: 'Ký số bản chụp', en: 'Sign the scans' },
  signAll: { vi: 'Ký số bản chụp ({count})', en: 'Sign the scans ({count})' },
  asks: {
    vi: 'Chữ ký của bạn xác nhận các bản chụp này đúng với bản giấy. Hãy mở xem từng tệp trước khi ký:',
    en: 'Your signature says that these scans are true to the papers. Look at each before you sign:',
  },
  signThese: { vi: 'Ký {count} tệp này', en: 'Sign these {count} files' },
  pages: { vi: '{count} trang', en: 'pages: {count}' },
  later: { vi: 'Để sau', en: 'Later' },
  done: { vi: 'Đã ký số {count} bản chụp.', en: '{count} scan(s) signed.' },
  failed: { vi: 'Chưa ký được', en: 'Nothing was signed' },
  some: { vi: 'Có bản chụp chưa ký được:', en: 'Some scans were not signed:' },
  copy: { vi: 'Bản chụp đã ký số: {signer}, {at}.', en: 'Scan signed by {signer}, {at}.' },
  open: { vi: 'Mở bản đã ký', en: 'Open the signed copy' },
})
