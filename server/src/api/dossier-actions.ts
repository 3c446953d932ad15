import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type ActionBody, ActionBodies, type ActionNoun, Acted } from '@motcua/contracts/dossier-actions.ts'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { NO_ROW } from '../kernel/no-row.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type Acted as Done, type OnDossier, acknowledgeDossier, askConfirmation, askPayment, assignDossier, clearOpinion,
  changeCollection, completeDossier, confirmDossier, extendDossier, findDossier, finishWork, handOverAgain,
  movePapers, payDossier, recallHandOver, receiveHandOver,
  refuseDossier, refuseHandOver, returnResult, returnStep, returnUnsettled, stopDossier, supplementDossier,
  takeDossier, tellUnsettled, undoDeed, withdrawDossier,
} from '../modules/dossiers/public.ts'
import { NOTHING_HELD, paperUsed } from '../modules/reuse/public.ts'
import { type Ctx, type Json, type Sender, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { underDelegation, withoutDelegated } from './delegated-reach.ts'
import type { Deed } from './dossier-deed.ts'
import { explainDeed } from './explain-deed.ts'
import { findHeldForSupplement } from './find-held.ts'
import { judgeScansOf } from './judge-scans.ts'
import { sendOutcome } from './problems.ts'
import { acceptNoted, completionUnlessAwaited, supplementUnlessAwaited } from './register-questions.ts'
import { issueMade, keepSigned, makeBeforeIssuing, makeBeforeSigning } from './release-result.ts'
import type { ApiRooms } from './rooms.ts'
import { signBefore } from './sign-opinions.ts'
import { takeBackHere } from './take-back.ts'

/**
 * The deeds on a dossier, one line each: the noun of its address, the right it needs, and the use case. Which state
 * allows it is the state table's to say, which step the process'.
 */
export const DEEDS: { readonly [N in ActionNoun]: Deed<N> } = {
  'acknowledgement': {
    permission: 'dossier.receive', summary: 'Tell the applicant that it arrived',
    run: (ctx, rooms, on) => acknowledgeDossier(ctx, rooms, on),
  },
  'receipt': {
    permission: 'dossier.receive', summary: 'Accept what was submitted online: due date, slip',
    run: (ctx, rooms, on, { limitCase, feeFacts }) => acceptNoted(ctx, rooms, { ...on, limitCase, feeFacts }),
  },
  'completion-request': {
    permission: 'dossier.receive', summary: 'Ask to complete it before acceptance, all at once',
    run: (ctx, rooms, on, { components, contactPhone }) =>
      completionUnlessAwaited(ctx, rooms, { ...on, items: components, contactPhone }),
  },
  'refusal': {
    permission: 'dossier.decline', summary: 'Refuse to accept it, with the reason',
    run: (ctx, rooms, on, { reason }) => refuseDossier(ctx, rooms, { ...on, reason }),
  },
  'hand-over-receipt': {
    permission: 'dossier.hand-over', summary: 'Acknowledge what was handed over',
    run: (ctx, rooms, on, { note, how }) => receiveHandOver(ctx, rooms, { ...on, note, how }),
  },
  'hand-over-refusal': {
    permission: 'dossier.hand-over', summary: 'Do not take what was handed over, with the reason',
    run: (ctx, rooms, on, { reason }) => refuseHandOver(ctx, rooms, { ...on, reason }),
  },
  'hand-over-again': {
    permission: 'dossier.hand-over', summary: 'Hand over once more what was refused or not acknowledged in time',
    run: (ctx, rooms, on, { note }) => handOverAgain(ctx, rooms, { ...on, note }),
  },
  'hand-over-recall': {
    permission: 'dossier.hand-over', summary: 'Take back what nobody has acknowledged, with the reason',
    run: (ctx, rooms, on, { reason }) => recallHandOver(ctx, rooms, { ...on, reason }),
  },
  'assignment': {
    permission: 'dossier.assign', summary: 'Give the work to an officer',
    run: (ctx, rooms, on, { assigneeId, note }) => assignDossier(ctx, rooms, { ...on, assigneeId, note: note ?? null }),
  },
  'taking': {
    permission: 'dossier.work', summary: 'Take a step that nobody holds',
    run: (ctx, rooms, on, { step }) => takeDossier(ctx, rooms, { ...on, step }),
  },
  'check': {
    permission: 'dossier.work', summary: 'Checked; to the next step',
    before: (rooms, _, on, body) => signBefore(rooms, on, 'check', body),
    run: (ctx, rooms, on, { note, step }, signed) =>
      finishWork(ctx, rooms, { ...on, step, work: 'check', note: note ?? null, signed }),
  },
  'step-return': {
    permission: 'dossier.work', summary: 'Back to the step before, with the reason',
    run: (ctx, rooms, on, { reason, step }) => returnStep(ctx, rooms, { ...on, step, reason }),
  },
  'proposal': {
    permission: 'dossier.work',
    summary: 'Appraised; propose to settle it or that it cannot be',
    before: (rooms, _, on, body) => signBefore(rooms, on, 'propose', body),
    run: (ctx, rooms, on, { outcome, note, step }, signed) =>
      finishWork(ctx, rooms, { ...on, step, work: 'propose', outcome, note: note ?? null, signed }),
  },
  'approval': {
    permission: 'dossier.approve', summary: 'Approve',
    before: (rooms, _, on, body) => signBefore(rooms, on, 'approve', body),
    run: (ctx, rooms, on, { note, step }, signed) =>
      finishWork(ctx, rooms, { ...on, step, work: 'approve', note: note ?? null, signed }),
  },
  'hand-over': {
    permission: 'dossier.hand-over', summary: 'Pass it on to the next step',
    run: (ctx, rooms, on, { note, step, undigitised }) =>
      finishWork(ctx, rooms, { ...on, step, work: 'hand-over', note: note ?? null, undigitised }),
  },
  'supplement-request': {
    permission: 'dossier.ask-supplement',
    summary: 'Ask for a supplement during settlement, as often as the policy allows',
    run: (ctx, rooms, on, { components, headReason, contactPhone }) =>
      supplementUnlessAwaited(ctx, rooms, { ...on, items: components, headReason, contactPhone }),
  },
  'supplement': {
    permission: 'dossier.answer-supplement', summary: 'Take in what was asked for',
    before: (rooms, sender, on, { components }) => judgeScansOf(rooms, sender, on.publicId, components),
    run: (ctx, rooms, on, { components }) => takeIn(ctx, rooms, on, components),
  },
  'payment-request': {
    permission: 'dossier.work', summary: 'Ask for a financial duty; the clock stands',
    run: (ctx, rooms, on, { amount, reason }) => askPayment(ctx, rooms, { ...on, amount, reason }),
  },
  'payment': {
    permission: 'dossier.work', summary: 'The duty was done; the clock goes on',
    run: (ctx, rooms, on, { document }) => payDossier(ctx, rooms, { ...on, document }),
  },
  'confirmation-request': {
    permission: 'dossier.work', summary: 'Ask somebody outside to confirm; the clock stands',
    run: (ctx, rooms, on, { reason }) => askConfirmation(ctx, rooms, { ...on, reason }),
  },
  'confirmation': {
    permission: 'dossier.work', summary: 'It was confirmed; the clock goes on',
    run: (ctx, rooms, on, { note }) => confirmDossier(ctx, rooms, { ...on, note }),
  },
  'extension': {
    permission: 'dossier.extend', summary: 'Apologise and promise a new date, as often as the policy allows',
    run: (ctx, rooms, on, { reason, days }) => extendDossier(ctx, rooms, { ...on, reason, days }),
  },
  'take-back': {
    permission: 'dossier.extend', summary: 'Take it back from the ministry’s system that does not say how it ends',
    run: takeBackHere,
  },
  'unsettled-return': {
    permission: 'dossier.return-unsettled', summary: 'Return unsettled, with a written notice',
    run: (ctx, rooms, on, { reason, content }) => returnUnsettled(ctx, rooms, { ...on, reason, content }),
  },
  'unsettled-notice': {
    permission: 'dossier.return', summary: 'The applicant was told that it was not settled',
    run: (ctx, rooms, on, { receiver }) => tellUnsettled(ctx, rooms, { ...on, receiver }),
  },
  'stop': {
    permission: 'dossier.stop', summary: 'Stop because the applicant asks',
    run: (ctx, rooms, on, { reason }) => stopDossier(ctx, rooms, { ...on, reason }),
  },
  'withdrawal': {
    permission: 'dossier.withdraw', summary: 'Withdraw before acceptance',
    run: (ctx, rooms, on, { reason }) => withdrawDossier(ctx, rooms, { ...on, reason }),
  },
  'result-signature': {
    permission: 'dossier.approve', summary: 'Sign the result, before the registry numbers and seals it',
    before: makeBeforeSigning,
    run: keepSigned,
  },
  'result': {
    permission: 'dossier.issue', summary: 'Sign the result and issue it', before: makeBeforeIssuing, run: issueMade,
  },
  'return': {
    permission: 'dossier.return', summary: 'Give the result to the applicant', task: 'return',
    run: (ctx, rooms, on, { how, receiver, proof }) => returnResult(ctx, rooms, { ...on, how, receiver, proof }),
  },
  'originals-hand-over': {
    permission: 'dossier.intake', summary: 'Paper originals leave the section',
    run: (ctx, rooms, on, { note }) => movePapers(ctx, rooms, { ...on, what: 'originals', deed: 'hand-over', note }),
  },
  'originals-receipt': {
    permission: 'dossier.work', summary: 'Paper originals arrived',
    run: (ctx, rooms, on, { note }) => movePapers(ctx, rooms, { ...on, what: 'originals', deed: 'receive', note }),
  },
  'paper-result-hand-over': {
    permission: 'dossier.work', summary: 'The paper result leaves for where it is collected',
    run: (ctx, rooms, on, { note }) => movePapers(ctx, rooms, { ...on, what: 'result', deed: 'hand-over', note }),
  },
  'paper-result-receipt': {
    permission: 'dossier.return', summary: 'The paper result arrived',
    run: (ctx, rooms, on, { note }) => movePapers(ctx, rooms, { ...on, what: 'result', deed: 'receive', note }),
  },
  'paper-result-refusal': {
    permission: 'dossier.return', summary: 'The paper result is not taken in, with the reason',
    run: (ctx, rooms, on, { reason }) => movePapers(ctx, rooms, { ...on, what: 'result', deed: 'refuse', reason }),
  },
  'collection': {
    permission: 'dossier.return', summary: 'The applicant collects the result at another section',
    run: (ctx, rooms, on, { unitId }) => collectAt(ctx, rooms, on, unitId),
  },
  'undoing': {
    permission: 'dossier.undo', summary: 'Undo the step of work that one has just done, for some seconds',
    run: (ctx, rooms, on) => undoDeed(ctx, rooms, on),
  },
}

async function collectAt(ctx: Ctx, rooms: ApiRooms, on: OnDossier, unitId: string) {
  const unit = rooms.directory.on(dayOf(ctx.now)).byPublicId(unitId)
  return changeCollection(ctx, rooms, { ...on, unitId: unit?.id ?? NO_ROW })
}

/**
 * A clerk takes in for the applicant what was asked for, before acceptance or during settlement. What is to be taken
 * from the Kho and is not there counts as not handed in.
 */
async function takeIn(ctx: Ctx, rooms: ApiRooms, on: OnDossier, components: ActionBody<'supplement'>['components']) {
  const dossier = await findDossier(ctx.tx, on.publicId)
  const isHeldAsked = components.some(({ held }) => held !== undefined)
  const found = dossier && isHeldAsked ? await findHeldForSupplement(ctx.tx, rooms, dossier) : NOTHING_HELD
  const input = { ...on, components: components.map(({ component, files, held: named }) => {
    const here = found.get(component)
    const paper = named === undefined || files.length > 0 ? undefined : paperUsed(here, named)
    return { component, uploads: files, ...here && paper && {
      held: { source: here.source, basis: paper.basis, paperId: paper.id },
    } }
  }) }
  return dossier?.state === 'awaiting-completion'
    ? completeDossier(ctx, rooms, input)
    : supplementDossier(ctx, rooms, input)
}

/** One route a deed. The body's schema is the noun's; the answer is the same for all. */
export function dossierActionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    for (const noun of Object.keys(DEEDS) as ActionNoun[]) addDeed(app, noun, rooms)
  }
}

