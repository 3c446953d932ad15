import type {
  KeptWebhooks, WebhookBody, WebhookLine, WebhookMessageLine, WebhookMessages, Webhooks,
} from '@motcua/contracts/webhooks.ts'
import type { FastifyReply } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type EndpointLimits, type RegisterWebhookRefusal, WEBHOOK_KINDS, type WebhookMessage, type WebhookStanding,
  findWebhook, listWebhookMessages, listWebhooks, registerWebhook,
} from '../modules/integration/public.ts'
import { type ApiClient, findApiClients, holdApiClient } from '../modules/identity/public.ts'
import type { Sender } from '../platform/db.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { showOnce } from './once-shown.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const [PAGE, PROGRAM] = [50, 1n]

interface Page { readonly cursor?: string; readonly limit?: number }
interface Reach { readonly isReached: (unitId: bigint) => boolean }

/** Endpoints of units, as a program of one of them sees them. */
export async function listEndpoints(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined, asked: Page,
): Promise<Webhooks> {
  const { page, clients, next } = await readPage(rooms, unitIds, asked)
  return { items: page.map((one) => show(rooms, one, clients.get(one.clientId ?? 0n)?.publicId)), next }
}

/** Endpoints of units, all of them where none are named, with who registered each. */
export async function listKeptEndpoints(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined, asked: Page,
): Promise<KeptWebhooks> {
  const { page, clients, next } = await readPage(rooms, unitIds, asked)
  const officers = page.flatMap(({ clientId, madeBy }) => clientId === null && madeBy !== PROGRAM ? [madeBy] : [])
  const names = await namesOfStaff(rooms.db, officers)
  return {
    items: page.map((one) => {
      const client = clients.get(one.clientId ?? 0n)
      const officerName = names.get(one.madeBy) ?? null
      return { ...show(rooms, one, client?.publicId), clientName: client?.name ?? null, officerName }
    }),
    next,
  }
}

async function readPage(rooms: ApiRooms, unitIds: readonly bigint[] | undefined, { cursor, limit = PAGE }: Page) {
  const found = await listWebhooks(rooms.db, unitIds, { before: readIdCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const clients = await findApiClients(rooms.db, [...new Set(page.flatMap(({ clientId }) => clientId ?? []))])
  return { page, clients, next: nextOf(found, limit) }
}

/** What one endpoint was told; 404 where there is none within reach. */
export async function listMessagesOf(
  rooms: ApiRooms, reply: FastifyReply,
  { webhook, isReached, cursor, limit = PAGE }: Page & Reach & { readonly webhook: string },
): Promise<WebhookMessages | FastifyReply> {
  const endpoint = await findWebhook(rooms.db, webhook)
  if (!endpoint || !isReached(endpoint.unitId)) return sendProblem(reply, problemOf('webhook-unknown'))
  const asked = { before: readIdCursor(cursor), limit: limit + 1 }
  const found = await listWebhookMessages(rooms.db, endpoint.partner, asked)
  const page = found.slice(0, limit)
  const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ dossierId }) => dossierId ?? []))
  return { items: page.map((one) => showMessage(one, numbers)), next: nextOf(found, limit) }
}

/** Registers an endpoint where its unit, kinds and address are such as may be; answers its secret once. */
export async function makeEndpoint(
  rooms: ApiRooms, reply: FastifyReply,
  { sender, body: { unitId, address, kinds }, isReached, client }: Reach & {
    readonly sender: Sender; readonly body: WebhookBody; readonly client?: ApiClient },
): Promise<FastifyReply> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const unit = directory.byPublicId(unitId)
  if (!unit || !isReached(unit.id))
    return sendProblem(reply, problemOf('webhook-unit-unknown', [faultAt('/unitId', 'webhook-unit-unknown')]))
  const wanted = WEBHOOK_KINDS.filter((kind) => kinds.includes(kind))
  const wrong = kinds.findIndex((kind) => !wanted.some((one) => one === kind))
  if (wrong >= 0)
    return sendProblem(reply, problemOf('webhook-kind-unknown', [faultAt(`/kinds/${String(wrong)}`, 'webhook-kind-unknown')]))
  const checked = await rooms.outward.check(address)
  if (!checked.ok) {
    const { code } = checked.refusal
    return sendProblem(reply, problemOf(code, [faultAt('/address', code)]))
  }
  // Data older than the rule set no limit.
  const limits = directory.policy('developer-endpoints')?.value as EndpointLimits | undefined
  const outcome = await showOnce(
    rooms, sender,
    async (ctx): Promise<Result<{ publicId: string; secret: string }, RegisterWebhookRefusal | { code: 'token-wrong' }>> => {
      // Who was revoked since it was let in registers nothing that would outlive it.
      if (client && !await holdApiClient(ctx.tx, client.id, rooms.machineClock.now()))
        return refuse({ code: 'token-wrong' })
      return registerWebhook(ctx, {
        unitId: unit.id, address: checked.value.href, kinds: wanted, client, secret: rooms.secret,
        limits: limits ?? { ofUnit: Infinity, ofClient: Infinity },
      })
    },
    ({ publicId, secret }) => ({ kept: { status: 201, body: { id: publicId } }, secret }),
  )
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
  return reply.code(201).send({ ...outcome.value.answer.body, secret: outcome.value.secret })
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
    id: one.publicId, type: String(one.body['type']), number: numbers.get(one.dossierId ?? 0n) ?? null,
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
