import type { Unit } from '../modules/organisation/public.ts'
import { type Device, deviceHash, findDevice } from '../modules/queue/public.ts'
import { type Visit, isUuid } from './visit.ts'

/** Of a screen at a counter: the secret by which it is known. Strict: no link of another site opens it. */
const SCREEN_COOKIE = '__Host-motcua-man-hinh'
const YEAR = 365 * 24 * 3_600
const LONGEST_SECRET = 100

/** The one-stop section, or office of the post, whose public id stands in the address. */
export function sectionOfScreen({ request, directory }: Visit): Unit | undefined {
  const { section: wanted } = request.params as { readonly section: string }
  const section = isUuid(wanted) ? directory.byPublicId(wanted) : undefined
  return section && directory.receivesPeople(section) ? section : undefined
}

/** As which screen of the section this browser is enrolled. */
export async function screenHere({ rooms, request }: Visit, section: Unit): Promise<Device | undefined> {
  const secret = request.cookies[SCREEN_COOKIE]
  if (!secret || secret.length > LONGEST_SECRET) return undefined
  const device = await findDevice(rooms.db, deviceHash('secret', secret))
  return device?.kind === 'screen' && device.unitId === section.id ? device : undefined
}

/** From now on it is one. */
export function keepScreen({ reply }: Visit, secret: string): void {
  void reply.setCookie(SCREEN_COOKIE, secret, {
    path: '/', secure: true, httpOnly: true, sameSite: 'strict', maxAge: YEAR,
  })
}
