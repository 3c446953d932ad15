import type { Static } from 'typebox'
import type { PersonLine, PhoneCode } from '@motcua/contracts/people.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'

/** Sends a code to a phone that the person has at hand; each press sends a new one. */
export function useSendCode() {
  return useMutation({
    mutationFn: async (phone: string) =>
      (await call('POST', '/api/people/phone-code', { body: { phone } })) as Static<typeof PhoneCode>,
    gcTime: 0,
  })
}

/** Raises the account of a person, or gives it another phone; answers the person as they are then. */
export function useChangeAccount(personId: string, noun: 'raising' | 'phone', onChanged: (person: PersonLine) => void) {
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async (body: Readonly<Record<string, string>>) =>
      (await call('POST', `/api/people/${personId}/${noun}`, { body, requestId: ids.idFor(noun, body) })) as PersonLine,
    onSuccess: (person) => {
      ids.settle()
      onChanged(person)
    },
    gcTime: 0,
  })
}
