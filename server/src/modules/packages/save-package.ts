import { isDeepStrictEqual } from 'node:util'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { PackageData } from './package-data.ts'
import { type Package, findRevision, insertPackage, insertRevision, lockPackage } from './store.ts'

export interface SavedPackage { readonly publicId: string; readonly revision: number }

export type BeginPackageRefusal = { readonly code: 'package-open-already' }

/** Begins a package as a draft (soạn). Refuses where one of the procedure is open. Leaves `package.saved`. */
export async function beginPackage(ctx: Ctx, content: PackageData): Promise<Result<SavedPackage, BeginPackageRefusal>> {
  const begun = await insertPackage(ctx.tx, content.procedure, ctx.now, ctx.actorId)
  if (!begun) return refuse({ code: 'package-open-already' })
  return ok(await addRevision(ctx, begun, 1, content))
}

export interface SavePackage {
  readonly publicId: string
  /** The revision that the writer had before them. */
  readonly basedOn: number
  readonly content: PackageData
}

export type SavePackageRefusal =
  | { readonly code: 'package-unknown' } | { readonly code: 'package-not-draft' }
  | { readonly code: 'package-changed' } | { readonly code: 'package-of-another' }

/**
 * Saves a draft as a new revision; every earlier one stays. What says the same as the newest saves nothing. Refuses
 * with `package-changed` if somebody else has saved meanwhile: nothing of either is lost. Leaves `package.saved`.
 */
export async function savePackage(
  ctx: Ctx, { publicId, basedOn, content }: SavePackage,
): Promise<Result<SavedPackage, SavePackageRefusal>> {
  const found = await lockPackage(ctx.tx, publicId)
  if (!found) return refuse({ code: 'package-unknown' })
  if (found.standing !== 'draft') return refuse({ code: 'package-not-draft' })
  const newest = await findRevision(ctx.tx, found.id)
  if (newest?.number !== basedOn) return refuse({ code: 'package-changed' })
  if (content.procedure !== found.procedure) return refuse({ code: 'package-of-another' })
  if (isDeepStrictEqual(newest.content, content)) return ok({ publicId, revision: basedOn })
  return ok(await addRevision(ctx, found, basedOn + 1, content))
}

async function addRevision(
  ctx: Ctx, { id, publicId, procedure }: Package, number: number, content: PackageData,
): Promise<SavedPackage> {
  await insertRevision(ctx.tx, id, { number, content }, ctx.now, ctx.actorId)
  await recordEvent(ctx, {
    type: 'package.saved', subjectKind: 'package', subjectId: id,
    data: { package: publicId, procedure, revision: number },
  })
  return { publicId, revision: number }
}
