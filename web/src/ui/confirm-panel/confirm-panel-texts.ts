import { texts } from '@motcua/contracts/texts.ts'

export const CONFIRM = texts({ no: { vi: 'Thôi', en: 'Cancel' } })
