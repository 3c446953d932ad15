import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with one component, and what to do; shared by intake and by whoever answers a request. */
export const COMPONENT_FAULT = texts({
  'not-handed-in': {
    vi: '{name}: Chưa nộp giấy tờ này. Hãy nộp hoặc lập phiếu yêu cầu bổ sung.',
    en: '{name}: This paper was not handed in. Hand it in, or ask for it in writing.',
  },
  'no-file': {
    vi: '{name}: Chưa đính kèm tệp. Hãy tải tệp lên.', en: '{name}: No file is attached. Upload it.',
  },
  'not-digitised': {
    vi: '{name}: Chưa số hóa. Hãy quét và đính kèm, hoặc chọn lý do chưa số hóa.',
    en: '{name}: Not digitised. Scan and attach it, or choose a reason.',
  },
  'not-in-version': {
    vi: '{name}: Thủ tục đang áp dụng không yêu cầu giấy tờ này. Hãy bỏ mục này.',
    en: '{name}: The procedure in force does not ask for this paper. Remove it.',
  },
  'named-twice': {
    vi: '{name}: Giấy tờ này được ghi hai lần. Hãy giữ một dòng.',
    en: '{name}: This paper is named twice. Keep one line.',
  },
})

export const DEED = texts({
  step: { vi: '{what} Bước: {step}.', en: '{what} Step: {step}.' },
  key: { vi: '{what} Khóa của: {holder}.', en: '{what} Key of: {holder}.' },
  scansLeft: {
    vi: 'Còn {count} bản chụp chưa ký được. {why} Mở hồ sơ để xem từng giấy tờ.',
    en: '{count} scans were not signed. {why} Open the dossier to see each paper.',
  },
  sameOpen: {
    vi: 'Hồ sơ {number} có cùng nội dung đang được giải quyết. Nếu vẫn muốn nộp thêm, hãy xác nhận.',
    en: 'Dossier {number} has the same contents and is being settled. If you want to hand in another, confirm it.',
  },
  competent: {
    vi: 'Thủ tục này do {competent} giải quyết. {why}',
    en: 'This procedure is settled by {competent}. {why}',
  },
  competentAt: {
    vi: 'Thủ tục này do {competent} giải quyết; nộp tại {receivesAt}. {why}',
    en: 'This procedure is settled by {competent}; it is handed in at {receivesAt}. {why}',
  },
  tableFailed: {
    vi: '{what} Chưa tính được {subject} theo bảng “{decision}”: {text}.',
    en: '{what} Table “{decision}” could not tell {subject}: {text}.',
  },
  notCleared: {
    vi: 'Thủ tục chưa được duyệt nhận không phụ thuộc địa giới.',
    en: 'It is not approved to be taken anywhere in the province.',
  },
  pilotElsewhere: {
    vi: 'Thủ tục đang thí điểm nhận không phụ thuộc địa giới, nhưng chưa tại nơi này.',
    en: 'It is being tried to take it whatever the territory, but not here yet.',
  },
  mayGuide: {
    vi: 'Nơi này vẫn hướng dẫn được người dân chuẩn bị hồ sơ.',
    en: 'People may still be helped here to prepare it.',
  },
  contentMissing: { vi: '{what} Còn thiếu: {names}.', en: '{what} Missing: {names}.' },
  notInForm: { vi: 'Tờ khai không có mục này. Hãy bỏ đi.', en: 'The form has no such field. Remove it.' },
  range: {
    vi: 'Hãy chọn ngày có thật, ngày cuối không trước ngày đầu.',
    en: 'Choose real days, the last not before the first.',
  },
  clockBackwards: {
    vi: 'Đã có việc ghi lúc {at}. Hãy chọn thời điểm từ lúc đó trở đi.',
    en: 'Something is on record at {at}. Choose that moment or a later one.',
  },
  clockUncovered: {
    vi: 'Lịch làm việc chưa có cho ngày này. Hãy chọn một ngày trong các năm đã có lịch.',
    en: 'There is no working calendar for this day. Choose one in the years that have it.',
  },
})
