import type { Ctx } from '../../platform/db.ts'
import type { SignatureReport } from '../../platform/signing/check-signatures.ts'
import { worstOf } from './check-upload-signatures.ts'
import { holdFiles, insertFile } from './store/document-store.ts'
import { insertSignatureReport } from './store/signature-reports.ts'

/** What was found of the signatures on a file that has some. */
export interface CheckedSignatures {
  readonly sha256: string
  readonly reports: readonly SignatureReport[]
}

export interface KeepPackage {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** Of the files in it that can be signed. */
  readonly checked: readonly CheckedSignatures[]
}

/**
 * Names the file of a package for the archive, whose bytes lie in the store, and keeps what was found of the signatures
 * in it (TT 13/2023/TT-BNV). Part of the deed that makes it, whose event tells of it.
 */
export async function keepPackage(ctx: Ctx, { sha256, size, checked }: KeepPackage): Promise<void> {
  await holdFiles(ctx.tx, 'together')
  await insertFile(ctx.tx, { sha256, size, kind: 'application/zip', pages: null })
  await keepSignatureReports(ctx, checked)
}

/** Keeps reports of signatures by themselves, where nothing came of what they were made for. */
export async function keepSignatureReports(ctx: Ctx, checked: readonly CheckedSignatures[]): Promise<void> {
  for (const { sha256, reports } of checked) {
    await insertSignatureReport(ctx.tx, sha256, ctx.now, { verdict: worstOf(reports), reports })
  }
}
