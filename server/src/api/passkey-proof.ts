import type { HolderProofBody } from '@motcua/contracts/factors.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type CheckPasskey, type ProveHolder, type TooManyAttempts, countAttempt, passkeyText, signInPolicyOf, useChallenge,
} from '../modules/identity/public.ts'
import type { Sender } from '../platform/db.ts'
import { type RelyingParty, challengeIn, credentialIn } from '../platform/webauthn.ts'
import { checkerOf, partyOf } from './passkey-party.ts'
import { counted } from './prove-factor.ts'
import type { ApiRooms } from './rooms.ts'

type NotTaken = TooManyAttempts | { readonly code: 'passkey-wrong' }

/** What a key answered, with its try counted and its challenge used up: only then is it looked at. */
export async function answerOfKey(
  rooms: ApiRooms, party: RelyingParty, sender: Pick<Sender, 'requestId' | 'fromAddr'>, answer: string,
): Promise<Result<CheckPasskey, NotTaken>> {
  const machineNow = rooms.machineClock.now()
  const [challenge, credentialId] = [challengeIn(answer), credentialIn(answer)]
  if (!challenge || !credentialId) return refuse({ code: 'passkey-wrong' })
  const { code: limits } = signInPolicyOf(rooms.directory.on(dayOf(rooms.clock.now())), rooms.hashCost)
  const attempt = await countAttempt(rooms.db, sender, {
    kind: 'factor', on: passkeyText(credentialId), limits, machineNow,
  })
  if (!attempt.ok) return attempt
  if (!await useChallenge(rooms.db, challenge, null, machineNow)) return refuse({ code: 'passkey-wrong' })
  return ok({ answer, credentialId, challenge, attempt: attempt.value, checker: checkerOf(party), machineNow })
}

/** By what somebody proves that the account is theirs, each try of it counted. */
export async function proofOf(
  rooms: ApiRooms, request: FastifyRequest, { password, code, answer }: HolderProofBody,
): Promise<Result<ProveHolder, NotTaken>> {
  const { accountId, accountPublicId: publicId } = request.actor
  const machineNow = rooms.machineClock.now()
  const attempt = await counted(rooms, request, 'password')
  if (!attempt.ok) return attempt
  const proof = { accountId, password, attempt: attempt.value, machineNow }
  if (code !== undefined) {
    const tried = await counted(rooms, request, 'factor')
    if (!tried.ok) return tried
    const check = { accountId, publicId, code, attempt: tried.value, machineNow, keeper: rooms.keys.factors }
    return ok({ ...proof, code: check })
  }
  if (answer === undefined) return ok(proof)
  const party = partyOf(rooms)
  if (!party) return refuse({ code: 'passkey-wrong' })
  const sender = { requestId: crypto.randomUUID(), fromAddr: request.ip }
  const key = await answerOfKey(rooms, party, sender, answer)
  return key.ok ? ok({ ...proof, key: key.value }) : key
}
