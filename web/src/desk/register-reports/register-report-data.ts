import type { RegisterReportList, ReportAnswerBody } from '@motcua/contracts/register-reports.ts'
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
