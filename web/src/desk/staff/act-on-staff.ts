import type { NewStaffBody, PasswordGiven, StaffCreated } from '@motcua/contracts/staff.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'
import { STAFF_KEY } from './list-staff.ts'

export type StaffNoun = 'role' | 'role-end' | 'unlocking' | 'closing' | 'new-password' | 'factor-reset' | 'subject'
export interface StaffDeed { readonly noun: StaffNoun; readonly body: Readonly<Record<string, unknown>> }

/**
 * One deed on an account. A new password stands in the answer once; the screen keeps it until it is put away, no cache
 * does.
 */
export function useActOnStaff(id: string) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ noun, body }: StaffDeed, idFor) =>
      (await call('POST', `/api/staff/${id}/${noun}`, { body, requestId: idFor(noun, body) })) as {
        readonly id: string
      } & Partial<PasswordGiven>,
    {
      onSuccess: () => queryClient.invalidateQueries({ queryKey: STAFF_KEY }),
      gcTime: 0,
    },
  )
}

/**
 * Opens an account. Pressed again after a cut line it is the same press, and the password is gone: it was shown to
 * nobody.
 */
export function useOpenStaff(onOpened: (created: StaffCreated) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: NewStaffBody, idFor) =>
      (await call('POST', '/api/staff', { body, requestId: idFor(body) })) as StaffCreated,
    {
      onSuccess: (created) => {
        onOpened(created)
        return queryClient.invalidateQueries({ queryKey: STAFF_KEY })
      },
      gcTime: 0,
    },
  )
}
