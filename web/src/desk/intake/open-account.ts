import type { OpenAccountBody, PersonLine } from '@motcua/contracts/people.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

export function useOpenAccount(onOpened: (person: PersonLine) => void) {
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async (body: OpenAccountBody) =>
      (await call('POST', '/api/people', { body, requestId: ids.idFor(body) })) as PersonLine,
    onSuccess: (person) => {
      ids.settle()
      onOpened(person)
    },
  })
}
