/**
 * Need: what another agency wrote about a dossier belongs to its record, so that it lies in the package with the
 * question it answers, also where its sender took it back (TT 13/2023/TT-BNV Đ.3; part E5).
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../../../test/close-dossiers.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { openMember, readZip } from '../../platform/zip/read-zip.ts'
import { ok } from '../../kernel/result.ts'
import { keepOfficeFile } from '../documents/public.ts'
import { askConsultation } from './ask-consultation.ts'
import { closeIntoArchive } from './close-into-archive.ts'
import { hearOutside } from './hear-outside.ts'
import { keepSentQuestion } from './keep-sent-question.ts'
import { noteQuestionTaken } from './store/sent-question-store.ts'

const [COMMUNE, ASKED] = ['cq:ubnd-xa-18856', 'cq:bhxh-tinh']
let province: Province
let desk: Desk
let archive: ReturnType<typeof openArchive>
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  archive = openArchive(desk, COMMUNE)
})
afterAll(async () => {
  archive.close()
  await province.drop()
})
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

const store = async (bytes: Buffer) => {
  const put = await province.storage.put(Readable.from([bytes]), 1e8)
  if (!put.ok) throw new Error(put.refusal.code)
  return { name: 'Trả lời.pdf', ...put.value }
}
const letterOf = (text: string) => pdfOf([...pagesOf(1), `(${text})`])

/** A birth that is over, about which an agency was asked; each of `files` is a letter in the place of the last one. */
async function overWith(
  files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[],
  alsoDone: (consultation: string) => Promise<void> = async () => Promise.resolve(),
) {
  const filed = await Promise.all(desk.papersOf('khai-sinh').map(async (one) =>
    ({ ...one, uploads: [await archive.upload()] })))
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(1), territory: 'xa:18856', more: { filed },
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  const viewer = await province.viewerAs('officer', COMMUNE, 'dossier.consult')
  const [consultation = ''] = await province.inOneGo((ctx) => askConsultation(ctx, province, {
    publicId, viewer, units: [province.unit(ASKED).publicId], question: 'Có nợ bảo hiểm không?',
    legalBasis: 'Luật BHXH Đ.21', fields: [], knownFields: [], papers: [],
  }), { actorId: viewer.accountId })
  await alsoDone(consultation)
  for (const [nth, file] of files.entries()) {
    await province.inOneGo(async (ctx) => {
      await keepOfficeFile(ctx, { ...file, pages: 1, inert: [], reports: [] })
      return hearOutside(ctx, province, { consultation, word: {
        is: 'letter', documentId: `so-${String(nth)}`, subject: 'Ý kiến', files: [file],
        insteadOf: nth === 0 ? null : `so-${String(nth - 1)}`,
      } })
    })
  }
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  await desk.act('return-result', publicId, ['reception', `${COMMUNE}:one-stop`])
  await province.inOneGo((ctx) => closeIntoArchive(ctx, province, {
    publicId, unitIds: [province.unit(COMMUNE).id], reason: null,
  }), { actorId: 1n })
  await archive.pack()
  return (await archive.packages(publicId)).at(-1)
}

const membersOf = async (sha256: string) => {
  const bytes = await archive.bytes(sha256)
  const read = (start: number, end: number) => Readable.from([bytes.subarray(start, end + 1)])
  const members = await readZip(read, bytes.length)
  const contentOf = async (path: string) => {
    const member = members.find((one) => one.path === path)
    if (!member) throw new Error(`no ${path}`)
    return buffer(openMember(read, member))
  }
  return { paths: members.map(({ path }) => path), contentOf }
}

