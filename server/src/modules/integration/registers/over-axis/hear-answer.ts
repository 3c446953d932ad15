import { ok, refuse, type Result } from '../../../../kernel/result.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { getPeople } from '../../../identity/public.ts'
import { noteAnswered } from '../../store/partners.ts'
import { askedAsOf, askedAtRegister } from '../asked-as.ts'
import { endAwaited } from '../questions/end-awaited.ts'
import { listAwaiting } from '../questions/question-store.ts'
import type { Register } from '../register.ts'
import { lockCall } from './axis-calls.ts'
import { endAxisCall } from './end-axis-call.ts'
import { type UnclearAnswer, axisAnswerIn } from './question-shape.ts'

/** A document that answers a question of ours, as far as a register speaks in it. */
export interface HeardAnswer {
  /** The call that our document asked for. */
  readonly call: string
  readonly dossier: { readonly id: bigint; readonly publicId: string }
  /** Its attachments of XML. */
  readonly data: readonly string[]
  /** Whether it changes or takes back one before. */
  readonly isChange: boolean
  readonly machineNow: Date
}

export type HearAnswerRefusal =
  | 'register-answer-changed' | 'answer-without-data' | 'register-said-otherwise' | 'call-unknown' | UnclearAnswer

/**
 * Keeps what a register answered over the axis: the call ends with its yes or no, and so does what the dossier waits
 * for of it (R4). The answer must be of that call and about the person who was asked about. Where they were corrected
 * since, it is of no use any more, and the job asks anew. One that says the same again, or comes after its time,
 * changes nothing. Refuses, for somebody to decide, what changes or takes back an answer, has not the one attachment
 * that says it, or says otherwise than was heard before.
 */
export async function hearAnswer(
  ctx: Ctx, registers: ReadonlyMap<string, Register>,
  { call: publicId, dossier, data, isChange, machineNow }: HeardAnswer,
): Promise<Result<undefined, { readonly code: HearAnswerRefusal }>> {
  if (isChange) return refuse({ code: 'register-answer-changed' })
  const [text, ...more] = data
  if (text === undefined || more.length > 0) return refuse({ code: 'answer-without-data' })
  const call = await lockCall(ctx.tx, publicId)
  const register = call && registers.get(call.register)
  if (!call || !register) return refuse({ code: 'call-unknown' })
  const [found] = await getPeople(ctx.tx, [call.personId])
  const person = askedAtRegister(register, found)
  if (!person || call.askedAs?.equals(askedAsOf(person)) !== true) {
    if (call.outcome === null) await endAxisCall(ctx, call, { outcome: 'failed', fault: 'asked-otherwise', machineNow })
    return ok(undefined)
  }
  const said = axisAnswerIn(text, { callId: publicId, person })
  if (!said.ok) return said
  const outcome = said.value ? 'yes' : 'no'
  if (call.outcome !== null)
    return (call.outcome === 'yes' || call.outcome === 'no') && call.outcome !== outcome
      ? refuse({ code: 'register-said-otherwise' }) : ok(undefined)
  await endAxisCall(ctx, call, { outcome, machineNow })
  await noteAnswered(ctx.tx, call.register, machineNow)
  const state = said.value ? 'answered' : 'unknown'
  const { register: code, personId } = call
  for (const awaited of await listAwaiting(ctx.tx, { dossierId: dossier.id, register: code, personId }))
    await endAwaited(ctx, awaited, { state, dossier: dossier.publicId })
  return ok(undefined)
}
