import { texts } from '@motcua/contracts/texts.ts'

/** What somebody was told on the portal, and by which way they want to be told besides. */
export const NOTICES = texts({
  title: { vi: 'Thông báo của tôi', en: 'My notices' },
  none: { vi: 'Chưa có thông báo nào.', en: 'There is no notice yet.' },
  notChecked: {
    vi: 'Thông báo hiện ở đây khi tài khoản đã xác nhận ở quầy hoặc đăng nhập bằng tài khoản định danh điện tử.',
    en: 'Notices are shown here once the account was confirmed at a counter or you signed in with your electronic identity.',
  },
  ways: { vi: 'Báo thêm cho bạn bằng cách nào?', en: 'How shall we tell you besides?' },
  waysHint: {
    vi: 'Mọi thông báo luôn có ở trang này. Nếu cách đã chọn không gửi được, hệ thống tự gửi bằng cách khác.',
    en: 'Every notice is always on this page. If it cannot be sent by the way you chose, it is sent by another.',
  },
  usual: {
    vi: 'Mọi thông báo luôn có ở trang này. Bạn chưa chọn nên cơ quan báo thêm bằng tin nhắn và thư điện tử. Nếu cách bạn chọn không gửi được, hệ thống tự gửi bằng cách khác.',
    en: 'Every notice is always on this page. You chose nothing yet, so we also tell you by SMS and e-mail. If it cannot be sent by the way you choose, it is sent by another.',
  },
  usualNone: {
    vi: 'Mọi thông báo luôn có ở trang này. Cơ quan chưa có số điện thoại, thư điện tử của bạn nên chưa nhắn tin, gửi thư điện tử được.',
    en: 'Every notice is always on this page. We have neither phone nor e-mail of you, so nothing is sent by SMS or e-mail.',
  },
  reached: {
    vi: 'Báo cho bạn ở đâu: số điện thoại {phone}; thư điện tử {email}; địa chỉ nhận thư giấy {address}. Muốn ghi hoặc đổi thì báo ở quầy của bộ phận một cửa.',
    en: 'Where you are reached: phone {phone}; e-mail {email}; address for letters {address}. To give or change one, tell the counter of a one-stop section.',
  },
  hasNone: { vi: 'chưa có', en: 'none yet' },
  hasOne: { vi: 'đã có', en: 'on record' },
  sms: { vi: 'Tin nhắn (SMS)', en: 'SMS' },
  push: { vi: 'Thông báo hiện trên máy đã bật', en: 'A notice on the devices where I switched it on' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  letter: {
    vi: 'Thư giấy về địa chỉ của tôi, khi có việc cần tôi làm',
    en: 'A letter to my address, when something is wanted of me',
  },
  portal: { vi: 'Chỉ xem ở trang này', en: 'Only on this page' },
  save: { vi: 'Lưu lựa chọn', en: 'Save the choice' },
  saved: { vi: 'Đã lưu. Thông báo từ bây giờ được gửi theo lựa chọn này.', en: 'Saved. Notices from now on are sent as you chose.' },
  needWay: { vi: 'Hãy chọn một cách nhận thông báo', en: 'Choose a way' },
  savedOnly: { vi: 'Đã lưu lựa chọn.', en: 'Your choice is saved.' },
  needPhone: {
    vi: 'Cơ quan chưa có số điện thoại của bạn nên chưa báo được theo cách đã chọn. Ghi số của mình ở tờ khai khi nộp hồ sơ, hoặc báo ở quầy của bộ phận một cửa.',
    en: 'We have no phone number of you yet, so nothing can be sent by the way you chose. Give yours when you fill in a declaration, or at the counter of a one-stop section.',
  },
  needEmail: {
    vi: 'Cơ quan chưa có thư điện tử của bạn nên chưa báo được theo cách đã chọn. Ghi địa chỉ của mình ở tờ khai khi nộp hồ sơ, hoặc báo ở quầy của bộ phận một cửa.',
    en: 'We have no e-mail address of you yet, so nothing can be sent by the way you chose. Give yours when you fill in a declaration, or at the counter of a one-stop section.',
  },
  needAddress: {
    vi: 'Cơ quan chưa có địa chỉ nhận thư giấy của bạn nên chưa báo được theo cách đã chọn. Hãy báo địa chỉ ở quầy của bộ phận một cửa.',
    en: 'We have no address of you for letters yet, so nothing can be sent by the way you chose. Give one at the counter of a one-stop section.',
  },
  languages: { vi: 'Gửi thông báo cho bạn bằng tiếng nào?', en: 'In which language shall we tell you?' },
  languagesHint: {
    vi: 'Thông báo nào chưa có bản tiếng này thì được gửi bằng tiếng Việt. Tên thủ tục và giấy tờ giữ nguyên tiếng Việt.',
    en: 'What we have no text for in that language is told in Vietnamese. Names of procedures and papers stay Vietnamese.',
  },
  vi: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'Tiếng Anh', en: 'English' },
  saveLanguage: { vi: 'Lưu ngôn ngữ', en: 'Save the language' },
  needLanguage: { vi: 'Hãy chọn một ngôn ngữ', en: 'Choose a language' },
  latest: { vi: 'Thông báo gần đây', en: 'Latest notices' },
})
