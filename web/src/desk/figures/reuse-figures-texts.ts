import { texts } from '@motcua/contracts/texts.ts'

/** How often is asked again for what is held. */
export const REUSE_FIGURES = texts({
  title: { vi: 'Không nộp lại giấy tờ đã có', en: 'Not asking again for what is held' },
  what: {
    vi: 'Đếm thành phần của hồ sơ tiếp nhận trong những ngày này mà lúc chuẩn bị hồ sơ đã có sẵn trong Kho và còn hiệu lực, và ô '
      + 'tờ khai mà giấy tờ trong Kho hoặc hồ sơ trước trả lời được. '
      + 'Giấy tờ mà người nộp không muốn dùng lại thì không tính vào tỷ lệ.',
    en: 'Counts components of dossiers received on these days that were held and in force when they were prepared, and '
      + 'questions that papers of the Kho or earlier dossiers could answer. '
      + 'What applicants did not want to be used again is left out of the share.',
  },
  failed: { vi: 'Không tải được số liệu', en: 'The figures could not be loaded' },
  empty: {
    vi: 'Không có hồ sơ nào có giấy tờ sẵn trong Kho trong những ngày này.', en: 'Nothing was held for dossiers of these days.',
  },
  whole: {
    vi: 'Yêu cầu nộp lại {askedAgain} trong {couldReuse} giấy tờ có thể dùng lại: {share}',
    en: '{askedAgain} of {couldReuse} papers that could have been reused were asked for again: {share}',
  },
  plan: {
    vi: 'Chỉ tiêu kế hoạch: {notAskedAgain} trong {dossiers} hồ sơ có giấy tờ sẵn không bị yêu cầu nộp lại gì: {share}',
    en: 'Measure of the plan: in {notAskedAgain} of {dossiers} dossiers with something held nothing was asked again: {share}',
  },
  target: { vi: 'Kế hoạch năm {year}: từ {target} trở lên.', en: 'The plan of {year}: at least {target}.' },
  noTarget: { vi: 'Kế hoạch không đặt số cho năm {year}.', en: 'The plan sets no number for {year}.' },
  allReused: {
    vi: 'Trong đó {allReused} hồ sơ dùng lại mọi giấy tờ đã có.', en: 'In {allReused} of them everything held was reused.',
  },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  section: { vi: 'Nơi tiếp nhận', en: 'Counter' },
  could: { vi: 'Có thể dùng lại', en: 'Could be reused' },
  reused: { vi: 'Dùng lại', en: 'Reused' },
  askedAgain: { vi: 'Yêu cầu nộp lại', en: 'Asked again' },
  given: { vi: 'Tự nộp', en: 'Given unasked' },
  declined: { vi: 'Không muốn dùng', en: 'Declined' },
  share: { vi: 'Tỷ lệ nộp lại', en: 'Share asked again' },
  fields: {
    vi: 'Ô tờ khai đã có sẵn dữ liệu: {reused} trong {held} ô giữ nguyên dữ liệu có sẵn: {share}',
    en: 'Questions that held data could answer: {reused} of {held} were answered by it: {share}',
  },
  noFields: {
    vi: 'Chưa có ô tờ khai nào có sẵn dữ liệu.', en: 'No question could be answered by what is held.',
  },
  fieldRows: { vi: 'Xem từng ô tờ khai', en: 'Show the questions' },
  rows: { vi: 'Xem từng giấy tờ', en: 'Show the papers' },
  reasons: { vi: 'Lý do nộp lại', en: 'Why it was asked again' },
})
