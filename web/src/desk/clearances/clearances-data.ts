import type { ClearanceDetail, ClearanceList } from '@motcua/contracts/clearances.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['clearances'] as const

/** The list, page after page. */
export function useClearances() {
  return usePages<ClearanceList>({ key: [...KEY, 'list'], path: '/api/clearances' })
}

/** An entry with all that was done about it. */
export function useClearance(id: string) {
  return useQuery({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await call('GET', `/api/clearances/${id}`, { signal })) as ClearanceDetail,
  })
}

/** One deed on the list; the same press tried again after a cut line is one deed. */
export const useClearanceDeed = (onDone: (id: string) => void) =>
  useDeedAt<object, { id: string }>(KEY, ({ id }) => onDone(id))

/** `25/06/2021` of a day as the wire has it. */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}

/** Whether somebody typed a whole day. */
export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
}
