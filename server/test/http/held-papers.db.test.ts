/**
 * Need: at the counter what is held is used, or asked for with a reason; nobody learns of a Kho but who receives a
 * dossier of its owner, and each look is on record with its right (NĐ 45/2020 Đ.16; KH 1107 II.3.3).
 */
import { randomUUID } from 'node:crypto'
import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let clerk: Caller
let officer: Caller
let offices: ReturnType<typeof officesOf>
let body: Awaited<ReturnType<typeof intakeBody>>
/** A component that must be handed in, and a paper of its type in the Kho of the applicant. */
let component: string
let paper: string
let documentType: string
const SHEET = randomUUID()
beforeAll(async () => {
  http = await startHttp()
  offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('no office')
  clerk = await asRole(http, 'reception', commune.name)
  officer = await asRole(http, 'officer', commune.name)
  const version = http.province.catalogue.on('2021-06-25').find(commune.procedure)
  const { body: { id: applicantId } } = await openPerson(clerk, 1)
  body = await intakeBody(clerk, version?.publicId ?? '', applicantId, { communeId: commune.territory.publicId })
  const asked = version?.content.components.find(({ isForm, handling }) => !isForm && handling === 'submit')
  component = asked?.id ?? ''
  documentType = asked?.documentType ?? ''
  await sql`insert into documents.file (sha256, size, kind, pages) values (${Buffer.alloc(32, 1)}, 9, 'application/pdf', 1)`
    .execute(http.province.database.owner)
  const { rows: [planted] } = await sql<{ publicId: string }>`
    with p as (
      insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing)
      select ${Buffer.alloc(32, 1)}, 'giay.pdf', ${asked?.documentType ?? ''}, person.id, 'result', '2021-01-01', 1,
        '2021-01-01', 'signed-scan' from identity.person where public_id = ${body.applicantId} returning id, public_id
    ), k as (
      insert into documents.keeping (paper_id, basis, article, dossier_id, at, by)
      select id, 'law', 'NĐ 45/2020/NĐ-CP Đ.16', 1, '2021-01-01', 1 from p
    ), f as (
      insert into documents.paper_facts (paper_id, version, number, issued_on, issuer_name, source, at, by)
      select id, 1, '12', '2019-03-01', 'UBND xã Mẫu', 'typed', '2021-01-01', 1 from p
    ) select public_id from p`.execute(http.province.database.owner)
  paper = planted?.publicId ?? ''
  // The type is about its owner alone, by the rule of this province.
  await sql`update organisation.policy set value = ${JSON.stringify([asked?.documentType])}::jsonb
    where key = 'reuse-of-owner'`.execute(http.province.database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(http.province.database.owner).catch(() => null)
  await http.province.directory.refresh()
})
afterAll(async () => http.stop())

/** What the paper says now. */
const describe = async (data: Readonly<Record<string, string>>) => sql`
  insert into documents.paper_facts (paper_id, version, number, issued_on, issuer_name, data, source, at, by, reason)
  select p.id, f.version + 1, f.number, f.issued_on, f.issuer_name, ${JSON.stringify(data)}::jsonb, 'typed', '2021-01-01', 1, 'thử'
  from documents.paper p, lateral (select * from documents.paper_facts where paper_id = p.id order by version desc limit 1) f
  where p.public_id = ${paper}`.execute(http.province.database.owner)
/** Opens an intake of the applicant, once for a sheet; answers its id. */
const intake = async (who = clerk, sheetId = SHEET, applicantId = body.applicantId) => who.call('POST', '/api/intakes', {
  key: randomUUID(), body: { sheetId, applicantId, procedureId: body.procedureId },
})
const at = async () => `/api/held-papers?intakeId=${(await intake()).body.id}`
const send = async (more: object) => clerk.call('POST', '/api/dossiers', {
  key: randomUUID(),
  body: {
    ...body, confirmedDouble: true,
    components: body.components.map((one) => one.component === component ? { ...one, ...more } : one),
  },
})

test('who receives is told where it is from and what it is worth, and the look is noted by its right', async () => {
  const { status, text } = await clerk.call('GET', await at())
  expect(status).toBe(200)
  const { items, reasons } = JSON.parse(text) as { items: { component: string; papers: object[] }[]; reasons: object[] }
  expect(items.find((one) => one.component === component)?.papers).toMatchObject([{
    id: paper, from: expect.stringMatching(/^từ .+ số 12, ngày 01\/03\/2019, UBND xã Mẫu$/) as string, level: 'B',
    worth: 'Bản số hóa, cán bộ tiếp nhận đã ký số',
  }])
  expect(reasons.length).toBeGreaterThan(0)
  const { rows } = await sql`select page, purpose from audit.read where page = 'held-papers'`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ page: 'held-papers', purpose: `kho [${documentType}] #${(await intake()).body.id}: NĐ 45/2020/NĐ-CP Đ.16` }])
})

