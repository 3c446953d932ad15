import { texts } from '@motcua/contracts/texts.ts'

/** The post of one's own dossier: what it carries, where that is, and having papers fetched at home. */
export const PARCEL = texts({
  title: { vi: 'Bưu chính', en: 'Post' },
  orderTitle: { vi: 'Nhờ bưu chính đến nhà nhận hồ sơ', en: 'Have the post fetch papers at home' },
  orderHint: {
    vi: 'Nhân viên bưu chính đến địa chỉ này nhận giấy tờ bản giấy và chuyển đến nơi tiếp nhận. Cước {fee}, bạn trả khi bưu chính đến.',
    en: 'The post comes to this address, takes the papers and brings them to the counter. The fee is {fee}, paid when it comes.',
  },
  to: { vi: 'Chuyển đến', en: 'Brought to' },
  who: { vi: 'Người gửi', en: 'From' },
  commune: { vi: 'Xã, phường hiện nay', en: 'Commune or ward of today' },
  address: { vi: 'Số nhà, đường, thôn', en: 'House, street, hamlet' },
  order: { vi: 'Đặt bưu chính đến nhận', en: 'Order the post' },
  notOrder: { vi: 'Không đặt, về trang hồ sơ', en: 'Order nothing, back to the dossier' },
  chooseCommune: { vi: 'Chọn xã, phường nơi bưu chính đến', en: 'Choose the commune where the post is to come' },
  writeAddress: { vi: 'Ghi số nhà, đường, thôn để bưu chính tìm được', en: 'Write house, street or hamlet' },
  shorten: { vi: 'Viết ngắn lại, nhiều nhất {most} chữ', en: 'Write at most {most} signs' },
  pickup: { vi: 'Đến nhà nhận hồ sơ', en: 'Papers fetched at home' },
  delivery: { vi: 'Gửi kết quả cho bạn', en: 'Result sent to you' },
  code: { vi: 'Mã bưu gửi', en: 'Code' },
  state: { vi: 'Đang ở', en: 'State' },
  at: { vi: 'Địa chỉ', en: 'Address' },
  fee: { vi: 'Cước', en: 'Fee' },
  cod: { vi: 'Thu hộ khi phát', en: 'To pay on delivery' },
  attempts: { vi: 'Đã đến mà không gặp {n} lần', en: 'Came in vain {n} times' },
  cancelAsked: { vi: 'đã yêu cầu hủy, đợi bưu chính trả lời', en: 'cancelling asked for; the post has yet to agree' },
  cancel: { vi: 'Hủy, không nhờ bưu chính nữa', en: 'Cancel the order' },
  notNow: {
    vi: 'Không làm được nữa: bưu gửi đã sang bước khác. Xem tình trạng ở mục Bưu chính dưới đây.',
    en: 'This cannot be done any more: the parcel has gone on. See where it is below.',
  },
  noPost: { vi: 'Chưa có bưu chính nhận việc này. Hãy mang giấy tờ đến nơi tiếp nhận.', en: 'No post does this yet. Bring the papers to the counter.' },
})

/** Where a parcel is, told to whoever it is for. */
export const PARCEL_NOW = texts({
  'ordered': { vi: 'đã đặt, bưu chính chưa nhận', en: 'ordered, not picked up yet' },
  'handed-over': { vi: 'đang giao giữa bưu chính và nơi tiếp nhận', en: 'between the post and the counter' },
  'in-transit': { vi: 'bưu chính đang chuyển', en: 'on its way with the post' },
  'failed-attempt': { vi: 'bưu chính đến mà không gặp, sẽ đến lại', en: 'the post came in vain and comes again' },
  'coming-back': { vi: 'bưu chính đang trả về nơi tiếp nhận', en: 'on its way back to the counter' },
  'delivered': { vi: 'đã đến nơi', en: 'delivered' },
  'returned': { vi: 'đã về nơi tiếp nhận, mời bạn đến nhận', en: 'back at the counter: come and collect it' },
  'cancelled': { vi: 'đã hủy', en: 'cancelled' },
  'lost': { vi: 'thất lạc, nơi tiếp nhận sẽ liên hệ với bạn', en: 'lost: the counter will contact you' },
})
