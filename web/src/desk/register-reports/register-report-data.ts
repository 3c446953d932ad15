import type {
  FieldsOfRegisters, RegisterReportList, ReportAnswerBody, ReportAtCounterBody,
} from '@motcua/contracts/register-reports.ts'
import type { Showing } from '@motcua/contracts/people.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['register-reports'] as const
const PATH = '/api/register-reports'

/** What people report as wrong in registers that the own unit keeps here, the oldest first. */
export function useRegisterReports() {
  return usePages<RegisterReportList>({ key: KEY, path: PATH })
}

/** Answers one; the list is loaded anew. */
export function useAnswerReport(id: string, onDone: () => void) {
  const { mutate, isPending, error, reset } = useDeedAt<ReportAnswerBody>(KEY, onDone)
  return {
    isPending, error, reset,
    mutate: (body: ReportAnswerBody) => mutate({ path: `${PATH}/${id}/answer`, body }),
  }
}

/** Asks for the number of whom one is about, with the reason that goes into the log; kept by the screen only. */
export function useShowReported(id: string) {
  return useMutation({
    mutationFn: async (reason: string) =>
      ((await call('POST', `${PATH}/${id}/showing`, { body: { reason } })) as Static<typeof Showing>).value,
    gcTime: 0,
  })
}

const fieldsKey = (dossierId: string) => ['fields-of-registers', dossierId] as const
const pathOf = (dossierId: string) => `/api/dossiers/${dossierId}/register-reports`

/** What registers had filled in of a dossier's declaration; asked by whoever may report it at a counter. */
export function useFieldsOfRegisters(dossierId: string, isAsked: boolean) {
  return useQuery({
    queryKey: fieldsKey(dossierId), enabled: isAsked,
    queryFn: async ({ signal }) => (await call('GET', pathOf(dossierId), { signal })) as FieldsOfRegisters,
  })
}

/** Reports one in the applicant's name. */
export function useReportAtCounter(dossierId: string, onDone: () => void) {
  const { mutate, isPending, error, reset } = useDeedAt<ReportAtCounterBody>(fieldsKey(dossierId), onDone)
  return {
    isPending, error, reset,
    mutate: (body: ReportAtCounterBody) => mutate({ path: pathOf(dossierId), body }),
  }
}
