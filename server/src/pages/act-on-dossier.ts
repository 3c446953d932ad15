import type { FastifyReply } from 'fastify'
import type { Refusal, Result } from '../kernel/result.ts'
import { type Acted, type Dossier, type OnDossier } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { sendNotFound } from './failures.tsx'
import { findOwn } from './own-dossier.ts'
import { type Posted, type Visit, requestIdOf, senderOf, viewerOf } from './visit.ts'

/**
 * A deed of the visitor on the dossier of the address, under the request id that was minted into its form: done once,
 * it leads to the dossier; refused, `explain` shows the dossier as it is by then.
 */
export async function deedOnOwn(
  visit: Visit, permission: Permission, posted: Posted,
  work: (ctx: Ctx, base: OnDossier) => Promise<Result<Acted, Refusal>>,
  explain: (dossier: Dossier, refusal: Refusal) => FastifyReply | Promise<FastifyReply>,
  name: string = permission,
): Promise<FastifyReply> {
  const { rooms, actor, reply } = visit
  const dossier = await findOwn(visit)
  if (!dossier || !actor) return sendNotFound(visit)
  const base = { publicId: dossier.publicId, viewer: viewerOf(visit, actor, permission) }
  const sender = senderOf(visit, actor.accountId, requestIdOf(posted), [name, dossier.publicId])
  const outcome = await inTransaction(rooms, sender, (ctx) => work(ctx, base), ({ publicId, state }) => ({
    status: 200, body: { publicId, state },
  }))
  if (outcome.ok) return reply.redirect(`/ho-so/${dossier.publicId}`, 303)
  const { code } = outcome.refusal
  if (code === 'dossier-unknown') return sendNotFound(visit)
  // What became of the mandate stands there.
  if (code === 'proxy-over') return reply.redirect(`/ho-so/${dossier.publicId}/uy-quyen`, 303)
  return explain(await findOwn(visit) ?? dossier, outcome.refusal)
}
