import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { RequestIds } from '../../lib/request-ids.ts'

/** The id under which this content is sent: the same one while nobody knows what became of it. */
export type IdFor = RequestIds['idFor']

/**
 * A press of a button that writes: the same press tried again after a cut line is one deed. What `send` writes it sends
 * under the id that `idFor` gives for it.
 */
export function usePress<Said, Done>(
  send: (said: Said, idFor: IdFor) => Promise<Done>,
  { onSettled, ...after }: Pick<UseMutationOptions<Done, Error, Said>, 'onSuccess' | 'onSettled' | 'gcTime'> = {},
): UseMutationResult<Done, Error, Said> {
  const [ids] = useState(() => new RequestIds())
  return useMutation<Done, Error, Said>({
    mutationFn: async (said) => send(said, (...content) => ids.idFor(...content)),
    ...after,
    onSettled: (...settled) => {
      const [, error] = settled
      if (!isUncertain(error)) ids.settle()
      return onSettled?.(...settled)
    },
  })
}
