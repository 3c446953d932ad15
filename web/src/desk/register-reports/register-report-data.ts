import type { RegisterReportList, ReportAnswerBody } from '@motcua/contracts/register-reports.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['register-reports'] as const
const PATH = '/api/register-reports'

/** What people report as wrong in registers that the own unit keeps here, the oldest first. */
export function useRegisterReports() {
  return usePages<RegisterReportList>({ key: KEY, path: PATH })
}

/** Answers one; the list is loaded anew. */
export function useAnswerReport(id: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: ReportAnswerBody, idFor) => {
      await call('POST', `${PATH}/${id}/answer`, { body, requestId: idFor(id, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}
