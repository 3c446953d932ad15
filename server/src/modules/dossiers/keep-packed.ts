import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { keepPackage, keepSignatureReports } from '../documents/public.ts'
import type { Packed } from './pack-dossier.ts'
import { type DuePackage, setFaulty, setMade } from './store/archive-store.ts'

/**
 * Keeps what became of a package: whole and on disk, or what stands in its way, for the unit to mend and close again;
 * and what was found of all signatures. Does nothing where another worker was done first. Leaves `archive.packed` or
 * `archive.failed`.
 */
export async function keepPacked(ctx: Ctx, due: DuePackage, packed: Packed): Promise<Result<boolean, never>> {
  const subject = { subjectKind: 'archive-package', subjectId: due.id, dossierId: due.dossierId }
  if ('faults' in packed) {
    if (!await setFaulty(ctx.tx, due.id, packed.faults)) return ok(false)
    await keepSignatureReports(ctx, packed.checked)
    await recordEvent(ctx, {
      type: 'archive.failed', ...subject, data: { package: due.publicId, faults: packed.faults.length },
    })
    return ok(true)
  }
  const { made, checked } = packed
  await keepPackage(ctx, { sha256: made.sha256, size: made.size, checked })
  if (!await setMade(ctx.tx, due.id, made, ctx.now)) return ok(false)
  await recordEvent(ctx, {
    type: 'archive.packed', ...subject, data: { package: due.publicId, files: made.files, size: made.size, isSealed: made.sealedBy !== null },
  })
  return ok(true)
}
