/**
 * Need: what an agency issues electronically is signed by whoever is competent and sealed by the agency before anybody
 * gets it (NĐ 45/2020/NĐ-CP Đ.13, Đ.14), and a key that does not sign leaves nothing half done.
 */
import { X509Certificate, createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { isSignedBy, readResultQr } from '@motcua/contracts/result-qr.ts'
import { readSealedPdf } from '@motcua/contracts/sealed-pdf.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { checkSignatures } from '../../platform/signing/check-signatures.ts'
import { folderKeys } from '../../platform/signing/folder-keys.ts'
import type { KeyRing } from '../../platform/signing/key-ring.ts'
import { type ServedAuthority, serveStandInAuthority } from '../../platform/signing/serve-stand-in-authority.ts'
import { KeyFault } from '../../platform/signing/signing-key.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { findResult } from './store/result-store.ts'
import { listResultSignatures } from './store/signed-result-store.ts'
import { listSlips } from './store/slip-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

let nth = 0
async function approved(): Promise<string> {
  nth += 1
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  return publicId
}
const paperOf = async (publicId: string) => {
  const { rows: [row] } = await sql<{
    sha256: Buffer; code: string; standing: string; keptAt: Date | null; ownerId: bigint; number: string; source: string
    kinds: string[]; signers: string[]
  }>`select p.sha256, p.code, p.standing, p.kept_at, p.owner_id, f.number, f.source,
      array(select kind from documents.signed_copy s where s.paper_id = p.id order by s.id) as kinds,
      array(select signer from documents.signed_copy s where s.paper_id = p.id order by s.id) as signers
    from dossiers.signed_result r join documents.paper p on p.id = r.paper_id
      join documents.paper_facts f on f.paper_id = p.id join dossiers.dossier d on d.id = r.dossier_id
    where d.public_id = ${publicId}`.execute(province.db)
  return row
}
const has = (program: string) => {
  try {
    execFileSync('which', [program])
    return true
  } catch {
    return false
  }
}

describe('a result that is issued', () => {
  let publicId = ''
  let bytes: Buffer
  beforeAll(async () => {
    publicId = await approved()
    await desk.act('issue', publicId, ['clerk', COMMUNE])
    bytes = await buffer(province.storage.open((await paperOf(publicId))?.sha256.toString('hex') ?? ''))
  })

  test('is a paper of the applicant, in their Kho, signed by the head and sealed by the agency', async () => {
    const paper = await paperOf(publicId)
    const dossier = await desk.dossier(publicId)
    const head = await province.viewerAs('agency_head', COMMUNE, 'dossier.approve')
    expect(paper).toMatchObject({
      standing: 'agency-original', source: 'result', ownerId: dossier.applicantId, kinds: ['personal', 'agency'],
      signers: [head.fullName, province.unit(COMMUNE).name], keptAt: province.clock.now(),
      number: (await findResult(province.db, dossier.id))?.number,
    })
    expect(createHash('sha256').update(bytes).digest()).toEqual(paper?.sha256)
    expect(paper?.code).toMatch(new RegExp(`^${province.unit(COMMUNE).agencyCode ?? ''}\\.KQ\\.20210625\\.\\d{6}$`))
  })

  test('says number and code of the register, and whoever checks the file finds both signatures valid', async () => {
    const paper = await paperOf(publicId)
    const text = (await textOf(bytes)).replaceAll(/\s+/g, ' ')
    expect(text).toContain(`Số: ${paper?.number ?? ''}`)
    expect(text).toContain(`Mã kết quả: ${paper?.code ?? ''}`)
    const at = province.clock.now()
    const reports = checkSignatures(openPdfFile(bytes), { ...await province.keys.trust(at), at })
    expect(reports.map(({ verdict, level, signer }) => [verdict, level, signer]))
      .toEqual([['valid', 'B-LT', paper?.signers[0]], ['valid', 'B-LT', paper?.signers[1]]])
  })

  test.runIf(has('pdftotext'))('shows both signatures at the top right of page one, above all that is printed', async () => {
    const paper = await paperOf(publicId)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'))
    writeFileSync(join(folder, 'result.pdf'), bytes)
    // The right half of an A4 page, down to the end of the upper margin and the room that results leave.
    const corner = execFileSync('pdftotext', [
      '-x', '300', '-y', '0', '-W', '295', '-H', '75', join(folder, 'result.pdf'), '-',
    ]).toString().replaceAll(/\s+/g, ' ')
    expect(corner.match(/Người ký: (.+?) Thời gian ký/g))
      .toEqual(paper?.signers.map((name) => `Người ký: ${name} Thời gian ký`))
    expect(corner).not.toContain('CỘNG HÒA')
    rmSync(folder, { recursive: true })
  })

  test.runIf(has('pdfsig') && has('qpdf'))('is sound and signed twice for programs of others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-result-'))
    const path = join(folder, 'result.pdf')
    writeFileSync(path, bytes)
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax or stream encoding errors')
    const said = execFileSync('pdfsig', ['-nocert', path]).toString()
    expect(said.match(/Signature is Valid/g)).toHaveLength(2)
    expect(said).toContain('Total document signed')
    rmSync(folder, { recursive: true })
  })

  test('bears a code that says who issued what, signed, and of the holder no more than first letters', async () => {
    const dossier = await desk.dossier(publicId)
    const slip = (await listSlips(province.db, dossier.id)).find(({ form }) => form === 'result')
    const { check } = slip?.data as { check: { qr: string } }
    const read = readResultQr(check.qr)
    const paper = await paperOf(publicId)
    const day = '2021-06-25'
    expect(read?.claims).toMatchObject({
      issuerCode: province.unit(COMMUNE).agencyCode, issuer: province.unit(COMMUNE).name, code: paper?.code,
      number: paper?.number, day, holder: 'N.T.M.1.',
    })
    const [key] = await province.keys.qrKeys()
    if (!read || !key) throw new Error('no code')
    expect([read.kid, await isSignedBy(read, { kid: key.kid, ...key.publicJwk })]).toEqual([key.kid, true])
    const altered = { ...read, signed: read.signed.map((one, n) => (n === 60 ? one ^ 1 : one)) }
    expect(await isSignedBy(altered, { kid: key.kid, ...key.publicJwk })).toBe(false)
  })
})

