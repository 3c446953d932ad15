import { type KnownPartner, type PartnerRooms, listPartners } from '../modules/integration/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'

const HEALTH: Readonly<Record<KnownPartner['health'], (one: KnownPartner) => string>> = {
  'not-named': () => 'chưa khai báo kết nối',
  'paused': ({ pauseReason }) => `tạm dừng: ${pauseReason ?? ''}`,
  'down': ({ fault, retryAt, fetchFault }) => fault === null
    ? `không lấy được thư (${fetchFault ?? ''})`
    : `không trả lời (${fault}), thử lại lúc ${retryAt?.toISOString() ?? ''}`,
  'late': ({ lagSeconds, waitingInSince }) => waitingInSince === null
    ? `chậm ${String(lagSeconds)} giây`
    : `chậm, có thư đến chưa xử lý từ ${waitingInSince.toISOString()}`,
  'refused': () => 'có thư bị từ chối',
  'well': () => 'bình thường',
}

/** `motcua exchange status`: how it stands with each outside system, judged as at the desk. */
export async function runStatus(
  isJson: boolean, io: Pick<CommandIo, 'stdout'>, rooms: PartnerRooms,
): Promise<ExitCode> {
  const partners = await listPartners(rooms)
  if (isJson) io.stdout(JSON.stringify({ partners: partners.map(shown) }))
  else for (const one of partners) io.stdout(inWords(one))
  return 0
}

/** Without who paused it: names of people are for the desk. */
function shown({ reconciled, ...one }: KnownPartner) {
  const { day: reconciledDay = null, at: reconciledAt = null } = reconciled ?? {}
  return { ...one, pausedBy: undefined, reconciledDay, reconciledAt }
}

function inWords(one: KnownPartner): string {
  const { code, health, waiting, dead, heldIn } = one
  return `${code}: ${HEALTH[health](one)}; chờ gửi ${waiting}, bị từ chối ${dead}, chờ người xem ${heldIn}`
}
