/**
 * Need (part C5; KH 1107 II.6; QĐ 45/2016): whoever works for the post does at a counter what the agency delegated, in
 * its procedures, tasks and days, and opens nothing any more that was handed on. A revocation holds at once.
 */
import { randomUUID } from 'node:crypto'
import type {
  DelegatedDesk, DelegatedResults, DelegationChoices, DelegationPage, InHandPage,
} from '@motcua/contracts/delegations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findDossier } from '../../src/modules/dossiers/public.ts'
import { actDelegated } from '../../src/modules/post/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson, pdfOf, upload } from './handed-in.ts'
import { drawNumber } from './drawn-number.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { doSteps } from './walked.ts'

const NOW = '2021-06-25T09:00+07:00'
let http: HttpServer
let commune: Office
let head: Caller
let otherHead: Caller
let clerk: Caller
let reception: Caller
let choices: DelegationChoices
let birth: string
let people = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  head = await asRole(http, 'agency_head', 'commune')
  otherHead = await asRole(http, 'agency_head', 'other-commune')
  clerk = await asRole(http, 'postal_staff', 'commune')
  reception = await asRole(http, 'reception', 'commune')
  choices = (await head.call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  birth = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.procedurePublicId ?? ''
})
afterAll(() => http.stop())
/** Each test begins with nothing that stands. */
beforeEach(async () => {
  http.province.clock.set(NOW)
  for (const { id, state } of await listed(head)) if (state === 'standing' || state === 'coming') await revoke(id)
})

const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const listed = async (caller: Caller) =>
  ((await caller.call('GET', '/api/post/delegations')).body as unknown as DelegationPage).items
const revoke = (id: string, caller = head) =>
  caller.call('POST', `/api/post/delegations/${id}/revocation`, { body: { why: 'Thôi ủy quyền' }, key: randomUUID() })
const bodyOf = (more: object = {}) => ({
  agencyId: choices.agencies[0]?.id, postUnitId: choices.postUnits[0]?.id, procedureIds: [birth],
  prices: { receive: 15_000, digitise: 2_000 }, decision: '12/QĐ-UBND', validFrom: '2021-06-25', validTo: '2021-06-30',
  ...more,
})
const give = (more: object = {}, caller = head) =>
  caller.call('POST', '/api/post/delegations', { body: bodyOf(more), key: randomUUID() })
async function given(more: object = {}): Promise<string> {
  const got = await give(more)
  expect(got.status).toBe(201)
  return got.body.id
}
/** What somebody hands in at the counter where the post sits; scanned by whoever takes it in, if they may. */
async function handedIn(procedure: string, by: Caller) {
  people += 1
  const { body: { id: person } } = await openPerson(reception, 700 + people, { fullName: 'Nguyễn Thị Mẫu' })
  const body = await intakeBody(reception, procedure, person, { communeId: commune.territory.publicId })
  const { status, body: { id: file } } = await upload(by, pdfOf(randomUUID()))
  const components = body.components.map((one) => ({ ...one, files: one.how === 'filed' && status === 201 ? [file] : [] }))
  return { ...body, components }
}
const intake = async (procedure = birth, caller = clerk) =>
  caller.call('POST', '/api/dossiers', { body: await handedIn(procedure, caller), key: randomUUID() })
const deskOf = async () => (await clerk.call('GET', '/api/post/delegated')).body as unknown as DelegatedDesk
const inHand = async () =>
  (await clerk.call('GET', '/api/post/delegated/in-hand')).body as unknown as InHandPage

