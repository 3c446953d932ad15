import { type Day } from '../../../kernel/civil-day.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { NationalPortal } from './client.ts'

const LOOK_UP = 'TraCuuHoSo'

/**
 * The dossiers of this province that the portal has as handed in on a day, with their states, by their numbers after
 * one; at most so many. Throws SendFault `answer-unreadable` where they are not in order: a page would be read twice or
 * never. TODO(law): `TuNgay`, `DenNgay`, `SauMaHoSo` and `SoLuong` are our reading, the published service names none.
 */
export async function listAtPortal(
  portal: NationalPortal, day: Day, { after, limit }: { readonly after: string; readonly limit: number },
): Promise<ReadonlyMap<string, string>> {
  const stamp = day.replaceAll('-', '')
  const { data } = await portal.call(LOOK_UP, { TuNgay: stamp, DenNgay: stamp, SauMaHoSo: after, SoLuong: limit })
  if (!Array.isArray(data) || data.length > limit) throw new SendFault('answer-unreadable', false)
  let last = after
  return new Map(data.map((one) => {
    const { MaHoSo: number, TrangThaiHoSo: state } = Object(one) as Answer
    const isSound = typeof number === 'string' && number > last && number.length <= 100
      && typeof state === 'string' && /^\d{1,2}$/.test(state)
    if (!isSound) throw new SendFault('answer-unreadable', false)
    last = number
    return [number, state] as const
  }))
}
