import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionLimits, SignInPolicy } from '../modules/identity/public.ts'
import { deviceHash, findDevice } from '../modules/queue/public.ts'
import type { PortalRooms } from './portal-rooms.ts'

/**
 * Of a machine at which people sign in one after the other: the secret by which it is known. Lax, as the session is:
 * whoever comes from a message is at that machine, too. No sign-out takes it away.
 */
const SHARED_COOKIE = '__Host-motcua-may-chung'
const YEAR = 365 * 24 * 3_600
const LONGEST_SECRET = 100

/**
 * Whether a section has this browser down as one that people share, at this moment. While the database rests nobody is
 * signed in: then it is none.
 */
export async function isSharedMachine({ db }: PortalRooms, request: FastifyRequest): Promise<boolean> {
  const secret = request.cookies[SHARED_COOKIE]
  if (!secret || secret.length > LONGEST_SECRET) return false
  try {
    return (await findDevice(db, deviceHash('secret', secret)))?.kind === 'shared'
  } catch (error) {
    request.log.error({ err: error })
    return false
  }
}

/** From now on it is one. */
export function keepSharedMachine(reply: FastifyReply, secret: string): void {
  void reply.setCookie(SHARED_COOKIE, secret, {
    path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: YEAR,
  })
}

/** How long a sign-in lasts here. */
export function sessionHere(
  { isShared }: { readonly isShared: boolean }, { sharedSession, personSession }: SignInPolicy,
): SessionLimits {
  return isShared ? sharedSession : personSession
}

const FIELD = /<(input|select|textarea|form)\b([^>]*)>/g
const WITHOUT_WORD = / autocomplete="[^"]*"/gi

/**
 * The page with every form and field told not to remember. Text and values of a page hold no angle bracket of their
 * own: they are written as entities.
 */
export function withoutMemory(html: string): string {
  return html.replaceAll(FIELD, (tag, name: string, rest: string) => {
    if (/ type="hidden"/.test(rest)) return tag
    const end = rest.endsWith('/') ? '/' : ''
    return `<${name}${rest.slice(0, rest.length - end.length).replaceAll(WITHOUT_WORD, '')} autocomplete="off"${end}>`
  })
}