describe('a delegation', () => {
  test('is given by the head of the agency, and seen by that head and by the post', async () => {
    const id = await given()
    const [mine] = (await listed(head)).filter((one) => one.id === id)
    expect(mine).toMatchObject({
      state: 'standing', decision: '12/QĐ-UBND', validFrom: '2021-06-25', validTo: '2021-06-30', revokedAt: null,
      tasks: [{ task: 'receive', price: 15_000 }, { task: 'digitise', price: 2_000 }],
    })
    expect((await deskOf()).delegations.map((one) => one.id)).toContain(id)
    expect((await listed(otherHead)).map((one) => one.id)).not.toContain(id)
    expect(codeOf(await revoke(id, otherHead))).toEqual([404, 'delegation-unknown'])
    expect((await revoke(id)).status).toBe(200)
    expect(codeOf(await revoke(id))).toEqual([409, 'delegation-revoked'])
  })

  test('is refused for another agency, to no post, of no task or procedure, and before today', async () => {
    expect(codeOf(await give({}, otherHead))).toEqual([422, 'agency-unknown'])
    expect(codeOf(await give({ postUnitId: choices.agencies[0]?.id }))).toEqual([422, 'post-unit-unknown'])
    expect(codeOf(await give({ prices: {} }))).toEqual([422, 'no-task'])
    expect(codeOf(await give({ prices: { receive: 1.5 } }))).toEqual([400, 'body-invalid'])
    expect(codeOf(await give({ procedureIds: [randomUUID()] }))).toEqual([422, 'procedure-unknown'])
    expect(codeOf(await give({ validTo: '2021-06-24' }))).toEqual([422, 'days-reversed'])
    expect(codeOf(await give({ validFrom: '2021-06-24' }))).toEqual([422, 'delegation-in-past'])
  })
})

describe('whoever receives for the post', () => {
  test('may not without a delegation, before it begins, when it is over, or once it is revoked', async () => {
    expect(codeOf(await intake())).toEqual([409, 'delegation-revoked'])
    const coming = await given({ validFrom: '2021-06-28' })
    expect(codeOf(await intake())).toEqual([409, 'delegation-not-begun'])
    await revoke(coming)
    const id = await given()
    expect((await intake()).status).toBe(201)
    http.province.clock.set('2021-07-01T09:00+07:00')
    expect(codeOf(await intake())).toEqual([409, 'delegation-over'])
    http.province.clock.set(NOW)
    expect((await intake()).status).toBe(201)
    await revoke(id)
    expect(codeOf(await intake())).toEqual([409, 'delegation-revoked'])
  })

  test('may not outside its tasks and procedures, and those of the section still may', async () => {
    await given({ prices: { return: 9_000 } })
    expect(codeOf(await intake())).toEqual([409, 'task-not-delegated'])
    const other = choices.agencies[0]?.procedures.find(({ id, name }) => id !== birth && /khai tử/i.test(name))
    expect(other).toBeDefined()
    await given({ procedureIds: [other?.id], prices: { receive: 15_000 } })
    expect(codeOf(await intake())).toEqual([422, 'procedure-not-delegated'])
    expect((await intake(birth, reception)).status).toBe(201)
  })

  test('is put down with the agency, once a request, at the price of the delegation; it came by post', async () => {
    const delegation = await given()
    const [body, key] = [await handedIn(birth, clerk), randomUUID()]
    const first = await clerk.call('POST', '/api/dossiers', { body, key })
    expect((await clerk.call('POST', '/api/dossiers', { body, key })).text).toBe(first.text)
    const { rows } = await sql<{ task: string; price: bigint; agency: string; by: string; channel: string }>`
      select d.task, d.price, u.key as agency, a.username as by, o.channel
      from post.delegated_deed d join post.delegation g on g.id = d.delegation_id and g.public_id = ${delegation}
        join dossiers.dossier o on o.id = d.dossier_id and o.public_id = ${first.body.id}
        join audit.event e on e.type = 'delegation.used' and e.dossier_id = o.id and e.actor_id = d.by_id
        join organisation.unit u on u.id = e.unit_id join identity.account a on a.id = e.actor_id`
      .execute(http.province.database.owner)
    expect(rows).toEqual([{
      task: 'receive', price: 15_000n, agency: commune.seats.agency_head.idOfData, by: 'only.postal-staff.commune', channel: 'post',
    }])
  })
})

