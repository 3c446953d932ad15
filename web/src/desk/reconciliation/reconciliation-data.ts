import type {
  DayOfMoney, DayReconciled, StatementBody, StatementRead,
} from '@motcua/contracts/reconciliation.ts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

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
  const queryClient = useQueryClient()
  return usePress(
    async (said: Said, idFor) => {
      const [path, body] = [`/api/payments/${pathOf(said)}`, bodyOf(said)]
      return (await call('POST', path, { body, requestId: idFor(path, body) })) as Done
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: KEY }) },
  )
}

export const useReconciling = () =>
  usePaymentsPress<string, DayReconciled>(() => 'reconciliation', (day) => ({ day }))
export const useReadingStatement = () => usePaymentsPress<StatementBody, StatementRead>(() => 'statements', (body) => body)
export const useSettling = (difference: string) =>
  usePaymentsPress<string, { id: string }>(() => `differences/${difference}/settlement`, (why) => ({ why }))
