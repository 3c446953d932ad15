/**
 * Need: whoever declares online may sign on the screen, by a drawing or a typed name, and the paper says which (P1.1).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawing } from '../../test/drawing.ts'
import {
  addBirthPapers, beginBirth, birthAnswers, register, smallPdf, stepPath, walk,
} from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** At the last step of the declaration, where somebody signs. */
async function toSignature(visitor: Visitor): Promise<string> {
  const draft = await beginBirth(visitor, portal)
  await walk(visitor, birthAnswers(portal), (one) => one.offers('requester.signature.typed'))
  return draft
}

const PLEDGES = { 'declaration.truthful': 'true', 'declaration.dataUse': 'true' }
const pictureOf = ({ page }: Visitor) => /<img src="(\/nop-ho-so\/[^"]+\/anh\/[^"]+)"/.exec(page.html)?.[1] ?? ''

test('a drawing is kept as a paper of the draft, shown to its owner alone, and taken away again', async () => {
  const mother = portal.visitor()
  const draft = await toSignature(mother)
  const here = stepPath(mother)
  await mother.submit(here, { ...PLEDGES, 'requester.signature.png': drawing(120) })
  expect(mother.page.status).toBe(200)
  await mother.open(here)
  expect(mother.offers('requester.signature.typed')).toBe(false)
  const picture = pictureOf(mother)
  const shown = await mother.open(picture)
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png'])
  const stranger = portal.visitor()
  await stranger.open('/')
  expect((await stranger.open(picture)).status).toBe(404)

  // Another save of the same step without a drawing keeps it; the papers page does not ask for it.
  await mother.open(here)
  await mother.submit(here, PLEDGES)
  expect(mother.page.path).toBe(`${draft}/giay-to`)
  expect(mother.page.text).not.toContain('chu-ky.png')
  await mother.open(here)
  expect(pictureOf(mother)).toBe(picture)
  const { target, fields } = mother.prepare(here, PLEDGES)
  await mother.post(target, [...fields, ['_clear', 'requester.signature']])
  expect([mother.page.path, mother.offers('requester.signature.typed')]).toEqual([here, true])
  expect((await mother.open(picture)).status).toBe(404)
})

/** The drawings that lie in the store, each with whether its bytes are there. */
async function drawings(): Promise<boolean[]> {
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256, 'hex') as hash from documents.upload where name = 'chu-ky.png' order by id`
      .execute(portal.rooms.db)
  return Promise.all(rows.map(({ hash }) => portal.rooms.storage.has(hash)))
}

test('a drawing that is drawn anew or wiped is gone at once, row and bytes; the same again stores nothing', async () => {
  const mother = portal.visitor()
  await toSignature(mother)
  const here = stepPath(mother)
  const before = await drawings()
  const { target, fields } = mother.prepare(here, PLEDGES)
  const saved = fields.filter(([name]) => name !== 'requester.signature.png')
  const save = (picture: string) => mother.post(target, [...saved, ['requester.signature.png', picture]])
  await save(drawing(61))
  const [first = ''] = await newest()
  expect(await drawings()).toEqual([...before, true])
  await save(drawing(61))
  expect([await newest(), await drawings()]).toEqual([[first], [...before, true]])
  for (const width of [63, 67, 71, 73, 79]) await save(drawing(width))
  expect(await drawings()).toEqual([...before, true])
  const [last = ''] = await newest()
  expect([last === first, await portal.rooms.storage.has(first), await portal.rooms.storage.has(last)])
    .toEqual([false, false, true])
  // Two at once, one with what is there and one with another: whichever comes later, one is left and it is there.
  await Promise.all([save(drawing(79)), save(drawing(83)), save(drawing(79)), save(drawing(89))])
  expect(await drawings()).toEqual([...before, true])
  await mother.open(here)
  const wipe = mother.prepare(here, PLEDGES)
  const [left = ''] = await newest()
  await mother.post(wipe.target, [...wipe.fields, ['_clear', 'requester.signature']])
  expect([await drawings(), await portal.rooms.storage.has(left)]).toEqual([before, false])
})

/** The hash of the drawing that came last. */
async function newest(): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256, 'hex') as hash from documents.upload where name = 'chu-ky.png' order by id desc limit 1`
    .execute(portal.rooms.db)
  return rows.map(({ hash }) => hash)
}

test('what was drawn is sent along, listed, and printed in the place of the signature', async () => {
  const mother = portal.visitor()
  const draft = await toSignature(mother)
  const plain = (await mother.open(`${draft}/to-khai.pdf`)).html.length
  await walkToSignature(mother, draft)
  await mother.submit(stepPath(mother), { ...PLEDGES, 'requester.signature.png': drawing(150) })
  const signed = await mother.open(`${draft}/to-khai.pdf`)
  expect(signed.status).toBe(200)
  expect(signed.html.length).not.toBe(plain)
  expect(signed.html).toContain('/Subtype /Image')
  await mother.open(`${draft}/giay-to`)
  await addBirthPapers(mother)
  await register(mother, portal, 31)
  expect(mother.page.text).toContain('Đã vẽ chữ ký trên màn hình')
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  // Under a name of its own, behind every paper; not as if it were the declaration.
  const papers = [...mother.page.html.matchAll(/<div class="paper"><p><strong>([^<]+)<\/strong>.*?<\/div>/gs)]
  expect(papers.at(-1)?.[1]).toBe('Chữ ký vẽ trên màn hình')
  expect(papers.filter(([one]) => one.includes('chu-ky.png')).map(([, name]) => name)).toEqual(
    ['Chữ ký vẽ trên màn hình'],
  )
  const dossier = mother.page.path.split('/').at(-1) ?? ''
  expect((await mother.open(`/ho-so/${dossier}/to-khai.pdf`)).html).toContain('/Subtype /Image')
})

