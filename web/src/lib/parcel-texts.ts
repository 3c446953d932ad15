import { texts } from '@motcua/contracts/texts.ts'

/** How it is proven that a parcel went to the right one, and why a carrier came in vain: by the codes of the wire. */
export const PARCEL_WORDS = texts({
  'signed': { vi: 'ký nhận', en: 'signature' },
  'card-seen': { vi: 'xem thẻ căn cước', en: 'identity card seen' },
  'authorisation': { vi: 'giấy ủy quyền', en: 'authorisation' },
  'post-receipt': { vi: 'phiếu phát của bưu chính', en: 'receipt of the post' },
  'nobody-there': { vi: 'không có ai ở nhà', en: 'nobody there' },
  'wrong-address': { vi: 'sai địa chỉ', en: 'wrong address' },
  'refused': { vi: 'người nhận từ chối', en: 'refused' },
  'asked-for-later': { vi: 'hẹn lại', en: 'asked for later' },
  'other': { vi: 'lý do khác', en: 'another' },
})
