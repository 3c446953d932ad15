import { randomUUID } from 'node:crypto'
import { type Refusal, type Result, ok, refuse } from '../src/kernel/result.ts'
import {
  type Acted, type Action, type DossierRooms, type MadeResult, type OnDossier, type PreparedResult,
  type ResultMakers, type ResultToSign, type SignedResultDraft, type Undigitised,
  acceptDossier, acknowledgeDossier, askCompletion,
  askConfirmation, askPayment, askSupplement, assignDossier, completeDossier, confirmDossier, extendDossier, finishWork,
  handOverAgain, issueResult, makeResult, makeSignature, movePapers, prepareResult, prepareSignature,
  signResult, payDossier, recallHandOver, receiveHandOver,
  refuseDossier, refuseHandOver,
  returnResult, returnStep, returnUnsettled,
  stopDossier, supplementDossier, takeBack, takeDossier, tellUnsettled, withdrawDossier,
} from '../src/modules/dossiers/public.ts'
import type { Permission } from '../src/modules/identity/public.ts'
import { type Backing, type Ctx, type Sender, inTransaction } from '../src/platform/db.ts'

/** What deeds ask besides the dossier; each takes what it knows. */
export interface More {
  /** Which step is meant, by its id in the process. */
  readonly step?: string
  readonly items?: readonly { readonly component: string; readonly reason: string }[]
  readonly components?: readonly { readonly component: string; readonly uploads: readonly string[] }[]
  readonly outcome?: 'settle' | 'unsettled'
  readonly assigneeId?: string
  readonly headReason?: string
  readonly days?: number
  readonly limitCase?: number
  readonly number?: string
  readonly isOnPaper?: boolean
  readonly how?: 'counter' | 'post' | 'electronic'
  /** The result is asked for by somebody who has not paid. */
  readonly isUnpaid?: boolean
  readonly undigitised?: Undigitised
}

/** The deeds by the action of the state table that each performs; three resume, four move papers. */
export type Deed = Exclude<Action, 'resume'> | 'supplement' | 'pay' | 'confirm' | 'send-originals' | 'take-originals'
  | 'send-result-paper' | 'take-result-paper'

interface Doing {
  readonly permission: Permission
  readonly run: (
    ctx: Ctx, rooms: DossierRooms, on: OnDossier, more: More, made?: MadeResult | SignedResultDraft,
  ) => Promise<Result<Acted, Refusal>>
  /** What is done before the transaction of the deed. */
  readonly before?: (
    rooms: Backing & DossierRooms & ResultMakers, sender: Sender, on: OnDossier, more: More,
  ) => Promise<Result<MadeResult | SignedResultDraft, Refusal>>
}

