import type { ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import {
  type Action, type Dossier, type DossierPolicies, type Originals, type Viewer, findOriginals, isHeadOver,
  isWithinReach, mayDoStep, mayMoveOriginals, move, policiesOf, stepBefore, waitsForReceipt, workToAssign,
} from '../modules/dossiers/public.ts'
import { type Permission, staffInUnit } from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import {
  type GraphNode, type Leg, type NodeAction, type Process, type Task, listLegs,
} from '../modules/workflow/public.ts'
import type { Db } from '../platform/db.ts'
import { DEEDS } from './dossier-actions.ts'
import type { ApiRooms } from './rooms.ts'

type Offer = DossierDetail['actions'][number]

/** A dossier as one viewer, with the right that one deed needs, stands before it. */
interface Standing {
  readonly db: Db
  readonly today: Day
  readonly dossier: Dossier
  readonly viewer: Viewer
  readonly directory: Directory
  readonly policies: DossierPolicies
  readonly content: Parameters<typeof workToAssign>[0]['content']
  readonly process: Process
  readonly open: readonly Task[]
  readonly legs: readonly Leg[]
  readonly originals: Originals | undefined
  /** The open step that the viewer holds or may take, and its place in the process. */
  readonly own: Task | undefined
  readonly node: GraphNode | undefined
  readonly isHead: boolean
}

interface Offered {
  /** As the state table calls it; none where the state does not matter. Any of them must be possible. */
  readonly action: Action | readonly Action[] | null
  readonly name: string
  readonly asks: Offer['asks']
  readonly isMain?: true
  /** What the use case asks besides state and reach, but for what stands in the body. */
  readonly when?: (standing: Standing) => boolean | Promise<boolean>
  /** Papers may follow when the step has gone on: whoever had one of its steps still reaches it. */
  readonly isLater?: true
}

const at = (action: NodeAction) => ({ node }: Standing) => node?.action === action
const isOwn = ({ own }: Standing) => own !== undefined
const isOwnOrHead = ({ own, isHead }: Standing) => own !== undefined || isHead
const isUndecided = ({ dossier: { decidedAt } }: Standing) => decidedAt === null
const waitsFor = (state: Dossier['state']) => (standing: Standing) =>
  standing.dossier.state === state && isOwnOrHead(standing)
const decides = (action: NodeAction) => (standing: Standing) =>
  at(action)(standing) && standing.dossier.proposal !== 'unsettled'
const moves =
  (deed: 'hand-over' | 'receive') =>
  ({ directory, viewer, originals }: Standing) =>
    mayMoveOriginals(directory, viewer, originals, deed).ok

/**
 * What the desk offers, in the order of its buttons: exactly what the use case would take, which a test holds deed by
 * deed over whole lives of dossiers. The server decides anew when one is pressed. Undoing is offered by the deed it
 * undoes.
 */
const OFFERS: { readonly [N in Exclude<ActionNoun, 'undoing'>]: Offered } = {
  'receipt': { action: 'accept', name: 'Tiếp nhận', asks: ['limit-case'], isMain: true, when: at('accept') },
  'acknowledgement': { action: 'acknowledge', name: 'Báo đã nhận', asks: [], when: isOwn },
  'completion-request': {
    action: 'ask-completion', name: 'Yêu cầu hoàn thiện', asks: ['components', 'contact-phone'], when: isOwn,
  },
  'refusal': { action: 'refuse', name: 'Từ chối tiếp nhận', asks: ['reason'] },
  'withdrawal': { action: 'withdraw', name: 'Rút theo yêu cầu người nộp', asks: ['reason'] },
  'taking': {
    action: 'take', name: 'Nhận việc', asks: [],
    when: ({ own, viewer }) => own !== undefined && own.holderId !== viewer.accountId,
  },
  'hand-over-receipt': {
    action: 'receive', name: 'Xác nhận đã nhận hồ sơ', asks: [],
    when: ({ own, legs, directory }) => own !== undefined && waitsForReceipt(directory, legs, own.unitId) !== undefined,
  },
  'assignment': { action: 'assign', name: 'Phân công', asks: ['assignee', 'note'], when: isAnybodyToAssign },
  'proposal': {
    action: 'propose', name: 'Trình giải quyết', asks: ['outcome', 'note'], isMain: true, when: at('propose'),
  },
  'check': { action: 'check', name: 'Đồng ý, chuyển tiếp', asks: ['note'], isMain: true, when: at('check') },
  'approval': { action: 'approve', name: 'Phê duyệt', asks: ['note'], isMain: true, when: decides('approve') },
  'hand-over': {
    action: 'hand-over', name: 'Chuyển bước tiếp theo', asks: ['note'], isMain: true, when: at('hand-over'),
  },
  'result': { action: 'issue', name: 'Ban hành kết quả', asks: ['result'], isMain: true, when: decides('issue') },
  'return': {
    action: 'return-result', name: 'Trả kết quả', asks: ['receiver'], isMain: true, when: at('return-result'),
  },
  'step-return': {
    action: 'return-step', name: 'Trả lại bước trước', asks: ['reason'],
    when: ({ own, process }) => own !== undefined && stepBefore(process, own) !== undefined,
  },
  'supplement-request': {
    action: 'ask-supplement',
    name: 'Yêu cầu bổ sung',
    asks: ['components', 'reason', 'contact-phone'],
    when: (standing) =>
      isOwnOrHead(standing) && isUndecided(standing) &&
      (standing.isHead || standing.dossier.supplements < standing.policies.supplementsAtMost),
  },
  'supplement': {
    action: ['complete', 'resume'], name: 'Nhận giấy tờ bổ sung', asks: ['components'],
    when: ({ dossier: { state } }) => state === 'awaiting-completion' || state === 'awaiting-supplement',
  },
  'payment-request': { action: 'ask-payment', name: 'Yêu cầu nộp tiền', asks: ['amount', 'reason'], when: isOwnOrHead },
  'payment': { action: 'resume', name: 'Đã nộp tiền', asks: ['note'], when: waitsFor('awaiting-payment') },
  'confirmation-request': {
    action: 'ask-confirmation', name: 'Chờ xác nhận bên ngoài', asks: ['reason'], when: isOwnOrHead,
  },
  'confirmation': { action: 'resume', name: 'Đã có xác nhận', asks: ['note'], when: waitsFor('awaiting-confirmation') },
  'extension': {
    action: 'extend', name: 'Xin lỗi và hẹn lại', asks: ['reason', 'new-days'],
    when: ({ dossier, policies, isHead }) => isHead && dossier.extensions < policies.extensionsAtMost,
  },
  'unsettled-return': {
    action: 'return-unsettled', name: 'Trả hồ sơ không giải quyết', asks: ['reason', 'note'],
    when: (standing) => isOwnOrHead(standing) && isUndecided(standing),
  },
  'unsettled-notice': {
    action: 'tell-unsettled', name: 'Đã báo người nộp', asks: ['receiver'], isMain: true, when: isOwn,
  },
  'stop': { action: 'stop', name: 'Dừng theo yêu cầu', asks: ['reason'], when: isUndecided },
  'originals-hand-over': {
    action: null, name: 'Chuyển bản giấy', asks: ['note'], when: moves('hand-over'), isLater: true,
  },
  'originals-receipt': {
    action: null, name: 'Xác nhận đã nhận bản giấy', asks: ['note'], when: moves('receive'), isLater: true,
  },
}

/** The deeds that this account may do on this dossier now; `viewerFor` is the account with the reach of one right. */
export async function actionsOf(
  rooms: Pick<ApiRooms, 'db' | 'clock' | 'directory' | 'catalogue' | 'processes'>,
  viewerFor: (permission: Permission) => Viewer, dossier: Dossier, tasks: readonly Task[],
): Promise<Offer[]> {
  const { db } = rooms
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const [process, legs, originals] = await Promise.all([
    rooms.processes.of(dossier.procedureVersionId), listLegs(db, dossier.id), findOriginals(db, dossier.id),
  ])
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  const shared = {
    db, today, dossier, directory, policies: policiesOf(directory), content, process, open, legs, originals,
  }
  const offers = await Promise.all(
    (Object.entries(OFFERS) as [ActionNoun, Offered][]).map(async ([noun, offered]) => {
      const { action, name, asks, isMain = false, when, isLater } = offered
      const viewer = viewerFor(DEEDS[noun].permission)
      const isPossible = action === null || [action].flat().some((one) => move(dossier.state, one).ok)
      if (!isPossible || !isWithinReach(directory, viewer, dossier, isLater ? tasks : open)) return []
      const own = open.find((task) => mayDoStep(viewer, task))
      const node = process.graph.nodes.find(({ id }) => id === own?.nodeId)
      const may =
        (await when?.({ ...shared, viewer, own, node, isHead: isHeadOver(directory, viewer, dossier, open) })) ?? true
      return may ? [{ noun, name, asks: [...asks], isMain }] : []
    }),
  )
  return offers.flat()
}

/** Work that can be given to somebody, and somebody it can be given to. */
async function isAnybodyToAssign({ db, today, open, ...standing }: Standing): Promise<boolean> {
  const work = workToAssign({ ...standing, tasks: open }, standing)
  return work !== undefined && (await staffInUnit(db, work.unitId, work.role, today)).length > 0
}
