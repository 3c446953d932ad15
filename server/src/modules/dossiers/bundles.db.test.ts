/**
 * Need: one declaration, several procedures (liên thông, NĐ 63/2024): each member a dossier with its own number and
 * clock, in the order of the bundle, with the results of the members before it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, COMMUNE, SECTION, openBundleDesk } from '../../../test/bundle-desk.ts'
import type { Desk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { lateMembers } from '../../jobs/late-members.ts'
import { bundleHandler } from '../../jobs/move-bundles.ts'
import {
  decideMember, findKhoChoice, listComponents, listHeld, moveMembers, receiveBundle,
} from './public.ts'
import { findBundleOf, listDossiersOf, listPassed } from './store/bundle-store.ts'
import { findDossierById } from './store/dossier-store.ts'

let province: Province
let desk: Desk
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
  desk = bundles.desk
})
afterAll(() => province.drop())

const dossierOf = async (publicId: string) => desk.dossier(publicId)

describe('a birth: registered, resident, insured', () => {
  let lead = ''
  test('is asked for once, and begins with the registration', async () => {
    province.clock.set('2021-06-25T09:00+07:00')
    const submitted = await bundles.submit('lt-khai-sinh-3', 1, { ...BIRTH, ...ALL })
    lead = submitted.lead.publicId
    const members = await bundles.membersOf(lead)
    expect(members.map(({ seq, state, after }) => [seq, state, after])).toEqual([
      [1, 'begun', []], [2, 'waiting', [1]], [3, 'waiting', [1]],
    ])
    expect(await desk.step(lead)).toBe(`reception@${SECTION}`)
  })

  test('is promised whole when the first is accepted: 3 working days, and 1 for the registration', async () => {
    await bundles.issueFirst(lead)
    // Friday 25/06 is the day of receipt; Monday = 1, Wednesday = 3.
    expect(await dossierOf(lead)).toMatchObject({ dueAt: new Date('2021-06-28T17:00+07:00') })
    const bundle = await findBundleOf(province.db, (await dossierOf(lead)).requestId)
    expect(bundle?.dueAt).toEqual(new Date('2021-06-30T17:00+07:00'))
  })

  test('goes on by itself to police and social insurance, with the birth certificate', async () => {
    await bundles.work(lead)
    const members = await bundles.membersOf(lead)
    expect(members.map(({ state }) => state)).toEqual(['begun', 'begun', 'begun'])
    const dossiers = await Promise.all(members.map(({ dossierId }) => findDossierById(province.db, dossierId ?? 0n)))
    expect(new Set(dossiers.map((one) => one?.number)).size).toBe(3)
    expect(dossiers.map((one) => one?.state)).toEqual(['settled', 'received', 'received'])
    const [, police, insurance] = dossiers
    expect(await desk.step(police?.publicId ?? '')).toBe(`officer@${COMMUNE}:cong-an`)
    expect(police?.channel).toBe('online')
    // Two working days within the bundle: Tuesday 29/06.
    expect(police?.dueAt).toEqual(new Date('2021-06-29T17:00+07:00'))
    expect(await listPassed(province.db, police?.id ?? 0n)).toMatchObject([
      { fromNumber: dossiers[0]?.number, component: '' },
    ])
    expect(await listPassed(province.db, insurance?.id ?? 0n)).toMatchObject([{ component: 'giay-khai-sinh' }])
  })

  test('over three agencies: whoever is not the commune has it when it acknowledges by name, and not before', async () => {
    const [, police, insurance] = await Promise.all((await bundles.membersOf(lead))
      .map(({ dossierId }) => findDossierById(province.db, dossierId ?? 0n)))
    const stays = async (publicId = '') => (await desk.standing(publicId)).legs.map(({ agencyId, receivedAt, endedAt }) =>
      [province.directory.on('2021-06-25').byId(agencyId)?.idOfData, receivedAt !== null, endedAt !== null])
    const agencies = { police: `${COMMUNE}:cong-an`, insurance: 'cq:bhxh-tinh' }
    expect(await stays(police?.publicId)).toEqual([[COMMUNE, true, false], [agencies.police, false, false]])
    expect(await stays(insurance?.publicId)).toEqual([[COMMUNE, true, false], [agencies.insurance, false, false]])
    await desk.act('receive', police?.publicId ?? '', ['officer', agencies.police])
    const [, leg] = (await desk.standing(police?.publicId ?? '')).legs
    const officer = await province.viewerAs('officer', agencies.police, 'dossier.work')
    expect(leg).toMatchObject({ receivedBy: officer.accountId, handedOverFrom: province.unit(SECTION).id })
    expect(await stays(police?.publicId)).toEqual([[COMMUNE, true, true], [agencies.police, true, false]])
  })
})

test('a bundle at a counter is received, numbered and promised at once, and its next members need nobody', async () => {
  province.clock.set('2021-06-25T15:30+07:00')
  const clerk = await province.viewerAs('reception', SECTION, 'dossier.intake')
  const person = await province.aPerson(7)
  const version = desk.versionOf('lt-khai-sinh-3')
  const received = await province.inOneGo((ctx) => receiveBundle(ctx, province, {
    procedureVersionId: version.id, formVersionId: null, applicant: { id: person.id, name: person.fullName },
    authoriserId: null, territoryId: province.unit('xa:18856').id, limitCase: 0, answers: { ...BIRTH, ...ALL },
    filed: [{ component: 'giay-chung-sinh', how: 'filed', originals: 1, copies: 0, uploads: [] }],
    needed: [], delivery: 'counter', deliveryAddress: null, isConfirmedDouble: false, channel: 'counter',
    sectionId: clerk.reaches[0]?.unitId ?? 0n, viewer: clerk, handedInAt: province.clock.now(),
  }), { actorId: clerk.accountId })
  // After 15:00 it counts from Monday 28/06 (R6): Tuesday = 1 for the first, Thursday 01/07 = 3 for all of it.
  expect(received.lead.dueAt).toEqual(new Date('2021-06-29T17:00+07:00'))
  const bundle = await findBundleOf(province.db, (await dossierOf(received.lead.publicId)).requestId)
  expect(bundle).toMatchObject({ dueAt: new Date('2021-07-01T17:00+07:00'), acceptedBy: clerk.accountId })
})

test('without residence the insurance waits for the birth alone', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { lead } = await bundles.submit('lt-khai-sinh-3', 2, { ...BIRTH, 'bundle.members': '2' })
  expect((await bundles.membersOf(lead.publicId)).map(({ seq, state }) => [seq, state])).toEqual([[1, 'begun'], [3, 'waiting']])
})

describe('a member that ends without a result', () => {
  test('takes those with it whose rule is to stop', async () => {
    const { lead } = await bundles.submit('lt-khai-sinh-3', 3, { ...BIRTH, ...ALL })
    await desk.act('refuse', lead.publicId, ['reception', SECTION])
    await bundles.work(lead.publicId)
    expect((await bundles.membersOf(lead.publicId)).map(({ state, reason }) => [state, reason])).toEqual([
      ['begun', null], ['dropped', 'declined'], ['dropped', 'declined'],
    ])
  })

  test('lets somebody be asked where the rule says so; going on begins it, and saying it twice changes nothing', async () => {
    const { lead } = await bundles.submit('lt-khai-tu', 4, { 'bundle.choice': '3', 'deceased.fullName': 'Nguyễn Văn Mất' })
    await desk.act('refuse', lead.publicId, ['reception', SECTION])
    await bundles.work(lead.publicId)
    expect((await bundles.membersOf(lead.publicId)).map(({ state }) => state)).toEqual(['begun', 'dropped', 'asked'])
    const { requestId } = await dossierOf(lead.publicId)
    const decide = (goesOn: boolean) =>
      province.inOneGo((ctx) => decideMember(ctx, province, { requestId, seq: 3, goesOn }))
    await decide(true)
    await expect(decide(true)).rejects.toThrow('member-not-open')
    await bundles.work(lead.publicId)
    expect((await bundles.membersOf(lead.publicId)).map(({ state }) => state)).toEqual(['begun', 'dropped', 'begun'])
  })
})

test('two workers at once begin a member once', async () => {
  const { lead } = await bundles.submit('lt-khai-sinh-3', 5, { ...BIRTH, ...ALL })
  await bundles.issueFirst(lead.publicId)
  const { id, requestId } = await dossierOf(lead.publicId)
  const hear = () => province.inOneGo(async (ctx) => {
    await moveMembers(ctx, province, id)
    return ok(null)
  })
  await Promise.all([hear(), hear()])
  await Promise.all([1, 2, 3].map(async () => bundles.run()))
  expect(await listDossiersOf(province.db, requestId)).toHaveLength(3)
})

test('a member that is refused waits for somebody, and nothing of it is left', async () => {
  const { lead } = await bundles.submit('lt-khai-sinh-3', 6, { ...BIRTH, ...ALL })
  await bundles.issueFirst(lead.publicId)
  const { id, requestId } = await dossierOf(lead.publicId)
  await province.inOneGo(async (ctx) => {
    await moveMembers(ctx, province, id)
    return ok(null)
  })
  // No calendar is known so far ahead, so that nothing can be promised.
  province.clock.set('2045-06-25T09:00+07:00')
  await bundles.run()
  province.clock.set('2021-06-25T09:00+07:00')
  const members = await bundles.membersOf(lead.publicId)
  expect(members.map(({ state }) => state)).toEqual(['begun', 'blocked', 'blocked'])
  expect(members[1]?.reason).toMatch(/^[a-z-]+$/)
  expect(await listDossiersOf(province.db, requestId)).toHaveLength(1)
})

test('a result that nobody acknowledges within two working hours is known as late until somebody does', async () => {
  province.clock.set('2021-06-28T08:00+07:00')
  const { lead } = await bundles.submit('lt-khai-sinh-3', 8, { ...BIRTH, ...ALL })
  await bundles.issueFirst(lead.publicId)
  await bundles.work(lead.publicId)
  // From 08:00 two hours of account: 8 of them are 7 hours and a half by the clock, so 112 minutes and a half.
  const [, police, insurance] = await bundles.membersOf(lead.publicId)
  const by = new Date('2021-06-28T09:52:30+07:00')
  expect([police?.acknowledgeBy, insurance?.acknowledgeBy]).toEqual([by, by])
  const dossier = await findDossierById(province.db, insurance?.dossierId ?? 0n)
  const late = async () => (await lateMembers(province.db, province.clock.now(), 100, [dossier?.id ?? 0n]))
    .map(({ cause }) => cause)
  province.clock.set('2021-06-28T09:30+07:00')
  expect(await late()).toEqual([])
  province.clock.set('2021-06-28T10:30+07:00')
  expect(await late()).toEqual(['result-not-acknowledged'])
  const [role = '', unit = ''] = (await desk.step(dossier?.publicId ?? '')).split('@')
  await desk.act('receive', dossier?.publicId ?? '', [role, unit])
  expect(await late()).toEqual([])
  province.clock.set('2021-06-25T09:00+07:00')
})

test('a result that is not passed on within ten minutes is known as late', async () => {
  const { lead } = await bundles.submit('lt-khai-sinh-3', 9, { ...BIRTH, ...ALL })
  await bundles.issueFirst(lead.publicId)
  const { id } = await dossierOf(lead.publicId)
  await province.inOneGo(async (ctx) => {
    await moveMembers(ctx, province, id)
    return ok(null)
  })
  const late = async () => (await lateMembers(province.db, province.clock.now(), 100, [id])).map(({ cause }) => cause)
  province.clock.set('2021-06-25T09:10+07:00')
  expect(await late()).toEqual([])
  province.clock.set('2021-06-25T09:11+07:00')
  expect(await late()).toEqual(['result-not-passed', 'result-not-passed'])
  province.clock.set('2021-06-25T09:00+07:00')
})

test('the handler hears every end of a dossier', () => {
  expect(bundleHandler(province).hears).toContain('dossier.issued')
})

test('a paper of the Kho goes to each member that asks for it, with the right by which it is used', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { id: ownerId } = await province.aPerson(77)
  const { rows: [paper] } = await sql<{ id: bigint }>`
    with f as (insert into documents.file (sha256, size, kind, pages) values (sha256('kho'), 9, 'application/pdf', 1))
    insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing)
    values (sha256('kho'), 'giay.pdf', 'giay-chung-sinh', ${ownerId}, 'result', '2021-01-01', 1, '2021-01-01', 'signed-scan')
    returning id`.execute(province.database.owner)
  const paperId = paper?.id ?? 0n
  const asked = desk.versionOf('lt-khai-sinh-3').content.components
    .filter(({ isForm, handling }) => !isForm && handling === 'submit').map(({ id }) => id)
  const submitted = await bundles.submit('lt-khai-sinh-3', 77, { ...BIRTH, ...ALL }, 0, [], {
    isConfirmedDouble: true,
    filed: asked.map((component) => ({ component, how: 'reused', originals: 0, copies: 0, uploads: [], papers: [paperId] })),
    held: asked.map((component) => ({
      component, source: 'kho', paperId, outcome: 'reused', basis: 'NĐ 45/2020/NĐ-CP Đ.16', reason: null,
    })),
    khoChoice: { keeps: true, declinesReuse: false },
  })
  const lead = submitted.lead.publicId
  await bundles.issueFirst(lead)
  await bundles.work(lead)
  const dossierIds = (await bundles.membersOf(lead)).map(({ dossierId }) => dossierId ?? 0n)
  const each = await Promise.all(dossierIds.map(async (id) => {
    const reused = (await listComponents(province.db, id)).filter(({ how }) => how === 'reused')
    const held = await listHeld(province.db, id)
    expect(held.map(({ component, paperId: used, outcome, basis }) => [component, used, outcome, basis]))
      .toEqual(reused.map(({ component }) => component).sort()
        .map((component) => [component, paperId, 'reused', 'NĐ 45/2020/NĐ-CP Đ.16']))
    return reused.map(({ component }) => component)
  }))
  expect(each[0]).toContain('giay-chung-sinh')
  // What is asked for only later, when the first has its result, is there by then.
  expect(new Set(each.flat())).toEqual(new Set(asked))
  expect(await findKhoChoice(province.db, (await dossierOf(lead)).requestId)).toMatchObject({ keeps: true })
})

test('of a request for several procedures each counts the questions of its own share that what is held answers', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const heldFields = ['child.fullName', 'householdHead.fullName'].map((field) =>
    ({ field, source: 'dossiers', outcome: 'reused', register: null, saidAt: null }) as const)
  const submitted = await bundles.submit('lt-khai-sinh-3', 90, { ...BIRTH, ...ALL }, 0, [], { heldFields })
  const { rows } = await sql<{ field: string }>`
    select f.field from dossiers.held_field f join dossiers.dossier d on d.id = f.dossier_id
    where d.public_id = ${submitted.lead.publicId}`.execute(province.db)
  expect(rows).toEqual([{ field: 'child.fullName' }])
})