describe('what the post received', () => {
  test('it opens until it hands it on, and neither dossier nor papers afterwards', async () => {
    await given()
    const { body: { id, number } } = await intake()
    const opened = await clerk.call('GET', `/api/dossiers/${id}`)
    expect(opened.status).toBe(200)
    const paper = opened.body.components.flatMap(({ papers }) => papers)[0]?.id ?? ''
    expect((await clerk.call('GET', `/api/papers/${paper}/file`)).status).toBe(200)
    const colleague = await asRole(http, 'postal_staff', 'other-commune')
    expect(codeOf(await colleague.call('GET', `/api/dossiers/${id}`))).toEqual([404, 'dossier-unknown'])
    expect((await inHand()).items.map((one) => one.number)).toContain(number)
    const handOn = (by: Caller) =>
      by.call('POST', `/api/post/receptions/${id}/handing-on`, { body: {}, key: randomUUID() })
    expect(codeOf(await handOn(colleague))).toEqual([404, 'dossier-unknown'])
    expect((await handOn(clerk)).status).toBe(200)
    expect(codeOf(await handOn(clerk))).toEqual([409, 'handed-on-already'])
    expect((await inHand()).items.map((one) => one.number)).not.toContain(number)
    expect(codeOf(await clerk.call('GET', `/api/dossiers/${id}`))).toEqual([404, 'dossier-unknown'])
    expect((await clerk.call('GET', `/api/papers/${paper}/file`)).status).toBe(404)
    const signed = await clerk.call('POST', `/api/dossiers/${id}/scan-signatures`, { body: {}, version: 1 })
    expect(codeOf(signed)).toEqual([404, 'dossier-unknown'])
    expect((await reception.call('GET', `/api/dossiers/${id}`)).status).toBe(200)
  })

  test('it opens no more once the delegation is revoked, and may hand it on all the same', async () => {
    const delegation = await given()
    const { body: { id } } = await intake()
    await revoke(delegation)
    expect((await clerk.call('GET', `/api/dossiers/${id}`)).status).toBe(404)
    const handed = await clerk.call('POST', `/api/post/receptions/${id}/handing-on`, { body: {}, key: randomUUID() })
    expect(handed.status).toBe(200)
  })
})

describe('guiding and giving out', () => {
  test('are put down at their price; what is not delegated is not given out', async () => {
    const received = await given()
    const { body: { id } } = await intake()
    await doSteps(http, commune, id, [
      ['officer', 'proposal', { outcome: 'settle' }], ['agency_head', 'approval'], ['clerk', 'result'],
    ])
    const version = (await reception.call('GET', `/api/dossiers/${id}`)).body.version
    const giveOut = () => clerk.call('POST', `/api/dossiers/${id}/return`, {
      body: { how: 'counter', proof: 'signed', receiver: 'Nguyễn Thị Mẫu' }, version,
    })
    expect(codeOf(await giveOut())).toEqual([409, 'task-not-delegated'])
    const delegationId = await given({ prices: { return: 9_000, guide: 3_000 } })
    const results = (await clerk.call('GET', '/api/post/delegated/results')).body as unknown as DelegatedResults
    expect(results.items.map((one) => one.dossierId)).toEqual([id])
    const guided = async (procedureId: string, delegation: string) => clerk.call('POST', '/api/post/guidances', {
      body: { delegationId: delegation, procedureId, number: await drawNumber(http, commune.seats.reception.id) },
      key: randomUUID(),
    })
    expect((await guided(birth, delegationId)).status).toBe(201)
    expect((await guided(birth, delegationId)).status).toBe(201)
    expect(codeOf(await guided(birth, received))).toEqual([409, 'task-not-delegated'])
    expect(codeOf(await guided(randomUUID(), delegationId))).toEqual([422, 'procedure-not-delegated'])
    expect((await giveOut()).status).toBe(200)
    const { rows } = await sql<{ task: string; price: bigint }>`
      select d.task, d.price from post.delegated_deed d join post.delegation g on g.id = d.delegation_id
      where g.public_id in (${delegationId}, ${received}) order by d.id`.execute(http.province.database.owner)
    expect(rows).toEqual([
      { task: 'receive', price: 15_000n }, { task: 'guide', price: 3_000n }, { task: 'guide', price: 3_000n },
      { task: 'return', price: 9_000n },
    ])
  })
})

