/** Need: whoever lost the line tries again, and finds one deed and not two, nor the secrets of the first (ADR 0021). */
import { randomUUID } from 'node:crypto'
import { type Acted, ActionBodies } from '@motcua/contracts/dossier-actions.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyHashOf } from '../../src/modules/audit/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { CRITERION, DECISION, clearanceFor, nextUncleared } from './clearances.ts'
import { DEED_BODIES, REASON } from './deed-bodies.ts'
import { FACTOR_BODIES } from './factor-bodies.ts'
import { packageOf } from '../sample-package.ts'
import { A_TABLE, CASH_BODIES, CODES_TABLE, EXCHANGE_BODIES, OFFLINE_BODIES, OF_FILES, SHEET } from './walked-bodies.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { type Office, STAFF_ROLES, asRole, officesOf, spareOf, staffOffices } from './offices.ts'
import { rowCounts, storedRows } from './stored.ts'
import { type ExpectedRoute, type Things, askOffice, chargeOf, expectedRoutes, handIn } from './walked.ts'

/** Change nothing; and what they answer about people would be a second register if it were kept (ADR 0021). */
const WITHOUT_KEY = [
  'POST /api/people/search', 'POST /api/dossiers/search', 'POST /api/dossiers/file', 'POST /api/staff/search',
  'POST /api/dossiers/control-slips', 'POST /api/dossiers/declarations', 'POST /api/tracking/:number/proof',
  'POST /api/procedures/:id/declaration-check', 'POST /api/dossiers/:id/declaration-showing', 'POST /api/intakes/:id/residence-check',
  'POST /api/dossiers/:id/declaration-print', 'POST /api/designs/process-check', 'POST /api/designs/decision-check',
  'POST /api/designs/decision-try', 'POST /api/designs/step-preview', 'POST /api/packages/:id/trial',
  'POST /api/processes/preview', 'POST /api/procedures/:id/fees', 'POST /api/payments/callback', 'POST /api/open/v1/token', 'POST /api/post/callback', 'POST /api/citizen-screens/:id/showing', 'POST /api/offline/files', 'POST /api/offline/commands',
  ...Object.keys(FACTOR_BODIES).filter((route) => route.startsWith('POST /api/session/')),
]
/** Done twice they do no harm, so the key may be left out; each has tests of its own below. */
const OPTIONAL = ['POST /api/session', 'POST /api/session/password', 'POST /demo/clock', 'POST /api/offline/enrolment']
const keyOf = ({ method, route }: ExpectedRoute) => `${method} ${route}`
const POSTS = expectedRoutes().filter(({ method }) => method === 'POST')
/** To close an account is the last thing done to it. What programs send by a token is in open-api.db.test.ts. */
const KEYED = POSTS.filter((one) => ![...WITHOUT_KEY, ...OPTIONAL].includes(keyOf(one)) && !one.route.startsWith('/api/open/')).sort(
  (a, b) => Number(a.route.endsWith('/closing')) - Number(b.route.endsWith('/closing')),
)
let http: HttpServer
let commune: Office
let clerk: Caller
/** Of a dossier that another commune received. */
let elsewhere: string
let things: Omit<Things, 'staff'> & { readonly staff: string; readonly account: string }
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune] = offices as [Office]
  clerk = await asRole(http, 'reception', 'commune')
  const handed = await handIn(http, commune, 0)
  const other = offices[1] as Office
  const there = await handIn(http, other, 1)
  elsewhere = there.number
  const consultation = await askOffice(http, other, there, commune)
  things = { ...handed, consultation, account: (await openPerson(clerk, 810)).body.id, staff: await publicIdOf(spareOf('commune')) }
})
afterAll(async () => http.stop())

const publicIdOf = async (username: string) =>
  (await storedRows<{ id: string }>(
    http, sql`select public_id as id from identity.account where username = ${username}`,
  ))[0]?.id
    ?? ''
