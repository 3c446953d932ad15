/**
 * Need (E3; R4, NQ 66.7/2025/NQ-CP): a register may be asked over the axis of documents. Nobody waits for it at a
 * counter: the dossier awaits the document that answers, and believes it of the person alone who was asked about.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { registerPollers } from '../../src/jobs/ask-registers-anew.ts'
import {
  type Register, confirmAtRegister, openRegisters, registerRuleOf, workQuestions,
} from '../../src/modules/integration/public.ts'
import { AXIS, AXIS_KEY, type AxisDesk, OURS, STRANGER, directoryOfSenders, openAxis } from '../axis-desk.ts'
import { movableClock } from '../movable-clock.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { intakeBody, openPerson } from './handed-in.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const [REGISTER, NAME] = ['000.00.02.G99', 'Nguyễn Thị Hồng Nhạn']
const OVER_AXIS = { transport: 'axis', axisAgency: REGISTER, account: 'motcua.thu', agency: OURS }
const machine = movableClock('2026-11-30T08:00+07:00')
let http: HttpServer
let axis: AxisDesk
let registers: ReadonlyMap<string, Register>
let senders: HttpServer['province']['directory']
let clerk: Caller
let officer: Caller
let procedureId: string
beforeAll(async () => {
  registers = openRegisters({ population: OVER_AXIS, [AXIS]: {} }, () => machine.now())
  http = await startHttp({ registers })
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  clerk = await asRole(http, 'reception', commune?.name ?? '')
  officer = await asRole(http, 'officer', commune?.name ?? '')
  procedureId = http.province.catalogue.on('2021-06-25').find('khai-sinh')?.publicId ?? ''
  senders = await directoryOfSenders(http.province, [REGISTER, STRANGER].map((agency) => ({ agency, unsigned: true })))
})
afterAll(() => http.stop())
beforeEach(async () => {
  await sql`truncate integration.register_question cascade`.execute(http.province.database.owner)
  http.province.clock.set('2021-06-25T09:00+07:00')
  machine.set('2026-11-30T08:00+07:00')
  axis = await openAxis({ ...http.province, directory: senders, registers }, machine)
})
afterEach(() => axis.close())

interface Came { readonly id: string; readonly card: string; readonly slip: string }
async function receive(fullName = NAME, n = 1): Promise<Came> {
  const { body: { id: applicantId } } = await openPerson(clerk, n, { fullName })
  const body = await intakeBody(clerk, procedureId, applicantId, { account: { outcome: 'guided' }, confirmedDouble: true })
  const got = await clerk.call('POST', '/api/dossiers', { key: randomUUID(), body })
  expect([got.status, got.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  const { body: { components } } = await clerk.call('GET', `/api/procedures/${procedureId}`)
  const card = (components as unknown as { id: string; documentType: string }[]).find((one) => one.documentType === 'cccd')?.id ?? ''
  return { id: got.body.id, card, slip: got.body.slipId }
}
const detailOf = async (id: string) => JSON.parse((await officer.call('GET', `/api/dossiers/${id}`)).text) as {
  readonly components: readonly { readonly id: string; readonly register: Record<string, string> | null }[]
  readonly history: readonly { readonly type: string }[]
}
const registerOf = async ({ id, card }: Came) =>
  (await detailOf(id)).components.find((one) => one.id === card)?.register
const told = async ({ id }: Came) => (await detailOf(id)).history.map(({ type }) => type).filter((type) => type.startsWith('register.'))
const calls = async () => (await sql<Record<string, unknown>>`select kind, subject_kind, subject, reason, basis, transport, actor_id, outcome, fault
  from integration.register_call order by id`.execute(http.province.database.owner)).rows
const faults = async () => (await axis.inbox()).map(({ state, fault }) => [state, fault])
const sent = async () => (await axis.packages()).filter(({ from, messageType }) => from === OURS && messageType === 'edoc')
const how = async (given: string) => axis.act('answer-as-register', { how: given })
/** Asks as the job does, and sends what is to be sent. */
async function ask(): Promise<void> {
  const rooms = { ...http.province, machineClock: machine, registers }
  for (const { run } of registerPollers(rooms)) await run()
  await axis.tell()
}
async function textOf(docId: string): Promise<string> {
  const answer = await fetch(`${axis.url}/getEdoc?docId=${docId}`, { headers: { authorization: `Bearer ${AXIS_KEY}`, from: OURS } })
  return answer.text()
}
const attachmentIn = (text: string) =>
  Buffer.from(/ContentTransferEncoded>([^<]*)</.exec(text)?.[1] ?? '', 'base64').toString()
