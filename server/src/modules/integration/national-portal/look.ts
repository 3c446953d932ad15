import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { NationalPortal } from './client.ts'

const LOOK_UP = 'TraCuuHoSo'

/**
 * The states of dossiers as the portal has them (TrangThaiHoSo), by their numbers. Throws SendFault `answer-unreadable`
 * where it speaks of a dossier that it was not asked about, or of none that can be read.
 */
export async function lookAtPortal(
  portal: NationalPortal, numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const { data } = await portal.call(LOOK_UP, { MaHoSo: numbers })
  const asked = new Set(numbers)
  if (!Array.isArray(data)) throw new SendFault('answer-unreadable', false)
  return new Map(data.map((one) => {
    const { MaHoSo: number, TrangThaiHoSo: state } = Object(one) as Answer
    if (typeof number !== 'string' || !asked.has(number) || typeof state !== 'string' || !/^\d{1,2}$/.test(state))
      throw new SendFault('answer-unreadable', false)
    return [number, state] as const
  }))
}
