import type { ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import { DEED_NAMES } from '@motcua/contracts/deed-texts.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import {
  type Action, type Dossier, type DossierPolicies, type MoveDeed, type MovePaper, type ResultSigning, type StepDeed,
  type Viewer, type Way, dutyAgainst, findOpenMove, findOriginals, findSigning,
  isClosed, isCollectedAnywhere, isDecidedElsewhere, isHeadOver, isStuck, isWithinReach,
  listConsultations, mayDoStep, mayMove, move, ownHandOver, owedBy, policiesOf, recalledTo, stepBefore, stepsFor,
  waitsForReceipt, workToAssign,
} from '../modules/dossiers/public.ts'
import { type ProcedureContent, isSettledCentrally } from '../modules/catalogue/public.ts'
import { type Permission, staffInUnit } from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import {
  type Leg, type NodeAction, type Process, type Task, findStep, listLegs,
} from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import { withoutDelegated } from './delegated-reach.ts'
import { DEEDS } from './dossier-actions.ts'
import type { ApiRooms } from './rooms.ts'
import { waitsForSector } from './take-back.ts'

type Offer = DossierDetail['actions'][number]

/** A dossier as one viewer, with the right that one deed needs, stands before it. */
interface Standing {
  readonly db: Db
  readonly today: Day
  readonly now: Date
  readonly dossier: Dossier
  readonly viewer: Viewer
  readonly directory: Directory
  readonly policies: DossierPolicies
  readonly process: Process
  readonly content: ProcedureContent
  readonly open: readonly Task[]
  readonly legs: readonly Leg[]
  /** Of papers on their way: the originals, the result. */
  readonly ways: Readonly<Record<MovePaper, Way | undefined>>
  /** Whether the policy lets the result be collected at any section. */
  readonly isAnywhere: boolean
  /** All steps, done or open. */
  readonly tasks: readonly Task[]
  /** The open steps that the viewer holds or may take, the first, and what the process has for them at all of these. */
  readonly theirs: readonly Task[]
  readonly own: Task | undefined
  readonly ownActions: readonly (NodeAction | null)[]
  readonly isHead: boolean
  /** A compulsory opinion of another agency, whose time runs. */
  readonly isOpinionAwaited: boolean
  /** Of a result that its head signs before the registry seals it. */
  readonly signing: ResultSigning | undefined
}

interface Offered {
  /** As the state table calls it; none where the state does not matter. Any of them must be possible. */
  readonly action: Action | readonly Action[] | null
  readonly asks: Offer['asks']
  readonly isMain?: true
  /** What the use case asks besides state and reach, but for what stands in the body. */
  readonly when?: (standing: Standing) => boolean | Promise<boolean>
  /** Papers may follow when the step has gone on: whoever had one of its steps still reaches it. */
  readonly isLater?: true
}

const at = (action: NodeAction) => ({ ownActions }: Standing) => ownActions.includes(action)
const isOwn = ({ own }: Standing) => own !== undefined
const isOwnOrHead = ({ own, isHead }: Standing) => own !== undefined || isHead
const isUndecided = ({ dossier: { decidedAt } }: Standing) => decidedAt === null
const isOnItsWayHere = ({ own, legs, directory }: Standing) =>
  own !== undefined && waitsForReceipt(directory, legs, own.unitId) !== undefined
const waitsFor = (state: Dossier['state']) => (standing: Standing) =>
  standing.dossier.state === state && isOwnOrHead(standing)
const decides = (action: NodeAction) => (standing: Standing) =>
  at(action)(standing) && standing.dossier.proposal !== 'unsettled'
/** Unless a compulsory opinion is awaited. Of one that nobody asked the deed tells: it may be proposed as unsettled. */
const isHeard = (when: (standing: Standing) => boolean) => (standing: Standing) =>
  when(standing) && !standing.isOpinionAwaited
const moves =
  (what: MovePaper, deed: MoveDeed) =>
  ({ directory, viewer, ways }: Standing) =>
    mayMove(directory, viewer, ways[what], { what, deed }).ok

/**
 * What the desk offers, in the order of its buttons: exactly what the use case would take, which a test holds deed by
 * deed over whole lives of dossiers. The server decides anew when one is pressed. Undoing is offered by the deed it
 * undoes.
 */
