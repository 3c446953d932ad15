import { texts } from '@motcua/contracts/texts.ts'

/** Declarations of the catalogue: which are official, and which fields are only guessed. */
export const FORMS = texts({
  title: { vi: 'Biểu mẫu', en: 'Forms' },
  intro: {
    vi:
      'Tờ khai đang dùng hôm nay, theo dữ liệu đã nhập. Muốn sửa thì sửa tệp forms.yaml rồi nhập lại: hồ sơ và bản khai đang làm giữ phiên bản cũ.',
    en:
      'Declarations in use today, as imported. To change one, change the file forms.yaml and import it again: dossiers and drafts keep their version.',
  },
  share: {
    vi: '{official} trong {all} thủ tục ({percent}%) có tờ khai theo mẫu chính thức.',
    en: '{official} of {all} procedures ({percent}%) have a declaration on the official form.',
  },
  failed: { vi: 'Không tải được biểu mẫu', en: 'The forms could not be loaded' },
  empty: { vi: 'Chưa có biểu mẫu nào. Hãy nhập forms.yaml.', en: 'There is no form yet. Please import forms.yaml.' },
  onlyGuessed: { vi: 'Chỉ các mẫu có ô là phỏng đoán', en: 'Only forms with guessed fields' },
  onlyGuesses: { vi: 'Chỉ các ô là phỏng đoán', en: 'Only guessed fields' },
  noGuess: { vi: 'Mẫu này không có ô nào là phỏng đoán.', en: 'No field of this form is a guess.' },
  colForm: { vi: 'Biểu mẫu', en: 'Form' },
  colVersion: { vi: 'Căn cứ', en: 'Prescribed by' },
  colSince: { vi: 'Áp dụng', en: 'In force' },
  colState: { vi: 'Loại', en: 'Kind' },
  colGuesses: { vi: 'Ô phỏng đoán', en: 'Guessed fields' },
  since: { vi: 'từ {from}', en: 'since {from}' },
  between: { vi: 'từ {from} đến {to}', en: '{from} to {to}' },
  notYet: { vi: 'chưa đến ngày áp dụng', en: 'not in force yet' },
  official: { vi: 'Chính thức', en: 'Official' },
  provisional: { vi: 'Tạm', en: 'Provisional' },
  guessesOf: { vi: '{guesses} trong {fields} ô', en: '{guesses} of {fields} fields' },
  back: { vi: '← Biểu mẫu', en: '← Forms' },
  usedBy: { vi: 'Dùng cho', en: 'Used by' },
  fields: { vi: 'Các ô của {name}', en: 'Fields of {name}' },
  colLabel: { vi: 'Nhãn trên mẫu', en: 'Label on the form' },
  colEntry: { vi: 'Tên trong từ điển', en: 'Name in the dictionary' },
  colSection: { vi: 'Mục', en: 'Section' },
  colSource: { vi: 'Nguồn', en: 'Source' },
  dictionarySays: { vi: 'Từ điển gọi: {label}', en: 'The dictionary says: {label}' },
  byMachine: { vi: 'máy ghi', en: 'written by the system' },
})

/** How sure the source is, in words. */
export const CONFIDENCE = texts({
  found: { vi: 'Đã thấy văn bản', en: 'Seen in print' },
  knowledge: { vi: 'Theo hiểu biết, chưa đối chiếu', en: 'Known, not compared yet' },
  guess: { vi: '⚠ Phỏng đoán', en: '⚠ Guess' },
})
