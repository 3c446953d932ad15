import type { RestAsked } from '../../../kernel/rest-asked.ts'
import { ok } from '../../../kernel/result.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from '../../../platform/db.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { bodyHashOf, recordEvent } from '../../audit/public.ts'
import { getPeople } from '../../identity/public.ts'
import { restSecondsOf, triedAgainAt } from '../domain/rest-asked.ts'
import { noteAnswered, noteFailed } from '../store/partners.ts'
import { askedAsOf, askedAtRegister } from './asked-as.ts'
import { type RegisterRule, isAway, isFresh } from './domain/register-rule.ts'
import { ORGANISATION } from './domain/wanted-entries.ts'
import type { AskedPerson, Claim, Register, RegisterFacts, RegisterFile } from './register.ts'
import {
  type CallKind, type CallOutcome, type NewCall, type Turn, endCall, findLastCall, insertCall, keepAnswer,
  loseCalls, selectAnswers, takeTurn,
} from './store/register-calls.ts'

/** Who asks about whom, for what. */
export interface AskRegister
  extends Pick<NewCall, 'personId' | 'subjectKind' | 'subject' | 'procedure' | 'reason' | 'said'> {
  readonly register: Register
  readonly rule: RegisterRule
  readonly sender: Omit<Sender, 'requestId' | 'bodyHash'>
  /** Public id of the account, as the register writes it down. */
  readonly officer: string
}

/** What is wanted besides. */
export interface ReadAtRegister extends AskRegister {
  /** Entries of the field dictionary: beside these, and who somebody is, nothing of an answer is kept. */
  readonly entries: readonly string[]
}

/**
 * known: an answer is kept, now or from a short while ago. unknown: it has nobody of that number, name and birth.
 * away: it did not answer, rests after failures, is paused, or answered about somebody else. not-asked: of this person
 * it cannot be asked: of whom it does not speak, of the dead, of whoever has no number.
 */
export type Reading = 'known' | 'unknown' | 'away' | 'not-asked'
export type Confirming = 'yes' | 'no' | 'away' | 'not-asked'

export type RegisterBacking = Backing & { readonly machineClock: Clock }

/**
 * Asks a register about somebody and keeps what it says, in two transactions with the call between them: nothing is
 * locked while somebody far away thinks. The call is on record before it is made, with who, for what and by what right.
 * An answer, and that there is none, count for the number, name and birth that were asked with: a correction is asked
 * anew. Whoever waits, waits no longer than the rule allows; after a failure that person is not asked about again for
 * the rest, and after several, or where it says so itself (`Retry-After`), the register is not asked at all (circuit
 * breaker).
 */
export async function readRegister(backing: RegisterBacking, ask: ReadAtRegister): Promise<Reading> {
  const begun = await begin(backing, ask, 'read', ask.entries)
  if (typeof begun === 'string') return begun
  let facts: RegisterFacts | undefined
  const ended = await timed(backing, async () => {
    const said = await ask.register.read(begun.person, byOf(ask, begun), ask.rule.limitMilliseconds)
    facts = said && neededOf(said, begun.entries)
    return facts ? 'answered' : 'unknown'
  })
  await end(backing, ask, begun, ended, facts && { facts, entries: begun.entries })
  return ended.outcome === 'answered' ? 'known' : ended.outcome === 'unknown' ? 'unknown' : 'away'
}

/** Asks whether something is so, and keeps that it was asked and answered; it says nothing more of the person. */
export async function confirmAtRegister(backing: RegisterBacking, ask: AskRegister, claim: Claim): Promise<Confirming> {
  const begun = await begin(backing, ask, 'confirm')
  if (typeof begun === 'string') return begun === 'not-asked' ? begun : 'away'
  const ended = await timed(backing, async () =>
    await ask.register.confirm(begun.person, claim, byOf(ask, begun), ask.rule.limitMilliseconds) ? 'yes' : 'no')
  await end(backing, ask, begun, ended)
  return ended.outcome === 'yes' || ended.outcome === 'no' ? ended.outcome : 'away'
}

