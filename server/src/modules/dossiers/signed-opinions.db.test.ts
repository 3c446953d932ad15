/**
 * Need: an officer answers for what they said of a dossier, also years later: the opinion is signed with their own key
 * (NĐ 45/2020/NĐ-CP Đ.13; Luật Giao dịch điện tử), and only whoever the paper is for sees it.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { openPdfFile } from '../../platform/pdf-file/open-pdf-file.ts'
import { checkSignatures } from '../../platform/signing/check-signatures.ts'
import { KeyFault } from '../../platform/signing/signing-key.ts'
import { foundAuthority } from '../../platform/signing/stand-in-authority.ts'
import { recordEvent } from '../audit/public.ts'
import { destroyPapers, discardOwnUploads, listSignatures, storeUpload } from '../documents/public.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { answerConsultation } from './answer-consultation.ts'
import { askConsultation } from './ask-consultation.ts'
import { findAnswerToSign, findOpinionToSign } from './find-opinion-to-sign.ts'
import { finishWork } from './finish-work.ts'
import { type MadeOpinion, signOpinion } from './sign-opinion.ts'
import { findOpinionFile, listSignedOpinions, opinionFilesOf } from './store/signed-opinion-store.ts'
import { listSlips, listSlipsShown } from './store/slip-store.ts'
import { takeConsultation } from './take-consultation.ts'
import { undoDeed } from './undo-deed.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const OFFICER = ['officer', BRANCH] as const
const NOTE = 'Thửa đất không tranh chấp.\nHợp đồng đã công chứng.'
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

let nth = 0
async function taken(at: Desk = desk): Promise<string> {
  nth += 1
  const { publicId } = await at.receive(LAND, ['reception', SECTION], {
    person: await province.aPerson(nth), territory: 'xa:18856',
  })
  await at.act('take', publicId, OFFICER)
  return publicId
}
const viewer = async ([role, unit]: readonly [string, string], permission: 'dossier.work' | 'consultation.answer' | 'dossier.consult' | 'dossier.undo') =>
  province.viewerAs(role, unit, permission)

async function sign(publicId: string, at: Province = province): Promise<MadeOpinion> {
  const { version } = await desk.dossier(publicId)
  const found = await findOpinionToSign(at.db, at, {
    publicId, version, viewer: await viewer(OFFICER, 'dossier.work'), work: 'propose', outcome: 'settle', note: NOTE,
  }, at.clock.now())
  if (!found.ok) throw new Error(found.refusal.code)
  const made = await signOpinion(at, found.value, undefined)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
async function propose(publicId: string, signed?: MadeOpinion, at: Province = province) {
  const who = await viewer(OFFICER, 'dossier.work')
  return at.inOneGo((ctx) =>
    finishWork(ctx, at, { publicId, viewer: who, work: 'propose', outcome: 'settle', note: NOTE, signed }),
  { actorId: who.accountId })
}
const has = (program: string) => {
  try {
    execFileSync('which', [program])
    return true
  } catch {
    return false
  }
}

describe('an opinion that its officer signed', () => {
  let publicId = ''
  let bytes: Buffer
  beforeAll(async () => {
    province.clock.set('2021-06-25T09:00+07:00')
    publicId = await taken()
    await propose(publicId, await sign(publicId))
    const [opinion] = await listSignedOpinions(province.db, (await desk.dossier(publicId)).id)
    bytes = await buffer(province.storage.open(opinion?.sha256 ?? ''))
  })

  test('says of which dossier and step it is, who says it, when, what is proposed, and the words', async () => {
    const text = (await textOf(bytes)).replaceAll(/\s+/g, ' ')
    const { number } = await desk.dossier(publicId)
    const officer = await viewer(OFFICER, 'dossier.work')
    const said = [
      `Mã hồ sơ: ${number}`, `Người cho ý kiến: ${officer.fullName}`, `Đơn vị: ${province.unit(BRANCH).name}`,
      'Thời điểm: 09 giờ 00 phút, ngày 25 tháng 6 năm 2021', 'Đề xuất: Đủ điều kiện giải quyết',
      'Thửa đất không tranh chấp. Hợp đồng đã công chứng.',
    ]
    expect(said.filter((one) => !text.includes(one))).toEqual([])
  })

  test('is of the highest level, by the officer and nobody else, and the report on it is kept', async () => {
    const at = province.clock.now()
    const officer = await viewer(OFFICER, 'dossier.work')
    const reports = checkSignatures(openPdfFile(bytes), { ...await province.keys.trust(at), at })
    expect(reports).toMatchObject([{ verdict: 'valid', level: 'B-LT', signer: officer.fullName }])
    const [opinion] = await listSignedOpinions(province.db, (await desk.dossier(publicId)).id)
    expect(opinion).toMatchObject({ level: 'B-LT', signer: officer.fullName, signedBy: officer.accountId, undoneAt: null })
    expect((await listSignatures(province.db, [opinion?.sha256 ?? ''])).get(opinion?.sha256 ?? ''))
      .toMatchObject({ verdict: 'valid', reports: [{ signer: officer.fullName, verdict: 'valid' }] })
  })

  test.runIf(has('pdftotext') && has('pdfsig'))('shows the signature at the top right of page one, sound for others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-opinion-'))
    const path = join(folder, 'opinion.pdf')
    writeFileSync(path, bytes)
    const corner = execFileSync('pdftotext', ['-x', '300', '-y', '0', '-W', '295', '-H', '75', path, '-']).toString()
    expect(corner.replaceAll(/\s+/g, ' ')).toContain('Người ký: ')
    expect(corner).not.toContain('CỘNG HÒA')
    expect(execFileSync('pdfsig', ['-nocert', path]).toString()).toContain('Signature is Valid')
    rmSync(folder, { recursive: true })
  })

  test('is a paper of the desk, byte for byte, and none that the applicant is shown', async () => {
    const { id } = await desk.dossier(publicId)
    const slip = (await listSlips(province.db, id)).find(({ form }) => form === 'opinion')
    expect(await findOpinionFile(province.db, slip?.id ?? 0n)).toBeDefined()
    expect((await listSlipsShown(province.db, id, { isHeld: false })).map(({ form }) => form)).toEqual(['01'])
    expect((await desk.events(publicId)).at(-1)).toMatchObject({ type: 'dossier.proposed', data: { signed: slip?.publicId } })
  })

  test('is forgotten with no upload of the same bytes, and goes with its dossier', async () => {
    const [hash = ''] = await province.db.transaction().execute(async (tx) =>
      opinionFilesOf(tx, [(await desk.dossier(publicId)).id]))
    const again = await province.inOneGo((ctx) => storeUpload(ctx, {
      name: 'a.pdf', sha256: hash, size: bytes.length, kind: 'application/pdf', pages: 1,
    }))
    await province.inOneGo(async (ctx) => ok(await discardOwnUploads(ctx, [again.publicId])))
    const { rows } = await sql`select from documents.file where sha256 = decode(${hash}, 'hex')`.execute(province.db)
    expect(rows).toHaveLength(1)
    const { id } = await desk.dossier(publicId)
    await province.inOneGo(async (ctx) => {
      await recordEvent(ctx, { type: 'archive.destroyed', subjectKind: 'archive-package', subjectId: id, dossierId: id, data: {} })
      return ok(await destroyPapers(ctx, { paperIds: [], files: [hash] }))
    })
    const { rows: gone } = await sql`select from documents.destroyed_body where sha256 = decode(${hash}, 'hex')`.execute(province.db)
    expect(gone).toHaveLength(1)
  })
})

test('a deed that is taken back leaves the opinion on record as taken back', async () => {
  const publicId = await taken()
  await propose(publicId, await sign(publicId))
  const who = await viewer(OFFICER, 'dossier.undo')
  await province.inOneGo((ctx) => undoDeed(ctx, province, { publicId, viewer: who }), { actorId: who.accountId })
  expect(await listSignedOpinions(province.db, (await desk.dossier(publicId)).id))
    .toMatchObject([{ undoneAt: province.clock.now() }])
})

test('one that was signed of another dossier, or before this one changed, is not taken', async () => {
  const [one, other] = [await taken(), await taken()]
  const made = await sign(one)
  await expect(propose(other, made)).rejects.toThrow('opinion-outdated')
  for (const place of [{ nodeId: 'another' }, { consultationId: 1n }])
    await expect(propose(one, { ...made, place })).rejects.toThrow('opinion-outdated')
  await sql`update dossiers.dossier set version = version + 1 where public_id = ${one}`.execute(province.database.owner)
  await expect(propose(one, made)).rejects.toThrow('opinion-outdated')
  expect(await listSignedOpinions(province.db, (await desk.dossier(one)).id)).toEqual([])
})

test('whose step it is not signs nothing there', async () => {
  const publicId = await taken()
  const stranger = await viewer(['officer', TAX], 'dossier.work')
  const found = await findOpinionToSign(province.db, province, {
    publicId, viewer: stranger, work: 'propose', note: NOTE,
  }, province.clock.now())
  expect(found).toMatchObject({ ok: false, refusal: { code: 'dossier-unknown' } })
})

describe('a key that does not sign leaves nothing', () => {
  test.each([
    ['key-missing', (at: Province) => ({
      ...at.keys, open: async (holder: never) => ({ ok: false as const, refusal: { code: 'key-missing' as const, holder } }),
    })],
    ['key-unreachable', (at: Province) => ({
      ...at.keys, open: async (...of: Parameters<Province['keys']['open']>) => {
        const opened = await at.keys.open(...of)
        return opened.ok
          ? { ...opened, value: { ...opened.value, sign: () => Promise.reject(new KeyFault('key-unreachable')) } } : opened
      },
    })],
    ['opinion-unsound', (at: Province) => ({
      ...at.keys, trust: async (when: Date) => ({ ...await at.keys.trust(when), roots: [] }),
    })],
    // A time-stamp of an authority that nobody here trusts.
    ['opinion-unsound', (at: Province) => ({
      ...at.keys, timeStamp: async (now: () => Date) =>
        (await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))).timeStamp(now),
    })],
  ] as const)('%s', async (code, keysOf) => {
    const publicId = await taken()
    await expect(sign(publicId, { ...province, keys: keysOf(province) })).rejects.toThrow(code)
    expect((await desk.events(publicId)).at(-1)?.type).not.toBe('dossier.proposed')
  })
})

describe('whether it must be signed is said by the process and the rule', () => {
  test('a step that asks for it refuses what is unsigned, and takes what is signed', async () => {
    const branch = ['officer', 'district/cn-vpdkdd'] as const
    const xml = dossierProcess(step('q', 'propose', branch).replace('mc:action', 'mc:opinionSigned="true" mc:action')
      + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd']) + flows('s>a', 'a>q', 'q>i', 'i>r', 'r>e'))
    const at = await publishFor(province, LAND, xml)
    const publicId = await taken(openDesk(at))
    await expect(propose(publicId, undefined, at)).rejects.toThrow('opinion-not-signed')
    await propose(publicId, await sign(publicId, at), at)
    expect(await listSignedOpinions(province.db, (await desk.dossier(publicId)).id)).toMatchObject([{ nodeId: 'q' }])
  })

  test('an answer to another agency is signed where its rule says so, and may be anywhere', async () => {
    const publicId = await taken()
    const asker = await viewer(OFFICER, 'dossier.consult')
    const [consultation = ''] = await province.inOneGo((ctx) => askConsultation(ctx, province, {
      publicId, viewer: asker, units: [province.unit(TAX).publicId], question: 'Thửa đất còn nợ thuế không?',
      legalBasis: 'Luật Quản lý thuế Đ.108', fields: [], knownFields: [], papers: [],
    }), { actorId: asker.accountId })
    const who = await viewer(['officer', TAX], 'consultation.answer')
    const on = { publicId: consultation, viewer: who, opinion: 'disagrees' as const, reasons: 'Còn nợ thuế.', competentName: '' }
    await province.inOneGo((ctx) => takeConsultation(ctx, province, on), { actorId: who.accountId })
    const found = await findAnswerToSign(province.db, province, on, province.clock.now())
    if (!found.ok) throw new Error(found.refusal.code)
    const made = await signOpinion(province, found.value, undefined)
    if (!made.ok) throw new Error(made.refusal.code)
    const dossier = await desk.dossier(publicId)
    const { rows: [{ ruleId } = { ruleId: '' }] } = await sql<{ ruleId: string }>`
      select rule_id from dossiers.consultation where public_id = ${consultation}`.execute(province.db)
    const known = province.catalogue.version(dossier.procedureVersionId)
    const strict = { ...province, catalogue: { ...province.catalogue, version: () => ({
      ...known, content: { ...known.content, consultations: [{
        id: ruleId, unit: '', hours: 8, silence: 'none' as const, compulsory: false, article: '', signed: true,
      }] },
    }) } }
    await expect(province.inOneGo((ctx) => answerConsultation(ctx, strict, on), { actorId: who.accountId }))
      .rejects.toThrow('opinion-not-signed')
    const answer = async (place: MadeOpinion['place']) => province.inOneGo(
      (ctx) => answerConsultation(ctx, strict, { ...on, signed: { ...made.value, place } }), { actorId: who.accountId })
    for (const place of [{ consultationId: 0n }, { nodeId: 'q' }])
      await expect(answer(place)).rejects.toThrow('opinion-outdated')
    await answer(made.value.place)
    const [opinion] = await listSignedOpinions(province.db, dossier.id)
    const text = (await textOf(await buffer(province.storage.open(opinion?.sha256 ?? '')))).replaceAll(/\s+/g, ' ')
    expect(text).toContain('Đề xuất: Không đồng ý')
    expect(text).toContain('Thửa đất còn nợ thuế không?')
    expect(opinion).toMatchObject({ nodeId: null, signer: who.fullName })
  })
})
