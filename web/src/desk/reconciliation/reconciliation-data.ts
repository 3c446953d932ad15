import type {
  DayOfMoney, DayReconciled, StatementBody, StatementRead,
} from '@motcua/contracts/reconciliation.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['reconciliation'] as const

/** A day with its differences, page after page. */
export const useDayOfMoney = (day: string) =>
  usePages<DayOfMoney>({ key: [...KEY, day], path: '/api/payments/day', query: { on: day } })

/** A deed under `/api/payments/`; the day is looked up again after it. */
function usePaymentsPress<Said, Done>(pathOf: (said: Said) => string, bodyOf: (said: Said) => object) {
  return useDeedOf<Said, Done>(KEY, (said) => `/api/payments/${pathOf(said)}`, bodyOf)
}

export const useReconciling = () =>
  usePaymentsPress<string, DayReconciled>(() => 'reconciliation', (day) => ({ day }))
export const useReadingStatement = () => usePaymentsPress<StatementBody, StatementRead>(() => 'statements', (body) => body)
/** Settling a difference, or sending its money back, with the reason. */
export const useSettling = (difference: string, deed: 'settlement' | 'reversal') =>
  usePaymentsPress<string, { id: string }>(() => `differences/${difference}/${deed}`, (why) => ({ why }))
