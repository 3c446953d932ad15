import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CopySigner, keepSignedCopies } from './keep-signed-copies.ts'
import type { SignedCopy } from './sign-copy.ts'
import { findPackage } from './store/backlog-line.ts'

/**
 * Keeps what an officer signed of the kept results of a package of the backlog, by the own key or by the seal of the
 * agency: each is no plain copy any more but a scan that somebody answers for (domain 7.2). One that a colleague signed
 * meanwhile stays as it is. Answers how many were kept. Refuses with `nothing-to-sign` where none is, and none failed.
 * Leaves `backlog.signed`.
 */
export async function keepSignedPackage(
  ctx: Ctx, publicId: string, { copies, failed, signer }: {
    readonly copies: readonly SignedCopy[]; readonly failed: number; readonly signer: CopySigner
  },
): Promise<Result<{ readonly signed: number }, { readonly code: 'nothing-to-sign' }>> {
  const found = await findPackage(ctx.tx, publicId)
  const signed = found ? await keepSignedCopies(ctx, copies, signer) : 0
  if (found && signed > 0) await recordEvent(ctx, {
    type: 'backlog.signed', subjectKind: 'backlog', subjectId: found.id, data: { package: publicId, items: signed, signer },
  })
  return signed === 0 && failed === 0 ? refuse({ code: 'nothing-to-sign' }) : ok({ signed })
}
