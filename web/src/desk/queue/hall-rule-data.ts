import type { HallChangeBody, HallChanged, HallRule, HallRules } from '@motcua/contracts/queue-hall-rules.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { faultAt, isRefusal } from '../../lib/call-error.ts'
import { usePress } from '../shell/use-press.ts'

const RULES = ['queue', 'hall-rules'] as const

/** Services and counters of the halls that one runs, today and as planned. */
export function useHallRules() {
  return useQuery({
    queryKey: RULES,
    queryFn: async ({ signal }) => (await call('GET', '/api/queue/hall-rules', { signal })) as HallRules,
  })
}

/** Another hall from a day to come. */
export function useChangingHall() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: HallChangeBody, idFor) =>
      (await call('POST', '/api/queue/hall-rules', { body, requestId: idFor(body) })) as HallChanged,
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: RULES }) },
  )
}

/** A service as it is typed; one that is new has no code. */
export interface ServiceDraft {
  readonly key: string
  readonly code: string | null
  readonly digit: string
  readonly name: string
  readonly nameEn: string
  readonly minutes: string
}

/** A counter as it is typed; its services by the keys of the drafts. */
export interface CounterDraft {
  readonly key: string
  readonly number: string
  readonly services: readonly string[]
  readonly isQuick: boolean
}

export interface HallDraft {
  readonly services: readonly ServiceDraft[]
  readonly counters: readonly CounterDraft[]
  readonly quickMinutes: string
}

/** A place as it was looked at: what is planned is changed from its own day on, which it does not lose by that. */
export function changeOf({ hall, coming, seen }: HallRules['places'][number], tomorrow: string) {
  return { hall: draftOfHall(coming?.hall ?? hall), from: coming?.from ?? tomorrow, seen }
}

/** What is changed begins as it is. */
export function draftOfHall({ services, counters, quickMinutes }: HallRule): HallDraft {
  return {
    services: services.map((one) => ({
      ...one, key: one.code, digit: String(one.digit), minutes: String(one.minutes),
    })),
    counters: counters.map((one) => ({ ...one, key: `quay-${String(one.number)}`, number: String(one.number) })),
    quickMinutes: quickMinutes === null ? '' : String(quickMinutes),
  }
}

/** How many appointments the change would call off, where it was refused for that; agreed to by sending it back. */
export function calledOffBy(error: Error | null): number | undefined {
  return isRefusal(error, 'hall-calls-off') ? Number(faultAt(error, '/callsOff')) : undefined
}

/** The hall that was typed; undefined where a number is none or something is empty. */
export function hallOfDraft(
  { services, counters, quickMinutes }: HallDraft,
): Pick<HallChangeBody, 'services' | 'counters' | 'quickMinutes'> | undefined {
  const isWhole = services.every((one) => one.name.trim() !== '' && one.nameEn.trim() !== ''
    && isBetween(one.digit, 1, 9) && isBetween(one.minutes, 1, 480))
    && counters.every((one) => isBetween(one.number, 1, 999) && one.services.length > 0)
    && (quickMinutes.trim() === '' || isBetween(quickMinutes, 1, 480))
  if (!isWhole || services.length === 0 || counters.length === 0) return undefined
  const keys = services.map(({ key }) => key)
  return {
    services: services.map(({ code, digit, name, nameEn, minutes }) => ({
      code, digit: Number(digit), name: name.trim(), nameEn: nameEn.trim(), minutes: Number(minutes),
    })),
    counters: counters.map(({ number, services: served, isQuick }) => ({
      number: Number(number), isQuick, services: served.map((key) => keys.indexOf(key)).filter((at) => at >= 0),
    })),
    quickMinutes: quickMinutes.trim() === '' ? null : Number(quickMinutes),
  }
}

function isBetween(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
