import { applicantsOfDossiers } from '../modules/dossiers/public.ts'
import { dossiersBehind } from '../modules/payments/public.ts'
import type { Ctx } from '../platform/db.ts'

/** A deed with money, and whose dossiers it is about, by the ids of those. */
export interface ForPayers { readonly ctx: Ctx; readonly owners: ReadonlyMap<bigint, bigint> }

/**
 * The same deed with the person for whom it is done, where charges, payments, receipts or refunds (by public ids) are
 * one person's. Of a basket of several people each charge names its own.
 */
export async function forPayers(ctx: Ctx, publicIds: readonly string[]): Promise<ForPayers> {
  const owners = await applicantsOfDossiers(ctx.tx, await dossiersBehind(ctx.tx, publicIds))
  const [only, ...others] = new Set(owners.values())
  return { ctx: others.length === 0 ? { ...ctx, forPersonId: only } : ctx, owners }
}