const callOf = (question: string) => /<MaYeuCau>([^<]*)</.exec(question)?.[1] ?? ''
const verdict = (call: string, { number = '000196990001', said = '1' } = {}) => `<TraLoiXacNhan><MaYeuCau>${call}</MaYeuCau><SoDinhDanh>${number}`
  + `</SoDinhDanh><HoVaTen>${NAME}</HoVaTen><KetQua>${said}</KetQua></TraLoiXacNhan>`
const answered = async (docId: string, text: string, more: object = {}) =>
  axis.act('answer-document', { docId, attachment: 'tra-loi.xml', text, ...more })

test('nobody waits for it: the dossier does, a document asks, and the document that answers ends that', async () => {
  const dossier = await receive()
  const note = (await sql<{ note: string }>`select data->>'note' as note from dossiers.slip where public_id = ${dossier.slip}`
    .execute(http.province.database.owner)).rows[0]?.note
  expect([await calls(), note]).toEqual([[], expect.stringContaining('Cơ sở dữ liệu quốc gia về dân cư chưa trả lời')])
  await ask()
  const [question] = await sent()
  const text = await textOf(question?.docId ?? '')
  expect(attachmentIn(text)).toMatch(/<MaCanBo>motcua<.*<SoDinhDanh>000196990001<.*<HoVaTen>Nguyễn Thị Hồng Nhạn</)
  expect([text.includes('<ds:Signature') || text.includes('<Signature'), text.replace(/ContentTransferEncoded>[^<]*/, '').includes('000196990001')])
    .toEqual([true, false])
  expect(await registerOf(dossier)).toMatchObject({ state: 'waiting' })
  await axis.hear()
  expect([await registerOf(dossier), await told(dossier), await faults()]).toEqual([
    expect.objectContaining({ state: 'answered' }), ['register.awaited', 'register.found'], [['done', null]],
  ])
  expect(await calls()).toEqual([{
    kind: 'confirm', subjectKind: 'dossier', subject: dossier.id, reason: 'ask-anew', transport: 'axis', actorId: 1n,
    basis: expect.stringContaining('Luật Căn cước') as string, outcome: 'yes', fault: null,
  }])
})

test('one document a question, and what is said again changes nothing', async () => {
  await how('silent')
  const [dossier, second] = [await receive(), await receive()]
  await ask()
  await ask()
  const [question, ...more] = await sent()
  const call = callOf(attachmentIn(await textOf(question?.docId ?? '')))
  expect(more).toEqual([])
  for (const nth of [1, 2]) await answered(question?.docId ?? '', verdict(call), { documentId: `${REGISTER},2026/11/30,${String(nth)}/TL` })
  await axis.faults({ repeat: 1 })
  await axis.hear()
  await axis.faults({})
  expect([await faults(), await told(dossier)]).toEqual([[['done', null], ['done', null]], ['register.awaited', 'register.found']])
  await answered(question?.docId ?? '', verdict(call, { said: '0' }), { documentId: `${REGISTER},2026/11/30,3/TL` })
  await axis.hear()
  expect([(await faults()).at(-1), (await registerOf(dossier))?.['state']]).toEqual([['held', 'register-said-otherwise'], 'answered'])
  // The other dossier of that person is asked for when the first has ended.
  await how('right')
  await ask()
  await axis.hear()
  expect([(await sent()).length, (await registerOf(second))?.['state']]).toEqual([2, 'answered'])
})

test('a door that asks at once is told that it is away, and no call is made', async () => {
  const { person: personId } = (await sql<{ person: bigint }>`select id as person from identity.person
    where personal_number = '000196990001'`.execute(http.province.database.owner)).rows[0] ?? { person: 0n }
  const [register, rule] = [registers.get('population'), registerRuleOf(http.province.directory.on('2021-06-25'), 'population')]
  if (!register || !rule) throw new Error('no register')
  expect(await confirmAtRegister({ ...http.province, machineClock: machine }, {
    register, rule, personId, officer: 'x', procedure: 'x', reason: 'residence', subjectKind: 'intake', subject: 'x',
    sender: { actorId: 1n },
  }, { commune: '18856' })).toBe('away')
  expect(await calls()).toEqual([])
})

test('one for whom a document is under way keeps nobody behind from being asked', async () => {
  await how('silent')
  await receive()
  await receive('Người Không Có', 77)
  const rooms = { ...http.province, machineClock: machine, registers }
  for (const nth of [1, 2]) {
    await workQuestions(rooms, { registers, directory: http.province.directory, programId: 1n, limit: 1 })
    expect(await calls()).toHaveLength(nth)
  }
})

