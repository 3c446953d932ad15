import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { packNext } from '../src/jobs/pack-dossiers.ts'
import { storeUpload } from '../src/modules/documents/public.ts'
import { type SignatureReader, openSignatureReader } from '../src/platform/signing/signature-reader.ts'
import type { Desk } from './dossier-desk.ts'
import { pagesOf, pdfOf } from './sample-pdf.ts'

/** Dossiers of one commune that are over, with papers whose bytes lie in the store, and what makes packages of them. */
export function openArchive(desk: Desk, commune: string) {
  const { province } = desk
  const signatures: SignatureReader = openSignatureReader()
  let nth = 0
  const archive = {
    /** A file of its own in the store, taken by whoever receives. */
    async upload(bytes: Buffer = pdfOf([...pagesOf(1), `(${String(nth += 1)})`])): Promise<string> {
      const { accountId: actorId } = await province.viewerAs('reception', `${commune}:one-stop`, 'dossier.intake')
      const stored = await province.storage.put(async function* whole() { yield await Promise.resolve(bytes) }(), 1e8)
      if (!stored.ok) throw new Error(stored.refusal.code)
      const { sha256, size } = stored.value
      const facts = { name: 'Giấy chứng sinh.pdf', sha256, size, kind: 'application/pdf', pages: 1, inert: [] } as const
      return (await province.inOneGo((ctx) => storeUpload(ctx, facts), { actorId })).publicId
    },
    /** A birth that was registered and its result returned; each paper a file, unless `uploads` says which, or none. */
    async returned({ uploads }: { readonly uploads?: readonly string[] } = {}): Promise<string> {
      const filed = await Promise.all(desk.papersOf('khai-sinh').map(async (one) =>
        ({ ...one, uploads: uploads ?? [await archive.upload()] })))
      const { publicId } = await desk.receive('khai-sinh', ['reception', `${commune}:one-stop`], {
        person: await province.aPerson(nth += 1), territory: `xa:${commune.slice(-5)}`, more: { filed },
      })
      await desk.act('take', publicId, ['officer', commune])
      await desk.act('propose', publicId, ['officer', commune])
      await desk.act('approve', publicId, ['agency_head', commune])
      await desk.act('issue', publicId, ['clerk', commune])
      await desk.act('return-result', publicId, ['reception', `${commune}:one-stop`])
      return publicId
    },
    /** Makes all that waits, as the worker does. */
    async pack(): Promise<void> {
      while (await packNext({ ...province, signatures }));
    },
    /** The state of each package of a dossier, first to last, with its faults. */
    async packages(publicId: string) {
      const { rows } = await sql<{ publicId: string; state: string; faults: readonly { code: string }[]; sha256: string | null }>`
        select p.public_id, p.state, p.faults, encode(p.sha256, 'hex') as sha256 from dossiers.archive_package p
        join dossiers.dossier d on d.id = p.dossier_id where d.public_id = ${publicId} order by p.id`.execute(province.db)
      return rows
    },
    bytes: async (sha256: string): Promise<Buffer> => buffer(province.storage.open(sha256)),
    close: () => { signatures.close() },
  }
  return archive
}

/** SHA-256 in hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
