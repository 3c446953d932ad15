import { texts } from '@motcua/contracts/texts.ts'

export const WINDOW = texts({ faulty: { vi: 'Lỗi: {title}', en: 'Error: {title}' } })
