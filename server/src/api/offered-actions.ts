import type { ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Action, type Dossier, isHeadOver, isWithinReach, mayDoStep, move } from '../modules/dossiers/public.ts'
import { type NodeAction, type Process, type Task, nodeOf } from '../modules/workflow/public.ts'
import { viewerOf } from './authenticate.ts'
import { DEEDS } from './dossier-actions.ts'
import type { ApiRooms } from './rooms.ts'

type Offer = DossierDetail['actions'][number]
interface Offered {
  readonly action: Action
  readonly name: string
  readonly asks: Offer['asks']
  readonly isMain?: true
  /** Only where the process has this deed at the viewer's open step. */
  readonly at?: NodeAction
  /** Only for whoever holds or may take the open step; of some deeds also for the head. */
  readonly isOwnStep?: true | 'or-head'
}

/** What the desk offers, in the order of its buttons. The server decides anew when one is pressed. */
const OFFERS: { readonly [N in ActionNoun]?: Offered } = {
  'receipt': { action: 'accept', name: 'Tiếp nhận', asks: ['limit-case'], isMain: true, at: 'accept' },
  'acknowledgement': { action: 'acknowledge', name: 'Báo đã nhận', asks: [], at: 'accept' },
  'completion-request': { action: 'ask-completion', name: 'Yêu cầu hoàn thiện', asks: ['components', 'contact-phone'], at: 'accept' },
  'refusal': { action: 'refuse', name: 'Từ chối tiếp nhận', asks: ['reason'] },
  'taking': { action: 'take', name: 'Nhận việc', asks: [], isOwnStep: true },
  'hand-over-receipt': { action: 'receive', name: 'Xác nhận đã nhận hồ sơ', asks: ['note'], isOwnStep: true },
  'assignment': { action: 'assign', name: 'Phân công', asks: ['assignee', 'note'] },
  'proposal': { action: 'propose', name: 'Trình giải quyết', asks: ['outcome', 'note'], isMain: true, at: 'propose' },
  'check': { action: 'check', name: 'Đồng ý, chuyển tiếp', asks: ['note'], isMain: true, at: 'check' },
  'approval': { action: 'approve', name: 'Phê duyệt', asks: ['note'], isMain: true, at: 'approve' },
  'hand-over': { action: 'hand-over', name: 'Chuyển bước tiếp theo', asks: ['note'], isMain: true, at: 'hand-over' },
  'result': { action: 'issue', name: 'Ban hành kết quả', asks: ['result'], isMain: true, at: 'issue' },
  'return': { action: 'return-result', name: 'Trả kết quả', asks: ['receiver'], isMain: true, at: 'return-result' },
  'step-return': { action: 'return-step', name: 'Trả lại bước trước', asks: ['reason'], isOwnStep: true },
  'supplement-request': { action: 'ask-supplement', name: 'Yêu cầu bổ sung', asks: ['components', 'reason', 'contact-phone'], isOwnStep: 'or-head' },
  'supplement': { action: 'resume', name: 'Nhận giấy tờ bổ sung', asks: ['components'] },
  'payment-request': { action: 'ask-payment', name: 'Yêu cầu nộp tiền', asks: ['amount', 'reason'], isOwnStep: 'or-head' },
  'payment': { action: 'resume', name: 'Đã nộp tiền', asks: ['note'], isOwnStep: 'or-head' },
  'confirmation-request': { action: 'ask-confirmation', name: 'Chờ xác nhận bên ngoài', asks: ['reason'], isOwnStep: 'or-head' },
  'confirmation': { action: 'resume', name: 'Đã có xác nhận', asks: ['note'], isOwnStep: 'or-head' },
  'extension': { action: 'extend', name: 'Xin lỗi và hẹn lại', asks: ['reason', 'new-days'] },
  'unsettled-return': { action: 'return-unsettled', name: 'Trả hồ sơ không giải quyết', asks: ['reason', 'note'], isOwnStep: 'or-head' },
  'unsettled-notice': { action: 'tell-unsettled', name: 'Đã báo người nộp', asks: ['receiver'], isMain: true, isOwnStep: true },
  'stop': { action: 'stop', name: 'Dừng theo yêu cầu', asks: ['reason'] },
}
/** Three deeds resume; which of them depends on what is waited for. */
const RESUMED_FROM: Partial<Record<ActionNoun, Dossier['state']>> = {
  'supplement': 'awaiting-supplement', 'payment': 'awaiting-payment', 'confirmation': 'awaiting-confirmation',
}

/** The deeds that this account may do on this dossier now. */
export function actionsOf(rooms: ApiRooms, request: FastifyRequest, dossier: Dossier, tasks: readonly Task[], process: Process): Offer[] {
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return (Object.entries(OFFERS) as [ActionNoun, Offered][]).flatMap(([noun, { action, name, asks, isMain = false, at, isOwnStep }]) => {
    const viewer = viewerOf(request, rooms, DEEDS[noun].permission)
    const own = open.find((task) => mayDoStep(viewer, task))
    const isThere = at === undefined || own !== undefined && actionAt(process, own) === at
    const isMine = !isOwnStep || own !== undefined || isOwnStep === 'or-head' && isHeadOver(directory, viewer, dossier, open)
    const isResumed = RESUMED_FROM[noun] === undefined || RESUMED_FROM[noun] === dossier.state
    const isTaken = noun === 'taking' && own?.holderId === viewer.accountId
    const may = move(dossier.state, action).ok && isThere && isMine && isResumed && !isTaken && isWithinReach(directory, viewer, dossier, tasks)
    return may ? [{ noun, name, asks: [...asks], isMain }] : []
  })
}

function actionAt(process: Process, task: Task): NodeAction | null {
  return process.graph.nodes.some(({ id }) => id === task.nodeId) ? nodeOf(process.graph, task.nodeId).action : null
}
