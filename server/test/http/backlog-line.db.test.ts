/**
 * Need: results of the past are digitised by a team: packed, scanned, read off, checked by a second person, and then
 * stand in the Kho of whoever they are of (KH 1107 II.2.2; issue D8).
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BacklogPackages, LinePage } from '@motcua/contracts/backlog-line.ts'
import type { BacklogList } from '@motcua/contracts/backlog.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderKeys } from '../../src/platform/signing/folder-keys.ts'
import { tableReader } from '../../src/platform/table-file/open-table-reader.ts'
import { keepPinKey } from '../keep-pin-key.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { passScans, pdfOf, upload } from './handed-in.ts'
import { asRole } from './offices.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let [clerk, head]: Caller[] = []
let stop: () => Promise<void>
let unitId: string
const TYPE = 'giay-khai-sinh'
const TABLE = 'Số;Ngày cấp;Họ và tên;Số CCCD\n12/2019;3/12/2019;Nguyễn Thị Mẫu;000199990001\n13/2019;4/12/2019;Trần Văn Mẫu;\n'
  + '14/2019;5/12/2019;Lê Văn Mẫu;000099990003\n'

interface Said {
  readonly code?: string; readonly stage?: string; readonly id?: string; readonly items?: number
  readonly errors?: unknown[]
}
const by = (who: 'clerk' | 'head') => (who === 'clerk' ? clerk : head) as Caller
const post = async (who: 'clerk' | 'head', path: string, body: object, key: string = randomUUID()) => {
  const { status, body: said } = await by(who).call('POST', path, { body, key })
  return { status, said: said as unknown as Said }
}
const item = (id: string, step: string) => `/api/backlog/items/${id}/${step}`
const FACTS = { number: '12/2019', issuedOn: '2019-12-03', validTo: null, ownerName: 'Nguyễn Thị Mẫu', ownerNumber: '000199990001' }
const linePage = async (id: string, who: 'clerk' | 'head' = 'clerk') =>
  (await by(who).call('GET', `/api/backlog/packages/${id}/items`)).body as unknown as LinePage
async function scanned(id: string, { isPassed = true } = {}) {
  const { body: { id: file } } = await upload(by('clerk'), pdfOf(randomUUID(), { isBlank: true }))
  if (isPassed) await passScans(by('clerk'), [file])
  return post('clerk', item(id, 'scan'), { upload: file })
}

let [packageId, first, second]: string[] = []
beforeAll(async () => {
  ({ http, stop } = await startWithAdministrator())
  ;[clerk, head] = [await asRole(http, 'clerk', 'commune'), await asRole(http, 'agency_head', 'commune')]
  unitId = ((await by('head').call('GET', '/api/backlog')).body as unknown as BacklogList).units[0]?.id ?? ''
  await post('head', '/api/backlog/import', {
    unitId, documentType: TYPE, content: Buffer.from(TABLE).toString('base64'), isTrial: false,
  })
})
afterAll(async () => {
  tableReader.close()
  await stop()
})

test('listed results are packed once, by however many at a time', async () => {
  const pack = (most: number) => post('head', '/api/backlog/packages', { unitId, documentType: TYPE, most })
  const [made, more] = await Promise.all([pack(2), pack(2)])
  expect([made.said.items, more.said.items].sort()).toEqual([1, 2])
  expect(await pack(2)).toMatchObject({ status: 409, said: { code: 'backlog-packed' } })
  packageId = (made.said.items === 2 ? made : more).said.id ?? ''
  const { items, package: { typeName } } = await linePage(packageId)
  expect(typeName).not.toBe('')
  expect(items.map(({ stage, number }) => [stage, number])).toEqual([['waits', '12/2019'], ['waits', '13/2019']])
  ;[first = '', second = ''] = items.map(({ id }) => id)
})

describe('on the line', () => {
  test('nothing is read off that nobody scanned, nor checked that nobody read off', async () => {
    expect(await post('clerk', item(first ?? '', 'indexing'), FACTS)).toMatchObject({
      status: 409, said: { code: 'backlog-item-elsewhere' },
    })
    expect(await post('clerk', item(first ?? '', 'scan'), { upload: randomUUID() })).toMatchObject({
      said: { code: 'upload-unknown' },
    })
    // An empty page is no result, whoever put it in and however quick.
    expect(await scanned(first ?? '', { isPassed: false })).toMatchObject({ status: 422, said: { code: 'scan-poor' } })
    expect(await scanned(first ?? '')).toMatchObject({ status: 200, said: { stage: 'scanned' } })
    expect(await post('head', item(first ?? '', 'check'), { isRight: true, ownerNumber: FACTS.ownerNumber, reason: '' })).toMatchObject({
      said: { code: 'backlog-item-elsewhere' },
    })
    const { headers, statusCode } = await http.app.inject({
      url: item(first ?? '', 'file'), headers: { cookie: by('head').cookie },
    })
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf'])
  })

  test('what cannot be is refused at its place', async () => {
    const refused = async (more: object) => (await post('clerk', item(first ?? '', 'indexing'), { ...FACTS, ...more })).said
    expect(await refused({ ownerNumber: '12' })).toMatchObject({ code: 'owner-number-wrong', errors: [{ pointer: '/ownerNumber' }] })
    expect(await refused({ ownerNumber: '4400000000' })).toMatchObject({ code: 'owner-number-wrong' }) // a firm’s, of a citizen
    expect(await refused({ issuedOn: '2031-01-01' })).toMatchObject({ code: 'issued-later', errors: [{ pointer: '/issuedOn' }] })
    expect(await refused({ validTo: '2019-12-02' })).toMatchObject({ code: 'valid-before-issued' })
  })

  test('who scanned or read it off does not check it; the second person sends it back, and then keeps it', async () => {
    const id = first ?? ''
    expect(await post('clerk', item(id, 'indexing'), FACTS)).toMatchObject({ said: { stage: 'indexed' } })
    expect(await post('clerk', item(id, 'check'), { isRight: true, ownerNumber: FACTS.ownerNumber, reason: '' })).toMatchObject({ said: { code: 'own-work' } })
    expect(await post('head', item(id, 'check'), { isRight: false, reason: ' ' })).toMatchObject({ said: { code: 'reason-needed' } })
    expect(await post('head', item(id, 'check'), { isRight: false, reason: 'Sai ngày cấp' })).toMatchObject({ said: { stage: 'scanned' } })
    expect((await linePage(packageId ?? '', 'head')).items[0]).toMatchObject({ sentBackWhy: 'Sai ngày cấp', isOwnWork: false })
    await post('clerk', item(id, 'indexing'), { ...FACTS, issuedOn: '2019-12-02' })
    const key = randomUUID()
    const answers = [
      await post('head', item(id, 'check'), { isRight: true, ownerNumber: FACTS.ownerNumber, reason: '' }, key),
      await post('head', item(id, 'check'), { isRight: true, ownerNumber: FACTS.ownerNumber, reason: '' }, key),
    ]
    expect(answers.map(({ said }) => said.stage)).toEqual(['kept', 'kept'])
    expect(await scanned(id)).toMatchObject({ said: { code: 'backlog-item-elsewhere' } })
  })

  test('it stands in the Kho of its owner as what two people compared, signed by nobody', async () => {
    const { rows } = await sql`
      select person.personal_number, paper.source, paper.trust, paper.standing, facts.number, facts.issued_on::text,
        facts.issuer_code is not null as has_issuer, keeping.basis, keeping.article <> '' as has_article
      from documents.paper join identity.person on person.id = owner_id
      join documents.paper_facts facts on facts.paper_id = paper.id join documents.keeping on keeping.paper_id = paper.id
      where kept_at is not null`.execute(http.province.database.owner)
    expect(rows).toEqual([{
      personalNumber: '000199990001', source: 'scan', trust: 'compared', standing: 'plain-copy', number: '12/2019',
      issuedOn: '2019-12-02', hasIssuer: true, basis: 'law', hasArticle: true,
    }])
    const counts = (await by('clerk').call('GET', '/api/backlog/packages')).body as unknown as BacklogPackages
    expect(counts.items.find(({ id }) => id === packageId)).toMatchObject({ items: 2, scanned: 0, indexed: 0, kept: 1 })
  })

  test('who opens the scan then is told to its owner', async () => {
    const looks = async () => (await sql<{ purpose: string }>`
      select purpose from audit.read join identity.person on person.id = any(person_ids)
      where page = 'paper' and personal_number = '000199990001'`.execute(http.province.database.owner)).rows
    expect(await looks()).toEqual([])
    await by('head').call('GET', item(first ?? '', 'file'))
    expect(await looks()).toEqual([{ purpose: expect.stringMatching(/^backlog\.keep \[paper [0-9a-f-]{36}\]$/) as string }])
  })

  test('what is kept is signed with one PIN by whoever answers for it, once, and is worth more then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-backlog-keys-'))
    const [before, pin] = [{ ...http.province.keys }, '24680135']
    await keepPinKey(folder, { holder: 'person-only.agency-head.commune', pin, at: http.province.clock.now() })
    Object.assign(http.province.keys, folderKeys(folder))
    const path = `/api/backlog/packages/${packageId ?? ''}/signatures`
    expect((await linePage(packageId ?? '', 'head')).package.unsigned).toBe(1)
    expect(await post('head', path, {})).toMatchObject({ said: { code: 'pin-needed', errors: [{ pointer: '/pins/person' }] } })
    expect(await post('head', path, { pins: { person: '11111111' } })).toMatchObject({ said: { code: 'pin-wrong' } })
    const key = randomUUID()
    const done = await post('head', path, { pins: { person: pin } }, key)
    expect(done).toEqual({ status: 200, said: { signed: 1, failures: [], next: null } })
    expect(await post('head', path, { pins: { person: '00000000' } }, key)).toEqual(done)
    expect(await post('head', path, { pins: { person: pin } })).toMatchObject({ status: 409, said: { code: 'nothing-to-sign' } })
    const { rows } = await sql`
      select paper.standing, copy.kind, copy.signer, copy.level, (
        select count(*)::integer from audit.event where type = 'backlog.signed') as events
      from documents.paper join documents.signed_copy copy on copy.paper_id = paper.id where paper.kept_at is not null`
      .execute(http.province.database.owner)
    expect(rows).toEqual([{ standing: 'signed-scan', kind: 'personal', signer: 'Người Ký Thử', level: 'B-B', events: 1 }])
    expect((await linePage(packageId ?? '', 'head')).package.unsigned).toBe(0)
    expect(http.log.join('\n')).not.toMatch(/24680135|11111111/)
    const stranger = await asRole(http, 'agency_head', 'other-commune')
    expect((await stranger.call('POST', path, { body: {}, key: randomUUID() })).status).toBe(404)
    Object.assign(http.province.keys, before)
    rmSync(folder, { recursive: true, force: true })
  })

  test('one whose owner nobody knew by a number gets it from the paper', async () => {
    await scanned(second ?? '')
    await post('clerk', item(second ?? '', 'indexing'), {
      ...FACTS, number: '13/2019', ownerNumber: '000099990002', ownerName: 'Trần Văn Mẫu',
    })
    const check = (ownerNumber: string) => post('head', item(second ?? '', 'check'), { isRight: true, ownerNumber, reason: '' })
    expect(await check(FACTS.ownerNumber)).toMatchObject({ said: { code: 'owner-number-differs' } })
    expect(await check('000099990002')).toMatchObject({ said: { stage: 'kept' } })
    const { rows } = await sql`select full_name from identity.person where personal_number = '000099990002'`
      .execute(http.province.database.owner)
    expect(rows).toEqual([{ fullName: 'Trần Văn Mẫu' }])
  })

  test('what is kept is signed by the seal of the agency where that is chosen, with the PIN of the seal alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-backlog-seal-'))
    const [before, pin] = [{ ...http.province.keys }, '13572468']
    const found = (await by('clerk').call('GET', '/api/backlog/packages')).body as unknown as BacklogPackages
    const name = found.items.find(({ id }) => id === packageId)?.unitName ?? ''
    const seal = http.province.directory.on('2021-06-25').units.find((one) => one.name === name && one.agencyCode !== null)
    await keepPinKey(folder, { holder: `agency-${seal?.agencyCode ?? ''}`, pin, at: http.province.clock.now() })
    Object.assign(http.province.keys, folderKeys(folder))
    const path = `/api/backlog/packages/${packageId ?? ''}/signatures`
    const asked = await post('clerk', path, { by: 'agency', pins: { person: pin } })
    expect(asked).toMatchObject({ said: { code: 'pin-needed', errors: [{ pointer: '/pins/agency' }] } })
    expect(await post('clerk', path, { by: 'agency', pins: { agency: '11111111' } })).toMatchObject({ said: { code: 'pin-wrong' } })
    expect(await post('clerk', path, { pins: { agency: pin } })).toMatchObject({ said: { code: 'key-missing' } }) // their own is none
    expect(await post('clerk', path, { by: 'agency', pins: { agency: pin } })).toMatchObject({ status: 200, said: { signed: 1, next: null } })
    expect(await post('head', path, { by: 'agency' })).toMatchObject({ said: { code: 'nothing-to-sign' } })
    const { rows: kept } = await sql`
      select paper.standing, copy.kind, (
        select data->>'signer' from audit.event where type = 'backlog.signed' order by id desc limit 1) as signer
      from documents.paper join documents.signed_copy copy on copy.paper_id = paper.id
      where paper.kept_at is not null order by copy.id desc limit 1`.execute(http.province.database.owner)
    expect(kept).toEqual([{ standing: 'signed-scan', kind: 'agency', signer: 'agency' }])
    Object.assign(http.province.keys, before)
    rmSync(folder, { recursive: true, force: true })
  })
})

test('an agency elsewhere reaches none of it', async () => {
  const elsewhere = await asRole(http, 'clerk', 'department')
  const get = async (path: string) => (await elsewhere.call('GET', path)).status
  expect([await get(`/api/backlog/packages/${packageId ?? ''}/items`), await get(item(first ?? '', 'file'))]).toEqual([404, 404])
  const { body } = await elsewhere.call('POST', item(first ?? '', 'indexing'), { body: FACTS, key: randomUUID() })
  expect(body).toMatchObject({ code: 'backlog-item-unknown' })
  expect((await elsewhere.call('GET', '/api/backlog/packages')).body).toEqual({ items: [] })
})
