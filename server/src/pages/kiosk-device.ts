import type { Unit } from '../modules/organisation/public.ts'
import { deviceHash, findDevice } from '../modules/queue/public.ts'
import type { Visit } from './visit.ts'

/** Of a kiosk in a hall: the secret by which it is known. Strict: no link of another site opens the kiosk. */
const DEVICE_COOKIE = '__Host-motcua-lay-so'
const YEAR = 365 * 24 * 3_600
const LONGEST_SECRET = 100

/** Whether this browser is a kiosk of the section, or was made one of a section whose heir it is. */
export async function isKioskOf({ rooms, request, directory }: Visit, section: Unit): Promise<boolean> {
  const secret = request.cookies[DEVICE_COOKIE]
  if (!secret || secret.length > LONGEST_SECRET) return false
  const device = await findDevice(rooms.db, deviceHash('secret', secret))
  return device?.kind === 'kiosk' && directory.heirOf(device.unitId)?.id === section.id
}

/** From now on it is one. */
export function keepKiosk({ reply }: Visit, secret: string): void {
  void reply.setCookie(DEVICE_COOKIE, secret, {
    path: '/', secure: true, httpOnly: true, sameSite: 'strict', maxAge: YEAR,
  })
}
