import { texts } from '@motcua/contracts/texts.ts'

export const REFUSAL = texts({
  atFields: {
    vi: 'Sửa các ô được đánh dấu rồi thử lại.', en: 'Correct the marked fields and try again.',
  },
})
