import {
  type KnownPartner, type KnownService, type PartnerRooms, type ServiceRooms, listPartners, listServices,
} from '../modules/integration/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'

const HEALTH: Readonly<Record<KnownPartner['health'], (one: KnownPartner) => string>> = {
  'not-named': () => 'chưa khai báo kết nối',
  'paused': ({ pauseReason }) => `tạm dừng: ${pauseReason ?? ''}`,
  'down': ({ fault, retryAt, fetchFault }) => fault === null
    ? `không lấy được thư (${fetchFault ?? ''})${retryAt ? `, thử lại lúc ${retryAt.toISOString()}` : ''}`
    : `không trả lời (${fault}), thử lại lúc ${retryAt?.toISOString() ?? ''}`,
  'late': ({ lagSeconds, waitingInSince }) => waitingInSince === null
    ? `chậm ${String(lagSeconds)} giây`
    : `chậm, có thư đến chưa xử lý từ ${waitingInSince.toISOString()}`,
  'refused': () => 'có thư bị từ chối',
  'unknown': () => 'đã khai báo, chưa rõ',
  'well': () => 'bình thường',
}

const HEALTH_OF_SERVICE: Readonly<Record<KnownService['health'], (one: KnownService) => string>> = {
  'not-named': () => 'chưa khai báo kết nối',
  'kept': () => 'chỉ giữ lại để xem, không gửi ra ngoài',
  'down': ({ fault, awaySince, retryAt }) => `gián đoạn (${fault ?? ''})`
    + `${awaySince ? ` từ ${awaySince.toISOString()}` : ''}, thử lại lúc ${retryAt?.toISOString() ?? ''} (giờ máy chủ)`,
  'late': () => 'chậm, có việc lẽ ra đã xong',
  'unknown': () => 'đã khai báo, chưa rõ',
  'well': () => 'bình thường',
}

/**
 * `motcua exchange status`: how it stands with each outside system, and with what people are told, pay and sign in by,
 * judged as at the desk.
 */
export async function runStatus(
  isJson: boolean, io: Pick<CommandIo, 'stdout'>, rooms: PartnerRooms & ServiceRooms,
): Promise<ExitCode> {
  const partners = await listPartners(rooms)
  const services = await listServices(rooms, partners.map(({ code }) => code))
  if (isJson) io.stdout(JSON.stringify({ partners: partners.map(shown), services }))
  else for (const line of [...partners.map(inWords), ...services.map(serviceInWords)]) io.stdout(line)
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

function serviceInWords(one: KnownService): string {
  const { code, health, waiting } = one
  return `${code}: ${HEALTH_OF_SERVICE[health](one)}${waiting === null ? '' : `; chờ gửi ${waiting}`}`
}
