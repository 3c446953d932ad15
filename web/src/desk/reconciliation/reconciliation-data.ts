import type {
  DayOfMoney, DayReconciled, StatementBody, StatementRead,
} from '@motcua/contracts/reconciliation.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'

const KEY = ['reconciliation'] as const

/** A day with its differences, page after page. */
export function useDayOfMoney(day: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, day],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/payments/day', { query: { on: day, cursor: pageParam }, signal })) as DayOfMoney,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** A deed under `/api/payments/`; the day is looked up again after it. */
function usePaymentsPress<Said, Done>(pathOf: (said: Said) => string, bodyOf: (said: Said) => object) {
  return useDeedOf<Said, Done>(KEY, (said) => `/api/payments/${pathOf(said)}`, bodyOf)
}

export const useReconciling = () =>
  usePaymentsPress<string, DayReconciled>(() => 'reconciliation', (day) => ({ day }))
export const useReadingStatement = () => usePaymentsPress<StatementBody, StatementRead>(() => 'statements', (body) => body)
export const useSettling = (difference: string) =>
  usePaymentsPress<string, { id: string }>(() => `differences/${difference}/settlement`, (why) => ({ why }))
