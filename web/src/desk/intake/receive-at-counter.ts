import type { IntakeBody, Receipt } from '@motcua/contracts/dossiers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

/** Receives what was handed in. Pressed again after a cut line it finds the first receipt, never makes a second one. */
export function useReceiveAtCounter(onReceived: (receipt: Receipt) => void) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async (body: IntakeBody) =>
      (await call('POST', '/api/dossiers', { body, requestId: ids.idFor(body) })) as Receipt,
    onSuccess: onReceived,
    onSettled: (_receipt, error) => {
      if (!(error instanceof CallError && (error.status === 0 || error.status >= 500))) ids.settle()
      return queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}
