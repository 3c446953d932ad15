import type { DutyBody, DutyChangeBody, DutyKept, OwnRoster, Roster, WeekBody, WeekCopied } from '@motcua/contracts/roster.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const ROSTER_KEY = ['roster'] as const

/** The roster of a section in the week of that Monday; of the first section within reach if none is named. */
export function useRoster(unit: string | undefined, from: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...ROSTER_KEY, 'section', unit ?? '', from], enabled: isAsked, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/roster', {
      query: { from, ...unit !== undefined && { unit } }, signal,
    })) as Roster,
  })
}

/** When one is on duty oneself in the week of that Monday. */
export function useOwnRoster(from: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...ROSTER_KEY, 'own', from], enabled: isAsked, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/queue/roster/own', { query: { from }, signal })) as OwnRoster,
  })
}

/** What is done with a duty: written anew, changed, or cancelled. */
export type DutyDeed =
  | { readonly kind: 'write'; readonly body: DutyBody }
  | { readonly kind: 'change'; readonly id: string; readonly body: DutyChangeBody }
  | { readonly kind: 'cancel'; readonly id: string }

const PATH = { change: 'change', cancel: 'ending' } as const

/** Writes, changes or cancels a duty. */
export function useDutyDeed() {
  const queryClient = useQueryClient()
  return usePress(async (deed: DutyDeed, idFor) => {
    const path = deed.kind === 'write' ? '/api/queue/duties' : `/api/queue/duties/${deed.id}/${PATH[deed.kind]}`
    const body = deed.kind === 'cancel' ? {} : deed.body
    return (await call('POST', path, { body, requestId: idFor(path, body) })) as DutyKept
  }, { onSettled: async () => queryClient.invalidateQueries({ queryKey: ROSTER_KEY }) })
}

/** Copies a week. */
export function useCopyingWeek() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: WeekBody, idFor) =>
      (await call('POST', '/api/queue/roster-weeks', { body, requestId: idFor(body) })) as WeekCopied,
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: ROSTER_KEY }) },
  )
}
