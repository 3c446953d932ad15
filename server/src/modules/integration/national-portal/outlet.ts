import type { Outcome, Outlet, WaitingMessage } from '../domain/message.ts'
import { type Answer, PARTNER_SECONDS } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { type NationalPortal, CALLS_AT_MOST } from './client.ts'

export const NATIONAL_PORTAL = 'national-portal'
const MOST = 100
const SYNC = 'DongBoHoSoMC'
const PROGRESS = 'CapNhatTienDoHoSoMC'
/** What the portal says of a dossier that it has, or has not: then the other call is the right one. */
const THERE = 'DA_TON_TAI'
const NOT_THERE = 'KHONG_TIM_THAY'

/**
 * The outgoing half of the national portal. A dossier that the portal has already is changed instead of added, and the
 * other way round: an answer of ours may have been lost, or the portal restored from a copy. So the same message twice
 * is the same dossier.
 */
export function portalOutlet(portal: NationalPortal): Outlet {
  const sync = async (messages: readonly WaitingMessage[], isUpdating: boolean) =>
    outcomesOf(messages, await portal.call(SYNC, {
      isUpdating: isUpdating ? 'True' : 'False', data: messages.map(({ body }) => body),
    }))
  return {
    partner: NATIONAL_PORTAL,
    most: MOST,
    // Both calls, each as often as a session may end; and what lies between them.
    callSeconds: 2 * CALLS_AT_MOST * PARTNER_SECONDS + 5,
    async send(messages) {
      if (messages[0]?.kind === 'step') {
        return outcomesOf(messages, await portal.call(PROGRESS, { data: messages.map(({ body }) => body) }))
      }
      const isUpdating = messages[0]?.kind === 'dossier-change'
      const first = await sync(messages, isUpdating)
      const meant = isUpdating ? NOT_THERE : THERE
      const other = messages.filter(({ id }) => first.some((one) => one.id === id && one.is === 'refused' && one.fault === meant))
      if (other.length === 0) return first
      const second = await sync(other, !isUpdating)
      return [...first.filter(({ id }) => other.every((one) => one.id !== id)), ...second]
    },
  }
}

/**
 * What the portal says of each row, in the order of the rows. Throws SendFault `answer-unreadable` where it does not
 * speak of the rows that it was given, each once: whose word would be whose?
 */
export function outcomesOf(
  messages: readonly WaitingMessage[], { data }: Answer, key: 'MaHoSo' | 'MaHoiDap' = 'MaHoSo',
): readonly Outcome[] {
  const rows = Array.isArray(data) ? data.map((one) => Object(one) as Answer) : []
  const isOfThem = rows.length === messages.length
    && messages.every(({ body }, nth) => rows[nth]?.[key] === body[key])
  if (!isOfThem) throw new SendFault('answer-unreadable', false)
  return messages.map(({ id }, nth): Outcome => {
    const { error_code: code, message } = rows[nth] ?? {}
    if (String(code) === '0') return { id, is: 'taken', answer: JSON.stringify(rows[nth]) }
    return { id, is: 'refused', fault: typeof message === 'string' && /^\w{1,60}$/.test(message) ? message : 'refused' }
  })
}
