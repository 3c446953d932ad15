import type { Static } from 'typebox'
import type { Showing, ShowingBody } from '@motcua/contracts/people.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Asks for what is masked, with the reason that goes into the log; the answer is kept by the screen only. */
export function useShowNumber(personId: string) {
  return useMutation({
    mutationFn: async (body: Static<typeof ShowingBody>) =>
      ((await call('POST', `/api/people/${personId}/showing`, { body })) as Static<typeof Showing>).value,
    gcTime: 0,
  })
}
