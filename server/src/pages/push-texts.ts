import { texts } from '@motcua/contracts/texts.ts'

/** Notices on the devices of somebody. */
export const PUSH = texts({
  title: { vi: 'Nhận thông báo trên máy này', en: 'Notices on this device' },
  what: {
    vi: 'Khi có tin về hồ sơ, điện thoại hoặc máy tính này hiện một dòng, như “Hồ sơ … đã có kết quả”; bấm vào thì mở trang này. Tin hiện cả khi màn hình khóa và khi bạn đã đăng xuất: chỉ bật trên máy của riêng bạn.',
    en: 'When there is news of a dossier, this phone or computer shows one line, such as “The result of dossier … is there”, which opens this page. It is shown on a locked screen and when you are signed out, too: switch it on only on a device of your own.',
  },
  needScript: {
    vi: 'Bật ở đây cần JavaScript, mà trình duyệt này đang tắt. Các cách báo khác vẫn dùng được.',
    en: 'Switching it on takes JavaScript, which is off in this browser. You can still be told by other ways.',
  },
  unsupported: {
    vi: 'Trình duyệt này không nhận được thông báo. Hãy thử trình duyệt khác, hoặc chọn cách báo khác.',
    en: 'This browser cannot take notices. Try another browser, or choose another way.',
  },
  refused: {
    vi: 'Trình duyệt đang chặn thông báo của trang này. Hãy cho phép trong phần cài đặt của trình duyệt rồi bấm lại.',
    en: 'The browser blocks notices of this site. Allow them in its settings, then press again.',
  },
  failed: {
    vi: 'Chưa bật được. Hãy thử lại, hoặc chọn cách báo khác.',
    en: 'It could not be switched on. Try again, or choose another way.',
  },
  here: { vi: 'Máy này đang nhận thông báo.', en: 'This device takes notices.' },
  shared: {
    vi: 'Đây là máy dùng chung nên không bật được: người khác sẽ thấy tin của bạn.',
    en: 'It cannot be switched on here: this is a machine that people share, and others would see your notices.',
  },
  on: { vi: 'Bật trên máy này', en: 'Switch it on here' },
  devices: { vi: 'Các máy đang nhận thông báo', en: 'Devices that take notices' },
  since: { vi: '{device}, từ ngày {day}', en: '{device}, since {day}' },
  off: { vi: 'Tắt', en: 'Switch off' },
  offDevice: { vi: 'Tắt trên {device}, bật ngày {day}', en: 'Switch it off on {device}, since {day}' },
  isOn: {
    vi: 'Đã bật. Từ bây giờ tin hiện trên máy này trước; không gửi được thì hệ thống báo bằng cách khác.',
    en: 'It is on. From now on this device is told first; where that fails we tell you by another way.',
  },
  isOff: { vi: 'Đã tắt trên máy đó.', en: 'It is off on that device.' },
  wrong: {
    vi: 'Trình duyệt chưa cho địa chỉ nhận tin dùng được. Hãy thử lại, hoặc chọn cách báo khác.',
    en: 'The browser gave no address that can be used. Try again, or choose another way.',
  },
  many: {
    vi: 'Đã có đủ {most} máy nhận thông báo. Hãy tắt bớt một máy rồi bật lại ở đây.',
    en: 'There are {most} devices already. Switch it off on one, then on here.',
  },
  none: { vi: 'Hiện chưa gửi thông báo tới máy được.', en: 'Devices cannot be told at the moment.' },
})
