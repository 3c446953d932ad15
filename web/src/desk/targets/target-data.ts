import type { TargetMap, TargetStandings } from '@motcua/contracts/targets.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** What the address says is looked at; of whoever asks the first unit, and this year, where it does not. */
export interface TargetSearch { readonly unit?: string; readonly year?: number }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads an address that anybody may have typed; what is no such thing is left out. */
export function targetSearch({ unit, year }: Readonly<Record<string, unknown>>): TargetSearch {
  const of = Number(year)
  return {
    ...typeof unit === 'string' && UUID.test(unit) && { unit },
    ...Number.isInteger(of) && of >= 2000 && of <= 2099 && { year: of },
  }
}

/** The targets of a unit in a year. */
export function useTargets({ unit, year }: TargetSearch) {
  return useQuery({
    queryKey: ['targets', unit, year], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/targets', {
      query: { unit, ...year !== undefined && { year: String(year) } }, signal,
    })) as TargetStandings,
  })
}

/** Communes as tiles; `layout` is a drawing, unless it is the one of the year. */
export function useTargetMap(target: string, year: number, layout: string | undefined) {
  return useQuery({
    queryKey: ['targets', 'map', target, year, layout], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', '/api/targets/map', {
      query: { target, year: String(year), layout }, signal,
    })) as TargetMap,
  })
}
