import { ok } from '../../../../kernel/result.ts'
import { type Day, dayOf } from '../../../../kernel/work-calendar.ts'
import { inTransaction } from '../../../../platform/db.ts'
import { bodyHashOf } from '../../../audit/public.ts'
import { type State, dossiersById, isUnderWay, move } from '../../../dossiers/public.ts'
import type { Directory } from '../../../organisation/public.ts'
import { type RegisterBacking, confirmAtRegister } from '../ask-register.ts'
import { PROGRAM_ASKS } from '../asked-as.ts'
import { registerRuleOf } from '../domain/register-rule.ts'
import { type AskOverAxis, askOverAxis } from '../over-axis/ask-over-axis.ts'
import { lockRunning } from '../over-axis/axis-calls.ts'
import { endAxisCall } from '../over-axis/end-axis-call.ts'
import type { Register } from '../register.ts'
import { endAwaited } from './end-awaited.ts'
import { type QuestionState, type WaitingQuestion, listWaiting } from './question-store.ts'

export interface WorkQuestions {
  readonly registers: ReadonlyMap<string, Register>
  readonly directory: { on(day: Day): Pick<Directory, 'policy'> }
  /** As whom the program acts. */
  readonly programId: bigint
  readonly limit: number
}

const STATES = { 'yes': 'answered', 'no': 'unknown', 'away': 'waiting', 'not-asked': 'failed' } as const

/**
 * Asks registers again for what dossiers wait for, by name of the program and for the dossier: whether there is such a
 * person, yes or no, since nobody looks at more and no more is kept. One that answers by a document is asked once, and
 * ends the question when the document comes (`hearAnswer`). What is answered, what
 * the register has nobody of, and what stays unanswered until its time is over ends with an event on the dossier, which
 * tells whoever works on it; so does one whose dossier is over. Answers how many have ended.
 */
export async function workQuestions(backing: RegisterBacking, work: WorkQuestions): Promise<number> {
  const waiting = await listWaiting(backing.db, { now: backing.clock.now(), limit: work.limit })
  const dossiers = await dossiersById(backing.db, waiting.map(({ dossierId }) => dossierId))
  let ended = 0
  for (const question of waiting) {
    const dossier = dossiers.get(question.dossierId)
    const state = dossier && isUndecided(dossier.state)
      ? await askAgain(backing, work, question, dossier.publicId) : 'failed'
    if (state === 'waiting' || !dossier) continue
    if (await close(backing, work, question, { state, dossier: dossier.publicId })) ended += 1
  }
  return ended
}

/**
 * Whether what a register says is still of use: from the moment it is handed in, since the hours of R4 run while nobody
 * has accepted it, until something is decided or it is taken back.
 */
function isUndecided(state: State): boolean {
  return move(state, 'withdraw').ok || isUnderWay(state)
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
  if (register.transport === 'axis')
    return askByDocument(backing, { register, rule, question: { personId, procedure }, dossier: subject }, programId)
  const confirmed = await confirmAtRegister(backing, {
    register, rule, personId, officer: PROGRAM_ASKS, subject, subjectKind: 'dossier', procedure, reason: 'ask-anew',
    sender: { actorId: programId },
  }, {})
  return STATES[confirmed]
}

/** Has a register asked that answers by a document: what it says ends the question when it comes. */
async function askByDocument(
  backing: RegisterBacking, ask: Pick<AskOverAxis, 'register' | 'rule' | 'question' | 'dossier'>, actorId: bigint,
): Promise<QuestionState> {
  const sender = { actorId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('ask-over-axis') }
  const done = await inTransaction(backing, sender, async (ctx) =>
    ok(await askOverAxis(ctx, { ...ask, machineNow: backing.machineClock.now() })),
  (asked) => ({ status: 200, body: asked === 'not-asked' }))
  return done.ok && done.value.body ? 'failed' : 'waiting'
}

async function close(
  backing: RegisterBacking, { programId: actorId }: WorkQuestions,
  { id, dossierId, component, register, personId, dueAt }: WaitingQuestion,
  { state, dossier }: { readonly state: Exclude<QuestionState, 'waiting'>; readonly dossier: string },
): Promise<boolean> {
  const { machineClock } = backing
  const sender = { actorId, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('end-register-question') }
  const done = await inTransaction(backing, sender, async (ctx) => {
    // The call first, as whoever hears its answer does.
    const running = await lockRunning(ctx.tx, register, personId)
    if (running?.transport === 'axis' && running.subject === dossier)
      await endAxisCall(ctx, running, { outcome: 'failed', fault: 'not-answered', machineNow: machineClock.now() })
    return ok(await endAwaited(ctx, { id, dossierId, component, register, dueAt }, { state, dossier }))
  }, (isEnded) => ({ status: 200, body: isEnded }))
  return done.ok && done.value.body
}