describe('the OpenAPI document', () => {
  interface Operation {
    readonly description?: string
    readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  }
  test('declares it for every POST, or says why there is none', async () => {
    const { paths } =
      JSON.parse((await clerk.call('GET', '/docs/json')).text) as { paths: Record<string, Record<string, Operation>> }
    const posts = Object.entries(paths).flatMap(
      ([path, { post }]) => post ? [{ key: `POST ${path.replace(/\{(\w+)\}/g, ':$1')}`, post }] : [],
    )
    expect(posts.map(({ key }) => key).sort()).toEqual(POSTS.map(keyOf).sort())
    expect(posts.length).toBeGreaterThan(45)
    for (const { key, post: { parameters = [], description = '' } } of posts) {
      const declared = parameters.find(({ name, in: place }) => name === 'idempotency-key' && place === 'header')
      const expected = WITHOUT_KEY.includes(key) ? undefined : !OPTIONAL.includes(key)
      expect([key, declared && (declared.required ?? false)]).toEqual([key, expected])
      if (expected === undefined)
        expect([key, description]).toEqual([key, expect.stringContaining('takes no Idempotency-Key')])
    }
  })
})

/** Whoever has the right, with what the route takes. */
async function askedOf({ route, cells, object }: ExpectedRoute): Promise<{
  caller: Caller; username: string; url: string; body: object; version?: number
}> {
  const role = STAFF_ROLES.find((one) => cells[one] === 'own' || cells[one] === 'any') ?? 'reception'
  const noun = /^\/api\/dossiers\/:id\/(.+)$/.exec(route)?.[1] ?? ''
  const isDeed = noun in ActionBodies
  const id = object === 'package' ? await packageFor(route) : object === 'person' && !route.endsWith('/showing')
    ? things.account
    : object === 'none' ? await madeFor(route) : things[object as 'dossier']
  const made = route.startsWith('/api/clearances/') ? await clearanceFor(http, route) : id
  return {
    caller: await asRole(http, role, 'commune'), username: `only.${role.replaceAll('_', '-')}.commune`,
    url: route.replace(':id', made),
    body: isDeed ? DEED_BODIES[noun] ?? {} : await bodyOf(route), ...(isDeed || /^(scans|scan-signatures|paper-corrections|result-content)$/.test(noun) || noun.startsWith('consultation')) && { version: 1 },
  }
}

/** Days of their own, a month each time, so that none are noted twice. */
let months = 0
function nextDays(): { readonly from: string; readonly to: string } {
  const month = `${String(2022 + Math.floor(months / 12))}-${String(months % 12 + 1).padStart(2, '0')}`
  months += 1
  return { from: `${month}-03`, to: `${month}-04` }
}

/** What is kept by day is made first, to be ended. */
async function madeFor(route: string): Promise<string> {
  const noun = /^\/api\/(absences|stand-ins|assignment-rules|duties\/exceptions)\/:id\/ending$/.exec(route)?.[1]
  if (noun === undefined) return randomUUID()
  const role = noun === 'assignment-rules' ? 'one_stop_head' : noun.startsWith('duties') ? 'system_admin' : 'reception'
  const caller = await asRole(http, role, 'commune')
  const made = await caller.call('POST', `/api/${noun}`, { body: await bodyOf(`/api/${noun}`) })
  return (made.body as unknown as { ids: string[] }).ids[0] ?? ''
}

let procedureOfPackage = ''
/** A package of its own for each deed, standing where the deed may be done. */
async function packageFor(route: string): Promise<string> {
  const editor = await asRole(http, 'system_admin', 'commune')
  const procedure = `goi-${randomUUID().slice(0, 8)}`
  procedureOfPackage = procedure
  const { body: { id } } = await editor.call('POST', '/api/packages', {
    body: { from: 'nothing', procedure, name: 'Thử' },
  })
  const content = packageOf(procedure, { code: null })
  await editor.call('POST', `/api/packages/${id}/revision`, { body: { basedOn: 1, package: content } })
  const isReviewed = /(return|publication)$/.test(route)
  if (isReviewed) await editor.call('POST', `/api/packages/${id}/submission`, { body: { revision: 2, note: '' } })
  return id
}

