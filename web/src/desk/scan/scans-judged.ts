import { type QueryClient, useIsFetching } from '@tanstack/react-query'

/** Under which verdicts of scans are asked for. */
export const SCAN_CHECK_KEY = ['scan-check'] as const

/**
 * Waits for the verdict of every scan that is being looked at: whoever presses before it is in must not pass it. How
 * it comes out, also that none came, the server judges.
 */
export async function scansJudged(queryClient: QueryClient): Promise<void> {
  const asked = queryClient.getQueryCache().findAll({ queryKey: SCAN_CHECK_KEY, fetchStatus: 'fetching' })
  await Promise.allSettled(asked.map(async ({ promise }) => promise))
}

/** Whether a scan is being looked at now. */
export function useScansChecking(): boolean {
  return useIsFetching({ queryKey: SCAN_CHECK_KEY }) > 0
}
