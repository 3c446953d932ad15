import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SessionLimits, type SignInPolicy, signInPolicyOf } from '../modules/identity/public.ts'
import { deviceHash, findDevice } from '../modules/queue/public.ts'
import type { PortalRooms } from './portal-rooms.ts'
import { type Visit, forgetBrowser, renewBrowser } from './visit.ts'

/**
 * Of a machine at which people sign in one after the other: the secret by which it is known. Lax, as the session is:
 * whoever comes from a message is at that machine, too. No sign-out takes it away.
 */
const SHARED_COOKIE = '__Host-motcua-may-chung'
const YEAR = 365 * 24 * 3_600
const LONGEST_SECRET = 100

/**
 * Whether a section has this browser down as one that people share, at this moment. While the database rests what the
 * browser says counts: people leave from such pages, too.
 */
export async function isSharedMachine({ db }: PortalRooms, request: FastifyRequest): Promise<boolean> {
  const secret = request.cookies[SHARED_COOKIE]
  if (!secret || !hasMark(request)) return false
  try {
    return (await findDevice(db, deviceHash('secret', secret)))?.kind === 'shared'
  } catch (error) {
    request.log.error({ err: error })
    return true
  }
}

/** Whether the browser says that it is one: of a page that tells of a failure, which asks no database for more. */
export function hasMark({ cookies }: FastifyRequest): boolean {
  const secret = cookies[SHARED_COOKIE]
  return secret !== undefined && secret !== '' && secret.length <= LONGEST_SECRET
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

/** After how many minutes without a page everything at such a machine is over. */
export function idleMinutesHere({ directory, rooms }: Visit): number {
  return signInPolicyOf(directory, rooms.hashCost).sharedSession.idleMinutes
}

/**
 * At such a machine whatever lay idle for longer than a sign-in may is over with the first page that is asked for, and
 * so is what the browser kept: whoever asks may be somebody else. `hasEnded`: it came with a sign-in that is over.
 */
export function endIdle(visit: Visit, hasEnded: boolean): void {
  if (!visit.isShared) return
  const isDropped = renewBrowser(visit, idleMinutesHere(visit)) === 'dropped'
  if (!visit.actor && (hasEnded || isDropped)) wipe(visit)
}

/**
 * The browser forgets who was here, and itself throws away what it kept of pages and of uploads on their way, so that
 * going back shows nothing of the last person.
 */
export function wipe(visit: Visit): void {
  forgetBrowser(visit)
  void visit.reply.header('clear-site-data', '"cache", "storage"')
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