const OFFERS: { readonly [N in Exclude<ActionNoun, 'undoing'>]: Offered } = {
  'receipt': { action: 'accept', asks: ['limit-case'], isMain: true, when: at('accept') },
  'acknowledgement': { action: 'acknowledge', asks: [], when: isOwn },
  'completion-request': { action: 'ask-completion', asks: ['components', 'contact-phone'], when: isOwn },
  'refusal': { action: 'refuse', asks: ['reason'] },
  'withdrawal': { action: 'withdraw', asks: ['reason'] },
  'taking': {
    action: 'take', asks: [],
    when: ({ theirs }) => theirs.some(({ holderId }) => holderId === null),
  },
  'hand-over-receipt': { action: 'receive', asks: ['note', 'on-paper'], when: isOnItsWayHere },
  'hand-over-refusal': { action: 'refuse-hand-over', asks: ['reason'], when: isOnItsWayHere },
  'hand-over-again': {
    action: 'hand-over-again', asks: ['note'], isLater: true,
    when: ({ directory, viewer, legs, now }) => {
      const leg = ownHandOver(directory, viewer, legs)
      return leg !== undefined && isStuck(leg, now)
    },
  },
  'hand-over-recall': {
    action: 'recall-hand-over', asks: ['reason'], isLater: true,
    when: ({ directory, viewer, legs, open, tasks, process }) => {
      const leg = ownHandOver(directory, viewer, legs)
      return leg !== undefined && recalledTo({ directory, process, leg, open, tasks }) !== undefined
    },
  },
  'assignment': { action: 'assign', asks: ['assignee', 'note'], when: isAnybodyToAssign },
  'proposal': { action: 'propose', asks: ['outcome', 'note', 'signature'], isMain: true, when: isHeard(at('propose')) },
  'check': { action: 'check', asks: ['note', 'signature'], isMain: true, when: at('check') },
  'approval': { action: 'approve', asks: ['note', 'signature'], isMain: true, when: isHeard(decides('approve')) },
  'hand-over': { action: 'hand-over', asks: ['note'], isMain: true, when: at('hand-over') },
  'result-signature': {
    action: 'sign-result', asks: ['result-content'], isMain: true, isLater: true,
    when: ({ signing, viewer, open, process, dossier }) =>
      signing?.signed === null && signing.signerId === viewer.accountId && dossier.proposal !== 'unsettled'
      && open.some(({ nodeId }) => findStep(process.model, nodeId)?.action === 'issue'),
  },
  'result': {
    action: 'issue', asks: ['result'], isMain: true,
    when: async (standing) => decides('issue')(standing) && standing.signing?.signed !== null
      && !await isDecidedElsewhere(standing.db, standing),
  },
  'return': { action: 'return-result', asks: ['receiver'], isMain: true, when: at('return-result') },
  'step-return': {
    action: 'return-step', asks: ['reason'],
    when: ({ theirs, process, tasks }) => theirs.some((one) => stepBefore(process, one, tasks) !== undefined),
  },
  'supplement-request': {
    action: 'ask-supplement',
    asks: ['components', 'reason', 'contact-phone'],
    when: (standing) =>
      isOwnOrHead(standing) && isUndecided(standing) &&
      (standing.isHead || standing.dossier.supplements < standing.policies.supplementsAtMost),
  },
  'supplement': {
    action: ['complete', 'resume'], asks: ['components'],
    when: ({ dossier: { state } }) => state === 'awaiting-completion' || state === 'awaiting-supplement',
  },
  'payment-request': { action: 'ask-payment', asks: ['amount', 'reason'], when: isOwnOrHead },
  'payment': { action: 'resume', asks: ['note'], when: waitsFor('awaiting-payment') },
  'confirmation-request': { action: 'ask-confirmation', asks: ['reason'], when: isOwnOrHead },
  'confirmation': { action: 'resume', asks: ['note'], when: waitsFor('awaiting-confirmation') },
  'extension': {
    action: 'extend', asks: ['reason', 'new-days'],
    when: ({ dossier, policies, isHead }) => isHead && dossier.extensions < policies.extensionsAtMost,
  },
  'take-back': {
    action: 'take-back', asks: ['reason'],
    when: async (standing) => standing.isHead && waitsForSector(standing.db, standing),
  },
  'unsettled-return': {
    action: 'return-unsettled', asks: ['reason', 'note'],
    when: (standing) => isOwnOrHead(standing) && isUndecided(standing),
  },
  'unsettled-notice': { action: 'tell-unsettled', asks: ['receiver'], isMain: true, when: isOwn },
  'stop': { action: 'stop', asks: ['reason'], when: isUndecided },
  'originals-hand-over': { action: null, asks: ['note'], when: moves('originals', 'hand-over'), isLater: true },
  'originals-receipt': { action: null, asks: ['note'], when: moves('originals', 'receive'), isLater: true },
  'paper-result-hand-over': { action: null, asks: ['note'], when: moves('result', 'hand-over'), isLater: true },
  'paper-result-receipt': { action: null, asks: ['note'], when: moves('result', 'receive'), isLater: true },
  'paper-result-refusal': { action: null, asks: ['reason'], when: moves('result', 'refuse'), isLater: true },
  'collection': {
    action: null, asks: ['section'],
    when: ({ dossier: { state, delivery }, ways: { result }, isAnywhere }) =>
      isAnywhere && !isClosed(state) && delivery === 'counter' && !result?.handedOverAt,
    isLater: true,
  },
}

