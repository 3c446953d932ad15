import { texts } from '@motcua/contracts/texts.ts'

/** Answers that have no words of their own. */
export const SHOWN = texts({
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  money: { vi: '{amount} đồng', en: '{amount} dong' },
  coded: { vi: '{name}, mã số {code}', en: '{name}, code {code}' },
  uploaded: { vi: 'Đã tải lên', en: 'Uploaded' },
  signed: { vi: 'Đã vẽ chữ ký trên màn hình', en: 'Signature drawn on the screen' },
  signedByName: { vi: 'Gõ họ tên thay chữ ký: {name}', en: 'Name typed as signature: {name}' },
})
