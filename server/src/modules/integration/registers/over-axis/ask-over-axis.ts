import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { getPeople } from '../../../identity/public.ts'
import { askedAsOf, askedAtRegister } from '../asked-as.ts'
import type { RegisterRule } from '../domain/register-rule.ts'
import type { WaitingQuestion } from '../questions/question-store.ts'
import type { Register } from '../register.ts'
import { insertCall, loseCalls, takeTurn } from '../store/register-calls.ts'

export interface AskOverAxis {
  readonly register: Register
  readonly rule: RegisterRule
  /** For what: the question, and its dossier by its public id. */
  readonly question: Pick<WaitingQuestion, 'personId' | 'procedure'>
  readonly dossier: string
  readonly machineNow: Date
}

/**
 * Writes down that a register is asked over the axis whether there is such a person, with the event of which the
 * document is made (`buildRegisterQuestions`). One document a question: while a call about that person runs no other
 * begins, of this dossier or another, which is asked for when the first has ended. `not-asked`: of this person it
 * cannot be asked.
 */
export async function askOverAxis(
  ctx: Ctx, { register: asked, rule, question: { personId, procedure }, dossier, machineNow }: AskOverAxis,
): Promise<'asked' | 'waiting' | 'not-asked'> {
  const { code: register, transport } = asked
  const [found] = await getPeople(ctx.tx, [personId])
  const person = askedAtRegister(asked, found)
  if (!person) return 'not-asked'
  const askedAs = askedAsOf(person)
  const longest = new Date(machineNow.getTime() - 2 * rule.limitMilliseconds)
  await loseCalls(ctx.tx, { register, personId, kind: 'confirm' }, longest, ctx.now)
  const restUntil = new Date(machineNow.getTime() + rule.restSeconds * 1_000)
  if (!await takeTurn(ctx.tx, register, { now: machineNow, restUntil, failures: rule.failures })) return 'waiting'
  const call = await insertCall(ctx.tx, {
    register, kind: 'confirm', personId, actorId: ctx.actorId, unitId: null, subjectKind: 'dossier', subject: dossier,
    procedure, reason: 'ask-anew', basis: rule.basis, transport, askedAs, askedAt: ctx.now, begunAt: machineNow,
  })
  if (!call) return 'waiting'
  await recordEvent(ctx, {
    type: 'register.asked', subjectKind: 'register-call', subjectId: call.id,
    data: { call: call.publicId, register, kind: 'confirm', procedure, reason: 'ask-anew', transport },
  })
  return 'asked'
}
