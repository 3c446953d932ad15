import { texts } from '@motcua/contracts/texts.ts'

/** The post, for sections that send and for carriers. */
export const POST = texts({
  title: { vi: 'Bưu chính', en: 'Post' },
  intro: {
    vi: 'Kết quả gửi qua bưu chính, hồ sơ nhận tại nhà, và bảng kê giao nhận có quét mã.',
    en: 'Results that go by post, papers fetched at home, and manifests with scanned codes.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  nowhere: { vi: 'Bạn chưa làm ở bộ phận hay bưu chính nào', en: 'You work for no section and no post' },
  noPost: { vi: 'Tỉnh chưa khai báo bưu chính công ích', en: 'The province names no public post' },
  more: { vi: 'Xem thêm', en: 'More' },
  waiting: { vi: 'Kết quả chờ đặt bưu chính', en: 'Results for which the post is not ordered' },
  noneWaiting: { vi: 'Không còn kết quả nào chờ đặt bưu chính.', en: 'No result waits for an order.' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier' },
  who: { vi: 'Người nhận, người gửi', en: 'To or from' },
  applicant: { vi: 'Người nộp', en: 'Applicant' },
  since: { vi: 'Chờ từ', en: 'Waiting since' },
  deed: { vi: 'Việc', en: 'Deed' },
  order: { vi: 'Đặt bưu chính', en: 'Order the post' },
  orderOne: { vi: 'Đặt bưu chính cho hồ sơ {number}', en: 'Order the post for {number}' },
  parcels: { vi: 'Bưu gửi của bộ phận', en: 'Parcels of the section' },
  noParcels: { vi: 'Chưa có bưu gửi nào.', en: 'No parcel yet.' },
  code: { vi: 'Mã bưu gửi', en: 'Code' },
  state: { vi: 'Tình trạng', en: 'State' },
  money: { vi: 'Cước, thu hộ', en: 'Fee, collected' },
  feeOf: { vi: 'cước {fee}', en: 'fee {fee}' },
  codOf: { vi: 'thu hộ {cod}', en: 'collect {cod}' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  label: { vi: 'In nhãn', en: 'Label' },
  labelOne: { vi: 'In nhãn bưu gửi {code}', en: 'Label of {code}' },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  cancelOne: { vi: 'Hủy bưu gửi {code}', en: 'Cancel {code}' },
  cancelTitle: { vi: 'Hủy bưu gửi {code}?', en: 'Cancel {code}?' },
  cancelHint: {
    vi: 'Bưu gửi bị bỏ khỏi bảng kê. Khi cần thì đặt lại.', en: 'It is taken off its manifest. Order anew when needed.',
  },
  cancelled: { vi: 'Đã hủy bưu gửi {code}.', en: '{code} was cancelled.' },
  cancelAsked: {
    vi: 'Đã yêu cầu bưu chính hủy bưu gửi {code}. Bưu chính đồng ý thì bưu gửi được ghi là đã hủy.',
    en: 'The post was asked to cancel {code}. It is cancelled here once the post agrees.',
  },
  notDone: { vi: 'Chưa làm được', en: 'Not done' },
  pickup: { vi: 'nhận hồ sơ tại nhà', en: 'papers fetched' },
  delivery: { vi: 'chuyển trả kết quả', en: 'result sent' },
  attempts: { vi: '{n} lần không thành', en: '{n} in vain' },
})

/** Where a parcel stands. */
export const PARCEL_STATE = texts({
  'ordered': { vi: 'đã đặt', en: 'ordered' },
  'handed-over': { vi: 'đã giao, chờ nhận', en: 'handed over' },
  'in-transit': { vi: 'đang chuyển', en: 'on its way' },
  'failed-attempt': { vi: 'đến không gặp', en: 'in vain' },
  'coming-back': { vi: 'đang chuyển hoàn', en: 'coming back' },
  'delivered': { vi: 'đã đến nơi', en: 'delivered' },
  'returned': { vi: 'đã chuyển hoàn', en: 'returned' },
  'cancelled': { vi: 'đã hủy', en: 'cancelled' },
  'lost': { vi: 'thất lạc', en: 'lost' },
})

/** The form of an order. */
export const ORDER = texts({
  title: { vi: 'Đặt bưu chính cho hồ sơ {number}', en: 'Order the post for {number}' },
  back: { vi: 'Về trang Bưu chính', en: 'Back to Post' },
  nothing: { vi: 'Không còn gì để đặt cho hồ sơ này', en: 'Nothing is left to order for this dossier' },
  nothingHint: {
    vi: 'Hồ sơ đã có bưu gửi đang mở, đã kết thúc, hoặc không có kết quả bản giấy.',
    en: 'A parcel is open already, the dossier is over, or there is no paper result.',
  },
  kind: { vi: 'Bưu chính làm gì', en: 'What the post does' },
  pickup: { vi: 'Đến nhà nhận hồ sơ', en: 'Fetches papers at home' },
  delivery: { vi: 'Chuyển kết quả đến nhà', en: 'Brings the result' },
  name: { vi: 'Họ tên người nhận hoặc người gửi', en: 'Name of the receiver or sender' },
  address: { vi: 'Số nhà, đường, thôn', en: 'House, street, hamlet' },
  place: { vi: 'Xã, phường hiện nay', en: 'Commune as it is today' },
  placeHint: { vi: 'Gõ vài chữ của tên', en: 'Type a few letters of the name' },
  placeNone: { vi: 'Không có xã, phường nào tên như vậy', en: 'No commune of that name' },
  otherPlace: { vi: 'Chọn nơi khác', en: 'Choose another' },
  fee: { vi: 'Cước (đồng)', en: 'Fee (VND)' },
  cod: { vi: 'Thu hộ (đồng)', en: 'Collect (VND)' },
  codHint: {
    vi: '0 nếu không thu gì của người nhận. Tiền thu hộ không nộp phí, lệ phí của hồ sơ.',
    en: '0 if nothing is collected. It pays no fee of the dossier.',
  },
  needName: { vi: 'Nhập họ tên.', en: 'Type the name.' },
  needAddress: { vi: 'Nhập địa chỉ.', en: 'Type the address.' },
  needPlace: { vi: 'Chọn xã, phường.', en: 'Choose the commune.' },
  needMoney: { vi: 'Nhập số tiền, chỉ gồm chữ số.', en: 'Type an amount in digits.' },
  submit: { vi: 'Đặt bưu chính', en: 'Order' },
  done: { vi: 'Đã đặt bưu chính. In nhãn và dán lên bưu gửi.', en: 'Ordered. Print the label and stick it on.' },
})