/** The deeds that this account may do on this dossier now; `viewerFor` is the account with the reach of one right. */
export async function actionsOf(
  rooms: Pick<ApiRooms, 'db' | 'clock' | 'directory' | 'catalogue'>, viewerFor: (permission: Permission) => Viewer,
  { dossier, tasks, process }: { dossier: Dossier; tasks: readonly Task[]; process: Process }, say: Say,
): Promise<Offer[]> {
  const { db } = rooms
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const [legs, originals, result, consultations, signing] = await Promise.all([
    listLegs(db, dossier.id), findOriginals(db, dossier.id), findOpenMove(db, dossier.id),
    listConsultations(db, dossier.id), findSigning(db, dossier.id),
  ])
  const { procedure, content } = rooms.catalogue.version(dossier.procedureVersionId)
  if (isSettledCentrally(content)) return []
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  const shared = {
    db, today, now, dossier, directory, policies: policiesOf(directory), process, tasks, open, legs, content,
    signing, isOpinionAwaited: owedBy([], consultations) !== undefined, ways: { originals, result },
    isAnywhere: isCollectedAnywhere(directory, procedure),
  }
  const offers = await Promise.all(
    (Object.entries(OFFERS) as [Exclude<ActionNoun, 'undoing'>, Offered][]).map(async ([noun, offered]) => {
      const { action, asks, isMain = false, when, isLater } = offered
      const { permission, task } = DEEDS[noun]
      const viewer = task ? viewerFor(permission) : withoutDelegated(viewerFor(permission))
      const isPossible = action === null || [action].flat().some((one) => move(dossier.state, one).ok)
      if (!isPossible || !isWithinReach(directory, viewer, dossier, isLater ? tasks : open)) return []
      const onHand = { db, day: today, directory, dossier, process, tasks: open }
      const [deed] = [action ?? []].flat()
      if (deed !== undefined && await dutyAgainst(onHand, viewer, deed)) return []
      const theirs = open.filter((task) => mayDoStep(viewer, task))
      const [own] = theirs
      const ownActions = theirs.map(({ nodeId }) => findStep(process.model, nodeId)?.action ?? null)
      const may =
        (await when?.({
          ...shared, viewer, theirs, own, ownActions, isHead: isHeadOver(directory, viewer, dossier, open),
        })) ?? true
      if (!may) return []
      const among = noun in STEP_DEEDS ? stepsFor({ tasks: open, process }, viewer, STEP_DEEDS[noun as StepNoun]) : []
      const steps = among.length > 1 ? among.map(({ nodeId, name }) => ({ id: nodeId, name })) : []
      const isSignedAll = among.length > 0
        && among.every(({ nodeId }) => findStep(process.model, nodeId)?.isOpinionSigned)
      const asked = asks.map((ask) => ask === 'signature' && isSignedAll ? 'signature-needed' as const
        : ask === 'result' && signing ? 'result-number' as const : ask)
      return [{ noun, name: say(DEED_NAMES[noun]), asks: [...steps.length > 0 ? ['step' as const] : [], ...asked], steps, isMain }]
    }),
  )
  return offers.flat()
}

/** Deeds whose body may name the step that is meant. */
const STEP_DEEDS = {
  'taking': 'take', 'check': 'check', 'step-return': 'return-step', 'proposal': 'propose', 'approval': 'approve',
  'hand-over': 'hand-over',
} as const satisfies Partial<Record<ActionNoun, StepDeed>>
type StepNoun = keyof typeof STEP_DEEDS

/** Work that can be given to somebody, and somebody it can be given to. */
async function isAnybodyToAssign({ db, today, open, ...standing }: Standing): Promise<boolean> {
  const work = workToAssign({ ...standing, tasks: open }, standing)
  return work !== undefined && (await staffInUnit(db, work.unitId, work.role, today)).length > 0
}
