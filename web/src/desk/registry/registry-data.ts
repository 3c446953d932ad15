import type { FigureRegistry, RegisteredFigure, RegistryDossiers } from '@motcua/contracts/figure-registry.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { REGISTRY } from './registry-texts.ts'

/** Which figure the address opens, by its id: so a number on any other page opens what it counts. */
export interface RegistrySearch { readonly figure?: string }

/** Reads it; what is no text is none. */
export function registrySearch({ figure }: Readonly<Record<string, unknown>>): RegistrySearch {
  return typeof figure === 'string' ? { figure } : {}
}

/** What is asked for: days, and a unit with all below it or all that one sees. */
export interface AskedFigures { readonly from: string; readonly until: string; readonly unit: string | undefined }

const queryOf = ({ from, until, unit }: AskedFigures) => ({ from, until, ...unit !== undefined && { unit } })

export function useRegistry(asked: AskedFigures, enabled: boolean) {
  return useQuery({
    queryKey: ['figures', 'registry', asked], enabled, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/figures/registry', { query: queryOf(asked), signal })) as FigureRegistry,
  })
}

export function useRegistryDossiers(metric: string, asked: AskedFigures, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['figures', 'registry', 'dossiers', metric, asked], enabled,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: RegistryDossiers) => next ?? undefined,
    queryFn: async ({ pageParam: after, signal }) => (await call('GET', '/api/figures/registry/dossiers', {
      query: { metric, ...queryOf(asked), ...after !== undefined && { after } }, signal,
    })) as RegistryDossiers,
  })
}

type Value = Pick<RegisteredFigure, 'unit' | 'value' | 'isHidden'>

/** What a figure comes to, as people read it: a count, a share of a hundred, a mean, or why there is none. */
export function valueWords({ unit, value, isHidden }: Value): string {
  if (isHidden) return say(REGISTRY.hidden)
  if (value === null) return say(REGISTRY.none)
  switch (unit) {
    case 'dossiers': case 'visits': return value.toLocaleString(LANGUAGE)
    case 'percent': return percent(value / 100)
    case 'dossiers-a-person-year': return say(REGISTRY.aPersonYear, { value: amountWords(value) })
    case 'hours': return say(REGISTRY.hours, { value: amountWords(value) })
    case 'minutes': return say(REGISTRY.minutes, { value: amountWords(value) })
  }
}

/** A count, or a sum of minutes. */
export function amountWords(amount: number): string {
  return amount.toLocaleString(LANGUAGE, { maximumFractionDigits: 1 })
}
