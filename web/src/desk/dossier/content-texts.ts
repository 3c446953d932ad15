import { texts } from '@motcua/contracts/texts.ts'

/** What the result will say, before it is signed. */
export const CONTENT = texts({
  title: { vi: 'Nội dung in trên kết quả', en: 'What the result says' },
  failed: { vi: 'Chưa tải được nội dung kết quả.', en: 'What the result says could not be loaded.' },
  incomplete: {
    vi: 'Còn thiếu nội dung: hãy ghi các ô có dấu * đúng như tờ khai. Chưa ghi đủ thì kết quả không ban hành được.',
    en: 'Something is missing: fill in the fields marked * as the declaration says. Until then the result is not issued.',
  },
  incompleteElsewhere: {
    vi: 'Nội dung kết quả chưa được ghi đủ. Ai đang giữ bước dự thảo thì ghi.',
    en: 'The result does not say enough yet. Whoever drafts it fills it in.',
  },
  complete: {
    vi: 'Kết quả sẽ in đúng các dòng dưới đây. Hãy xem lại trước khi ký.',
    en: 'The result will say exactly this. Read it before it is signed.',
  },
  missing: { vi: 'chưa ghi', en: 'missing' },
  typed: { vi: 'ghi từ tờ khai giấy', en: 'typed from the paper' },
  declared: { vi: 'theo tờ khai điện tử', en: 'as declared' },
  source: { vi: 'Nguồn', en: 'Source' },
  open: { vi: 'Ghi nội dung in trên kết quả', en: 'Fill in what it says' },
  again: { vi: 'Sửa nội dung in trên kết quả', en: 'Change what it says' },
  hidden: {
    vi: 'Số định danh đã ghi không hiện lại; hãy ghi lại từ tờ khai.',
    en: 'Numbers typed before are not shown again; type them anew from the paper.',
  },
  save: { vi: 'Lưu nội dung in trên kết quả', en: 'Save' },
  cancel: { vi: 'Để sau', en: 'Later' },
  done: { vi: 'Đã lưu nội dung kết quả.', en: 'What the result says was saved.' },
})
