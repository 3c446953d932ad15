import { texts } from '@motcua/contracts/texts.ts'

export const FAILED = texts({ again: { vi: 'Thử lại', en: 'Try again' } })
