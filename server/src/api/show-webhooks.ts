import type {
  KeptWebhookLine, KeptWebhookMessages, KeptWebhooks, WebhookLine, WebhookMessageLine, WebhookMessages, Webhooks,
} from '@motcua/contracts/webhooks.ts'
import type { FastifyReply } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type WebhookMessage, type WebhookStanding, findWebhook, listTries, listWebhookMessages, listWebhooks,
} from '../modules/integration/public.ts'
import { findApiClientId, findApiClients } from '../modules/identity/public.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const [PAGE, PROGRAM, NO_CLIENT] = [50, 1n, 0n]

interface Page { readonly cursor?: string; readonly limit?: number }
interface Reach { readonly isReached: (unitId: bigint) => boolean }

/** Endpoints of units, as a program of one of them sees them. */
export async function listEndpoints(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined, asked: Page,
): Promise<Webhooks> {
  const { page, clients, next } = await readPage(rooms, unitIds, asked)
  return { items: page.map((one) => show(rooms, one, clients.get(one.clientId ?? 0n)?.publicId)), next }
}

/** Endpoints of units, all of them where none are named, with who registered each and how it stands. */
export async function listKeptEndpoints(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined,
  { client, ended, ...asked }: Page & { readonly client?: string; readonly ended?: 'too' },
): Promise<KeptWebhooks> {
  const clientId = client === undefined ? undefined : await findApiClientId(rooms.db, client) ?? NO_CLIENT
  const { page, clients, next } = await readPage(rooms, unitIds, asked, { clientId, isEndedToo: ended === 'too' })
  const officers = page.flatMap(({ madeBy }) => madeBy === PROGRAM ? [] : [madeBy])
  const names = await namesOfStaff(rooms.db, officers)
  return {
    items: page.map((one) => {
      const client = clients.get(one.clientId ?? 0n)
      const officerName = names.get(one.madeBy) ?? null
      return {
        ...show(rooms, one, client?.publicId), clientName: client?.name ?? null, officerName,
        endedAt: momentOf(one.endedAt), state: stateOf(one, rooms.machineClock.now()),
      }
    }),
    next,
  }
}

function stateOf(
  { endedAt, validUntil, fault, dead, pausedAt }: WebhookStanding, machineNow: Date,
): KeptWebhookLine['state'] {
  if (endedAt !== null || validUntil !== null && validUntil <= machineNow) return 'ended'
  return fault !== null || dead > 0 || pausedAt !== null ? 'stumbling' : 'running'
}

async function readPage(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined, { cursor, limit = PAGE }: Page,
  which: { readonly clientId?: bigint | undefined; readonly isEndedToo?: boolean } = {},
) {
  const found = await listWebhooks(rooms.db, unitIds, { before: readIdCursor(cursor), limit: limit + 1, ...which })
  const page = found.slice(0, limit)
  const clients = await findApiClients(rooms.db, [...new Set(page.flatMap(({ clientId }) => clientId ?? []))])
  return { page, clients, next: nextOf(found, limit) }
}

interface OneEndpoint extends Page, Reach { readonly webhook: string }

/** What one endpoint was told, as a program sees it; 404 where there is none within reach. */
export async function listMessagesOf(
  rooms: ApiRooms, reply: FastifyReply, asked: OneEndpoint,
): Promise<WebhookMessages | FastifyReply> {
  const read = await readMessages(rooms, asked)
  if (!read) return sendProblem(reply, problemOf('webhook-unknown'))
  const { page, numbers, next } = read
  return { items: page.map((one) => showMessage(one, numbers)), next }
}

/** The same with each call, as whoever keeps it sees it. */
export async function listKeptMessagesOf(
  rooms: ApiRooms, reply: FastifyReply, asked: OneEndpoint,
): Promise<KeptWebhookMessages | FastifyReply> {
  const read = await readMessages(rooms, asked)
  if (!read) return sendProblem(reply, problemOf('webhook-unknown'))
  const { page, numbers, next } = read
  const tries = await listTries(rooms.db, page.map(({ id }) => id))
  return {
    items: page.map((one) => ({
      ...showMessage(one, numbers),
      attempts: (tries.get(one.id) ?? []).map(({ at, tookMs, status, fault }) =>
        ({ at: at.toISOString(), tookMs, status, fault })),
    })),
    next,
  }
}

async function readMessages(rooms: ApiRooms, { webhook, isReached, cursor, limit = PAGE }: OneEndpoint) {
  const endpoint = await findWebhook(rooms.db, webhook)
  if (!endpoint || !isReached(endpoint.unitId)) return undefined
  const found = await listWebhookMessages(
    rooms.db, endpoint.partner, { before: readIdCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ dossierId }) => dossierId ?? []))
  return { page, numbers, next: nextOf(found, limit) }
}

function show({ directory, clock }: ApiRooms, one: WebhookStanding, clientId = null as string | null): WebhookLine {
  const day = dayOf(clock.now())
  return {
    id: one.publicId, unitId: directory.on(day).lastKnown(one.unitId)?.publicId ?? '', unitName: directory.nameOn(one.unitId, day),
    address: one.address, kinds: [...one.kinds], madeAt: one.madeAt.toISOString(), waiting: one.waiting, dead: one.dead,
    fault: one.fault, answeredAt: momentOf(one.answeredAt), retryAt: momentOf(one.retryAt),
    pausedAt: momentOf(one.pausedAt), clientId, validUntil: momentOf(one.validUntil),
  }
}

function showMessage(one: WebhookMessage, numbers: ReadonlyMap<bigint, string>): WebhookMessageLine {
  return {
    id: one.publicId, type: `motcua.${one.kind.replace('-', '.')}`, number: numbers.get(one.dossierId ?? 0n) ?? null,
    happenedAt: one.happenedAt.toISOString(), state: one.state, tries: one.tries, triedAt: momentOf(one.triedAt),
    acknowledgedAt: momentOf(one.acknowledgedAt), fault: one.fault,
  }
}

function momentOf(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}

function nextOf(found: readonly { readonly id: bigint }[], limit: number): string | null {
  const last = found.length > limit ? found[limit - 1] : undefined
  return last ? writeIdCursor(last.id) : null
}
