/**
 * Need D4, D9: the description of a package for the archive bears the seal of the agency where one is set up, so that
 * others than this program can say whose it is and that nothing in it was changed (TT 13/2023/TT-BNV Đ.3–5; XAdES, EN
 * 319 132-1). Judge beside us: xmlsec1.
 */
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openArchive, sha256Of } from '../../../test/close-dossiers.ts'
import { openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { KeyRing, RingRefusal } from '../../platform/signing/key-ring.ts'
import { signXml } from '../../platform/signing/sign-xml.ts'
import { KeyFault } from '../../platform/signing/signing-key.ts'
import { XML_NAMES as X } from '../../platform/signing/xml-names.ts'
import { openMember, readZip } from '../../platform/zip/read-zip.ts'
import { writeZip } from '../../platform/zip/write-zip.ts'
import { checkPackage } from './check-package.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { handToArchive } from './hand-to-archive.ts'
import { judgeBatch } from './judge-batch.ts'
import { receiveIntoArchive } from './receive-into-archive.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
let archive: ReturnType<typeof openArchive>
let unitIds: readonly bigint[]
let keys: KeyRing
beforeAll(async () => {
  province = await createProvince()
  archive = openArchive(openDesk(province), COMMUNE)
  unitIds = [province.unit(COMMUNE).id]
  keys = { ...province.keys }
})
afterAll(async () => {
  archive.close()
  await province.drop()
})
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })
afterEach(() => { Object.assign(province.keys, keys) })

const did = async <T>(work: (ctx: Ctx) => Promise<Result<T, Refusal>>, actorId: bigint): Promise<T | string> =>
  province.inOneGo(work, { actorId }).catch((error: unknown) => (error as Error).message)
const close = async (publicId: string, reason: string | null = null) =>
  did((ctx) => closeIntoArchive(ctx, province, { publicId, unitIds, reason }), 1n)
/** A dossier that is over, closed, and packed as far as it goes. */
const packed = async (reason: string | null = null) => {
  const publicId = await archive.returned()
  await close(publicId, reason)
  await archive.pack()
  return { dossier: publicId, ...await last(publicId) }
}
const last = async (publicId: string) => {
  const one = (await archive.packages(publicId)).at(-1)
  const { rows: [row] } = await sql<{ seal: string | null; sealedBy: string | null }>`
    select seal, sealed_by from dossiers.archive_package where public_id = ${one?.publicId ?? ''}`.execute(province.db)
  return { id: one?.publicId ?? '', sha256: one?.sha256 ?? '', state: one?.state, faults: one?.faults, ...row }
}
const handOver = async (id: string) => {
  const batch = await did((ctx) => handToArchive(ctx, { packages: [id], unitIds }), 1n)
  return typeof batch === 'string' ? batch : batch.publicId
}
const judge = (batch: string) => judgeBatch(province, { publicId: batch, unitIds })
const receive = async (batch: string, refused: readonly { package: string; reason: string }[] = []) => {
  const judged = await judge(batch)
  const done = await did((ctx) => receiveIntoArchive(ctx, { publicId: batch, unitIds, refused, judged }), 2n)
  return typeof done === 'string' ? done : 'received'
}
const manifestOf = async (sha256: string) => {
  const read = await checkPackage(province.storage, { sha256, size: (await archive.bytes(sha256)).length })
  if ('fault' in read) throw new Error(read.fault)
  return read.manifest
}
const sealOf = async (agency: string) => {
  const { agencyCode, idOfData: id, name } = province.unit(agency)
  const opened = await keys.open({ kind: 'agency', id: agencyCode ?? id, name })
  if (!opened.ok) throw new Error(opened.refusal.code)
  return opened.value
}

