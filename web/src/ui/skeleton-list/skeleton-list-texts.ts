import { texts } from '@motcua/contracts/texts.ts'

export const LOADING = texts({ list: { vi: 'Đang tải…', en: 'Loading…' } })
