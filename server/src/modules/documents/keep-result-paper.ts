import type { Day } from '../../kernel/work-calendar.ts'
import type { Ctx, Json } from '../../platform/db.ts'
import { cleanFileName } from './domain/file-name.ts'
import { keepPapers } from './keep-papers.ts'
import { holdFiles, insertFile } from './store/document-store.ts'
import { insertFirstFacts, insertResultPaper, insertSignedCopies } from './store/result-papers.ts'

/** One signature on the file, as its certificate names whose it is. */
export interface ResultSignature {
  readonly kind: 'personal' | 'agency'
  readonly signer: string
  /** Of the certificate, in capital hexadecimal digits. */
  readonly serial: string
  readonly level: 'B-B' | 'B-T' | 'B-LT'
}

export interface KeepResultPaper {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly pages: number
  readonly title: string
  readonly documentType: string
  readonly ownerId: bigint
  readonly code: string
  readonly number: string
  readonly issuedOn: Day
  readonly issuer: { readonly name: string; readonly code: string }
  readonly data: Json
  readonly dossierId: bigint
  /** By which article it goes into the Kho; undefined where it does not, or not yet. */
  readonly article: string | undefined
  /** In the order in which they signed. */
  readonly signatures: readonly ResultSignature[]
}

/**
 * Keeps a result that its agency signed as a paper of whom it is for, and lets it into their Kho (NĐ 45/2020 Đ.16).
 * Its bytes must lie in the store, on disk, before. Part of the deed that issues it, whose event tells of it. Answers
 * the number of the paper inside.
 */
export async function keepResultPaper(ctx: Ctx, result: KeepResultPaper): Promise<bigint> {
  const { sha256, size, pages, title, documentType, ownerId, code, number, issuedOn, issuer, data } = result
  await holdFiles(ctx.tx, 'together')
  await insertFile(ctx.tx, { sha256, size, kind: 'application/pdf', pages })
  const by = { at: ctx.now, by: ctx.actorId }
  const paperId = await insertResultPaper(ctx.tx, {
    sha256, name: cleanFileName(`${title} ${number.replaceAll('/', '-')}.pdf`), documentType, ownerId, code,
    validFrom: issuedOn, ...by,
  })
  await insertFirstFacts(ctx.tx, {
    paperId, number, issuedOn, issuerName: issuer.name, issuerCode: issuer.code, data, source: 'result', ...by,
  })
  const right = result.article === undefined ? [] : [{ paperId, basis: 'law' as const, article: result.article, agreedAt: null }]
  await keepPapers(ctx, { ownerId, dossierId: result.dossierId, papers: right, singleTypes: [] })
  await insertSignedCopies(ctx.tx, result.signatures.map((one) => (
    { ...one, paperId, sha256: Buffer.from(sha256, 'hex'), ...by })))
  return paperId
}
