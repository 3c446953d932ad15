import type { CitizenScreens, ScreenBody, ScreenMade } from '@motcua/contracts/citizen-screen.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const SCREENS_KEY = ['citizen-screens'] as const
/** Milliseconds between two looks: a screen is opened and closed by others. */
const EVERY = 10_000

/** Screens turned to the citizen, of the own sections. */
export function useScreens() {
  return useQuery({
    queryKey: SCREENS_KEY, refetchInterval: EVERY,
    queryFn: async ({ signal }) => (await call('GET', '/api/citizen-screens', { signal })) as CitizenScreens,
  })
}

/** Adds one. Its code is in the answer and kept nowhere, here neither. */
export function useAddingScreen() {
  const queryClient = useQueryClient()
  return usePress(
    async (body: ScreenBody, idFor) =>
      (await call('POST', '/api/citizen-screens', { body, requestId: idFor(body) })) as ScreenMade,
    { gcTime: 0, onSettled: () => void queryClient.invalidateQueries({ queryKey: SCREENS_KEY }) },
  )
}

/** It is none any more. */
export function useEndingScreen() {
  const queryClient = useQueryClient()
  return usePress(
    async (id: string, idFor) => {
      await call('POST', `/api/citizen-screens/${id}/ending`, { body: {}, requestId: idFor(id) })
    },
    { onSettled: async () => queryClient.invalidateQueries({ queryKey: SCREENS_KEY }) },
  )
}
