/**
 * Need: who cannot go themselves sends somebody, and both are named; nobody is acted for without a paper, without
 * knowing of it, or for longer than they wish (BLDS 2015 Đ.562, 563, 569; TT 03/2025 form 01).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../kernel/result.ts'
import { listEventsOfDossier } from '../modules/audit/public.ts'
import {
  type Dossier, acceptDossier, endAuthorisation, findAuthorisation, findDossier, listComponents, listSlips, printSlip,
} from '../modules/dossiers/public.ts'
import { getPeople, openAccount, openSession, signInPolicyOf } from '../modules/identity/public.ts'
import { addBirthPapers, birthAnswers, register, signInAs, smallPdf, stepPath, walk } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { addressOf } from './procedure-facts.ts'
import { PERSON_COOKIE } from './visit.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** Women born in 1984, by numbers of the reserved range. */
const numberOf = (n: number) => `0001849901${String(n).padStart(2, '0')}`
const AUTHORISER = {
  'uq-ten': 'Phạm Thị Ủy', 'uq-sinh-ngay': '5', 'uq-sinh-thang': '9', 'uq-sinh-nam': '1984', 'uq-lap-ngay': '20',
  'uq-lap-thang': '6', 'uq-lap-nam': '2021',
} as const
/** As every self-made account of these tests. */
const BORN_1996 = { 'uq-sinh-ngay': '15', 'uq-sinh-thang': '4', 'uq-sinh-nam': '1996' } as const
const PAPER = { name: 'uq-van-ban', filename: 'uy-quyen.pdf', content: smallPdf('authorisation') }