const ACCEPTED = ['/code', ...[0, 1, 2, 3].map((nth) => `/content/steps/${String(nth)}/role`)]
  .map((pointer, nth) => ({ code: nth === 0 ? 'code-missing' : 'role-without-staff', pointer, reason: 'Thử' }))
async function bodyOf(route: string): Promise<object> {
  const [number, phone, unitId, agencyId] = ['000196990810', '0500000061', commune.seats.reception.publicId, commune.seats.agency_head.publicId]
  const unitElsewhere = officesOf(http)[1]?.seats.officer.publicId ?? ''
  const whoReceives = await asRole(http, 'reception', 'commune')
  const days = nextDays()
  const bodies: Readonly<Record<string, object>> = {
    '/api/people': { kind: 'citizen', fullName: 'Trần Thị Mẫu', number: '000196990811', birth: '1996', sex: 'nu' },
    '/api/people/phone-code': { phone },
    '/api/people/:id/raising': { fullName: 'Nguyễn Thị Mẫu', number, birth: '1996-04-15', phone, code: '000000' },
    '/api/people/:id/phone': { number, phone, code: '000000' },
    '/api/people/:id/showing': { field: 'number', ...REASON },
    '/api/staff': { username: 'moi.den', fullName: 'Đỗ Thị Mới', position: 'Công chức', unitId },
    '/api/staff/:id/role': { role: 'reception', unitId, validFrom: '2021-06-25' },
    '/api/staff/:id/role-end': { role: 'reception', unitId, from: '2021-06-25' },
    '/api/entries': { kind: 'announcement', content: { title: 'Nghỉ', body: 'Nghỉ lễ.' } },
    '/api/entries/:id/version': { basedOn: 1, content: { title: 'Nghỉ', body: 'Nghỉ lễ.' } },
    '/api/entries/:id/publication': { version: 2, from: '2021-06-25' }, '/api/entries/:id/end': { from: '2021-06-25' },
    '/api/packages': { from: 'nothing', procedure: 'goi-lap-lai', name: 'Thử' },
    '/api/packages/:id/revision': { basedOn: 2, package: packageOf(procedureOfPackage, { code: '1.999902' }) },
    '/api/packages/:id/submission': { revision: 2, note: '' },
    '/api/packages/:id/return': { revision: 2, note: 'Thiếu căn cứ' },
    '/api/packages/:id/publication': { revision: 2, from: '2021-06-25', accepted: ACCEPTED },
    '/api/packages/:id/drop': { revision: 2, note: '' },
    '/api/incidents/:id/retrial': { tokenId: 1, variables: {} },
    '/api/incidents/:id/skipping': { tokenId: 1, variables: {} },
    '/api/processes/messages': { name: 'khong-ai-cho' },
    '/api/dossiers/:id/register-reports': { field: 'requester.fullName', text: 'Sai dấu' }, '/api/register-reports/:id/answer': { outcome: 'stays', reason: 'Đúng' }, '/api/register-reports/:id/showing': { reason: 'Tra cứu' }, '/api/correction-requests/:id/answer': { reason: 'Đúng' }, '/api/rollouts/:id/decision': { isApproved: false, note: '' }, '/api/calendar-corrections/:id/decision': { isApproved: false, note: '' },
    '/api/webhooks/:id/resending': { message: randomUUID() }, '/api/clients/:id/revocation': { reason: 'Hết hợp đồng' }, '/api/clients': { name: 'Thử', unitId: agencyId, kind: 'key', scopes: ['dossier.read'], validUntil: new Date(new Date().getTime() + 86_400_000).toISOString() }, '/api/webhooks': { unitId: agencyId, address: 'https://8.8.8.8/nhan', kinds: ['dossier.issued'] }, '/api/maintenance': { startsAt: '2021-07-20T15:00:00Z', endsAt: '2021-07-20T17:00:00Z', effect: 'Không nộp được' }, '/api/maintenance/:id/ending': { note: 'Không cần nữa' }, '/api/calendar-corrections': { holiday: { day: '2021-06-28', name: 'Nghỉ bù' }, basis: 'Thông báo' },
    '/api/archive/packages': { dossierId: randomUUID() }, '/api/archive/batches': { packages: [randomUUID()] }, '/api/archive/batches/:id/receipt': { refused: [] }, '/api/archive/packages/:id/hold': { reason: 'a' }, '/api/archive/packages/:id/hold-end': { reason: 'a' }, '/api/archive/destructions': { packages: [randomUUID()], reason: 'a' }, '/api/archive/destructions/:id/decision': { isApproved: false, note: '' }, '/api/backlog/declaration': { unitId: agencyId, documentType: 'cccd', amount: 1, asOf: '2021-06-25' }, '/api/backlog/import': { unitId: agencyId, documentType: 'cccd', content: A_TABLE, isTrial: false }, '/api/backlog/packages': { unitId: agencyId, documentType: 'cccd', most: 1 }, '/api/backlog/packages/:id/signatures': {}, '/api/backlog/items/:id/scan': { upload: randomUUID() }, '/api/backlog/items/:id/indexing': { number: '1', issuedOn: '2019-12-03', validTo: null, ownerName: 'Nguyễn Mẫu', ownerNumber: '000199990001' }, '/api/backlog/items/:id/check': { isRight: false, reason: 'Sai' }, '/api/document-types/alias': { type: 'cccd', kind: 'name', text: 'Căn cước', from: '2021-06-25' },
    '/api/document-type-aliases/:id/end': { from: '2021-06-26' }, '/api/rollouts': { sectionId: unitId, from: '2021-07-01', decisionNumber: '1/QĐ', decidedOn: '2021-06-01' },
    '/api/process-migrations': { from: randomUUID(), to: randomUUID(), mapping: {} },
    '/api/successions/:id/role-confirmation': { unitId },
    '/api/presumptions/:id/settlement': { version: 1, sectionId: unitId, unitId },
    '/api/clearances/:id/criterion': CRITERION, '/api/clearances/:id/decline': { reason: 'Chưa đủ' },
    '/api/clearances/:id/approval': DECISION,
    '/api/clearances/:id/stage': { stage: 'pilot', from: '2021-06-25', reason: 'Thử', unitIds: [unitId] },
    '/api/clearances/:id/revocation': { from: '2021-06-25', reason: 'Kết nối bị ngắt' },
    '/api/support': { screen: '/danh-sach', text: 'Không thấy hồ sơ' },
    '/api/support/:id/answer': { text: 'Đã xem' }, '/api/support/:id/passing-on': { text: 'Nhờ sở' },
    '/api/saved-views': { name: 'Hạn hôm nay', asked: { list: 'unit' } },
    '/api/dossiers/:id/follow-up': { onDay: '2021-06-30' }, '/api/shift/hand-over': { toId: null }, '/api/staff/:id/closing': { username: spareOf('commune') }, '/api/staff/:id/factor-reset': { reason: 'Mất điện thoại' }, '/api/staff/:id/subject': { subject: 'cb-0001' },
    '/api/dossiers/bulk': { deed: 'approval', body: {}, rows: [{ id: randomUUID(), version: 1 }] },
    '/api/dossiers/:id/result-ends': { kind: 'revoked', decisionNumber: '1/QĐ', decisionDay: '2021-06-25', reason: 'Sai' },
    '/api/dossiers/:id/result-end-withdrawal': { end: randomUUID(), note: '' }, '/api/dossiers/:id/conversions': {}, '/api/dossiers/:id/result-end-decision': { end: randomUUID(), isConfirmed: false, note: '' },
    '/api/dossiers/:id/talk': { circle: 'units', text: 'Cho hỏi thêm.' }, '/api/dossiers/:id/fees': { facts: {}, why: 'Đếm lại' }, '/api/dossiers/:id/charge-amount': { charge: await chargeOf(http, things.dossier), amount: 1_000, why: 'Thông báo' },
    '/api/dossiers/:id/opinion': { deed: 'proposal', fields: { note: 'Đủ.' }, revision: 0 },
    '/api/intake-sheets/:id': {
      officerId: (await whoReceives.call('GET', '/api/session')).body.id, sheet: SHEET, revision: 0,
    },
    '/api/queue/seat': { unitId, counter: 1 }, '/api/queue/seats/ending': { unitId, counter: 1 }, '/api/queue/closings': { unitId, why: 'Mất điện', endsWaiting: false }, '/api/queue/closings/ending': { unitId }, '/api/queue/hall-rules': { unitId, from: '2021-07-01', basis: 'Thông báo 1', seen: '', quickMinutes: null, services: [{ code: null, digit: 1, name: 'Nộp', nameEn: 'Hand in', minutes: 5 }], counters: [{ number: 1, services: [0], isQuick: false }] }, '/api/queue/next': { current: null }, '/api/queue/turns/:id/pass-on': { counter: 1 }, '/api/queue/devices': { unitId, name: 'Máy lấy số' }, '/api/citizen-screens': { unitId, name: 'Màn hình' }, '/api/queue/appointments': { sectionId: unitId, service: 'nop-ho-so', procedureId: http.province.catalogue.on('2021-06-25').list()[0]?.publicId, startsAt: '2021-06-28T01:00:00.000Z', caller: { fullName: 'Nguyễn Thị Mẫu', phone: '0500000001' } }, '/api/queue/appointments/:id/time': { startsAt: '2021-06-28T01:00:00.000Z' }, '/api/queue/duties': { unitId, accountId: randomUUID(), counter: 1, day: '2021-06-25', begins: 450, ends: 690 }, '/api/queue/duties/:id/change': { counter: 1, begins: 450, ends: 690 }, '/api/queue/roster-weeks': { unitId, from: '2021-06-21', to: '2021-06-28' }, '/api/absences': days,
    '/api/stand-ins': {
      standInId: await publicIdOf('only.one-stop-head.commune'), places: [{ role: 'reception', unitId }], ...days,
    },
    '/api/reassignments': { fromId: await publicIdOf('only.reception.commune'), to: 'queue' },
    '/api/assignment-rules': {
      unitId, role: 'reception', prefersLast: true, goesBy: 'load', officers: [], ...days,
    },
    '/api/duties/exceptions': {
      rule: 'propose-approve', unitId, reason: 'Xã chỉ có một công chức phụ trách.', ...days,
    },
    '/api/dossiers/:id/consultations': {
      units: [unitElsewhere], question: 'Có vướng mắc gì không?', legalBasis: 'NĐ 61/2018 Đ.19', fields: [], papers: [],
    },
    ...CASH_BODIES, '/api/dossiers/:id/charge-cancellation': { charge: await chargeOf(http, things.dossier), why: 'Tính nhầm' }, '/api/payments/statements': { unitId, content: Buffer.from('Ngày,Mã giao dịch,Số tiền,Nội dung\n25/06/2021,FT1,5000,a\n').toString('base64') }, ...OFFLINE_BODIES, ...EXCHANGE_BODIES, '/api/offline/devices': { unitId, name: 'Máy' }, '/api/document-types/national-codes': { content: CODES_TABLE, isTrial: false }, '/api/intakes': { sheetId: randomUUID(), applicantId: things.person, procedureId: http.province.catalogue.on('2021-06-25').find(commune.procedure)?.publicId }, '/api/scan-tray/:id/putting-away': REASON, '/api/dossiers/:id/scan-signatures': {}, '/api/dossiers/:id/result-content': { content: { 'child.fullName': 'Nguyễn Thị Nụ' } }, ...OF_FILES, '/api/post/manifests': { sectionId: unitId, way: 'to-post' }, '/api/dossiers/:id/paper-corrections': { paper: randomUUID(), said: { number: '1' }, reason: 'Nhập sai' },
    '/api/dossiers/:id/scans': { components: [{ component: 'giay-chung-sinh', files: [randomUUID()] }] },
    '/api/dossiers/:id/consultation-hearing': { consultations: [randomUUID()] },
    '/api/dossiers/:id/consultation-withdrawal': { consultation: randomUUID(), reason: 'Không cần nữa' },
    '/api/consultations/:id/typed': { opinion: null, reasons: 'Đang xem sổ.', competentName: '' },
    '/api/consultations/:id/answer': { opinion: 'agrees', reasons: '', competentName: '' },
    '/api/opinion-templates': { name: 'Đủ điều kiện', text: 'Hồ sơ {ma_ho_so} đủ điều kiện.' },
  }
  if (route === '/api/opinion-templates/ending') {
    const whoever = await asRole(http, 'one_stop_head', 'commune')
    const { body: { id } } = await whoever.call('POST', '/api/opinion-templates', {
      body: { name: randomUUID(), text: 'a' },
    })
    return { id }
  }
  if (route === '/api/clearances') return { procedureId: nextUncleared(http).publicId, reason: 'Dữ liệu đã có' }
  if (route === '/api/collections') return { number: elsewhere, digits: '0001' }
  if (route !== '/api/dossiers') return bodies[route] ?? {}
  const procedure = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  return intakeBody(clerk, procedure?.publicId ?? '', things.account)
}