/** A paper that a register handed out, and the call by which. */
export interface FetchedFile<T> { readonly callId: bigint; readonly file: T }

/**
 * Fetches a paper that a register holds of somebody, and has it taken in while it comes (`take`). Each of its two calls
 * may take so many times as long as a question: files are large. Unknown: it has that paper no more.
 */
export async function fetchFromRegister<T>(
  backing: RegisterBacking, ask: AskRegister, asked: { readonly code: string; readonly id: string },
  take: (file: RegisterFile) => Promise<T>,
): Promise<FetchedFile<T> | 'unknown' | 'away' | 'not-asked'> {
  const begun = await begin(backing, ask, 'fetch')
  if (typeof begun === 'string') return begun === 'not-asked' ? begun : 'away'
  let file: { readonly taken: T } | undefined
  const ended = await timed(backing, async () => {
    const found = await ask.register.fetchPaper?.(begun.person, asked, ask.rule.limitMilliseconds * FETCH_TIMES)
    if (!found) return 'unknown'
    file = { taken: await take(found) }
    return 'answered'
  })
  await end(backing, ask, begun, ended)
  if (file && ended.outcome === 'answered') return { callId: begun.id, file: file.taken }
  return ended.outcome === 'unknown' ? 'unknown' : 'away'
}

/** Each call for a file may take so many times as long as a question. */
const FETCH_TIMES = 5

interface Begun extends Turn {
  readonly id: bigint
  readonly publicId: string
  readonly kind: CallKind
  readonly person: AskedPerson
  /** What is asked for, and what was before: a new answer takes the place of the old one. */
  readonly entries: readonly string[]
}
interface Ended {
  readonly outcome: CallOutcome
  readonly fault: string | null
  readonly milliseconds: number
  /** When it may be asked again, as it said. */
  readonly restAsked?: RestAsked | undefined
}

async function begin(
  backing: RegisterBacking, ask: AskRegister, kind: CallKind, wanted: readonly string[] = [],
): Promise<Begun | Reading> {
  return inOne(backing, ask, async (ctx) => {
    const { register: { code: register, transport }, rule, personId } = ask
    const { subjectKind, subject, procedure, reason, said } = ask
    const [found] = await getPeople(ctx.tx, [personId])
    const person = askedAtRegister(ask.register, found)
    if (!person) return 'not-asked'
    const askedAs = askedAsOf(person)
    const machineNow = backing.machineClock.now()
    const kept = (await selectAnswers(ctx.tx, personId, askedAs)).find((one) => one.register === register)
    const entries = [...new Set([...kept?.entries ?? [], ...wanted])]
    if (kind === 'read' && kept && isFresh(kept.answeredAt, ctx.now, rule) && entries.length === kept.entries.length)
      return 'known'
    // What answers later is awaited by the dossier, by nobody before a form (ADR 0139).
    if (transport === 'axis') return 'away'
    const rested = new Date(machineNow.getTime() - rule.restSeconds * 1_000)
    const longest = 2 * rule.limitMilliseconds * (kind === 'fetch' ? 2 * FETCH_TIMES : 1)
    await loseCalls(ctx.tx, { register, personId, kind }, new Date(machineNow.getTime() - longest), ctx.now)
    const last = await findLastCall(ctx.tx, register, personId, kind)
    if (last && FAILED.has(last.outcome) && last.begunAt > rested) return 'away'
    const isSame = last?.askedAs?.equals(askedAs) === true
    // Of one paper that is not there nothing follows for another.
    if (kind !== 'fetch' && isSame && last.outcome === 'unknown' && isFresh(last.askedAt, ctx.now, rule)) return 'unknown'
    const restUntil = new Date(machineNow.getTime() + rule.restSeconds * 1_000)
    const turn = await takeTurn(ctx.tx, register, { now: machineNow, restUntil, failures: rule.failures })
    if (!turn) return 'away'
    const { actorId, unitId = null } = ctx
    const call = await insertCall(ctx.tx, {
      register, kind, personId, actorId, unitId, subjectKind, subject, procedure, reason, basis: rule.basis, transport,
      askedAs, askedAt: ctx.now, begunAt: machineNow, said,
    })
    if (!call) return 'away'
    await recordEvent(ctx, {
      type: 'register.asked', subjectKind: 'register-call', subjectId: call.id,
      data: { call: call.publicId, register, kind, procedure, reason },
    })
    return { ...call, ...turn, kind, person, entries }
  })
}

