import { texts } from '@motcua/contracts/texts.ts'

/** An amount of money, whole đồng, on one line. */
export const MONEY = texts({ amount: { vi: '{amount}\u00a0đ', en: 'VND\u00a0{amount}' } })
