import { texts } from '@motcua/contracts/texts.ts'

/** What was read of scanned papers, looked at by a person. */
export const REVIEW = texts({
  title: { vi: 'Đọc giấy tờ', en: 'Read papers' },
  hint: {
    vi: 'Máy đã đọc các giấy tờ quét. So từng ô với ảnh bên trái: Enter là đúng và sang ô sau, sai thì sửa rồi Enter. Ô cuối xong thì tự lưu và mở giấy tiếp theo.',
    en: 'Scanned papers have been read. Hold each field against the picture: Enter accepts it and goes on; mend what is wrong first. After the last it is saved and the next paper opens.',
  },
  failed: { vi: 'Không mở được danh sách giấy tờ chờ soát', en: 'The papers to review could not be opened' },
  empty: { vi: 'Không còn giấy tờ nào chờ soát.', en: 'No paper waits to be reviewed.' },
  emptyHint: {
    vi: 'Giấy tờ quét vào hồ sơ được máy đọc lần lượt; đọc xong sẽ hiện ở đây.',
    en: 'Papers scanned into dossiers are read one after the other, and then stand here.',
  },
  waiting: { vi: 'Đang chờ: {count}{more} giấy tờ', en: '{count}{more} papers wait' },
  paper: { vi: 'Thông tin trên {type}', en: 'What {type} says' },
  owner: { vi: 'Hồ sơ của {name}', en: 'Of the dossier of {name}' },
  picture: { vi: 'Ảnh trang {page}/{pages} của {name}', en: 'Page {page} of {pages} of {name}' },
  turnedOver: {
    vi: 'Trang {page} trong tệp nằm ngược; ảnh này đã xoay lại 180° để đọc. Tệp gốc giữ nguyên.',
    en: 'Page {page} lies upside down in the file; this picture is turned by 180° to be read. The file stays as it is.',
  },
  turnedRight: {
    vi: 'Trang {page} trong tệp nằm ngang; ảnh này đã xoay 90° theo chiều kim đồng hồ để đọc. Tệp gốc giữ nguyên.',
    en: 'Page {page} lies on its side in the file; this picture is turned right by 90° to be read. The file stays as it is.',
  },
  turnedLeft: {
    vi: 'Trang {page} trong tệp nằm ngang; ảnh này đã xoay 90° ngược chiều kim đồng hồ để đọc. Tệp gốc giữ nguyên.',
    en: 'Page {page} lies on its side in the file; this picture is turned left by 90° to be read. The file stays as it is.',
  },
  noPicture: { vi: 'Không vẽ được trang này. Hãy mở giấy tờ trong hồ sơ để xem.', en: 'This page cannot be drawn. Open the paper in its dossier.' },
  previous: { vi: 'Trang trước', en: 'Page before' },
  next: { vi: 'Trang sau', en: 'Page after' },
  'number-differs': {
    vi: 'Số định danh trên giấy không phải của {name}. Hãy xem có quét nhầm giấy của người khác không; nếu nhầm, bấm Để sau.',
    en: 'The personal number on the paper is not that of {name}. It may be somebody else’s paper: then press Later.',
  },
  'name-differs': {
    vi: 'Họ tên đọc được khác với {name}. Hãy xem giấy có đúng của hồ sơ này không.',
    en: 'The name that was read is not {name}. See whether the paper belongs to this dossier.',
  },
  name: { vi: 'Họ và tên', en: 'Name' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  issuedOn: { vi: 'Ngày cấp (ngày/tháng/năm)', en: 'Issued on (day/month/year)' },
  issuer: { vi: 'Nơi cấp', en: 'Issued by' },
  place: { vi: 'Địa danh', en: 'Place' },
  doubtful: { vi: 'Máy đọc chưa chắc, hãy xem kỹ', en: 'Not read surely: look closely' },
  sure: { vi: 'Máy đọc chắc', en: 'Read surely' },
  typed: { vi: 'Bạn đã sửa, chưa lưu', en: 'You have changed it; not saved yet' },
  notFound: { vi: 'Máy không thấy; gõ vào, hoặc Enter để trống', en: 'Not found: type it, or Enter to leave it empty' },
  accepted: { vi: '✓ đã xem', en: '✓ looked at' },
  noDay: { vi: 'Chưa phải một ngày. Hãy gõ như 25/06/2021.', en: 'Not a day. Type it as 25/06/2021.' },
  save: { vi: 'Lưu, mở giấy tiếp theo', en: 'Save, open the next' },
  skip: { vi: 'Để sau', en: 'Later' },
  notSaved: { vi: 'Chưa lưu được', en: 'It was not saved' },
  saved: { vi: 'Đã lưu {name}.', en: '{name} is saved.' },
})
