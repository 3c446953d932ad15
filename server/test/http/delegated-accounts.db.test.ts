/**
 * Need (KH 1107 II.2.1, II.6; docs/adr/0084): every walk-in gets an account, at a window of the post, too. Whoever
 * receives there under a delegation opens it for the applicant of that intake, and for nobody else.
 */
import { randomUUID } from 'node:crypto'
import type { IntakesWithout } from '@motcua/contracts/held-papers.ts'
import type { AccountFigures } from '@motcua/contracts/intake-accounts.ts'
import type { PersonLine } from '@motcua/contracts/people.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listSent } from '../../src/modules/notifications/public.ts'
import { accountsPerClerkDayOf, judgeDelegated } from '../../src/modules/post/public.ts'
import type { Caller, Got } from './as-user.ts'
import { type DelegationStage, openDelegations } from './delegation-stage.ts'
import { intakeBody, pdfOf, upload } from './handed-in.ts'
import { asRole } from './offices.ts'

const TODAY = '2021-06-25'
let stage: DelegationStage
let http: DelegationStage['http']
let commune: DelegationStage['commune']
let [clerk, reception, sectionHead]: Caller[] = []
let [birth, other] = ['', '']
let people = 0
beforeAll(async () => {
  stage = await openDelegations()
  ;({ http, commune, clerk, reception, birth } = stage)
  sectionHead = await asRole(http, 'one_stop_head', 'commune')
  other = stage.choices.agencies[0]?.procedures.find(({ id, isByPost }) => isByPost && id !== birth)?.id ?? ''
})
afterAll(() => http.stop())
/** Each test begins with nothing that stands. */
beforeEach(() => stage.revokeAll())

function by(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const lineOf = ({ text }: Got) => JSON.parse(text) as PersonLine
/** Somebody who is on no record here. */
function walkIn() {
  people += 1
  const tail = String(people).padStart(2, '0')
  return {
    phone: `05000000${tail}`,
    body: { kind: 'citizen', fullName: 'Trần Văn Mẫu', number: `0000909902${tail}`, birth: '1990-02-03', sex: 'nam' },
  }
}
const intakeFor = (procedureId = birth) => ({ sheetId: randomUUID(), procedureId })
const open = (caller: Caller | undefined, body: object, key = randomUUID()) =>
  by(caller).call('POST', '/api/people', { body, key })
const isOnRecord = async (number: string) => (await sql`
  select 1 from identity.person where personal_number = ${number}`.execute(http.province.database.owner)).rows.length > 0
async function codeTo(phone: string): Promise<string> {
  const to = `+84${phone.slice(1)}`
  const { status } = await by(clerk).call('POST', '/api/people/phone-code', { body: { phone } })
  expect(status).toBe(200)
  await expect.poll(async () => (await listSent(http.province.db, 1, to)).length).toBe(1)
  return /\b\d{6}\b/.exec((await listSent(http.province.db, 1, to))[0]?.text ?? '')?.[0] ?? ''
}
const figures = async (what: string) => (await by(sectionHead)
  .call('GET', `/api/figures/${what}?from=${TODAY}&until=${TODAY}`)).body as unknown

test('opens an account for the applicant, by the card and a code to the phone, and the dossier counts it', async () => {
  await stage.given()
  const { phone, body } = walkIn()
  const [intake, key] = [intakeFor(), randomUUID()]
  const asked = { ...body, phone, code: await codeTo(phone), intake }
  const opened = await open(clerk, asked, key)
  expect([opened.status, lineOf(opened)]).toMatchObject([201, { account: 'level-2' }])
  expect(lineOf(opened).signInPhone).not.toBeNull()
  expect(lineOf(await open(clerk, asked, key)).id).toBe(lineOf(opened).id)
  const { id } = lineOf(opened)
  const { rows } = await sql<{ type: string; isFor: boolean; actor: string }>`
    select e.type, p.id is not null as is_for, s.username as actor from audit.event e
    left join identity.person p on p.id = e.for_person_id and p.public_id = ${id}
    join identity.account s on s.id = e.actor_id
    where e.type in ('account.opened', 'intake.opened')
      and (p.public_id = ${id} or e.data->>'person' = ${id}) order by e.id`.execute(http.province.database.owner)
  expect(rows).toEqual([
    { type: 'account.opened', isFor: true, actor: 'only.postal-staff.commune' },
    { type: 'intake.opened', isFor: true, actor: 'only.postal-staff.commune' },
  ])
  // Until a dossier comes of it the head of the section sees it among those that came to nothing.
  const before = await figures('intakes') as IntakesWithout
  expect([before.opened, before.items.length]).toEqual([1, 1])

  const filed = await intakeBody(by(reception), birth, id, { communeId: commune.territory.publicId })
  const { body: { id: file } } = await upload(by(clerk), pdfOf(randomUUID()))
  const { body: { id: intakeId } } = await by(clerk).call('POST', '/api/intakes', {
    body: { sheetId: intake.sheetId, applicantId: id, procedureId: birth }, key: randomUUID(),
  })
  const received = await by(clerk).call('POST', '/api/dossiers', { key: randomUUID(), body: {
    ...filed, intakeId, components: filed.components.map((one) => ({ ...one, files: one.how === 'filed' ? [file] : [] })),
  } })
  expect(received.status).toBe(201)
  expect(await figures('accounts')).toMatchObject({ received: 1, createdNow: 1, items: [{ createdNow: 1 }] } satisfies
    Partial<Record<keyof AccountFigures, unknown>>)
  expect(await figures('intakes')).toMatchObject({ opened: 1, joined: 1, items: [] })
})

test('opens none without a delegation to receive, nor for a procedure that was left out, nor for no intake', async () => {
  const { body } = walkIn()
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor() }))).toEqual([409, 'delegation-revoked'])
  const guides = await stage.given({ prices: { guide: 1_000 } })
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor() }))).toEqual([409, 'task-not-delegated'])
  expect(codeOf(await by(clerk).call('POST', '/api/people/phone-code', { body: { phone: '0500000090' } })))
    .toEqual([409, 'task-not-delegated'])
  await stage.revoke(guides)
  await stage.given()
  expect(codeOf(await open(clerk, body))).toEqual([422, 'intake-needed'])
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor(other) }))).toEqual([422, 'procedure-not-delegated'])
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor(randomUUID()) }))).toEqual([422, 'procedure-unknown'])
  expect(codeOf(await open(clerk, { ...body, intake: { ...intakeFor(), sectionId: randomUUID() } })))
    .toEqual([422, 'section-needed'])
  expect(await isOnRecord(body.number)).toBe(false)
  // The counter of the section asks for no intake.
  expect((await open(reception, body)).status).toBe(201)
})