describe('a key that does not sign', () => {
  test.each(['key-unreachable', 'key-disabled'] as const)('(%s) refuses; the number is held for the next try', async (code) => {
    const publicId = await approved()
    const { keys } = province
    const broken = {
      ...province,
      keys: {
        ...keys,
        open: async (holder: Parameters<typeof keys.open>[0]) => {
          const opened = await keys.open(holder)
          if (!opened.ok || holder.kind === 'person') return opened
          return { ...opened, value: { ...opened.value, sign: async () => Promise.reject(new KeyFault(code)) } }
        },
      },
    }
    const before = await desk.dossier(publicId)
    const refused = await openDesk(broken).tryTo('issue', publicId, ['clerk', COMMUNE])
    expect(refused).toMatchObject({ ok: false, refusal: { code, holder: { kind: 'agency' } } })
    expect((await desk.dossier(publicId)).version).toBe(before.version)
    expect([await paperOf(publicId), await findResult(province.db, before.id)]).toEqual([undefined, undefined])
    const held = await heldNumber(before.id)
    await desk.act('issue', publicId, ['clerk', COMMUNE])
    expect((await findResult(province.db, before.id))?.number).toBe(held)
  })
})

describe('authorities on the network', () => {
  const [from, to] = [new Date('2000-01-01'), new Date('2049-01-01')]
  let authority: ServedAuthority
  let served: Desk
  const folder = mkdtempSync(join(tmpdir(), 'motcua-authorities-'))
  beforeAll(async () => {
    authority = await serveStandInAuthority(from, to, () => province.clock.now())
    for (const one of ['holders', 'trust']) mkdirSync(join(folder, one))
    writeFileSync(join(folder, 'trust', 'root.cer'), new X509Certificate(authority.root).raw)
    writeFileSync(join(folder, 'trust', 'root.crl'), await authority.rootList(province.clock.now()))
    writeFileSync(join(folder, 'trust', 'list.crl'), await authority.revocationList(province.clock.now()))
    writeFileSync(join(folder, 'time-stamp.json'), JSON.stringify({ url: authority.stampsAt, milliseconds: 2_000 }))
    const kept = folderKeys(folder)
    const open: KeyRing['open'] = async (holder) => {
      const file = await authority.issueFile({ name: holder.name, from, to }, '123456')
      writeFileSync(join(folder, 'holders', `${holder.kind}-${encodeURIComponent(holder.id)}.p12`), file)
      return kept.open(holder, '123456')
    }
    served = openDesk({ ...province, keys: { ...kept, open } })
  })
  afterAll(async () => {
    await authority.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const issued = async () => {
    const publicId = await approved()
    await served.act('issue', publicId, ['clerk', COMMUNE])
    const bytes = await buffer(province.storage.open((await paperOf(publicId))?.sha256.toString('hex') ?? ''))
    // By the file alone: nobody is asked any more, and no list is at hand.
    const roots = [new X509Certificate(authority.root)]
    const alone = checkSignatures(openPdfFile(bytes), { roots, at: new Date('2040-01-01') })
    const signatures = await listResultSignatures(province.db, await slipIdOf(publicId))
    return { bytes, alone, kept: signatures.map(({ level }) => level) }
  }

  test('that answer make both signatures B-LT: valid in twenty years, without a network, and the seal closes it', async () => {
    const { bytes, alone, kept } = await issued()
    expect(alone.map(({ level, verdict }) => [level, verdict])).toEqual([['B-LT', 'valid'], ['B-LT', 'valid']])
    expect([kept, alone.at(-1)?.coversWholeFile]).toEqual([['B-LT', 'B-LT'], true])
    expect((await readSealedPdf(new Uint8Array(bytes))).state).toBe('sealed')
  })

  test('that are silent about withdrawals leave B-T, and the result is issued', async () => {
    authority.fail('fault', ['ocsp', 'list'])
    const { alone, kept } = await issued()
    authority.fail(undefined)
    expect(kept).toEqual(['B-T', 'B-T'])
    expect(alone.map(({ level, why }) => [level, why])).toEqual([['B-T', 'revocation-unknown'], ['B-T', 'revocation-unknown']])
  })

  test('that do not stamp leave nothing issued', async () => {
    const publicId = await approved()
    authority.fail('fault', ['stamp'])
    expect(await served.tryTo('issue', publicId, ['clerk', COMMUNE])).toMatchObject({ refusal: { code: 'time-stamp-unreachable' } })
    authority.fail(undefined)
    expect(await paperOf(publicId)).toBeUndefined()
  })
})

async function slipIdOf(publicId: string): Promise<bigint> {
  const { id } = await desk.dossier(publicId)
  const slip = (await listSlips(province.db, id)).find(({ form }) => form === 'result')
  if (!slip) throw new Error('no result')
  return slip.id
}

async function heldNumber(dossierId: bigint): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ number: string }>`
    select number from dossiers.result_draft where dossier_id = ${dossierId}`.execute(province.db)
  return row?.number
}