/** Who somebody is, and what was asked for; the rest of what a register says is not ours to keep. */
function neededOf(said: RegisterFacts, entries: readonly string[]): RegisterFacts {
  return Object.fromEntries(Object.entries(said).filter(([entry]) => WHO.has(entry) || entries.includes(entry)))
}

const WHO: ReadonlySet<string> = new Set([
  'person.idNumber', 'person.fullName', 'person.birthDate', `${ORGANISATION}.idNumber`, `${ORGANISATION}.name`,
])
const FAILED: ReadonlySet<string> = new Set(['failed', 'other-person', 'lost'])

/** What came of a call, and how long it took; what it throws that is no fault of the way is thrown on. */
async function timed({ machineClock }: RegisterBacking, call: () => Promise<CallOutcome>): Promise<Ended> {
  const from = machineClock.now().getTime()
  const took = () => Math.max(0, machineClock.now().getTime() - from)
  try {
    return { outcome: await call(), fault: null, milliseconds: took() }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    const isOther = error.code === 'other-person'
    const fault = isOther ? null : error.code
    return { outcome: isOther ? 'other-person' : 'failed', fault, milliseconds: took(), restAsked: error.restAsked }
  }
}

async function end(
  backing: RegisterBacking, ask: AskRegister, { id, publicId, kind, isTrial }: Begun,
  { outcome, fault, milliseconds, restAsked }: Ended,
  said?: { readonly facts: RegisterFacts; readonly entries: readonly string[] },
): Promise<void> {
  const { register: { code: register }, rule, personId } = ask
  await inOne(backing, ask, async (ctx) => {
    await endCall(ctx.tx, id, { outcome, fault, milliseconds, now: ctx.now })
    if (kind === 'read' && (outcome === 'answered' || outcome === 'unknown'))
      await keepAnswer(ctx.tx, { register, personId, callId: id, said, now: ctx.now })
    const machineNow = backing.machineClock.now()
    // Of several that are out together one may be told to rest: what the others are told ends no rest.
    if (fault === null)
      await noteAnswered(ctx.tx, register, machineNow, { unlessFailed: isTrial ? undefined : rule.failures })
    else if (isAway(fault)) {
      const asked = restAsked && restSecondsOf(restAsked, machineNow, rule.longestRestSeconds)
      // What it says itself counts as much as all failures that one would learn it from.
      const failures = asked === undefined ? 1 : rule.failures
      await noteFailed(ctx.tx, register, fault, triedAgainAt(machineNow, rule.restSeconds, asked), failures)
    }
    await recordEvent(ctx, {
      type: 'register.answered', subjectKind: 'register-call', subjectId: id,
      data: { call: publicId, register, outcome, ...fault !== null && { fault } },
    })
  })
}

async function inOne<T>(backing: RegisterBacking, { sender }: AskRegister, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const own = { ...sender, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('ask-register') }
  let came: { readonly value: T } | undefined
  await inTransaction(backing, own, async (ctx) => {
    came = { value: await work(ctx) }
    return ok(came)
  }, () => ({ status: 204, body: null }))
  // The request id is minted here: nothing was refused, and nothing was there before.
  if (!came) throw new Error('a request id was minted twice')
  return came.value
}

function byOf({ officer, procedure }: AskRegister, { publicId: callId, entries }: Begun) {
  return { callId, officer, procedure, entries }
}