test('a revocation is looked at again in the transaction of the deed', async () => {
  const id = await stage.given()
  const [{ id: row } = { id: 0n }] = (await sql<{ id: bigint }>`
    select id from post.delegation where public_id = ${id}`.execute(http.province.database.owner)).rows
  const procedureId = http.province.catalogue.on(TODAY).byPublicId(birth)?.procedureId ?? 0n
  const judge = async () => http.province.inOneGo((ctx) =>
    judgeDelegated(ctx, http.province, { task: 'receive', procedureId, delegationIds: [row] }))
  await judge()
  await stage.revoke(id)
  await expect(judge()).rejects.toThrow('delegation-revoked')
})

test('touches no account that there is: closes, raises and moves none', async () => {
  await stage.given()
  const { body } = walkIn()
  const known = lineOf(await open(clerk, { ...body, intake: intakeFor() }))
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor(), replaces: true }))).toEqual([409, 'task-not-delegated'])
  const card = { number: body.number, phone: '0500000091', code: '123456' }
  for (const [noun, sent] of [['raising', { ...body, kind: undefined, ...card }], ['phone', card]] as const)
    expect(codeOf(await by(clerk).call('POST', `/api/people/${known.id}/${noun}`, { body: sent, key: randomUUID() })))
      .toEqual([404, 'not-found'])
})

test('a sheet opens accounts for its applicant and whoever they act for, and a clerk for so many a day', async () => {
  await stage.given()
  const sheet = intakeFor()
  const numbers: string[] = []
  for (const status of [201, 201]) {
    const { body } = walkIn()
    numbers.push(body.number)
    expect((await open(clerk, { ...body, intake: sheet })).status).toBe(status)
  }
  const { body } = walkIn()
  expect(codeOf(await open(clerk, { ...body, intake: sheet }))).toEqual([409, 'sheet-of-others'])
  expect([await isOnRecord(body.number), await isOnRecord(numbers[1] ?? '')]).toEqual([false, true])
  const most = accountsPerClerkDayOf(http.province.directory.on(TODAY)) ?? 0
  expect(most).toBeGreaterThan(2)
  // As many as are let but for those of today: each for another person on record.
  const { rows: [today] } = await sql<{ people: number }>`select count(distinct person_id)::int as people
    from dossiers.intake where opened_on = ${TODAY}::date and account_id = (
      select id from identity.account where username = 'only.postal-staff.commune')`.execute(http.province.database.owner)
  await sql`with made as (
      insert into identity.person (kind, full_name, proof, created_at, changed_at)
      select 'citizen', 'Người ' || n, 'claimed', now(), now()
      from generate_series(1, ${most - 1 - (today?.people ?? 0)}::int) n returning id)
    insert into dossiers.intake (account_id, sheet_id, unit_id, person_id, procedure_version_id, opened_on, opened_at)
    select i.account_id, gen_random_uuid(), i.unit_id, p.id, i.procedure_version_id, i.opened_on, i.opened_at
    from (select * from dossiers.intake where opened_on = ${TODAY}::date and account_id = (
      select id from identity.account where username = 'only.postal-staff.commune') limit 1) i
    cross join made p`.execute(http.province.database.owner)
  const last = walkIn()
  expect((await open(clerk, { ...last.body, intake: intakeFor() })).status).toBe(201)
  expect(codeOf(await open(clerk, { ...body, intake: intakeFor() }))).toEqual([409, 'intakes-at-limit'])
})

test('of a number with another name nothing is shown, here and at the counter; letters in upper case are no other name', async () => {
  await stage.given()
  const { body } = walkIn()
  expect((await open(reception, body)).status).toBe(201)
  for (const caller of [clerk, reception]) {
    const got = await open(caller, { ...body, fullName: 'Lê Thị Khác', intake: intakeFor() })
    expect([codeOf(got), got.text.includes(body.number.slice(-3))]).toEqual([[422, 'account-name-differs'], false])
  }
  expect((await open(reception, { ...body, fullName: 'TRẦN  VĂN MẪU' })).status).toBe(201)
})
