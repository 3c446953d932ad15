import type { ActionBody } from '@motcua/contracts/dossier-actions.ts'
import type { ConsultationAnswerBody } from '@motcua/contracts/consultations.ts'
import { type Result, ok } from '../kernel/result.ts'
import {
  type MadeOpinion, type OnDossier, type OpinionWork, type Viewer, findAnswerToSign, findOpinionToSign, signOpinion,
} from '../modules/dossiers/public.ts'
import type { Tellable } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** What goes before the deed of a step where its opinion is signed: in no transaction, since keys may take seconds. */
export async function signBefore(
  rooms: ApiRooms, on: OnDossier, work: OpinionWork, body: ActionBody<'proposal'> | ActionBody<'check' | 'approval'>,
): Promise<Result<MadeOpinion | undefined, Tellable>> {
  const { isSigned, note = null, step, pins } = body
  if (isSigned !== true) return ok(undefined)
  const outcome = 'outcome' in body ? body.outcome : undefined
  const found = await findOpinionToSign(rooms.db, rooms, { ...on, step, work, outcome, note }, rooms.clock.now())
  return found.ok ? signOpinion(rooms, found.value, pins?.person) : found
}

/** The same before an answer to a question. */
export async function signAnswerBefore(
  rooms: ApiRooms, on: { readonly publicId: string; readonly viewer: Viewer },
  { isSigned, pins, opinion, reasons, competentName }: ConsultationAnswerBody,
): Promise<Result<MadeOpinion | undefined, Tellable>> {
  if (isSigned !== true) return ok(undefined)
  const found = await findAnswerToSign(rooms.db, rooms, { ...on, opinion, reasons, competentName }, rooms.clock.now())
  return found.ok ? signOpinion(rooms, found.value, pins?.person) : found
}
