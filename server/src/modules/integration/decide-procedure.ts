import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BeginPackageRefusal, type PackageData, type SavedPackage, beginPackage } from '../packages/public.ts'
import { takeOver } from './national-portal/procedures-in/take-over.ts'
import {
  type ProcedureDifference, decideDifference, lockProcedureDifference,
} from './store/procedure-differences.ts'

export type DecideDifferenceRefusal = { readonly code: 'procedure-difference-unknown' | 'procedure-difference-decided' }
export type AcceptDifferenceRefusal = DecideDifferenceRefusal | BeginPackageRefusal
  | { readonly code: 'procedure-difference-outdated' | 'procedure-difference-by-hand' }

/** A difference, and the package that its version would be drafted on. */
export interface AcceptDifference {
  readonly difference: string
  /** The version that the package says; undefined where the procedure is none of ours. */
  readonly version: { readonly id: bigint; readonly data: PackageData } | undefined
}

/**
 * Accepts what the portal says otherwise: begins a draft of the procedure that says it (ADR 0121). Nothing is changed
 * by that: the draft is handed in, looked through by somebody else and published, as all are. Refuses with
 * `procedure-difference-unknown`, `procedure-difference-decided`, `procedure-difference-outdated` where ours is another
 * version by now, `procedure-difference-by-hand` where a draft could take nothing over, and `package-open-already`.
 * Leaves `package.saved` and `procedure-difference.accepted`.
 */
export async function acceptDifference(
  ctx: Ctx, { difference, version }: AcceptDifference,
): Promise<Result<SavedPackage, AcceptDifferenceRefusal>> {
  const held = await holdOpen(ctx, difference)
  if (!held.ok) return held
  const { id, lines, versionId, procedure, code } = held.value
  if (!lines.some(({ way }) => way === 'taken')) return refuse({ code: 'procedure-difference-by-hand' })
  if (version?.id !== versionId) return refuse({ code: 'procedure-difference-outdated' })
  const content = takeOver(version.data.content, lines)
  const begun = await beginPackage(ctx, { ...version.data, content })
  if (!begun.ok) return begun
  await decideDifference(ctx.tx, id, { standing: 'accepted', at: ctx.now, by: ctx.actorId, packageId: begun.value.publicId })
  await recordEvent(ctx, {
    type: 'procedure-difference.accepted', subjectKind: 'procedure-difference', subjectId: id,
    data: { difference, code, procedure: procedure ?? '', package: begun.value.publicId },
  })
  return begun
}

/**
 * Declines it: ours stays as it is, and it is not listed again until the portal says something else. Refuses with
 * `reason-needed`, `procedure-difference-unknown`, `procedure-difference-decided`. Leaves
 * `procedure-difference.declined`.
 */
export async function declineDifference(
  ctx: Ctx, { difference, reason: raw }: { readonly difference: string; readonly reason: string },
): Promise<Result<void, DecideDifferenceRefusal | { readonly code: 'reason-needed' }>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const held = await holdOpen(ctx, difference)
  if (!held.ok) return held
  const { id, code, procedure } = held.value
  await decideDifference(ctx.tx, id, { standing: 'declined', at: ctx.now, by: ctx.actorId, reason })
  await recordEvent(ctx, {
    type: 'procedure-difference.declined', subjectKind: 'procedure-difference', subjectId: id,
    data: { difference, code, procedure: procedure ?? '' },
  })
  return ok(undefined)
}

async function holdOpen(
  { tx }: Ctx, publicId: string,
): Promise<Result<ProcedureDifference, DecideDifferenceRefusal>> {
  const found = await lockProcedureDifference(tx, publicId)
  if (!found) return refuse({ code: 'procedure-difference-unknown' })
  return found.standing === 'open' && found.endedAt === null ? ok(found) : refuse({ code: 'procedure-difference-decided' })
}
