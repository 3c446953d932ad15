import { texts } from '@motcua/contracts/texts.ts'

/** What becomes of a file where the server said nothing. */
export const PICKED = texts({
  failed: { vi: 'Chưa gửi được. Hãy bấm Gửi lại.', en: 'It could not be sent. Press Send again.' },
})