describe('a package of an agency that has a seal', () => {
  test('bears it: over all of the description, named in it and on record, and told with the deed', async () => {
    const made = await packed()
    const { name } = province.unit(COMMUNE)
    expect(made).toMatchObject({ state: 'made', seal: 'valid', sealedBy: name })
    expect(await manifestOf(made.sha256)).toMatch(/^<\?xml [^>]+>\n<package [^>]*sealedBy="[^"]+">[\s\S]+<\/ds:Signature><\/package>\n$/)
    const batch = await handOver(made.id)
    expect(await judge(batch)).toEqual([{ package: made.id, fault: null, seal: 'valid' }])
    expect(await receive(batch)).toBe('received')
    const { rows } = await sql<{ type: string; data: object }>`
      select type, data from audit.event where type in ('archive.packed', 'archive.kept') order by id`.execute(province.database.owner)
    expect(rows).toMatchObject([{ data: { isSealed: true } }, { data: { package: made.id, seal: 'valid' } }])
  })

  test.skipIf(!existsSync('/usr/bin/xmlsec1'))('is judged the same by xmlsec1, and a changed one is not', async () => {
    const text = await manifestOf((await packed()).sha256)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-seal-'))
    const at = (name: string) => join(folder, name)
    const { roots } = await keys.trust(province.clock.now())
    const [, middle] = (await sealOf(COMMUNE)).chain
    roots.forEach((root, n) => { writeFileSync(at(`root-${String(n)}.pem`), root.toString()) })
    writeFileSync(at('middle.pem'), new X509Certificate(middle ?? Buffer.alloc(0)).toString())
    const verify = (one: string) => {
      writeFileSync(at('goi.xml'), one)
      return spawnSync('xmlsec1', [
        '--verify', '--id-attr:Id', `${X.xades}:SignedProperties`, '--untrusted-pem', at('middle.pem'),
        ...roots.flatMap((_, n) => ['--trusted-pem', at(`root-${String(n)}.pem`)]),
        '--verification-time', '2021-06-25 02:00:00', at('goi.xml'),
      ]).status
    }
    expect(verify(text)).toBe(0)
    expect(verify(text.replace('createdAt="2021', 'createdAt="2020'))).not.toBe(0)
    expect(verify(text.replace(/sealedBy="[^"]+"/, 'sealedBy="UBND khác"'))).not.toBe(0)
    rmSync(folder, { recursive: true })
  })
})

describe('a package whose sums hold', () => {
  /** The same package with another description, put where the first was: by whoever can write files and rows. */
  const replaced = async (sha256: string, id: string, change: (manifest: string) => string | Promise<string>) => {
    const bytes = await archive.bytes(sha256)
    const read = (first: number, end: number) => streamOf(bytes.subarray(first, end + 1))
    const files = new Map<string, Buffer>()
    for (const member of await readZip(read, bytes.length)) {
      const pieces: Uint8Array[] = []
      for await (const piece of openMember(read, member)) pieces.push(piece)
      files.set(member.path, Buffer.concat(pieces))
    }
    const manifest = Buffer.from(await change(files.get('goi.xml')?.toString() ?? ''))
    const sums = (files.get('sha256sum.txt')?.toString() ?? '').replace(/^[0-9a-f]{64}(?= {2}goi\.xml$)/m, sha256Of(manifest))
    files.set('goi.xml', manifest).set('sha256sum.txt', Buffer.from(sums))
    const entries = [...files].map(([path, content]) => ({
      path, size: content.length, crc: crc32(content), content: () => streamOf(content),
    }))
    const stored = await province.storage.put(writeZip(entries, province.clock.now()), 1e8)
    if (!stored.ok) throw new Error(stored.refusal.code)
    await sql`
      with file as (
        insert into documents.file (sha256, size, kind)
        values (decode(${stored.value.sha256}, 'hex'), ${stored.value.size}, 'application/zip') on conflict do nothing)
      update dossiers.archive_package set sha256 = decode(${stored.value.sha256}, 'hex'), size = ${stored.value.size}
      where public_id = ${id}`.execute(province.database.owner)
  }
  const stripped = (text: string) => text.replace(/<ds:Signature [\s\S]+<\/ds:Signature>/, '')

  test.each([
    ['another day in it', (text: string) => text.replace('createdAt="2021', 'createdAt="2020'), 'seal-changed'],
    ['no signature where it says who signed', stripped, 'seal-missing'],
    ['no signature where the record says who signed', (text: string) => stripped(text).replace(/ sealedBy="[^"]+"/, ''), 'seal-missing'],
    ['the seal of another agency', async (text: string) =>
      signXml(stripped(text), await sealOf('cq:ubnd-xa-18859'), { at: province.clock.now() }), 'seal-of-another'],
  ])('with %s is not received, but given back with a reason', async (_, change, fault) => {
    const made = await packed()
    await replaced(made.sha256, made.id, change)
    const batch = await handOver(made.id)
    expect(await judge(batch)).toEqual([{ package: made.id, fault, seal: null }])
    expect(await receive(batch)).toBe('package-seal-broken')
    expect((await last(made.dossier)).state).toBe('handed-over')
    expect(await receive(batch, [{ package: made.id, reason: 'Bản mô tả không đúng' }])).toBe('received')
    expect((await last(made.dossier)).state).toBe('refused')
  })
})

describe('an agency whose seal does not sign by itself', () => {
  const refusing = (refusal: Pick<RingRefusal, 'code' | 'isUnset'>) => {
    Object.assign(province.keys, {
      open: (async (holder, pin) => holder.kind === 'agency' && pin === undefined && isPacking
        ? { ok: false as const, refusal: { ...refusal, holder } } : keys.open(holder, pin)) satisfies KeyRing['open'],
    })
  }
  /** Results are sealed before by the same key. */
  let isPacking = false
  beforeEach(() => { isPacking = false })
  const packedThen = async (reason: string | null = null) => {
    const publicId = await archive.returned()
    await close(publicId, reason)
    isPacking = true
    await archive.pack().finally(() => { isPacking = false })
    return { dossier: publicId, ...await last(publicId) }
  }

  test.each([
    ['none is set up', { code: 'key-missing', isUnset: true }, 'key-unset'], ['it asks for a PIN', { code: 'pin-needed' }, 'pin-needed'],
  ] as const)('%s: the package is made unsigned, says so, and is received so', async (_, refusal, seal) => {
    refusing(refusal)
    const made = await packedThen()
    expect(made).toMatchObject({ state: 'made', seal, sealedBy: null })
    expect(await manifestOf(made.sha256)).not.toMatch(/sealedBy|Signature/)
    const batch = await handOver(made.id)
    expect(await judge(batch)).toEqual([{ package: made.id, fault: null, seal: null }])
    expect(await receive(batch)).toBe('received')
    expect(await last(made.dossier)).toMatchObject({ state: 'kept', seal })
  })

  test('one that is set up and does not sign stands in the way, until it signs or somebody says why', async () => {
    refusing({ code: 'key-missing' }) // the token is not plugged in
    const { dossier, ...tried } = await packedThen()
    expect(tried).toMatchObject({ state: 'faulty', faults: [{ code: 'seal-unusable' }], seal: null })
    await close(dossier)
    await archive.pack()
    expect(await last(dossier)).toMatchObject({ state: 'made', seal: 'valid' })
    refusing({ code: 'pin-wrong' })
    expect(await packedThen('Con dấu đang gia hạn')).toMatchObject({ state: 'made', seal: 'key-refused', sealedBy: null })
  })

  test('one that fails as it signs does, too; one whose place is silent is tried again', async () => {
    Object.assign(province.keys, {
      open: (async (holder, pin) => {
        const opened = await keys.open(holder, pin)
        return opened.ok && isPacking
          ? { ...opened, value: { ...opened.value, sign: async () => Promise.reject(new KeyFault('pin-wrong')) } } : opened
      }) satisfies KeyRing['open'],
    })
    expect(await packedThen()).toMatchObject({ state: 'faulty', faults: [{ code: 'seal-unusable' }] })
    refusing({ code: 'key-unreachable' })
    await expect(packedThen()).rejects.toThrow('key-unreachable')
  })
})

async function* streamOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes)
}