test('whom it does not have may be asked for the paper at once', async () => {
  const dossier = await receive('Người Không Có', 77)
  await ask()
  await axis.hear()
  expect([(await registerOf(dossier))?.['state'], await told(dossier)]).toEqual(['unknown', ['register.awaited', 'register.not-found']])
})

test('what is about another, of another, of no question, hostile, changed or no answer at all is held, and nothing is believed', async () => {
  await how('silent')
  const dossier = await receive()
  await ask()
  const docId = (await sent())[0]?.docId ?? ''
  const text = await textOf(docId)
  const call = callOf(attachmentIn(text))
  const documentId = /<(?:\w+:)?DocumentId>([^<]*KTDL)</.exec(text)?.[1] ?? ''
  const cases: readonly (readonly [fault: string, come: () => Promise<unknown>])[] = [
    ['other-person', () => answered(docId, verdict(call, { number: '000185990001' }))],
    ['answer-of-other-call', () => answered(docId, verdict(randomUUID()))],
    ['answer-unreadable', () => answered(docId, `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>${verdict(call)}`)],
    ['answer-unreadable', () => answered(docId, verdict(call, { said: '2' }))],
    ['file-kind-not-allowed', () => answered(docId, verdict(call).replace('<KetQua>', `<!--${'x'.repeat(20_000)}--><KetQua>`))],
    ['register-answer-changed', () => answered(docId, verdict(call), { business: { type: '2', documentId: 'trước' } })],
    ['answer-without-data', () => answered(docId, '', { content: '' })],
    ['sender-unknown', async () => {
      await answered(docId, verdict(call))
      const laid = (await axis.packages()).at(-1)
      const own = await textOf(laid?.docId ?? '')
      await axis.act('lose', { docId: laid?.docId })
      await axis.lay(STRANGER, 'edoc', own.replaceAll(REGISTER, STRANGER))
    }],
    ['answers-nothing', async () => {
      await answered(docId, verdict(call))
      const laid = (await axis.packages()).at(-1)
      const own = await textOf(laid?.docId ?? '')
      await axis.act('lose', { docId: laid?.docId })
      await axis.lay(REGISTER, 'edoc', own.replace(documentId, `${OURS},2021/06/25,999/KTDL`))
    }],
  ]
  for (const [, come] of cases) {
    await come()
    await axis.hear()
  }
  expect(await faults()).toEqual(cases.map(([fault]) => ['held', fault]))
  expect([await registerOf(dossier), await told(dossier), (await calls()).map(({ outcome }) => outcome)]).toEqual([
    expect.objectContaining({ state: 'waiting' }), ['register.awaited'], [null],
  ])
})

test('what comes after its time changes nothing: the paper is asked of the applicant', async () => {
  await how('silent')
  const dossier = await receive()
  await ask()
  const docId = (await sent())[0]?.docId ?? ''
  http.province.clock.set((await registerOf(dossier))?.['askUntil'] ?? '')
  await ask()
  await answered(docId, verdict(callOf(attachmentIn(await textOf(docId)))))
  await axis.hear()
  expect([(await registerOf(dossier))?.['state'], await told(dossier), await faults()])
    .toEqual(['failed', ['register.awaited', 'register.gave-up'], [['done', null]]])
  expect((await calls()).map(({ outcome, fault }) => [outcome, fault])).toEqual([['failed', 'not-answered']])
})

test('an answer about somebody who was corrected since is of no use, and is asked for anew', async () => {
  await how('silent')
  const dossier = await receive()
  await ask()
  const docId = (await sent())[0]?.docId ?? ''
  const call = callOf(attachmentIn(await textOf(docId)))
  const rename = async (name: string) => sql`update identity.person set full_name = ${name} where personal_number = '000196990001'`
    .execute(http.province.database.owner)
  await rename('Nguyễn Thị Hồng Hạnh')
  try {
    await answered(docId, verdict(call))
    await axis.hear()
    expect([await faults(), (await registerOf(dossier))?.['state']]).toEqual([[['done', null]], 'waiting'])
    await how('right')
    await ask()
    await axis.hear()
    expect((await calls()).map(({ outcome, fault }) => [outcome, fault])).toEqual([['failed', 'asked-otherwise'], ['no', null]])
    expect((await registerOf(dossier))?.['state']).toBe('unknown')
  } finally {
    await rename(NAME)
  }
})