function addDeed(app: Parameters<FastifyPluginAsyncTypebox>[0], noun: ActionNoun, rooms: ApiRooms): void {
  // The body has been checked by the schema of this very noun.
  const deed = DEEDS[noun] as Deed<ActionNoun>
  app.post(
    `/api/dossiers/:id/${noun}`,
    {
      config: { permission: deed.permission },
      schema: {
        tags: ['dossier deeds'], summary: deed.summary, headers: ChangeHeaders, params: IdParams,
        body: ActionBodies[noun], response: { 200: Acted, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const body: unknown = request.body
      const on = { publicId: request.params.id, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const sender = senderOf(request, withoutPins(body as Json))
      const outcome = await doDeed(rooms, sender, deed, on, body as ActionBody<ActionNoun>, async (ctx, done) => {
        // An undone deed gives back what was typed for it; whom somebody was given is not said to the next one.
        const isOver = done.undoSeconds === null || noun === 'assignment'
        if (isOver) await clearOpinion(ctx, rooms, { ...on, deed: noun })
      })
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    },
  )
}

/** A deed with what goes before it, once a request; `then` belongs to its transaction. */
export async function doDeed(
  rooms: ApiRooms, sender: Sender, deed: Deed<ActionNoun>, asked: OnDossier, body: ActionBody<ActionNoun>,
  then: (ctx: Ctx, done: Done) => Promise<void> = async () => undefined,
) {
  const { before } = deed
  const on = deed.task ? asked : { ...asked, viewer: withoutDelegated(asked.viewer) }
  const made = before && !await isAnswered(rooms.db, sender) ? await before(rooms, sender, on, body) : undefined
  if (made && !made.ok) return made
  return inTransaction(rooms, sender, async (ctx) => {
    const done = await deed.run(ctx, rooms, on, body, made?.value)
    if (done.ok) await then(ctx, done.value)
    return deed.task ? underDelegation(ctx, rooms, on.viewer, deed.task, done) : done
  }, showActed)
}

/** What was sent, as its fingerprint is kept: a PIN is short, and could be guessed from it. */
export function withoutPins(body: Json): Json {
  if (body === null || typeof body !== 'object' || !('pins' in body)) return body
  return { ...body, pins: null }
}

/** In which version whoever asks saw the dossier: its ETag, which the schema of the route asks for. */
export function versionOf({ headers }: FastifyRequest): number {
  return Number(String(headers['if-match']).replaceAll('"', ''))
}

/** What every deed answers. */
export function showActed({ publicId, version, state, dueAt, slipId, undoSeconds }: Done) {
  return {
    status: 200, body: { id: publicId, version, state, dueAt: dueAt?.toISOString() ?? null, slipId, undoSeconds },
  }
}
