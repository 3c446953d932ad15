import type { ReportKept, ReportList, ShownReport } from '@motcua/contracts/reports.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'
import { readPeriod } from './name-period.ts'

const KEY = ['reports'] as const
const PATH = '/api/reports'

/** What the address says is looked at. */
export interface ReportSearch { readonly period?: string }

/** Reads an address that anybody may have typed; what is no period is left out. */
export function reportSearch({ period }: Readonly<Record<string, unknown>>): ReportSearch {
  return typeof period === 'string' && readPeriod(period) ? { period } : {}
}

/** Who has reported for a period, and who has not. */
export function useReports(period: string) {
  return useQuery({
    queryKey: [...KEY, 'of', period], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await call('GET', PATH, { query: { period }, signal })) as ReportList,
  })
}

/** One report with all that is in it. */
export function useReport(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `${PATH}/${id}`, { signal })) as ShownReport,
  })
}

/** A press that writes: all reports are loaded anew. Answers the id of the report. */
export function useWriteReport(onDone: (id: string) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { readonly path: string; readonly body: object }, idFor) =>
      (await call('POST', `${PATH}${path}`, { body, requestId: idFor(path, body) })) as ReportKept,
    {
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone(id)
      },
    },
  )
}
