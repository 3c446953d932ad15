import { texts } from '@motcua/contracts/texts.ts'

export const DIFFERENCES = texts({
  title: { vi: 'Đối chiếu thủ tục', en: 'Procedures compared' },
  intro: {
    vi: 'Mỗi ngày máy đọc thủ tục hệ thống quốc gia công bố và so với danh mục ở đây. Danh mục ở đây không tự đổi: mỗi chỗ khác do người quyết định.',
    en: 'Each day what national systems publish of procedures is held against ours. Nothing of ours changes by itself: people decide on each.',
  },
  back: { vi: '← Gói thủ tục', en: '← Packages' },
  none: { vi: 'Chưa khai báo kết nối với hệ thống nào công bố thủ tục.', en: 'No system that publishes procedures is named.' },
  comparedAt: { vi: '{name}: đối chiếu gần nhất {at}, {count} thủ tục.', en: '{name}: compared {at}, {count} procedures.' },
  neverCompared: { vi: '{name}: chưa đối chiếu lần nào.', en: '{name}: never compared.' },
  notCompared: {
    vi: '{name}: không đối chiếu được lúc {at} ({fault}). Danh sách dưới đây có thể đã cũ. Máy tự thử lại lúc {retry}.',
    en: '{name}: could not be compared at {at} ({fault}). The list below may be old. It is tried again at {retry}.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  show: { vi: 'Hiện', en: 'Show' },
  empty: { vi: 'Không có thủ tục nào ở mục này.', en: 'There are none of these.' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' }, kind: { vi: 'Khác thế nào', en: 'What differs' },
  found: { vi: 'Phát hiện', en: 'Found' }, decided: { vi: 'Quyết định', en: 'Decision' },
  fields: { vi: '{count} mục khác', en: '{count} things differ' },
  decidedBy: { vi: '{name}, {at}', en: '{name}, {at}' },
  waits: { vi: 'chờ quyết định', en: 'waits' },
})

export const DIFFERENCE = texts({
  title: { vi: 'Thủ tục ghi khác', en: 'A procedure that differs' },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  back: { vi: '← Đối chiếu thủ tục', en: '← Procedures compared' },
  code: { vi: 'Mã thủ tục', en: 'National code' }, source: { vi: 'Theo', en: 'Said by' },
  foundAt: { vi: 'Phát hiện', en: 'Found' }, kind: { vi: 'Khác thế nào', en: 'What differs' },
  ended: { vi: 'Không còn khác từ {at}.', en: 'It differs no more since {at}.' },
  accepted: { vi: '{name} lập bản soạn lúc {at}.', en: '{name} began a draft at {at}.' },
  toDraft: { vi: 'Mở bản soạn', en: 'Open the draft' },
  declined: { vi: '{name} giữ như ở đây lúc {at}: {reason}', en: '{name} kept ours at {at}: {reason}' },
  lines: { vi: 'Từng mục', en: 'Thing by thing' },
  field: { vi: 'Mục', en: 'Thing' }, ours: { vi: 'Ở đây đang ghi', en: 'Ours says' },
  theirs: { vi: 'Bên kia ghi', en: 'Theirs says' }, draft: { vi: 'Nếu lập bản soạn', en: 'In a draft' },
  nothing: { vi: 'không có', en: 'nothing' },
  accept: { vi: 'Lập bản soạn theo bên kia', en: 'Begin a draft that says theirs' },
  acceptTitle: { vi: 'Lập bản soạn gói thủ tục?', en: 'Begin a draft of the package?' },
  acceptWhat: {
    vi: 'Bản soạn ghi sẵn {taken} mục theo bên kia.', en: 'The draft says {taken} things as theirs.',
  },
  acceptLeft: { vi: '{left} mục còn lại người soạn tự xem.', en: '{left} are left to whoever drafts.' },
  acceptThen: {
    vi: 'Thủ tục đang áp dụng chưa đổi gì cho đến khi người khác duyệt và công bố.',
    en: 'What is in force changes only once somebody else has reviewed and published it.',
  },
  begun: { vi: 'Đã lập bản soạn.', en: 'A draft was begun.' },
  byHand: {
    vi: 'Không mục nào ghi sẵn được vào bản soạn. Nếu cần sửa danh mục thì soạn ở trang Gói thủ tục; nếu giữ như ở đây thì bấm nút dưới.',
    en: 'Nothing of it can be put into a draft by itself. Draft by hand at Packages, or keep ours by the button below.',
  },
  decline: { vi: 'Giữ như ở đây', en: 'Keep ours' },
  declineTitle: { vi: 'Giữ như ở đây', en: 'Keep ours' },
  declineWhat: {
    vi: 'Chỗ khác này không hiện lại cho đến khi bên kia ghi điều khác.',
    en: 'It is not listed again until they say something else.',
  },
  why: { vi: 'Vì sao', en: 'Why' }, needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' }, leave: { vi: 'Thôi', en: 'Cancel' },
  kept: { vi: 'Đã ghi: giữ như ở đây.', en: 'Ours is kept.' },
})

/** Of what is listed. */
export const STANDINGS = texts({
  open: { vi: 'chờ quyết định', en: 'waiting' }, accepted: { vi: 'đã lập bản soạn', en: 'drafted' },
  declined: { vi: 'giữ như ở đây', en: 'ours kept' },
})

export const KINDS = texts({
  'differs': { vi: 'Hai bên ghi khác nhau', en: 'Both have it otherwise' },
  'missing-here': { vi: 'Mã này ở đây không có', en: 'Its code is none of ours' },
  'ambiguous': { vi: 'Nhiều thủ tục ở đây cùng mã này', en: 'Several of ours have its code' },
  'missing-there': { vi: 'Bên kia không công bố', en: 'They do not list it' },
  'unreadable': { vi: 'Nội dung bên kia không đọc được', en: 'What they say cannot be read' },
})

export const FIELDS = texts({
  'name': { vi: 'Tên', en: 'Name' }, 'sector': { vi: 'Lĩnh vực', en: 'Sector' },
  'agency': { vi: 'Cơ quan giải quyết', en: 'Agency' }, 'level': { vi: 'Cấp', en: 'Level' },
  'channel': { vi: 'Cách nộp', en: 'Way of handing in' }, 'limit': { vi: 'Thời hạn', en: 'Time limit' },
  'fee': { vi: 'Phí, lệ phí', en: 'Fee' }, 'component': { vi: 'Giấy tờ', en: 'Paper' },
  'result': { vi: 'Kết quả', en: 'Result' }, 'condition': { vi: 'Yêu cầu, điều kiện', en: 'Conditions' },
  'legal-basis': { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
})

/** What a draft does of each thing. */
export const WAYS = texts({
  'taken': { vi: 'ghi theo bên kia', en: 'says theirs' },
  'by-hand': { vi: 'giữ như ở đây, người soạn tự xem', en: 'says ours; for whoever drafts' },
  'code-unmapped': { vi: 'giữ như ở đây: mã của bên kia chưa rõ nghĩa', en: 'says ours: their code means nothing here' },
})

/** Ways of handing in, which come as words of the catalogue. */
export const CHANNELS = texts({
  counter: { vi: 'trực tiếp', en: 'at a counter' }, online: { vi: 'trực tuyến', en: 'online' },
  post: { vi: 'bưu chính', en: 'by post' },
})
