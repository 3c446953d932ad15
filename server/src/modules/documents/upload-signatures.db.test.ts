/** Need: a signature that does not hold is found when the file comes, and refused before a dossier has its number. */
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { ok } from '../../kernel/result.ts'
import type { Backing, Ctx } from '../../platform/db.ts'
import { appendToPdf } from '../../platform/pdf-file/append-to-pdf.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { PdfRef, PdfStream } from '../../platform/pdf-file/values.ts'
import type { Trust } from '../../platform/signing/read-trust.ts'
import { signPdf } from '../../platform/signing/sign-pdf.ts'
import { type StandInAuthority, foundAuthority } from '../../platform/signing/stand-in-authority.ts'
import { type Storage, openStorage } from '../../platform/storage.ts'
import { recordEvent } from '../audit/public.ts'
import { discardOwnUploads } from './discard-uploads.ts'
import { uploadLimitsOf } from './domain/file-fault.ts'
import { listSignatures } from './store/signature-reports.ts'
import { storeUpload } from './store-upload.ts'
import { type PaperToTake, takePapers } from './take-papers.ts'
import { takeUpload } from './take-upload.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-signed-'))
const [FROM, TO] = [new Date('2000-01-01'), new Date('2049-01-01')]
const LIMITS = uploadLimitsOf({ megabytes: 1, kinds: ['application/pdf'] })
const DOCUMENT = [
  '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[]>>', '<</Length 14>>\nstream\n(1.000) Tj BT \nendstream',
]
let database: TestDatabase
let backing: Backing
let storage: Storage
let authority: StandInAuthority
let trust: Trust
let ownerId: bigint
let signed: Buffer

beforeAll(async () => {
  database = await createDatabase()
  await sql`insert into organisation.unit (id, key) overriding system value values (5, 'cq:mau')`.execute(database.owner)
  backing = database.backing()
  storage = await openStorage(folder)
  authority = await foundAuthority(FROM, TO)
  const at = backing.clock.now()
  const lists = [await authority.revocationList(at)]
  trust = { roots: [new X509Certificate(authority.root)], revocation: { lists, answers: [] } }
  const key = await authority.issue({ name: 'Trần Thị Mẫu', from: FROM, to: TO })
  signed = await signPdf(pdfOf(DOCUMENT), key, { name: 'Trần Thị Mẫu', at })
  const { rows: [person] } = await inOneGo(backing, (ctx) => spoken(ctx, sql<{ id: bigint }>`
    insert into identity.person (kind, personal_number, full_name, proof, created_at, changed_at)
    values ('citizen', '000199990001', 'Trần Thị Mẫu', 'claimed', ${ctx.now}, ${ctx.now}) returning id`.execute(ctx.tx)))
  ownerId = person?.id ?? 0n
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a file that is signed well is taken, byte for byte, and its report says who signed', async () => {
  const upload = await send(signed)
  expect(upload.signatures).toBe('valid')
  expect(await buffer(storage.open(upload.sha256))).toEqual(signed)
  const found = (await listSignatures(backing.db, [upload.sha256])).get(upload.sha256)
  expect(found).toMatchObject({
    verdict: 'valid',
    reports: [{
      signer: 'Trần Thị Mẫu', time: `${backing.clock.now().toISOString().slice(0, 19)}.000Z`, level: 'B-B', intact: true,
      verdict: 'valid', why: null,
    }],
  })
  expect(await hand([{ uploadId: upload.publicId, documentType: 'don', needsSignature: true }])).toMatchObject({ ok: true })
})

test('what was changed after signing is refused, with the file, the signer and why', async () => {
  const upload = await send(changed(signed), 'Hợp đồng.pdf')
  expect(upload.signatures).toBe('invalid')
  expect(await hand([{ uploadId: upload.publicId, documentType: 'don' }])).toEqual({
    ok: false, refusal: {
      code: 'signature-refused',
      signatures: [{
        uploadId: upload.publicId, file: 'Hợp đồng.pdf', fault: 'invalid', signer: 'Trần Thị Mẫu', why: 'changed-after',
      }],
    },
  })
})

test('one of which nobody knows whether it holds is told, and refused only where the policy says so', async () => {
  const lists = trust.revocation.lists
  const upload = await send(await signPdf(pdfOf(DOCUMENT.with(3, '<</Length 3>>\nstream\nBT \nendstream')), await (
    await foundAuthority(FROM, TO)).issue({ name: 'Người Lạ', from: FROM, to: TO }), {
    name: 'Người Lạ', at: backing.clock.now(),
  }))
  expect(trust.revocation.lists).toBe(lists)
  expect(upload.signatures).toBe('indeterminate')
  const items = [{ uploadId: upload.publicId, documentType: 'don' }]
  expect(await hand(items, { refusesUnproven: true })).toMatchObject({
    ok: false, refusal: { signatures: [{ fault: 'unproven', signer: 'Người Lạ', why: 'untrusted' }] },
  })
  expect(await hand(items)).toMatchObject({ ok: true })
})

test('where the procedure asks for a signature, a file without one is refused; a scan at the counter is not', async () => {
  const plain = await send(pdfOf(PAGES))
  expect(plain.signatures).toBeUndefined()
  const items = [{ uploadId: plain.publicId, documentType: 'don', needsSignature: true }]
  expect(await hand(items)).toMatchObject({
    ok: false, refusal: { code: 'signature-refused', signatures: [{ fault: 'missing', why: null }] },
  })
  expect(await hand(items, undefined, 5n)).toMatchObject({ ok: true })
})

test('what was found of a file goes with it when it was never handed in', async () => {
  const upload = await send(await signPdf(pdfOf(PAGES), await authority.issue({ name: 'Ai Đó', from: FROM, to: TO }), {
    name: 'Ai Đó', at: backing.clock.now(),
  }))
  const gone = await inOneGo(backing, (ctx) => discardOwnUploads(ctx, [upload.publicId]), { actorId: 21n })
  expect(gone).toMatchObject({ count: 1, files: [upload.sha256] })
  expect((await listSignatures(backing.db, [upload.sha256])).size).toBe(0)
})

/** The file with other words on its page, as an editor would save it. */
function changed(bytes: Buffer): Buffer {
  const file = openPdfFile(bytes)
  const page = file.follow(new PdfRef(4, 0))
  if (!(page instanceof PdfStream)) throw new Error('no page')
  return Buffer.concat([bytes, appendToPdf(file, new Map([[4, new PdfStream(new Map([['Length', 14]]), Buffer.from('(9.999) Tj BT '))]]))])
}

async function send(bytes: Buffer, name = 'a.pdf') {
  const rooms = { storage, clock: backing.clock, keys: { trust: async () => Promise.resolve(trust) } }
  const taken = await takeUpload(rooms, LIMITS, { name, content: streamed(bytes), actorId: 21n })
  if (!taken.ok) throw new Error(taken.refusal.code)
  return inOneGo(backing, (ctx) => storeUpload(ctx, taken.value), { actorId: 21n })
}

/** What `takePapers` says. */
async function hand(items: readonly PaperToTake[], rule?: { refusesUnproven: boolean }, unitId?: bigint) {
  return inOneGo(
    backing, (ctx) => spoken(ctx, takePapers(ctx, { ownerId, items, rule })), { actorId: 21n, unitId },
  )
}

async function* streamed(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

async function spoken<T>(ctx: Ctx, work: Promise<T>) {
  const done = await work
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return ok(done)
}
