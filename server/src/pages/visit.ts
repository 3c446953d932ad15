import type {} from '@fastify/cookie'
import { type Language, type Say, languageOf, sayIn } from '@motcua/contracts/texts.ts'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { withoutTurns } from '../kernel/vietnamese-text.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import { bodyHashOf, derivedRequestId } from '../modules/audit/public.ts'
import type { DraftHolder, Viewer } from '../modules/dossiers/public.ts'
import {
  type Actor, type CodeSubject, type Mandate, type Permission, KNOWN_BROWSER_COOKIE, holdsOn, knownBrowserOf, reachOf,
  rememberBrowser, subjectText,
} from '../modules/identity/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { Json, Sender } from '../platform/db.ts'
import { fingerprintOf, randomToken } from '../platform/secrets.ts'
import type { PortalRooms } from './portal-rooms.ts'
import { isSeenWithin, seenMark } from './seen-mark.ts'

/** Of people; staff have another, so that one browser may hold both and neither opens the other's door. */
export const PERSON_COOKIE = '__Host-motcua-dan'
/** Secret of the browser: what forms are signed with, and what holds a draft until somebody signs in. */
const BROWSER_COOKIE = '__Host-motcua-may'
/** At a machine that people share: when that secret was last used. Without it the secret counts for nothing there. */
const SEEN_COOKIE = '__Host-motcua-may-luc'
/** Which language the browser wants its pages in; not a secret, and kept for a year. */
export const LANGUAGE_COOKIE = '__Host-motcua-ngon-ngu'
/** Which unclaimed drafts of this browser somebody has said not to be theirs: no word that opens one. */
const NOT_MINE_COOKIE = '__Host-motcua-khong-phai'
const MOST_NOT_MINE = 20
/** Lax, not strict: whoever comes from an SMS or from the national portal is signed in on the first page too. */
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const

/** One request to a page: who, when, in which province. */
export interface Visit {
  readonly rooms: PortalRooms
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: Date
  readonly today: Day
  readonly directory: Directory
  readonly actor: Actor | undefined
  /** Whether a section has this browser down as one that people share (shared-machine.ts). */
  readonly isShared: boolean
  readonly language: Language
  /** Says the texts of a page in that language. */
  readonly say: Say
}

/** Puts together what every page needs. */
export function visitOf(
  rooms: PortalRooms, request: FastifyRequest, reply: FastifyReply, actor: Actor | undefined, isShared: boolean,
): Visit {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const language = languageOf(request.cookies[LANGUAGE_COOKIE])
  return {
    rooms, request, reply, now, today, directory: rooms.directory.on(today), actor, isShared,
    language, say: sayIn(language),
  }
}

/** The token of every form of this browser. It outlives a session, so that a page left open can still be sent. */
export function csrfOf(visit: Visit): string {
  return createHmac('sha256', visit.rooms.secret).update(`form ${browserOf(visit)}`).digest('base64url')
}

/** Whether a POST comes from a form of ours in this browser: its token, and what the browser says of its origin. */
export function isFromHere({ rooms, request }: Visit, csrf: string | undefined): boolean {
  const secret = request.cookies[BROWSER_COOKIE]
  if (!secret || csrf === undefined || !isSameOrigin(request)) return false
  const right = createHmac('sha256', rooms.secret).update(`form ${secret}`).digest()
  const given = Buffer.from(csrf, 'base64url')
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A browser names the origin of a cross-site write; `null` is what a hidden frame says. */
export function isSameOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') return false
  return origin === undefined || URL.canParse(origin) && new URL(origin).host === host
}

/** Who may open a draft here. */
export function holderOf(visit: Visit): DraftHolder {
  return {
    accountId: visit.actor?.accountId, holderHash: fingerprintOf('draft', browserOf(visit)),
    organisationIds: mandatesOf(visit.today, visit.actor).map(({ organisationId }) => organisationId),
  }
}

/**
 * Minted when first needed, and kept until the browser is closed or somebody signs out; at a machine that people share
 * no longer than a sign-in there (`renewBrowser`).
 */
function browserOf(visit: Visit): string {
  const { request, reply } = visit
  const known = request.cookies[BROWSER_COOKIE]
  if (known && known.length === randomToken().length) return known
  const secret = randomToken()
  request.cookies[BROWSER_COOKIE] = secret
  void reply.setCookie(BROWSER_COOKIE, secret, COOKIE)
  if (visit.isShared) keepSeen(visit, secret)
  return secret
}

/**
 * At a machine that people share: this browser is in use. Where it was not for more than so many minutes, or nobody
 * knows since when, its secret is dropped, and with it every draft that only the secret holds. Answers whether it was.
 */
export function renewBrowser(visit: Visit, idleMinutes: number): 'kept' | 'dropped' {
  const { rooms, request, reply } = visit
  const secret = request.cookies[BROWSER_COOKIE]
  if (!secret) return 'kept'
  const mark = request.cookies[SEEN_COOKIE]
  if (isSeenWithin({ key: rooms.secret, browser: secret }, mark, idleMinutes, rooms.machineClock.now())) {
    keepSeen(visit, secret)
    return 'kept'
  }
  request.cookies[BROWSER_COOKIE] = undefined
  void reply.clearCookie(BROWSER_COOKIE, COOKIE).clearCookie(SEEN_COOKIE, COOKIE)
  return 'dropped'
}

function keepSeen({ rooms, reply }: Visit, browser: string): void {
  void reply.setCookie(SEEN_COOKIE, seenMark({ key: rooms.secret, browser }, rooms.machineClock.now()), COOKIE)
}