async function walkToSignature(visitor: Visitor, draft: string) {
  await visitor.open(draft)
  const pages = [...visitor.page.html.matchAll(/href="(\/nop-ho-so\/[^"]+\/to-khai\/[^"]+)"/g)].map(([, path]) => path
    ?? '')
  await visitor.open(pages.at(-1) ?? '')
  await walk(visitor, birthAnswers(portal), (one) => one.offers('requester.signature.png'))
}

test('a typed name needs neither script nor dragging, and is told as typed', async () => {
  const mother = portal.visitor()
  await toSignature(mother)
  await mother.submit(stepPath(mother), { ...PLEDGES, 'requester.signature.typed': ' Nguyễn  Thị Mẫu ' })
  await addBirthPapers(mother)
  await register(mother, portal, 32)
  expect(mother.page.text).toContain('Gõ họ tên thay chữ ký: Nguyễn Thị Mẫu')
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
})

test('nobody has to sign; an empty box says so, and another upload signs nothing', async () => {
  const mother = portal.visitor()
  const draft = await toSignature(mother)
  const here = stepPath(mother)
  await mother.submit(here, { ...PLEDGES, 'requester.signature.png': 'data:image/png;base64,aGVsbG8=' })
  expect([mother.page.status, mother.page.path]).toEqual([422, here])
  expect(mother.page.text).toContain('Chưa nhận được chữ ký đã vẽ.')
  await mother.submit(here, { ...PLEDGES, 'requester.signature.png': `data:image/png;base64,${'A'.repeat(2_000_000)}` })
  expect([mother.page.status, mother.page.path]).toEqual([422, here])
  expect(mother.page.text, 'too large to be taken').toContain('Chưa nhận được chữ ký đã vẽ.')
  await mother.submit(here, PLEDGES)
  await mother.upload('/giay-to/giay-chung-sinh', [
    { name: 'tep', filename: 'giay-chung-sinh.pdf', content: smallPdf('another paper of the draft') },
  ])
  const upload = /name="tep" value="([^"]+)"/.exec(mother.page.html)?.[1] ?? ''
  await mother.open(here)
  await mother.submit(here, { ...PLEDGES, 'requester.signature.id': upload })
  await mother.open(here)
  expect([upload.length, pictureOf(mother), mother.offers('requester.signature.typed')]).toEqual([36, '', true])
  expect((await mother.open(`${draft}/to-khai.pdf`)).html).not.toContain('/Subtype /Image')
})

test('the page before starting counts the parts like the first page of the way', async () => {
  const mother = portal.visitor()
  await mother.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(mother.page.html)?.[1] ?? ''
  const told = /(\d+) phần cùng bước kiểm tra/.exec((await mother.open(`${link}/nop-ho-so`)).text)?.[1]
  await beginBirth(mother, portal)
  const [, nth, count, page, pages] =
    /Phần (\d+) trong (\d+) · Trang (\d+) trong (\d+) của phần này/.exec(mother.page.text) ?? []
  expect([nth, count, page]).toEqual(['1', told, '1'])
  expect(Number(pages)).toBeGreaterThan(1)
})

test('members of a household sign in their row by their name, or on the print', async () => {
  const owner = portal.visitor()
  await owner.open('/tim-thu-tuc?q=ho+kinh+doanh')
  const link =
    /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký thành lập hộ kinh doanh</.exec(owner.page.html)?.[1] ?? ''
  await owner.open(`${link}/nop-ho-so`)
  const communes = portal.rooms.directory.on('2021-06-25').territories('huyen')
  await owner.submit('/nop-ho-so', { noi: communes[0]?.publicId ?? '' })
  const draft = owner.page.path.split('/').slice(0, 3).join('/')
  await sql`update dossiers.draft set answers = answers || '{"business.founderKind": "thanh-vien-ho"}'
    where token = ${draft.split('/').at(-1)}`.execute(portal.rooms.db)
  await owner.open(`${draft}/to-khai/thue/6`)
  const [name, birth] = ['business.members[0].fullName', 'business.members[0].birthDate']
  const signed = 'business.members[0].signature'
  expect(owner.page.text).toContain('tự gõ đầy đủ họ tên thay chữ ký')
  const { target, fields } = owner.prepare(stepPath(owner), {
    [name]: 'Lê Văn Thử', [`${birth}.day`]: '1', [`${birth}.month`]: '2', [`${birth}.year`]: '1990',
    [`${signed}.typed`]: 'Lê Văn Thử',
  })
  // A drawing of nobody's, named by hand, signs nothing.
  await owner.post(target, [...fields, [`${signed}.id`, crypto.randomUUID()]])
  await owner.open(`${draft}/to-khai/thue/6`)
  expect(new Map(owner.fieldsOf(stepPath(owner))).get(`${signed}.typed`)).toBe('Lê Văn Thử')
  const { rows } = await sql<{ members: unknown }>`
    select answers -> 'business.members' as members from dossiers.draft where token = ${draft.split('/').at(-1)}`
    .execute(portal.rooms.db)
  expect(rows[0]?.members).toMatchObject([{ signature: { id: 'typed', name: 'Lê Văn Thử' } }])
})
