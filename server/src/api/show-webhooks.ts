import type { WebhookBody, WebhookLine, WebhookMessageLine, WebhookMessages, Webhooks } from '@motcua/contracts/webhooks.ts'
import type { FastifyReply } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  WEBHOOK_KINDS, type WebhookMessage, type WebhookStanding, findWebhook, listWebhookMessages, listWebhooks,
  registerWebhook,
} from '../modules/integration/public.ts'
import type { Sender } from '../platform/db.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { showOnce } from './once-shown.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const PAGE = 50

interface Page { readonly cursor?: string; readonly limit?: number }
interface Reach { readonly isReached: (unitId: bigint) => boolean }

/** Endpoints of units, all of them where none are named. */
export async function listEndpoints(
  rooms: ApiRooms, unitIds: readonly bigint[] | undefined, { cursor, limit = PAGE }: Page,
): Promise<Webhooks> {
  const found = await listWebhooks(rooms.db, unitIds, { before: readIdCursor(cursor), limit: limit + 1 })
  return { items: found.slice(0, limit).map((one) => show(rooms, one)), next: nextOf(found, limit) }
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
  { sender, body: { unitId, address, kinds }, isReached }: Reach & {
    readonly sender: Sender; readonly body: WebhookBody },
): Promise<FastifyReply> {
  const unit = rooms.directory.on(dayOf(rooms.clock.now())).byPublicId(unitId)
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
  const outcome = await showOnce(
    rooms, sender,
    (ctx) => registerWebhook(ctx, {
      unitId: unit.id, address: checked.value.href, kinds: wanted, secret: rooms.secret,
    }),
    ({ publicId, secret }) => ({ kept: { status: 201, body: { id: publicId } }, secret }),
  )
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
  return reply.code(201).send({ ...outcome.value.answer.body, secret: outcome.value.secret })
}

function show({ directory, clock }: ApiRooms, one: WebhookStanding): WebhookLine {
  const day = dayOf(clock.now())
  return {
    id: one.publicId, unitId: directory.on(day).lastKnown(one.unitId)?.publicId ?? '', unitName: directory.nameOn(one.unitId, day),
    address: one.address, kinds: [...one.kinds], madeAt: one.madeAt.toISOString(), waiting: one.waiting, dead: one.dead,
    fault: one.fault, answeredAt: momentOf(one.answeredAt), retryAt: momentOf(one.retryAt),
    pausedAt: momentOf(one.pausedAt),
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
