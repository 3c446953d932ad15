import { ok } from '../../../../kernel/result.ts'
import { type Day, dayOf } from '../../../../kernel/work-calendar.ts'
import { inTransaction } from '../../../../platform/db.ts'
import { bodyHashOf, recordEvent } from '../../../audit/public.ts'
import { dossiersById, isUnderWay } from '../../../dossiers/public.ts'
import type { Directory } from '../../../organisation/public.ts'
import { type RegisterBacking, confirmAtRegister } from '../ask-register.ts'
import { registerRuleOf } from '../domain/register-rule.ts'
import type { Register } from '../register.ts'
import { type QuestionState, type WaitingQuestion, endQuestion, listWaiting } from './question-store.ts'

export interface WorkQuestions {
  readonly registers: ReadonlyMap<string, Register>
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
  /** As whom the program acts. */
  readonly programId: bigint
  readonly limit: number
}

/** As the register writes down who asked: no officer did. */
const PROGRAM = 'motcua'

const STATES = { 'yes': 'answered', 'no': 'unknown', 'away': 'waiting', 'not-asked': 'failed' } as const

const EVENTS = { answered: 'register.found', unknown: 'register.not-found', failed: 'register.gave-up' } as const

/**
 * Asks registers again for what dossiers wait for, by name of the program and for the dossier: whether there is such a
 * person, yes or no, since nobody looks at more and no more is kept. What is answered, what
 * the register has nobody of, and what stays unanswered until its time is over ends with an event on the dossier, which
 * tells whoever works on it; so does one whose dossier is over. Answers how many have ended.
 */
export async function workQuestions(backing: RegisterBacking, work: WorkQuestions): Promise<number> {
  const waiting = await listWaiting(backing.db, work.limit)
  const dossiers = await dossiersById(backing.db, waiting.map(({ dossierId }) => dossierId))
  let ended = 0
  for (const question of waiting) {
    const dossier = dossiers.get(question.dossierId)
    const state = dossier && isUnderWay(dossier.state)
      ? await askAgain(backing, work, question, dossier.publicId) : 'failed'
    if (state === 'waiting' || !dossier) continue
    if (await close(backing, work, question, { state, dossier: dossier.publicId })) ended += 1
  }
  return ended
}

async function askAgain(
  backing: RegisterBacking, { registers, directory, programId }: WorkQuestions,
  { register: code, personId, procedure, askUntil }: WaitingQuestion, subject: string,
): Promise<QuestionState> {
  const now = backing.clock.now()
  const register = registers.get(code)
  const rule = registerRuleOf(directory.on(dayOf(now)), code)
  const isOver = now >= askUntil
  if (isOver || !register || !rule) return isOver ? 'failed' : 'waiting'
  const confirmed = await confirmAtRegister(backing, {
    register, rule, personId, officer: PROGRAM, subject, subjectKind: 'dossier', procedure, reason: 'ask-anew',
    sender: { actorId: programId },
  }, {})
  return STATES[confirmed]
}

async function close(
  backing: RegisterBacking, { programId: actorId }: WorkQuestions,
  { id, dossierId, component, register, dueAt }: WaitingQuestion,
  { state, dossier }: { readonly state: Exclude<QuestionState, 'waiting'>; readonly dossier: string },
): Promise<boolean> {
  const sender = { actorId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('end-register-question') }
  const done = await inTransaction(backing, sender, async (ctx) => {
    if (!await endQuestion(ctx.tx, id, { state, now: ctx.now })) return ok(false)
    await recordEvent(ctx, {
      type: EVENTS[state], subjectKind: 'dossier', subjectId: dossierId, dossierId,
      data: { dossier, component, register, ...state !== 'answered' && { dueAt: dueAt.toISOString() } },
    })
    return ok(true)
  }, (isEnded) => ({ status: 200, body: isEnded }))
  return done.ok && done.value.body
}
