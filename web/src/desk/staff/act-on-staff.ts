import type { NewStaffBody, PasswordGiven, StaffCreated } from '@motcua/contracts/staff.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { RequestIds } from '../../lib/request-ids.ts'
import { STAFF_KEY } from './list-staff.ts'

export type StaffNoun = 'role' | 'role-end' | 'unlocking' | 'closing' | 'new-password'
export interface StaffDeed { readonly noun: StaffNoun; readonly body: Readonly<Record<string, unknown>> }

/**
 * One deed on an account. A new password stands in the answer once; the screen keeps it until it is put away, no cache
 * does.
 */
export function useActOnStaff(id: string) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async ({ noun, body }: StaffDeed) =>
      (await call('POST', `/api/staff/${id}/${noun}`, { body, requestId: ids.idFor(noun, body) })) as {
        readonly id: string
      } & Partial<PasswordGiven>,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: STAFF_KEY }),
    onSettled: (_done, error) => {
      if (!isUncertain(error)) ids.settle()
    },
    gcTime: 0,
  })
}

/**
 * Opens an account. Pressed again after a cut line it is the same press, and the password is gone: it was shown to
 * nobody.
 */
export function useOpenStaff(onOpened: (created: StaffCreated) => void) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async (body: NewStaffBody) =>
      (await call('POST', '/api/staff', { body, requestId: ids.idFor(body) })) as StaffCreated,
    onSuccess: (created) => {
      onOpened(created)
      return queryClient.invalidateQueries({ queryKey: STAFF_KEY })
    },
    onSettled: (_done, error) => {
      if (!isUncertain(error)) ids.settle()
    },
    gcTime: 0,
  })
}