test('what a paper says of its owner answers the declaration, with its source; what is never reused is not told', async () => {
  const form = http.province.catalogue.formFor(offices[0]?.procedure ?? '', '2021-06-25')?.version.definition as FormDefinition
  const own = fieldsOf(form).filter(({ meaning }) => meaning.role === 'requester')
  // The paper says something of all that the form asks of whoever asks, but for the number, which must be theirs.
  const entries = own.map(({ meaning: { entry } }) => entry).filter((entry) => entry !== 'person.idNumber')
  const data = Object.fromEntries(entries.map((entry) => [entry, `theo giấy: ${entry}`] as const))
  await describe(data)
  const { fields } = JSON.parse((await clerk.call('GET', await at())).text) as { fields: { key: string }[] }
  expect(fields).toContainEqual({
    key: 'requester.idIssuer', value: 'theo giấy: person.idIssuer',
    from: expect.stringMatching(/^từ .+ số 12, ngày 01\/03\/2019, UBND xã Mẫu$/) as string, before: null,
  })
  const keys = fields.map(({ key }) => key)
  // By the dictionary (data/forms.yaml): never to be reused, or masked at the desk.
  const never = own.filter(({ canReuse }) => !canReuse).map(({ key }) => key)
  expect(never.length).toBeGreaterThan(0)
  for (const key of [...never, 'requester.phone', 'requester.email', 'requester.idNumber']) expect(keys).not.toContain(key)
  await describe({})
  expect(await clerk.call('GET', await at())).toMatchObject({ body: { fields: [] } })
})

test('who does not receive finds nothing, and a file is of who is asked for only', async () => {
  expect((await officer.call('GET', await at())).status).toBe(404)
  const { body: { id: nobody } } = await openPerson(clerk, 77)
  const foreign = (await intake(clerk, SHEET, nobody)).body.id
  expect((await clerk.call('GET', `/api/held-papers/${paper}/file?intakeId=${foreign}`)).status).toBe(404)
})

test('what is held is taken only with a reason of the list', async () => {
  const unsaid = await send({ how: 'filed', originals: 1 })
  expect([unsaid.status, unsaid.text]).toEqual([422, expect.stringContaining('ask-again-reason-needed')])
  expect((await send({ how: 'filed', originals: 1, askedAgain: 'vi-thich' })).status).toBe(422)
  expect((await send({ how: 'filed', originals: 1, askedAgain: 'nghi-ngo-gia-mao' })).status).toBe(201)
})

test('what is held is used, and what is not held is not', async () => {
  const guessed = await send({ how: 'reused', originals: 0, heldPaper: randomUUID() })
  expect([guessed.status, guessed.text]).toEqual([409, expect.stringContaining('held-unknown')])
  const used = await send({ how: 'reused', originals: 0 })
  expect(used.status).toBe(201)
  const { rows } = await sql`select outcome, reason, basis from dossiers.held_component order by dossier_id`
    .execute(http.province.database.owner)
  expect(rows).toEqual([
    { outcome: 'asked-again', reason: 'nghi-ngo-gia-mao', basis: null },
    { outcome: 'reused', reason: null, basis: 'NĐ 45/2020/NĐ-CP Đ.16' },
  ])
})

test('how often is asked again is told by procedure, counter and paper, with the measure of the plan beside it', async () => {
  const controller = await asRole(http, 'controller', 'commune')
  const { body: figures } = await controller.call('GET', '/api/figures/reuse?from=2021-06-25&until=2021-06-25')
  // Of two dossiers each had one paper that was held: one was asked for again, one was reused.
  expect(figures).toMatchObject({
    couldReuse: 2, reused: 1, askedAgain: 1, given: 0, declined: 0, share: 0.5,
    plan: { dossiers: 2, notAskedAgain: 1, allReused: 1, share: 0.5, target: null },
    items: [{ couldReuse: 2, share: 0.5, papers: [{ component, askedAgain: 1, reasons: [
      { code: 'nghi-ngo-gia-mao', name: 'Nghi ngờ giấy tờ giả mạo', count: 1 },
    ] }] }],
  })
  const { body: none } = await controller.call('GET', '/api/figures/reuse?from=2022-01-01&until=2022-12-31')
  expect(none).toMatchObject({ share: null, plan: { dossiers: 0, share: null, target: 0.3 }, items: [] })
})

