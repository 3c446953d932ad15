import type { OwnFactors, PasskeyOptions, RecoveryCodes, TotpBegun } from '@motcua/contracts/factors.ts'
import type { Session } from '@motcua/contracts/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { factorsQuery } from './factors.ts'
import { sessionQuery } from './read-session.ts'

export type OwnPasskey = OwnFactors['passkeys'][number]

/** Whether this browser makes and proves passkeys here: only where the page is of a secure address with a name. */
export function canUsePasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname)
}

/** Who adds or removes a key: the password, and of an account with a second factor a code, or a key held here. */
export interface HolderProof {
  readonly password: string
  readonly code: string
  /** Without a code one of the keys proves it. */
  readonly byKey: boolean
}

/** Asks for the secret that a phone is to hold; it stands in the answer once, and in no cache. */
export function useBeginTotp(onBegun: (begun: TotpBegun) => void) {
  return useMutation({
    mutationFn: async (proof: HolderProof) =>
      (await call('POST', '/api/session/totp', { body: await bodyOf(proof) })) as TotpBegun,
    onSuccess: onBegun,
    gcTime: 0,
  })
}

/** Has the machine make a key, by PIN or finger, and adds it. Answers codes to recover with, where it is the first. */
export function useAddPasskey(onAdded: (codes: readonly string[]) => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ name, ...proof }: HolderProof & { readonly name: string }) => {
      const body = await bodyOf(proof)
      const begun = await call('POST', '/api/session/passkeys/options', { body }) as PasskeyOptions
      const { startRegistration } = await import('@simplewebauthn/browser')
      type Asked = Parameters<typeof startRegistration>[0]['optionsJSON']
      const made = await startRegistration({ optionsJSON: JSON.parse(begun.options) as Asked })
      return await call('POST', '/api/session/passkeys', { body: { name, answer: JSON.stringify(made) } }) as RecoveryCodes
    },
    onSuccess: async ({ recoveryCodes }) => {
      await refresh()
      onAdded(recoveryCodes)
    },
    gcTime: 0,
  })
}

export function useRemovePasskey(onGone: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async ({ id, ...proof }: HolderProof & { readonly id: string }) =>
      call('POST', `/api/session/passkeys/${id}/removal`, { body: await bodyOf(proof) }),
    onSuccess: async () => {
      await refresh()
      onGone()
    },
  })
}

function useRefresh() {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: factorsQuery.queryKey })
    await queryClient.query({ ...sessionQuery, staleTime: 0 })
  }
}

async function bodyOf({ password, code, byKey }: HolderProof) {
  if (code !== '') return { password, code }
  return byKey ? { password, answer: await answerByKey() } : { password }
}

/** Has the machine prove a key that it holds; who is signed in by it. */
export async function proveByPasskey(): Promise<Session> {
  return await call('POST', '/api/session/passkey', { body: { answer: await answerByKey() } }) as Session
}

async function answerByKey(): Promise<string> {
  const begun = await call('POST', '/api/session/passkey-options', { body: {} }) as PasskeyOptions
  const { startAuthentication } = await import('@simplewebauthn/browser')
  type Asked = Parameters<typeof startAuthentication>[0]['optionsJSON']
  return JSON.stringify(await startAuthentication({ optionsJSON: JSON.parse(begun.options) as Asked }))
}
