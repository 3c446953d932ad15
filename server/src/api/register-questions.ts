import { registerName } from '@motcua/contracts/held.ts'
import type { RegisterAwaited as AwaitedHere } from '@motcua/contracts/register-questions.ts'
import { type Say, sayIn } from '@motcua/contracts/texts.ts'
import type { Result } from '../kernel/result.ts'
import type { ProcedureContent } from '../modules/catalogue/public.ts'
import {
  type AcceptDossier, type AcceptRefusal, type Acted, type AskRefusal, type AskSupplement, type Receipt,
  type ReceiveAtCounter, type ReceiveAtCounterRefusal, acceptDossier, askCompletion, askSupplement, findDossier,
  receiveAtCounter,
} from '../modules/dossiers/public.ts'
import {
  type RegisterAwaited, keepQuestions, listQuestionsOf, mayAskApplicant, planQuestions,
} from '../modules/integration/public.ts'
import type { Ctx, Db } from '../platform/db.ts'
import { REGISTER_WAIT } from './register-wait-texts.ts'
import type { ApiRooms } from './rooms.ts'
import { showDay, showTime } from './showing.ts'

/** What a dossier waits for from registers, or has heard, by its components. */
export async function showQuestions(db: Db, dossierId: bigint, say: Say): Promise<ReadonlyMap<string, AwaitedHere>> {
  const questions = await listQuestionsOf(db, dossierId)
  return new Map(questions.map(({ component, register, state, askUntil, dueAt }) => [component, {
    register: registerName(say, register), state, askUntil: askUntil.toISOString(), dueAt: dueAt.toISOString(),
  }]))
}

/** Asks to complete it (R4: not for papers that a register is still asked for; `register-awaited`). */
export const completionUnlessAwaited = unlessAwaited(askCompletion)
/** The same of a supplement. */
export const supplementUnlessAwaited = unlessAwaited(askSupplement)

function unlessAwaited(
  ask: typeof askCompletion,
): (ctx: Ctx, rooms: ApiRooms, input: AskSupplement) => Promise<Result<Acted, AskRefusal | RegisterAwaited>> {
  return async (ctx, rooms, input) => {
    // Asked first, so that whoever may not see the dossier hears of no register; a refusal takes it back.
    const asked = await ask(ctx, rooms, input)
    if (!asked.ok) return asked
    const dossier = await findDossier(ctx.tx, input.publicId)
    const named = input.items.map(({ component }) => component)
    const may = dossier && await mayAskApplicant(ctx.tx, dossier.id, named)
    return may && !may.ok ? may : asked
  }
}

/**
 * Receives at a counter what registers are to say something of: nobody waits for them, the slip says what is awaited
 * and until when, and it is kept with the dossier.
 */
export async function receiveAsking(
  ctx: Ctx, rooms: ApiRooms, input: ReceiveAtCounter,
): Promise<Result<Receipt, ReceiveAtCounterRefusal>> {
  const { applicant, authoriserId, filed, sectionId, procedureVersionId } = input
  const version = rooms.catalogue.version(procedureVersionId)
  const planned = await planQuestions(ctx, rooms, {
    personId: authoriserId ?? applicant.id, version, sectionId, isOnline: false,
    byData: filed.filter(({ how }) => how === 'data').map(({ component }) => component),
  })
  if (!planned.ok) return planned
  const slipNote = noteOnSlip(version.content, planned.value)
  const received = await receiveAtCounter(ctx, rooms, { ...input, slipNote })
  if (received.ok) await keepQuestions(ctx, received.value.publicId, planned.value)
  return received
}

type Noted = Pick<Parameters<typeof keepQuestions>[2][number], 'component' | 'register' | 'state' | 'dueAt'>

/** What the slip says of it, in the language of papers; null where nothing waits. */
function noteOnSlip({ components }: ProcedureContent, questions: readonly Noted[]): string | null {
  const say = sayIn('vi')
  const lines = questions.filter(({ state }) => state === 'waiting').map(({ component, register, dueAt }) =>
    say(REGISTER_WAIT.onSlip, {
      register: registerName(say, register), paper: components.find(({ id }) => id === component)?.name ?? component,
      time: showTime(dueAt), day: showDay(dueAt),
    }))
  return lines.length === 0 ? null : lines.join(' ')
}

/** Accepts what came online; the slip says what is still awaited. */
export async function acceptNoted(
  ctx: Ctx, rooms: ApiRooms, input: AcceptDossier,
): Promise<Result<Acted, AcceptRefusal>> {
  const dossier = await findDossier(ctx.tx, input.publicId)
  // Asked of one that is not there as well: what one may not see takes the same work.
  const questions = await listQuestionsOf(ctx.tx, dossier?.id ?? 0n)
  if (!dossier) return acceptDossier(ctx, rooms, input)
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const slipNote = noteOnSlip(content, questions)
  return acceptDossier(ctx, rooms, { ...input, slipNote })
}
