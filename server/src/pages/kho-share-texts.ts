import { texts } from '@motcua/contracts/texts.ts'

/** Showing a paper of one's Kho to somebody for a time. */
export const SHARE = texts({
  heading: { vi: 'Chia sẻ bằng liên kết', en: 'Share by a link' },
  intro: {
    vi: 'Ai có liên kết và mã PIN đều xem được giấy tờ này cho đến khi hết hạn. Gửi hai thứ bằng hai cách khác nhau.',
    en: 'Whoever has the link and the PIN sees this paper until it is over. Send the two in two different ways.',
  },
  days: { vi: 'Xem được trong', en: 'Open for' },
  day: { vi: '{count} ngày', en: '{count} days' },
  noDays: { vi: 'Hãy chọn số ngày.', en: 'Choose for how many days.' },
  make: { vi: 'Tạo liên kết', en: 'Make a link' },
  many: {
    vi: 'Giấy tờ này đang có 10 liên kết mở. Hãy kết thúc bớt rồi tạo lại.',
    en: 'Ten links of this paper are open. End some, then make another.',
  },
  madeTitle: { vi: 'Đã tạo liên kết chia sẻ', en: 'The link is made' },
  onlyNow: {
    vi: 'Liên kết và mã PIN chỉ hiện một lần này. Hãy chép lại ngay.',
    en: 'Link and PIN are shown only this once. Copy them now.',
  },
  link: { vi: 'Liên kết', en: 'Link' },
  pin: { vi: 'Mã PIN', en: 'PIN' },
  copyLink: { vi: 'Chép liên kết', en: 'Copy the link' },
  copyPin: { vi: 'Chép mã PIN', en: 'Copy the PIN' },
  copied: { vi: 'Đã chép.', en: 'Copied.' },
  until: { vi: 'Xem được đến {at}', en: 'Open until {at}' },
  shownBefore: {
    vi: 'Liên kết này đã tạo và đã hiện một lần. Nếu chưa chép, hãy kết thúc nó và tạo liên kết khác.',
    en: 'This link was made and shown before. If you did not copy it, end it and make another.',
  },
  back: { vi: 'Về giấy tờ', en: 'Back to the paper' },
  madeAt: { vi: 'Tạo {at}', en: 'Made {at}' },
  opened: { vi: 'Đã mở lúc: {times}', en: 'Opened: {times}' },
  neverOpened: { vi: 'Chưa ai mở', en: 'Nobody has opened it' },
  end: { vi: 'Kết thúc chia sẻ', en: 'End it' },
  endOf: { vi: 'Kết thúc chia sẻ tạo {at}', en: 'End the one made {at}' },
})

/** What has become of a link. */
export const SHARE_STATE = texts({
  open: { vi: 'Đang mở', en: 'Open' },
  over: { vi: 'Hết hạn', en: 'Over' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
  locked: { vi: 'Đã khóa vì nhập sai mã PIN nhiều lần', en: 'Locked after wrong PINs' },
})

/** What whoever was sent the link sees. */
export const SHARED = texts({
  title: { vi: 'Giấy tờ được chia sẻ', en: 'A paper shared with you' },
  shut: { vi: 'Liên kết không mở được', en: 'The link does not open' },
  intro: {
    vi: 'Chủ giấy tờ chia sẻ với bạn một giấy tờ trong Kho. Nhập mã PIN mà họ đã gửi riêng. Mỗi lần mở đều được báo cho họ.',
    en: 'Somebody shares a paper of their Kho with you. Type the PIN that they sent you. They see each time it is opened.',
  },
  pin: { vi: 'Mã PIN', en: 'PIN' },
  pinHint: { vi: '6 chữ số.', en: '6 digits.' },
  open: { vi: 'Xem giấy tờ', en: 'See the paper' },
  until: {
    vi: 'Liên kết xem được đến {at}. Muốn giữ lại giấy tờ, hãy hỏi chủ giấy tờ.',
    en: 'The link opens until {at}. If you want to keep the paper, ask its owner.',
  },
  file: { vi: 'Mở tệp giấy tờ', en: 'Open the file' },
  again: {
    vi: 'Đã quá 10 phút từ khi nhập mã PIN. Hãy nhập lại mã PIN để mở tệp.',
    en: 'More than 10 minutes have gone by. Type the PIN again to open the file.',
  },
  wrong: {
    vi: 'Mã PIN không đúng. Hãy xem lại tin nhắn có mã; còn {left} lần nhập, sau đó liên kết bị khóa.',
    en: 'The PIN is not right. Look at the message again; {left} tries are left, then the link is locked.',
  },
  notSix: { vi: 'Hãy nhập mã PIN gồm 6 chữ số.', en: 'Type the PIN, 6 digits.' },
  locked: {
    vi: 'Liên kết đã bị khóa vì nhập sai mã PIN nhiều lần. Hãy nhờ chủ giấy tờ gửi liên kết khác.',
    en: 'The link is locked after wrong PINs. Ask the owner for another one.',
  },
  none: {
    vi: 'Liên kết này không mở được nữa, hoặc không đúng. Hãy hỏi lại người đã gửi.',
    en: 'This link does not open any more, or is not right. Ask whoever sent it.',
  },
})