/** Begins a birth registration for another person. Answers the address of the draft. */
async function begin(visitor: Visitor): Promise<string> {
  const birth = portal.rooms.catalogue.on('2021-06-25').find('khai-sinh')
  await visitor.open(`${birth ? addressOf(birth) : ''}/nop-ho-so`)
  const commune = portal.rooms.directory.on('2021-06-25').territories('xa')[0]?.publicId ?? ''
  await visitor.submit('/nop-ho-so', { noi: commune, cho: 'nguoi-khac' })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** What the declaration asks besides what was said before it. */
function answersOf(child: string): Record<string, string> {
  return Object.fromEntries(Object.entries(birthAnswers(portal, child)).filter(([name]) => name !== 'request.actsAs'))
}

/** A dossier that somebody (the nth self-made account) sends for the bearer of a number. */
async function sendFor(
  visitor: Visitor, n: number, authoriser: string, child: string, more: Record<string, string> = {},
): Promise<Dossier> {
  await begin(visitor)
  await visitor.upload('/uy-quyen', [PAPER], { ...AUTHORISER, 'uq-so': authoriser, ...more })
  await walk(visitor, answersOf(child))
  await addBirthPapers(visitor)
  if (visitor.page.path.startsWith('/dang-nhap')) await register(visitor, portal, n)
  await visitor.submit('/kiem-tra')
  const dossier = await findDossier(portal.rooms.db, visitor.page.path.split('/').at(-1) ?? '')
  if (!dossier) throw new Error(visitor.page.text.slice(0, 600))
  return dossier
}

/** Somebody whose card was seen at a counter, signed in; the record holds an address and a phone. */
async function checked(personalNumber: string): Promise<Visitor> {
  const machineNow = portal.rooms.machineClock.now()
  const { inOneGo } = portal.province
  const facts = {
    kind: 'citizen', personalNumber, fullName: 'Phạm Thị Ủy', birth: '1984-09-05', address: 'Thôn Kín Đáo',
    phone: '+84500000077',
  } as const
  const { accountId } = await inOneGo((ctx) => openAccount(ctx, { facts, machineNow }))
  const tokens: string[] = []
  const limits = signInPolicyOf(portal.rooms.directory.on('2021-06-25'), portal.rooms.hashCost).personSession
  await inOneGo(async (ctx) => {
    const session = await openSession(ctx, { accountId, how: 'code', device: 'test', limits, machineNow })
    if (session.ok) tokens.push(session.value.token)
    return session.ok ? ok(null) : session
  })
  const visitor = portal.visitor()
  visitor.remember(PERSON_COOKIE, tokens[0] ?? '')
  return visitor
}

async function accept(dossier: Dossier): Promise<void> {
  const section = portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.receive')
  await portal.province.inOneGo(
    (ctx) => acceptDossier(ctx, portal.rooms, { publicId: dossier.publicId, viewer }), { actorId: viewer.accountId },
  )
}

test('without the paper, the number or the birth one does not go on; what is wrong is said at once, and kept', async () => {
  const sister = portal.visitor()
  const draft = await begin(sister)
  expect(sister.page.path).toBe(`${draft}/uy-quyen`)
  await sister.upload('/uy-quyen', [], { 'uq-ten': 'Phạm Thị Ủy', 'uq-sinh-nam': '1984', 'uq-lap-nam': '2031' })
  expect(sister.page.status).toBe(422)
  const at = [...sister.page.html.matchAll(/<li><a href="#(uq-[\w-]+)">/g)].map(([, id]) => id)
  expect(at).toEqual(['uq-so', 'uq-sinh-ngay', 'uq-lap-ngay', 'uq-van-ban'])
  expect(new Map(sister.fieldsOf('/uy-quyen')).get('uq-ten')).toBe('Phạm Thị Ủy')
  // Nor around it: the check names the same, and nothing is sent.
  await sister.open(`${draft}/kiem-tra`) // leads to where one signs in, and back
  await register(sister, portal, 60)
  await sister.open(`${draft}/kiem-tra`)
  await sister.submit('/kiem-tra')
  expect(sister.page.status).toBe(422)
  for (const id of ['uq-so', 'uq-sinh-ngay', 'uq-lap-ngay']) expect(sister.page.html).toContain(`<a href="#${id}">`)
})

test('what is said of the authoriser stands in the declaration already, and the other way round', async () => {
  const sister = portal.visitor()
  const draft = await begin(sister)
  await sister.upload('/uy-quyen', [PAPER], { ...AUTHORISER, 'uq-so': numberOf(1) })
  expect(sister.page.path).toContain('/to-khai/')
  const seen = new Map<string, string>()
  await walk(sister, answersOf('Đỗ Văn Một'), ({ page }) => {
    for (const [, name = '', value = ''] of page.html.matchAll(
      /<input[^>]* name="(authoris[^"]+)"[^>]* value="([^"]*)"/g,
    ))
      seen.set(name, value)
    return false
  })
  expect(seen.get('authoriser.fullName')).toBe('Phạm Thị Ủy')
  expect(seen.get('authoriser.idNumber')).toBe(numberOf(1))
  // The paper is asked for once: among the papers it is there already.
  await sister.open(`${draft}/giay-to`)
  expect(sister.page.text).toContain('uy-quyen.pdf')
  // Whoever acts for oneself after all is asked nothing of it any more.
  await sister.open(`${draft}/uy-quyen`)
  await sister.upload('/uy-quyen', [], { cho: 'minh' })
  expect(sister.page.path).toContain('/to-khai/')
  expect((await sister.open(draft)).text).not.toContain('Người ủy quyền')
})

test('with the paper uploaded, the authoriser is only shown in the declaration, and is changed beside the paper', async () => {
  const sister = portal.visitor()
  const draft = await begin(sister)
  await sister.upload('/uy-quyen', [PAPER], { ...AUTHORISER, 'uq-so': numberOf(9) })
  await walk(sister, answersOf('Đỗ Văn Chín'), (one) => one.page.html.includes('name="authoriser.fullName"'))
  const { html } = sister.page
  expect(html).toMatch(/<input type="hidden" name="authoriser.fullName" value="Phạm Thị Ủy"/)
  expect(html).toContain(`href="${draft}/uy-quyen"`)
  // Nor does anybody change it around the page.
  const { target, fields } = sister.prepare(stepPath(sister))
  await sister.post(target, fields.map(([name, value]): [string, string] =>
    [name, name === 'authoriser.fullName' ? 'Phạm Thị Khác' : value]))
  await sister.open(`${draft}/kiem-tra`) // leads to where one signs in, and back
  await register(sister, portal, 59)
  const { text } = await sister.open(`${draft}/kiem-tra`)
  expect(text).toContain(`Phạm Thị Ủy, ${numberOf(9)}`)
  expect(text).toContain('05/09/1984')
  expect(text).not.toContain('Phạm Thị Khác')
})

test('both stand in the dossier, in the event and on form 01, with what was declared and nothing from the record', async () => {
  await checked(numberOf(2))
  const sister = portal.visitor()
  const dossier = await sendFor(sister, 61, numberOf(2), 'Đỗ Văn Hai')
  const [authoriser] = await getPeople(portal.rooms.db, [dossier.authoriserId ?? 0n])
  expect(authoriser?.personalNumber).toBe(numberOf(2))
  expect(dossier.applicantId).not.toBe(dossier.authoriserId)
  const [sent] = await listEventsOfDossier(portal.rooms.db, dossier.id, 9)
  expect([sent?.type, sent?.actorId, sent?.onBehalfOfId]).toEqual([
    'dossier.submitted', dossier.submittedBy, dossier.authoriserId,
  ])
  const { rows } = await sql`select for_person_id from audit.event where dossier_id = ${dossier.id}`.execute(portal.rooms.db)
  expect(rows).toEqual([{ forPersonId: dossier.authoriserId }])
  expect(await findAuthorisation(portal.rooms.db, dossier.id)).toMatchObject({
    fullName: 'Phạm Thị Ủy', signedOn: '2021-06-20', validTo: null, endedAt: null,
  })
  const filed = await listComponents(portal.rooms.db, dossier.id)
  expect(filed.filter(({ component, paperIds }) => component === 'giay-uy-quyen' && paperIds.length === 1))
    .toHaveLength(1)
  await accept(dossier)
  const [slip] = await listSlips(portal.rooms.db, dossier.id)
  const kept = JSON.stringify(slip?.data)
  expect(kept).toContain('Phạm Thị Ủy')
  expect(kept).toContain(numberOf(2))
  expect(kept).not.toMatch(/Thôn Kín Đáo|500000077/)
  if (slip) expect((await printSlip(slip, dossier, 'http://localhost')).length).toBeGreaterThan(1000)
  await sister.open(`/ho-so/${dossier.publicId}/uy-quyen`)
  expect(sister.page.text).toContain('Đang có hiệu lực')
  expect(sister.page.text).not.toMatch(/Thôn Kín Đáo|0500000077/)
})

test('the authoriser sees it and ends it before acceptance, pressed twice too; whoever acts does not, and nobody else', async () => {
  const aunt = await checked(numberOf(3))
  const sister = portal.visitor()
  const dossier = await sendFor(sister, 62, numberOf(3), 'Đỗ Văn Ba')
  const at = `/ho-so/${dossier.publicId}/uy-quyen`
  expect((await aunt.open('/ho-so')).text).toContain(dossier.number)
  // Whoever acts cannot end what was given to them; it stays as it is.
  expect((await sister.open(`${at}/cham-dut`)).path).toBe(at)
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 63)
  for (const path of [at, `${at}/cham-dut`, `/ho-so/${dossier.publicId}`])
    expect((await stranger.open(path)).status).toBe(404)
  await aunt.open(`${at}/cham-dut`)
  const { target, fields } = aunt.prepare('/cham-dut')
  const both = await Promise.all([aunt.post(target, fields), aunt.post(target, fields)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const after = await findDossier(portal.rooms.db, dossier.publicId)
  expect(after?.state).toBe('withdrawn')
  const ended = (await listEventsOfDossier(portal.rooms.db, dossier.id, 99)).filter(({ type }) =>
    type === 'dossier.authorisation-ended')
  expect(ended).toHaveLength(1)
  expect((await sister.open(at)).text).toContain('Người ủy quyền đã chấm dứt')
})

test('once it is accepted the authorisation is not ended here any more, and a self-made account never ends one', async () => {
  const aunt = await checked(numberOf(4))
  const sister = portal.visitor()
  const dossier = await sendFor(sister, 64, numberOf(4), 'Đỗ Văn Bốn')
  const at = `/ho-so/${dossier.publicId}/uy-quyen`
  await aunt.open(`${at}/cham-dut`)
  const old = aunt.prepare('/cham-dut')
  await accept(dossier)
  expect((await aunt.post(old.target, old.fields)).status).toBe(422)
  expect(aunt.page.text).toContain('vừa chuyển sang trạng thái khác')
  expect((await aunt.open(`${at}/cham-dut`)).path).toBe(at)
  // Anybody may claim a number: by it alone nobody sees or ends anything. The use case itself says no.
  const claimer = portal.visitor()
  const other = await sendFor(portal.visitor(), 65, '000196990066', 'Đỗ Văn Năm', BORN_1996)
  await claimer.open('/dang-nhap')
  await register(claimer, portal, 66)
  expect((await claimer.open('/ho-so')).text).not.toContain(other.number)
  expect((await claimer.open(`/ho-so/${other.publicId}/uy-quyen/cham-dut`)).status).toBe(404)
  const viewer = { ...portal.province.citizen(await portal.province.aPerson(7), 'dossier.withdraw') }
  await expect(portal.province.inOneGo((ctx) => endAuthorisation(ctx, portal.rooms, {
    publicId: other.publicId, viewer: { ...viewer, personId: other.applicantId },
  }))).rejects.toThrow('dossier-unknown')
})

test('one’s own number is nobody else’s, and a claim of one does not change who it is', async () => {
  const sister = portal.visitor()
  await begin(sister)
  await sister.upload('/uy-quyen', [PAPER], {
    ...AUTHORISER, ...BORN_1996, 'uq-so': '000196990067',
  })
  await walk(sister, answersOf('Đỗ Văn Sáu'))
  await addBirthPapers(sister)
  await register(sister, portal, 67)
  await sister.submit('/kiem-tra')
  expect(sister.page.status).toBe(422)
  expect(sister.page.text).toContain('Người ủy quyền là chính bạn')
})

test('the next person at the same browser finds nothing of the authoriser', async () => {
  const browser = portal.visitor()
  const draft = await begin(browser)
  await browser.upload('/uy-quyen', [PAPER], { ...AUTHORISER, 'uq-so': numberOf(8) })
  await browser.open(`${draft}/kiem-tra`) // leads to where one signs in, and back
  await register(browser, portal, 68)
  await browser.open(`${draft}/uy-quyen`)
  await browser.submit('/dang-xuat')
  await browser.open(`${draft}/uy-quyen`)
  expect(browser.page.path).toMatch(/^\/dang-nhap/)
  expect(browser.page.text).not.toContain('Phạm Thị Ủy')
  await register(browser, portal, 69)
  expect((await browser.open(`${draft}/uy-quyen`)).status).toBe(404)
  await browser.submit('/dang-xuat')
  await signInAs(browser, portal, 68)
  expect((await browser.open(`${draft}/uy-quyen`)).html).toContain('Phạm Thị Ủy')
})