test('what the applicant does not want to be used is declined, and counts neither for nor against', async () => {
  const declined = await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body: {
    ...body, confirmedDouble: true, declinesReuse: true,
    components: body.components.map((one) => one.component === component ? { ...one, how: 'filed', originals: 1 } : one),
  } })
  expect(declined.status).toBe(201)
  const controller = await asRole(http, 'controller', 'commune')
  const { body: figures } = await controller.call('GET', '/api/figures/reuse?from=2021-06-25&until=2021-06-25')
  expect(figures).toMatchObject({
    couldReuse: 2, declined: 1, share: 0.5, plan: { dossiers: 3, notAskedAgain: 2, allReused: 1 },
  })
})

test('what was asked for afterwards is taken from the Kho at the counter, too, and never what is not there', async () => {
  const { id } = JSON.parse((await send({ how: 'filed', originals: 1, askedAgain: 'nghi-ngo-gia-mao' })).text) as { id: string }
  const act = async (who: Caller, noun: string, sent: object) => {
    const seen = await who.call('GET', `/api/dossiers/${id}`)
    return who.call('POST', `/api/dossiers/${id}/${noun}`, { key: randomUUID(), body: sent, version: seen.body.version })
  }
  expect((await act(officer, 'taking', {})).status).toBe(200)
  const look = async (who: Caller) => who.call('GET', `/api/held-papers?dossierId=${id}`)
  const unknown = { status: 404, body: { code: 'intake-unknown' } }
  // Nobody has asked for anything: the Kho is not opened.
  expect(await look(clerk)).toMatchObject(unknown)
  const wrong = { components: [{ component, reason: 'Bản nộp bị mờ.' }] }
  expect((await act(officer, 'supplement-request', wrong)).status).toBe(200)
  expect(await look(clerk)).toMatchObject({ status: 200, body: {
    fields: [], items: [{ component, papers: [{ id: paper }] }],
  } })
  // Neither from another counter, nor once the dossier is over.
  expect(await look(await asRole(http, 'reception', offices[1]?.name ?? ''))).toMatchObject(unknown)
  const change = async (set: string) => http.province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // without the deed and its event
    await sql`update dossiers.dossier set ${sql.raw(set)} where public_id = ${id}`.execute(tx)
  })
  await change(`state = 'stopped', closed_at = received_at`)
  expect(await look(clerk)).toMatchObject(unknown)
  await change(`state = 'awaiting-supplement', closed_at = null`)
  const answer = async (held: string) => act(clerk, 'supplement', { components: [{ component, files: [], held }] })
  const guessed = await answer(randomUUID())
  expect([guessed.status, guessed.text]).toEqual([422, expect.stringContaining('components-missing')])
  expect((await answer(paper)).status).toBe(200)
  const { rows } = await sql`
    select h.outcome, h.basis, h.reason, c.paper_ids @> array[p.id] as is_there from dossiers.dossier d
    join dossiers.held_component h on h.dossier_id = d.id join dossiers.component c using (dossier_id, component)
    join documents.paper p on p.public_id = ${paper} where d.public_id = ${id}`.execute(http.province.database.owner)
  // What had been asked again for is used now; the record says by what right.
  expect(rows).toEqual([{ outcome: 'reused', basis: 'NĐ 45/2020/NĐ-CP Đ.16', reason: null, isThere: true }])
})

test('what the applicant declared earlier answers the declaration after papers, is noted, and is not told masked', async () => {
  const { rows: [dossier] } = await sql<{ number: string }>`
    with said as (
      update dossiers.answers a set answers = ${JSON.stringify({
        'requester.idIssuer': 'Cục Thử', 'requester.phone': '0500000001', 'requester.idNumber': '000196990001',
      })}::jsonb from dossiers.dossier d where d.id = a.dossier_id and d.state = 'received' returning d.number, d.id
    ) select number from said order by id limit 1`.execute(http.province.database.owner)
  const number = dossier?.number ?? ''
  // Of the others the applicant said nothing that is read: the oldest answers.
  await sql`update dossiers.answers a set answers = '{}' from dossiers.dossier d
    where d.id = a.dossier_id and d.number <> ${number}`.execute(http.province.database.owner)
  const { fields } = JSON.parse((await clerk.call('GET', await at())).text) as { fields: object[] }
  expect(fields).toEqual([
    { key: 'requester.idIssuer', value: 'Cục Thử', from: `từ hồ sơ ${number}, ngày 25/06/2021`, before: null },
  ])
  const { rows: [look] } = await sql<{ purpose: string }>`select purpose from audit.read where page = 'held-papers'
    order by id desc limit 1`.execute(http.province.database.owner)
  expect(look?.purpose).toContain(`tờ khai của hồ sơ ${number}`)
  // The paper says it, too, and comes first (domain 7.1).
  await describe({ 'person.idIssuer': 'theo giấy' })
  expect(await clerk.call('GET', await at())).toMatchObject({ body: { fields: [{ value: 'theo giấy' }] } })
  await describe({})
})