test('letters lie in the package byte for byte, replaced ones too, with the question that they answer', async () => {
  const letters = [letterOf('thứ nhất'), letterOf('thứ hai')]
  const made = await overWith(await Promise.all(letters.map(store)))
  expect(made).toMatchObject({ state: 'made', faults: [] })
  const { paths, contentOf } = await membersOf(made?.sha256 ?? '')
  const own = paths.filter((path) => path.startsWith('cong-van/'))
  expect(own).toEqual(['cong-van/01-tra-loi.pdf', 'cong-van/02-tra-loi.pdf'])
  for (const [nth, path] of own.entries())
    expect((await contentOf(path)).equals(letters[nth] ?? Buffer.of())).toBe(true)
  const said = JSON.parse((await contentOf('du-lieu/lay-y-kien.json')).toString()) as Record<string, unknown>[]
  expect(said).toMatchObject([{
    question: 'Có nợ bảo hiểm không?', legalBasis: 'Luật BHXH Đ.21', answer: 'in-writing',
    to: province.unit(ASKED).name,
    letters: [
      { documentId: 'so-0', path: own[0], endedAt: expect.any(String) as string },
      { documentId: 'so-1', path: own[1], endedAt: null },
    ],
  }])
  const manifest = (await contentOf('goi.xml')).toString()
  for (const letter of letters) {
    const sum = createHash('sha256').update(letter).digest('hex')
    expect(manifest).toMatch(new RegExp(`role="letter"[^>]*sha256="${sum}" signatures="none"`))
  }
})

test('what went to the agency lies in it as it went, and what the axis did not take does not', async () => {
  const packages = ['<edXML>đã gửi</edXML>', '<edXML>không gửi được</edXML>'].map((text) => Buffer.from(text))
  const made = await overWith([await store(letterOf('trả lời'))], async (consultation) => {
    for (const [nth, bytes] of packages.entries()) {
      const { sha256, size } = await store(bytes)
      const saidBy = { documentId: '000.00.00.H00,2021/06/25,7/LYK', said: Buffer.alloc(32, nth) }
      await province.inOneGo((ctx) => keepSentQuestion(ctx, { consultation, sha256, size, ...saidBy }))
      if (nth === 0) await province.inOneGo(async (ctx) => {
        await noteQuestionTaken(ctx.tx, saidBy, ctx.now)
        return ok(undefined)
      })
    }
  })
  expect(made).toMatchObject({ state: 'made', faults: [] })
  const { paths, contentOf } = await membersOf(made?.sha256 ?? '')
  expect(paths.filter((path) => path.startsWith('cong-van-di/'))).toEqual(['cong-van-di/01-7-lyk.edxml'])
  expect(await contentOf('cong-van-di/01-7-lyk.edxml')).toEqual(packages[0])
  const sum = createHash('sha256').update(packages[0] ?? '').digest('hex')
  expect((await contentOf('goi.xml')).toString()).toMatch(new RegExp(`role="sent-letter" mime="application/xml"[^>]*sha256="${sum}"`))
  expect(JSON.parse((await contentOf('du-lieu/lay-y-kien.json')).toString())).toMatchObject([{
    sent: [{ documentId: '000.00.00.H00,2021/06/25,7/LYK', path: 'cong-van-di/01-7-lyk.edxml' }],
  }])
})

test('a letter whose bytes are lost keeps the package from being made, and says that it is a letter', async () => {
  const letter = await store(letterOf('sẽ mất'))
  const made = await overWith([{ ...letter, sha256: createHash('sha256').update('khác').digest('hex') }])
  expect(made).toMatchObject({ state: 'faulty', faults: [{ code: 'file-lost', component: '@letter' }] })
})

test('of a dossier about which nobody was asked there is neither', async () => {
  const publicId = await archive.returned()
  await province.inOneGo((ctx) => closeIntoArchive(ctx, province, {
    publicId, unitIds: [province.unit(COMMUNE).id], reason: null,
  }), { actorId: 1n })
  await archive.pack()
  const { paths } = await membersOf((await archive.packages(publicId)).at(-1)?.sha256 ?? '')
  expect(paths.filter((path) => path.startsWith('cong-van/') || path.includes('lay-y-kien'))).toEqual([])
})