describe('under a delegation', () => {
  test('papers are printed of what is in hand; a converted copy of the own result, where giving out is delegated', async () => {
    const delegation = await given()
    const { body: { id } } = await intake()
    const print = () => clerk.call('GET', `/api/dossiers/${id}/control-slip.pdf`)
    const convert = (paper?: string) => clerk.call('POST', `/api/dossiers/${id}/conversions`, {
      body: paper === undefined ? {} : { paper }, key: randomUUID(),
    })
    const paper = (await clerk.call('GET', `/api/dossiers/${id}`)).body.components.flatMap(({ papers }) => papers)[0]?.id
    expect((await print()).status).toBe(200)
    expect(codeOf(await convert())).toEqual([404, 'dossier-unknown'])
    await sql`
      insert into post.delegation_task select id, 'return', 9000 from post.delegation where public_id = ${delegation}`
      .execute(http.province.database.owner)
    expect((await convert()).body).toMatchObject({ code: 'result-missing' })
    expect((await convert(paper)).body).toMatchObject({ code: 'paper-unknown' })
    await clerk.call('POST', `/api/post/receptions/${id}/handing-on`, { body: {}, key: randomUUID() })
    expect((await print()).status).toBe(404)
    expect(codeOf(await convert())).toEqual([404, 'dossier-unknown'])
  })

  test('nothing is done that is no delegated task, and nothing is scanned any more that was handed on', async () => {
    const delegation = await given({ prices: { receive: 15_000, digitise: 2_000, return: 9_000 } })
    const { body: { id } } = await intake()
    const version = (await clerk.call('GET', `/api/dossiers/${id}`)).body.version
    const deed = (noun: string, body: object) => clerk.call('POST', `/api/dossiers/${id}/${noun}`, { body, version })
    expect([
      await deed('originals-hand-over', { note: '' }), await deed('paper-result-refusal', { reason: 'Rách bìa hồ sơ' }),
      await deed('collection', { unitId: commune.seats.reception.publicId }),
      await deed('unsettled-notice', { receiver: 'Nguyễn Thị Mẫu' }),
    ].map(codeOf)).toEqual(Array.from({ length: 4 }, () => [404, 'dossier-unknown']))
    await clerk.call('POST', `/api/post/receptions/${id}/handing-on`, { body: {}, key: randomUUID() })
    // As whoever began to scan before it was handed on.
    const { rows } = await sql<{ id: bigint }>`
      select id from post.delegation where public_id = ${delegation}`.execute(http.province.database.owner)
    await expect(http.province.inOneGo((ctx) => actDelegated(ctx, http.province, {
      task: 'digitise', dossier: id, delegationIds: rows.map((row) => row.id),
    }))).rejects.toThrow('handed-on-already')
  })

  test('only those where one sits count, however many others stand', async () => {
    const first = await given({ decision: '1/QĐ' })
    // As it could be given before two at once were refused.
    const { rows: [older] } = await sql<{ second: string }>`
      with given as (
        insert into post.delegation (agency_id, section_id, post_unit_id, procedure_ids, decision, valid_from, valid_to,
          given_at, given_by)
        select agency_id, section_id, post_unit_id, procedure_ids, '2/QĐ', valid_from, valid_to, given_at, given_by
        from post.delegation where public_id = ${first} returning id, public_id),
      tasks as (insert into post.delegation_task select id, 'receive', 15000 from given)
      select public_id as second from given`.execute(http.province.database.owner)
    const second = older?.second ?? ''
    const { body: { id } } = await intake(birth, reception)
    const { rows: [row] } = await sql<{ id: bigint }>`
      select id from post.delegation where public_id = ${second}`.execute(http.province.database.owner)
    await http.province.inOneGo((ctx) => actDelegated(ctx, http.province, {
      task: 'receive', dossier: id, delegationIds: [row?.id ?? 0n],
    }))
    const { rows: under } = await sql<{ delegationId: bigint }>`
      select delegation_id from post.reception where dossier_id = ${(await findDossier(http.province.db, id))?.id}`
      .execute(http.province.database.owner)
    expect(under).toEqual([{ delegationId: row?.id }])
    await revoke(first)
    await revoke(second)
    // More than were ever read at once, of another agency and before this one's.
    await sql`
      with given as (
        insert into post.delegation (agency_id, section_id, post_unit_id, procedure_ids, decision, valid_from, valid_to,
          given_at, given_by)
        select agency_id, section_id, post_unit_id, procedure_ids, 'many', valid_from, valid_to, given_at, given_by
        from post.delegation, generate_series(1, 501) where agency_id <> ${http.province.directory.on('2021-06-25')
          .byPublicId(choices.agencies[0]?.id ?? '')?.id} and revoked_at is null and valid_to > '2021-12-31'
        limit 501 returning id)
      insert into post.delegation_task select id, 'receive', 1 from given`.execute(http.province.database.owner)
    await given()
    expect((await intake()).status).toBe(201)
  })
})
