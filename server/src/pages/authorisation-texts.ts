import { texts } from '@motcua/contracts/texts.ts'

/** The authorisation by which one person acts for another. */
export const AUTHORISATION = texts({
  paper: { vi: 'Văn bản ủy quyền', en: 'Paper of authorisation' },
})