test('nobody is looked up but for an intake of one’s own, on its day, until a dossier came of it', async () => {
  const sheetId = randomUUID()
  const own = (await intake(clerk, sheetId)).body.id
  expect((await intake(clerk, sheetId)).body.id).toBe(own)
  expect((await intake(clerk, randomUUID())).body.id).not.toBe(own)
  const lookFor = (id: string) => `/api/held-papers?intakeId=${id}`
  const colleague = await asRole(http, 'one_stop_head', offices[0]?.name ?? '')
  expect((await colleague.call('GET', lookFor(own))).status).toBe(404)
  expect((await clerk.call('GET', `/api/held-papers?applicantId=${body.applicantId}&procedureId=${body.procedureId}`)).status).toBe(400)
  expect((await clerk.call('GET', lookFor(own))).status).toBe(200)
  expect((await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body: {
    ...body, confirmedDouble: true, intakeId: own, declinesReuse: true,
    components: body.components.map((one) => one.component === component ? { ...one, how: 'filed', originals: 1 } : one),
  } })).status).toBe(201)
  expect(await clerk.call('GET', lookFor(own))).toMatchObject({ status: 404, body: { code: 'intake-unknown' } })
  const { rows: opened } = await sql`select data->>'intake' as intake from audit.event where type = 'intake.opened'
    and data->>'intake' = ${own}`.execute(http.province.database.owner)
  expect(opened).toEqual([{ intake: own }])
  const later = (await intake(clerk, randomUUID())).body.id
  await sql`update dossiers.intake set opened_on = opened_on - 1 where public_id = ${later}`.execute(http.province.database.owner)
  expect((await clerk.call('GET', lookFor(later))).status).toBe(404)
})

test('whoever heads the counter sees the intakes that came to nothing; another counter’s are not among them', async () => {
  const head = await asRole(http, 'one_stop_head', offices[0]?.name ?? '')
  const days = '/api/figures/intakes?from=2021-06-25&until=2021-06-25'
  const { body: told } = await head.call('GET', days) as unknown as { body: {
    opened: number; joined: number; items: { isOpen: boolean }[]
  } }
  expect(told.joined).toBe(1)
  expect(told.items).toHaveLength(told.opened - 1)
  expect(new Set(told.items.map(({ isOpen }) => isOpen))).toEqual(new Set([true, false]))
  const stranger = await asRole(http, 'one_stop_head', offices[1]?.name ?? '')
  expect(await stranger.call('GET', days)).toMatchObject({ status: 200, body: { opened: 0, joined: 0, items: [] } })
})

test('an intake is joined by whoever opened it, to a dossier of whom it is of, and once', async () => {
  const own = (await intake(clerk, randomUUID())).body.id
  const colleague = await asRole(http, 'one_stop_head', offices[0]?.name ?? '')
  const { body: { id: another } } = await openPerson(clerk, 78)
  const receive = async (who: Caller, applicantId: string) => {
    const { communeId } = body as { communeId?: unknown }
    const made = await intakeBody(who, body.procedureId, applicantId, { communeId })
    const { status, text } = await who.call('POST', '/api/dossiers', { key: randomUUID(), body: {
      ...made, confirmedDouble: true, declinesReuse: true, intakeId: own,
    } })
    expect([status, text]).toEqual([201, text])
    const { rows } = await sql<{ dossier: string | null }>`
      select d.public_id as dossier from dossiers.intake i left join dossiers.dossier d on d.id = i.dossier_id
      where i.public_id = ${own}`.execute(http.province.database.owner)
    return [rows[0]?.dossier, (JSON.parse(text) as { id: string }).id]
  }
  for (const [who, applicantId] of [[colleague, body.applicantId], [clerk, another]] as const)
    expect((await receive(who, applicantId))[0]).toBeNull()
  const [joined, first] = await receive(clerk, body.applicantId)
  expect(joined).toBe(first)
  expect((await receive(clerk, body.applicantId))[0]).toBe(first)
})
