import { texts } from '@motcua/contracts/texts.ts'

export const TOAST = texts({ close: { vi: 'Đóng thông báo', en: 'Close message' } })