const REASON = { reason: 'Có lý do ghi trong phiếu.' }
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** As the doors of the desk do them: the right that each asks for, and the use case. */
export const DEEDS: { readonly [D in Deed]: Doing } = {
  'acknowledge': { permission: 'dossier.receive', run: acknowledgeDossier },
  'accept': {
    permission: 'dossier.receive',
    run: (ctx, rooms, on, { limitCase }) => acceptDossier(ctx, rooms, { ...on, limitCase }),
  },
  'ask-completion': {
    permission: 'dossier.receive', run: (ctx, rooms, on, { items = [] }) => askCompletion(ctx, rooms, { ...on, items }),
  },
  'complete': {
    permission: 'dossier.answer-supplement',
    run: (ctx, rooms, on, { components = [] }) => completeDossier(ctx, rooms, { ...on, components }),
  },
  'refuse': { permission: 'dossier.decline', run: (ctx, rooms, on) => refuseDossier(ctx, rooms, { ...on, ...REASON }) },
  'withdraw': { permission: 'dossier.withdraw', run: withdrawDossier },
  'receive': {
    permission: 'dossier.hand-over',
    run: (ctx, rooms, on, { isOnPaper }) => receiveHandOver(ctx, rooms, { ...on, ...isOnPaper && { how: 'paper' } }),
  },
  'refuse-hand-over': {
    permission: 'dossier.hand-over', run: (ctx, rooms, on) => refuseHandOver(ctx, rooms, { ...on, ...REASON }),
  },
  'hand-over-again': { permission: 'dossier.hand-over', run: handOverAgain },
  'recall-hand-over': {
    permission: 'dossier.hand-over', run: (ctx, rooms, on) => recallHandOver(ctx, rooms, { ...on, ...REASON }),
  },
  'assign': {
    permission: 'dossier.assign',
    run: (ctx, rooms, on, { assigneeId = NOBODY }) => assignDossier(ctx, rooms, { ...on, assigneeId, note: null }),
  },
  'take': { permission: 'dossier.work', run: takeDossier },
  'check': {
    permission: 'dossier.work', run: (ctx, rooms, on) => finishWork(ctx, rooms, { ...on, work: 'check', note: null }),
  },
  'return-step': { permission: 'dossier.work', run: (ctx, rooms, on) => returnStep(ctx, rooms, { ...on, ...REASON }) },
  'propose': {
    permission: 'dossier.work',
    run: (ctx, rooms, on, { outcome }) => finishWork(ctx, rooms, { ...on, work: 'propose', outcome, note: null }),
  },
  'approve': {
    permission: 'dossier.approve',
    run: (ctx, rooms, on) => finishWork(ctx, rooms, { ...on, work: 'approve', note: null }),
  },
  'hand-over': {
    permission: 'dossier.hand-over',
    run: (ctx, rooms, on, { undigitised }) =>
      finishWork(ctx, rooms, { ...on, work: 'hand-over', note: null, undigitised }),
  },
  'ask-supplement': {
    permission: 'dossier.ask-supplement',
    run: (ctx, rooms, on, { items = [], headReason }) => askSupplement(ctx, rooms, { ...on, items, headReason }),
  },
  'supplement': {
    permission: 'dossier.answer-supplement',
    run: (ctx, rooms, on, { components = [] }) => supplementDossier(ctx, rooms, { ...on, components }),
  },
  'ask-payment': {
    permission: 'dossier.work',
    run: (ctx, rooms, on) => askPayment(ctx, rooms, { ...on, ...REASON, amount: 1_250_000 }),
  },
  'pay': { permission: 'dossier.work', run: (ctx, rooms, on) => payDossier(ctx, rooms, { ...on, document: 'BL-01' }) },
  'ask-confirmation': {
    permission: 'dossier.work', run: (ctx, rooms, on) => askConfirmation(ctx, rooms, { ...on, ...REASON }),
  },
  'confirm': { permission: 'dossier.work', run: confirmDossier },
  'extend': {
    permission: 'dossier.extend',
    run: (ctx, rooms, on, { days = 1 }) => extendDossier(ctx, rooms, { ...on, ...REASON, days }),
  },
  'take-back': {
    permission: 'dossier.extend',
    run: async (ctx, rooms, on) => {
      const done = await takeBack(ctx, rooms, { ...on, ...REASON, isTold: true })
      return done.ok ? ok(done.value.acted) : done
    },
  },
  'return-unsettled': {
    permission: 'dossier.return-unsettled',
    run: (ctx, rooms, on) =>
      returnUnsettled(ctx, rooms, { ...on, ...REASON, content: 'Xin nộp lại khi đủ điều kiện.' }),
  },
  'tell-unsettled': { permission: 'dossier.return', run: tellUnsettled },
  'stop': { permission: 'dossier.stop', run: (ctx, rooms, on) => stopDossier(ctx, rooms, { ...on, ...REASON }) },
  'sign-result': {
    permission: 'dossier.approve',
    async before(rooms, sender, on) {
      const prepared: ResultToSign[] = []
      const done = await inTransaction(
        rooms, { ...sender, requestId: randomUUID() }, (ctx) => prepareSignature(ctx, rooms, on),
        (value) => ({ status: 200, body: prepared.push(value) }),
      )
      if (!done.ok) return done
      const [last] = prepared.slice(-1)
      return last ? makeSignature(rooms, last, undefined) : refuse({ code: 'result-outdated' })
    },
    run: async (ctx, rooms, on, _, made) =>
      made && 'certificate' in made ? signResult(ctx, rooms, { ...on, made }) : refuse({ code: 'result-outdated' }),
  },
  'issue': {
    permission: 'dossier.issue',
    // As the doors do it: number and words in one transaction, keys in none, the deed in another.
    async before(rooms, sender, on, { number }) {
      const prepared: PreparedResult[] = []
      const done = await inTransaction(
        rooms, { ...sender, requestId: randomUUID() }, (ctx) => prepareResult(ctx, rooms, { ...on, number }),
        (value) => ({ status: 200, body: prepared.push(value) }),
      )
      if (!done.ok) return done
      const [last] = prepared.slice(-1)
      return last ? makeResult(rooms, last) : refuse({ code: 'result-outdated' })
    },
    run: async (ctx, rooms, on, { number }, made) =>
      made && 'prepared' in made ? issueResult(ctx, rooms, { ...on, number, made }) : refuse({ code: 'result-outdated' }),
  },
  'return-result': {
    permission: 'dossier.return',
    run: (ctx, rooms, on, { how = 'counter' }) => returnResult(ctx, rooms, { ...on, how }),
  },
  'send-originals': {
    permission: 'dossier.intake', run: (ctx, rooms, on) => movePapers(ctx, rooms, { ...on, what: 'originals', deed: 'hand-over' }),
  },
  'send-result-paper': {
    permission: 'dossier.work',
    run: (ctx, rooms, on) => movePapers(ctx, rooms, { ...on, what: 'result', deed: 'hand-over' }),
  },
  'take-result-paper': {
    permission: 'dossier.return',
    run: (ctx, rooms, on) => movePapers(ctx, rooms, { ...on, what: 'result', deed: 'receive' }),
  },
  'take-originals': {
    permission: 'dossier.work', run: (ctx, rooms, on) => movePapers(ctx, rooms, { ...on, what: 'originals', deed: 'receive' }),
  },
}
