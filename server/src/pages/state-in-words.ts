import { type Dossier, type State } from '../modules/dossiers/public.ts'
import type { Task } from '../modules/workflow/public.ts'
import { showMoment } from './in-words.ts'

/** The state as people say it; on every page the same words. */
export const STATE_TEXTS: Readonly<Record<State, string>> = {
  'submitted': 'Đã nộp, chờ tiếp nhận',
  'awaiting-completion': 'Chờ bạn hoàn thiện hồ sơ',
  'declined': 'Không được tiếp nhận',
  'withdrawn': 'Đã rút theo yêu cầu',
  'received': 'Đã tiếp nhận',
  'in-progress': 'Đang giải quyết',
  'awaiting-supplement': 'Chờ bạn bổ sung giấy tờ',
  'awaiting-payment': 'Chờ bạn thực hiện nghĩa vụ tài chính',
  'awaiting-confirmation': 'Chờ xác nhận của cơ quan, người liên quan',
  'being-returned': 'Không giải quyết được, đang trả hồ sơ',
  'settled': 'Đã có kết quả, chờ trả',
  'returned': 'Đã trả kết quả',
  'unsettled': 'Đã trả hồ sơ không giải quyết được',
  'stopped': 'Đã dừng theo yêu cầu',
}

/** What colour and sign stand beside the words; never the colour alone. */
export function toneOf(state: State): 'yours' | 'done' | 'ended' | 'running' {
  if (['awaiting-completion', 'awaiting-supplement', 'awaiting-payment'].includes(state)) return 'yours'
  if (state === 'settled' || state === 'returned') return 'done'
  return ['declined', 'withdrawn', 'unsettled', 'stopped'].includes(state) ? 'ended' : 'running'
}

export const TONE_SIGNS = { yours: '●', done: '✓', ended: '■', running: '◷' } as const

interface Facts {
  readonly dossier: Pick<Dossier, 'state' | 'dueAt' | 'receivesAtId' | 'competentUnitId'>
  /** Open steps. */
  readonly tasks: readonly Pick<Task, 'unitId' | 'dueAt'>[]
  /** The name of a unit in force when the dossier came. */
  readonly nameOf: (id: bigint) => string
  /** Until when the office must acknowledge it, while that is what is waited for. */
  readonly acknowledgeBy: Date | undefined
  /** Within what time it is looked at again once it is completed: `08 giờ làm việc`. */
  readonly acknowledgeWithin: string
}

/** Who has to do what by when, in one sentence. */
export function sentenceOf({ dossier, tasks, nameOf, acknowledgeBy, acknowledgeWithin }: Facts): string {
  const { state, dueAt, receivesAtId, competentUnitId } = dossier
  const promised = dueAt ? ` Ngày hẹn trả: ${showMoment(dueAt)}.` : ''
  const [task] = tasks
  switch (state) {
    case 'submitted': return `${nameOf(receivesAtId)} đang xem hồ sơ${acknowledgeBy
      ? ` và báo cho bạn trước ${showMoment(acknowledgeBy)}`
      : ''}. Bạn chưa phải làm gì.`
    case 'awaiting-completion':
      return `Bạn cần hoàn thiện hồ sơ như nêu dưới đây; nộp xong, cơ quan xem lại trong ${acknowledgeWithin}.`
    case 'awaiting-supplement':
      return `Bạn cần bổ sung giấy tờ như nêu dưới đây. Thời hạn tạm dừng cho đến khi bạn bổ sung.${promised}`
    case 'awaiting-payment':
      return `Bạn cần thực hiện nghĩa vụ tài chính theo thông báo. Thời hạn tạm dừng cho đến lúc đó.${promised}`
    case 'awaiting-confirmation': return `${nameOf(competentUnitId)} đang chờ xác nhận từ bên ngoài.${promised}`
    case 'received': case 'in-progress':
      return `${nameOf(task?.unitId ?? competentUnitId)} đang xử lý${task
        ? `, hạn của bước này ${showMoment(task.dueAt)}`
        : ''}.${promised}`
    case 'being-returned': return `Hồ sơ không giải quyết được; ${nameOf(receivesAtId)} sẽ báo lý do cho bạn.`
    case 'settled': return `Đã có kết quả. ${nameOf(receivesAtId)} trả kết quả theo cách bạn chọn.`
    case 'returned': return 'Kết quả đã trả cho bạn. Hồ sơ đã xong.'
    case 'declined': return 'Hồ sơ không được tiếp nhận; lý do ghi trong phiếu dưới đây.'
    case 'withdrawn': return 'Bạn đã rút hồ sơ này.'
    case 'unsettled': return 'Hồ sơ không giải quyết được và đã trả lại; lý do ghi trong phiếu dưới đây.'
    case 'stopped': return 'Hồ sơ đã dừng theo yêu cầu của bạn.'
  }
}