/** After signing in. */
export function keepSession({ reply }: Visit, token: string): void {
  void reply.setCookie(PERSON_COOKIE, token, COOKIE)
}

/** The mark of this browser, if somebody has signed in here under this number before. */
export function knownBrowserHere(visit: Visit, subject: CodeSubject): string | undefined {
  return subject.purpose === 'sign-in' ? knownBrowserOf(browserMarks(visit), nameOf(subject)) : undefined
}

/** After signing in: others who lock the number or this address do not keep this browser out. Outlives signing out. */
export function keepKnownBrowser(visit: Visit, subject: CodeSubject, days: number): void {
  const value = rememberBrowser(browserMarks(visit), nameOf(subject), days)
  void visit.reply.setCookie(KNOWN_BROWSER_COOKIE, value, { ...COOKIE, sameSite: 'strict', maxAge: days * 86_400 })
}

const nameOf = (subject: CodeSubject) => ({ door: 'portal', on: subjectText(subject) } as const)
const browserMarks = ({ rooms, request }: Visit) =>
  ({ secret: rooms.secret, cookie: request.cookies[KNOWN_BROWSER_COOKIE], machineNow: rooms.machineClock.now() })

/** After signing out: the next person at this browser begins with nothing of the last one. */
export function forgetBrowser({ request, reply }: Visit): void {
  for (const name of [PERSON_COOKIE, BROWSER_COOKIE, SEEN_COOKIE, NOT_MINE_COOKIE]) {
    request.cookies[name] = undefined
    void reply.clearCookie(name, COOKIE)
  }
}

/** Whether this account has said here that a draft is not its own. */
export function isDisowned(visit: Visit, token: string): boolean {
  return disownedIn(visit).includes(markOfDisowned(visit, token))
}

/** Keeps that it has, in the browser alone: nothing is taken from whoever the draft belongs to. */
export function disown(visit: Visit, token: string): void {
  const marks = [...new Set([...disownedIn(visit), markOfDisowned(visit, token)])].slice(-MOST_NOT_MINE)
  void visit.reply.setCookie(NOT_MINE_COOKIE, marks.join('.'), COOKIE)
}

function disownedIn({ request }: Visit): readonly string[] {
  return request.cookies[NOT_MINE_COOKIE]?.split('.') ?? []
}

function markOfDisowned({ rooms, actor }: Visit, token: string): string {
  return createHmac('sha256', rooms.secret).update(`not mine ${String(actor?.accountId)} ${token}`)
    .digest('base64url').slice(0, 12)
}

/** Who sends a form. `deed` says what is done to what, and what would be lost if a second one counted as the first. */
export function senderOf({ request }: Visit, actorId: bigint, requestId: string, deed: Json): Sender {
  return { actorId, fromAddr: request.ip, requestId, bodyHash: bodyHashOf('portal', deed) }
}

/** The actor as use cases of dossiers look at them. At level 1 only what was sent by this account is theirs. */
export function viewerOf({ today }: Visit, actor: Actor, permission: Permission): Viewer {
  const { accountId, fullName, personId, level, grants, disowned } = actor
  return {
    accountId, fullName, personId: level === 2 ? personId : null, grants, reaches: reachOf(grants, permission, today),
    mandates: mandatesOf(today, actor), helps: helpsOf(today, actor), ...disowned && { disowned },
  }
}

/** By which mandates somebody helps today as a member of a community digital team. */
export function helpsOf(today: Day, actor: Actor | undefined): readonly bigint[] {
  return actor?.helps.filter((one) => holdsOn(one, today)).map(({ proxyId }) => proxyId) ?? []
}

/** For which organisations somebody acts today; the account of an organisation for itself. */
export function mandatesOf(today: Day, actor: Actor | undefined): readonly Mandate[] {
  return actor?.mandates.filter((one) => holdsOn(one, today)) ?? []
}

/** What was posted: texts in NFC, without signs that no one typed; names that occur twice keep all. */
export type Posted = Readonly<Record<string, string | readonly string[]>>

/** The fields of a form as they came. */
export function postedBy(request: FastifyRequest): Posted {
  const body = Object(request.body) as Record<string, unknown>
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, tidy(value)]]
    return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string').map(tidy)]] : []
  }))
}

/** NFC at the edge (macOS sends NFD); NUL cannot be stored. */
export function tidy(text: string): string {
  return text.replaceAll('\0', '').normalize('NFC')
}

/** One field, the last of several, without marks that turn the writing; the empty text if there is none. */
export function fieldOf(posted: Posted, name: string): string {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  return withoutTurns(typeof value === 'string' ? value : value?.at(-1) ?? '').trim()
}

/** All values of a field that may occur more than once, such as boxes that were ticked; none if there is none. */
export function valuesOf(posted: Posted, name: string): readonly string[] {
  return Object.hasOwn(posted, name) ? [posted[name] ?? []].flat() : []
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text can be a public id or request id: everything else would be a fault of the database. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** Of a form that asks for a code: without an id each asks anew, for what would repeat the first would send nothing. */
export function askIdOf(posted: Posted): string {
  const given = fieldOf(posted, 'requestId')
  return isUuid(given) ? given : crypto.randomUUID()
}

/**
 * The request id minted into a form; of one without, an id made of all that it says, so that it is done once as well.
 */
export function requestIdOf(posted: Posted): string {
  const given = fieldOf(posted, 'requestId')
  return isUuid(given) ? given : derivedRequestId('form', JSON.stringify(posted))
}
