import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { SavedPackage } from './save-package.ts'
import { type DeedKind, type Package, type Standing, findRevision, insertDeed, lockPackage } from './store.ts'

export interface ReviewPackage {
  readonly publicId: string
  /** The revision that was looked at; it must still be the newest. */
  readonly revision: number
  readonly note: string
}

export type ReviewPackageRefusal =
  | { readonly code: 'package-unknown' } | { readonly code: 'package-changed' }
  | { readonly code: 'package-not-draft' } | { readonly code: 'package-not-in-review' }
  | { readonly code: 'package-note-missing' }

/** Hands a draft in to be reviewed (trình duyệt): nobody writes to it meanwhile. Leaves `package.submitted`. */
export async function submitPackage(
  ctx: Ctx, given: ReviewPackage,
): Promise<Result<SavedPackage, ReviewPackageRefusal>> {
  const held = await holdPackage(ctx, given)
  if (!held.ok) return held
  if (held.value.standing !== 'draft') return refuse({ code: 'package-not-draft' })
  return ok(await note(ctx, held.value, given, { kind: 'submitted', standing: 'in-review' }))
}

/** Gives it back to be written on (trả lại), with the reason. Leaves `package.returned`. */
export async function returnPackage(
  ctx: Ctx, given: ReviewPackage,
): Promise<Result<SavedPackage, ReviewPackageRefusal>> {
  const held = await holdPackage(ctx, given)
  if (!held.ok) return held
  if (held.value.standing !== 'in-review') return refuse({ code: 'package-not-in-review' })
  if (given.note.trim() === '') return refuse({ code: 'package-note-missing' })
  return ok(await note(ctx, held.value, given, { kind: 'returned', standing: 'draft' }))
}

/** Leaves a package that is not to be published (bỏ); what was written stays. Leaves `package.dropped`. */
export async function dropPackage(ctx: Ctx, given: ReviewPackage): Promise<Result<SavedPackage, ReviewPackageRefusal>> {
  const held = await holdPackage(ctx, given)
  if (!held.ok) return held
  if (held.value.standing !== 'draft') return refuse({ code: 'package-not-draft' })
  return ok(await note(ctx, held.value, given, { kind: 'dropped', standing: 'dropped' }))
}

/** Holds a package of which somebody has seen the newest revision. */
export async function holdPackage(
  { tx }: Ctx, { publicId, revision }: Pick<ReviewPackage, 'publicId' | 'revision'>,
): Promise<Result<Package, { readonly code: 'package-unknown' } | { readonly code: 'package-changed' }>> {
  const found = await lockPackage(tx, publicId)
  if (!found) return refuse({ code: 'package-unknown' })
  const newest = await findRevision(tx, found.id)
  return newest?.number === revision ? ok(found) : refuse({ code: 'package-changed' })
}

async function note(
  ctx: Ctx, held: Package, { revision, note: said }: ReviewPackage, { kind, standing }: {
    readonly kind: Exclude<DeedKind, 'published'>; readonly standing: Standing
  },
): Promise<SavedPackage> {
  await insertDeed(ctx.tx, held, { kind, revision, note: said.trim() }, standing, ctx.now, ctx.actorId)
  const { id, publicId, procedure } = held
  await recordEvent(ctx, {
    type: EVENT[kind], subjectKind: 'package', subjectId: id, data: { package: publicId, procedure, revision },
  })
  return { publicId, revision }
}

const EVENT = { submitted: 'package.submitted', returned: 'package.returned', dropped: 'package.dropped' } as const