/** As if this account had sent something under the key before. */
async function putThrough(username: string, key: string, hash: Buffer, answer: object = {}): Promise<void> {
  await storedRows(http, sql`insert into audit.request (actor_id, id, body_hash, status, answer, at)
    select id, ${key}, ${hash}, 200, ${JSON.stringify(answer)}::jsonb, '2021-06-25T02:00:00Z' from identity.account where username = ${username}`)
}

async function send(asked: Awaited<ReturnType<typeof askedOf>>, key: string | null): Promise<Got> {
  const { caller, url, body, version } = asked
  if (url === '/api/entry-files')
    return upload(caller, Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBước một\n'), { key, url })
  return ['/api/files', '/api/inquiry-files'].includes(url) ? upload(caller, pdfOf('the same'), { key, url }) : caller.call('POST', url, {
    body, key, ...version !== undefined && { version },
  })
}

describe('each POST', () => {
  test.each(KEYED)('$route wants a key', async (route) => {
    const asked = await askedOf(route)
    const before = await rowCounts(http)
    for (const key of [null, 'no-uuid']) {
      expect(await send(asked, key)).toMatchObject({
        status: 400, body: { code: 'body-invalid', errors: [{ pointer: '/idempotency-key' }] },
      })
    }
    expect(await rowCounts(http)).toEqual(before)
  })

  test.each(KEYED)('$route refuses one that came with something else', async (route) => {
    const [asked, key] = [await askedOf(route), randomUUID()]
    await putThrough(asked.username, key, bodyHashOf('POST /something/else', { a: 1 }))
    const before = await rowCounts(http)
    const { status, body } = await send(asked, key)
    expect([status, body.code]).toEqual([422, 'request-reused'])
    expect(await rowCounts(http)).toEqual(before)
  })

  // A code that came by phone is good once, so these two are asked for an answer that was kept.
  const BY_CODE = ['/api/people/:id/raising', '/api/people/:id/phone']
  const isKept = ({ route, object }: ExpectedRoute) =>
    object === 'dossier' && !/\/(opinion|follow-up|fees|charges|charge-(?:amount|cancellation))$/.test(route) || BY_CODE.includes(route)
  test.each(KEYED.filter(isKept))('$route answers the same body as the first time, and does nothing', async (route) => {
    const [asked, key] = [await askedOf(route), randomUUID()]
    const answer = {
      id: things.dossier, version: 77, state: 'received', dueAt: null, slipId: null, undoSeconds: null,
    } satisfies Acted
    await putThrough(asked.username, key, bodyHashOf(`POST ${asked.url}`, asked.body as never), answer)
    const before = await rowCounts(http)
    const again = await send(asked, key)
    expect(again.status).toBe(200)
    if (asked.version !== undefined && !asked.url.includes('/consultation')) expect(again.body).toMatchObject(answer)
    expect(await rowCounts(http)).toEqual(before)
  })

  // Nobody holds anything or waits here, nothing has stopped, no tray is filled; each of these has a test of its own.
  const ELSEWHERE = [
    '/api/shift/hand-over', '/api/reassignments', '/api/incidents/:id/retrial', '/api/incidents/:id/skipping',
    '/api/process-migrations', '/api/process-migrations/:id/undoing', '/api/presumptions/:id/settlement',
    '/api/processes/messages', '/api/dossiers/:id/charge-cancellation', '/api/dossiers/:id/charges', '/api/calendar-corrections/:id/decision', '/api/maintenance/:id/ending', '/api/webhooks/:id/ending', '/api/webhooks/:id/trials', '/api/webhooks/:id/resending', '/api/clients/:id/revocation', '/api/correction-requests/:id/answer', '/api/register-reports/:id/answer', '/api/register-reports/:id/showing', '/api/dossiers/:id/register-reports', '/api/successions/:id/role-confirmation',
    '/api/staff/:id/factor-reset', '/api/staff/:id/subject', '/api/rollouts', '/api/rollouts/:id/decision', '/api/document-type-aliases/:id/end', '/api/backlog/declaration', '/api/backlog/import', '/api/document-types/national-codes', '/api/backlog/packages', '/api/backlog/packages/:id/signatures', '/api/backlog/items/:id/scan', '/api/backlog/items/:id/indexing', '/api/backlog/items/:id/check', '/api/archive/packages', '/api/archive/batches', '/api/archive/batches/:id/receipt', '/api/archive/packages/:id/hold', '/api/archive/packages/:id/hold-end', '/api/archive/destructions', '/api/archive/destructions/:id/decision',
    '/api/intakes/:id/account-look', '/api/intakes/:id/national-look', '/api/intakes/:id/national-papers', '/api/scan-tray/:id/taking', '/api/scan-tray/:id/release', '/api/scan-tray/:id/putting-away', ...Object.keys(OF_FILES), ...POSTS.map(({ route }) => route).filter((route) => /^\/api\/(partners\/|procedure-differences\/|partner-messages\/|held-messages\/|letters\/|inquiries\/|petitions\/|shelf\/|dossiers\/:id\/shelf|offline\/|cash\/|payments\/differences|queue\/(next|closings\/ending|turns\/|seats\/|devices\/|duties|roster|appointments)|citizen-screens\/)/.test(route)),
  ]
  const isElsewhere = ({ route }: ExpectedRoute) => ELSEWHERE.includes(route)
  const others = KEYED.filter((one) => !isKept(one) && !isElsewhere(one))
  test.each(others)('$route done twice is done once', async (route) => {
    const [asked, key] = [await askedOf(route), randomUUID()]
    const first = await send(asked, key)
    expect([first.status, first.text]).toEqual([expect.toSatisfy((status: number) => status < 300), first.text])
    // a code is handed over after the answer
    const counts = async () => ({ ...await rowCounts(http), 'notifications.sink': 0 })
    const before = await counts()
    const again = await send(asked, key)
    const plain = ({ text }: Got) => text.replace(/"initialPassword":"[^"]+"/, '"initialPassword":null')
      .replace(/"code":"[A-Z2-9]{12}"/, '"code":null').replace(/"secret":"[^"]+"/, '"secret":null')
    expect([again.status, again.text]).toEqual([first.status, plain(first)])
    expect(await counts()).toEqual(before)
  })
})
