import { texts } from '@motcua/contracts/texts.ts'

/** The page of papers, and what is said of files. */
export const PAPERS = texts({
  title: { vi: 'Giấy tờ kèm theo', en: 'Papers to attach' },
  limits: {
    vi: 'Chỉ nhận {kinds}. Mỗi tệp tối đa {most}, {pages} trang; mỗi giấy tờ tối đa {files} tệp.',
    en: 'Only {kinds} are taken. Each file may have {most} and {pages} pages; each paper may have {files} files.',
  },
  photograph: {
    vi: 'Ảnh chụp bằng điện thoại cũng được, miễn đọc rõ chữ. Tệp có mật khẩu không mở được.',
    en: 'A photograph taken with a phone will do, as long as it can be read. A file with a password cannot be opened.',
  },
  picture: { vi: 'Ảnh đã gửi: {name}', en: 'The photograph sent: {name}' },
  nothingAsked: {
    vi: 'Thủ tục này không cần tải giấy tờ nào lên.', en: 'Nothing has to be uploaded for this procedure.',
  },
  notUploaded: { vi: 'Không phải tải lên', en: 'Not to be uploaded' },
  lookedUp: { vi: '{name}: cơ quan tự tra cứu', en: '{name}: the office looks it up' },
  broughtAlong: {
    vi: '{name}: mang theo khi nhận kết quả', en: '{name}: bring it along when you collect the result',
  },
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  needed: { vi: 'Bắt buộc.', en: 'Required.' },
  optional: { vi: 'Nếu có.', en: 'If you have it.' },
  conditional: { vi: 'Tùy trường hợp.', en: 'Depends on the case.' },
  fromOriginal: { vi: 'Chụp hoặc quét từ bản chính.', en: 'Photograph or scan the original.' },
  there: { vi: '✓ Đã có {count} tệp', en: '✓ Files received: {count}' },
  held: { vi: '✓ Đã có, bạn không phải nộp lại', en: '✓ Held already, you need not hand it in again' },
  heldFrom: { vi: 'Lấy {from}.', en: 'Taken {from}.' },
  heldChoice: { vi: 'Trong Kho của bạn có giấy tờ {from}.', en: 'Your Kho has a paper {from}.' },
  useThis: { vi: 'Dùng giấy tờ này', en: 'Use this paper' },
  useThisOf: { vi: 'Dùng giấy tờ {from}', en: 'Use the paper {from}' },
  other: { vi: 'Nộp bản khác', en: 'Hand in another one' },
  otherOf: { vi: 'Nộp bản khác của {name}', en: 'Hand in another one of {name}' },
  declined: {
    vi: 'Bạn đã chọn không dùng lại giấy tờ trong Kho cho hồ sơ này.',
    en: 'You chose not to use papers of the Kho for this dossier.',
  },
  decline: { vi: 'Không dùng lại giấy tờ đã có cho hồ sơ này', en: 'Do not use papers that are held for this dossier' },
  useAgain: { vi: 'Dùng lại giấy tờ đã có', en: 'Use papers that are held' },
  nothingYet: { vi: '○ Chưa có tệp', en: '○ No file yet' },
  nothingYetOptional: { vi: '○ Chưa có tệp, không bắt buộc', en: '○ No file yet, optional' },
  missing: {
    vi: 'Còn thiếu {name}. Hãy chụp ảnh hoặc chọn tệp rồi tải lên.',
    en: '{name} is missing. Photograph it or choose a file, and upload it.',
  },
  ofFile: { vi: '{name}: {text}', en: '{name}: {text}' },
  notKept: { vi: 'Chưa lưu được. Hãy tải lên lại.', en: 'It could not be kept. Upload it again.' },
  tooManyAtOnce: {
    vi: 'Chọn nhiều nhất {most} tệp một lần. Hãy tải các tệp còn lại lần sau.',
    en: 'Choose at most {most} files at a time. Upload the others afterwards.',
  },
  sizeAndPages: { vi: '{size}, {pages} trang', en: '{size}, pages: {pages}' },
  remove: { vi: 'Xóa', en: 'Delete' },
  checking: {
    vi: 'Đã nhận, đang kiểm tra an toàn; cán bộ xem được khi kiểm tra xong. Bạn vẫn nộp hồ sơ được.',
    en: 'Taken, and being checked for malware; the office sees it once that is done. You may send your dossier.',
  },
  removeOne: { vi: 'Xóa {name}', en: 'Delete {name}' },
  choose: { vi: 'Chọn tệp từ máy: {name}', en: 'Choose a file: {name}' },
  chooseMore: { vi: 'Chọn tệp gửi thêm: {name}', en: 'Choose another file: {name}' },
  more: { vi: 'Gửi thêm tệp khác', en: 'Send another file' },
  moreOf: { vi: 'Gửi thêm tệp khác: {name}', en: 'Send another file: {name}' },
  upload: { vi: 'Tải lên', en: 'Upload' },
  uploadOf: { vi: 'Tải lên {name}', en: 'Upload {name}' },
  unfinished: {
    vi: '{name}: mới gửi được {percent} %. Chọn lại đúng tệp này để gửi tiếp, không phải gửi lại từ đầu.',
    en: '{name}: {percent} % sent so far. Choose this same file again to go on from there.',
  },
  giveUp: { vi: 'Bỏ', en: 'Discard' },
  giveUpOne: { vi: 'Bỏ {name}', en: 'Discard {name}' },
  tooManyBegun: {
    vi: 'Đang có quá nhiều tệp gửi dở. Hãy bỏ bớt tệp gửi dở trên trang này rồi gửi lại.',
    en: 'Too many files are half sent. Discard some of them on this page, and send it again.',
  },
  sessionEnded: {
    vi: 'Phiên đăng nhập đã hết hoặc hồ sơ đã nộp. Hãy tải lại trang này rồi gửi tiếp.',
    en: 'You have been signed out, or the dossier has been sent. Reload this page and go on.',
  },
})
