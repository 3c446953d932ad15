/**
 * Need: every look into a register of the nation is accounted for (the police look at it), nobody waits for one that is
 * away, and what it says of somebody else is never kept (domain reference 8.5; NĐ 13/2023/NĐ-CP).
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Province, createProvince } from '../../../../test/province-database.ts'
import { type RegisterDesk, openRegisterDesk } from '../../../../test/register-desk.ts'
import { stoppedClock } from '../../../platform/clock.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import { type Person, getPeople, recordPerson } from '../../identity/public.ts'
import { pausePartner, resumePartner } from '../pause-partner.ts'
import { type AskRegister, type ReadAtRegister, confirmAtRegister, readRegister } from './ask-register.ts'
import { type RegisterRule, registerRuleOf } from './domain/register-rule.ts'
import { forgetAnswers } from './forget-answers.ts'
import { listKeptAnswers } from './kept-answers.ts'
import type { Register } from './register.ts'

let province: Province
let desk: RegisterDesk
let nhan: Person
let machineClock = stoppedClock('2021-06-25T09:00+07:00')
beforeAll(async () => {
  province = await createProvince()
  desk = await openRegisterDesk({ now: () => machineClock.now() }, {}, ['population', 'business-register'])
  nhan = await personOf('000196990001', 'Nguyễn Thị Hồng Nhạn', '1996-04-15')
})
afterAll(async () => {
  await desk.stop()
  await province.drop()
})
beforeEach(async () => {
  await sql`truncate integration.register_call, integration.register_answer, integration.partner cascade`.execute(province.database.owner)
  machineClock = stoppedClock('2021-06-25T09:00+07:00')
  province.clock.set('2021-06-25T09:00+07:00')
})
afterEach(async () => {
  await desk.fail({})
  await desk.act('answer-for')
})

async function personOf(personalNumber: string, fullName: string, birth: string | undefined): Promise<Person> {
  const { id } = await province.inOneGo(async (ctx) =>
    recordPerson(ctx, { kind: 'citizen', personalNumber, fullName, ...birth && { birth }, proof: 'seen' }))
  const [person] = await getPeople(province.db, [id])
  if (!person) throw new Error('no person')
  return person
}

const RULE: RegisterRule = {
  basis: 'Luật Căn cước', limitMilliseconds: 400, cacheMinutes: 60, keepDays: 30, failures: 3, restSeconds: 60,
  longestRestSeconds: 600, level: 2,
}
const askOf = (more: Partial<AskRegister> = {}): AskRegister => ({
  register: desk.population, rule: RULE, personId: nhan.id, subjectKind: 'intake', subject: 'i-1', procedure: '1.001193', reason: 'prefill',
  sender: { actorId: 901n, unitId: 7n }, officer: 'can-bo-901', ...more,
})
const backing = () => ({ ...province, machineClock })
const read = async ({ entries = [], ...more }: Partial<ReadAtRegister> = {}) =>
  readRegister(backing(), { ...askOf(more), entries })
const calls = async () => (await sql<Record<string, unknown>>`select register, kind, person_id, actor_id, unit_id, subject_kind,
  subject, procedure, reason, basis, transport, outcome, fault from integration.register_call order by id`.execute(province.database.owner)).rows
const outcomes = async () => (await calls()).map(({ outcome }) => outcome)
const eventsOf = async (type: string) => (await sql<{ data: Record<string, string>; actorId: bigint }>`
  select data, actor_id from audit.event where type = ${type} order by id`.execute(province.database.owner)).rows
const asked = async () => (await desk.state()).seen['asked'] ?? 0

test('a call is on record with who, about whom, for what, by what right and what came of it; so are its two events', async () => {
  const before = [(await eventsOf('register.asked')).length, (await eventsOf('register.answered')).length]
  expect(await read()).toBe('known')
  expect(await calls()).toEqual([{
    register: 'population', kind: 'read', personId: nhan.id, actorId: 901n, unitId: 7n, subjectKind: 'intake', subject: 'i-1',
    procedure: '1.001193', reason: 'prefill', basis: 'Luật Căn cước', transport: 'lgsp', outcome: 'answered', fault: null,
  }])
  expect(await listKeptAnswers(province.db, nhan.id)).toMatchObject([{
    register: 'population', answeredAt: new Date('2021-06-25T09:00+07:00'),
    facts: { 'person.fullName': 'Nguyễn Thị Hồng Nhạn', 'person.birthDate': '1996-04-15' },
  }])
  const [began, ended] = [(await eventsOf('register.asked')).slice(before[0]), (await eventsOf('register.answered')).slice(before[1])]
  expect([began.length, ended.length]).toEqual([1, 1])
  expect(began[0]).toMatchObject({ actorId: 901n, data: { register: 'population', kind: 'read', procedure: '1.001193', reason: 'prefill' } })
  expect(ended[0]?.data).toMatchObject({ call: began[0]?.data['call'], outcome: 'answered' })
  expect(JSON.stringify([began, ended], (_, value: unknown) => typeof value === 'bigint' ? String(value) : value)).not.toMatch(/Nhạn|0001969/)
  // The register knows the call by the same number and names who asked.
  expect((await desk.state()).asked.at(-1)).toMatchObject({ MaYeuCau: began[0]?.data['call'], MaCanBo: 'can-bo-901' })
})

test('while an answer is fresh the register is not asked again, and after it is', async () => {
  await read()
  const before = await asked()
  province.clock.set('2021-06-25T09:59+07:00')
  expect([await read(), await asked()]).toEqual(['known', before])
  province.clock.set('2021-06-25T10:00+07:00')
  expect([await read(), await asked()]).toEqual(['known', before + 1])
  expect(await outcomes()).toEqual(['answered', 'answered'])
})

test('beside who somebody is only that is kept which was asked for; more is asked for anew, and takes nothing away', async () => {
  const kept = async () => Object.keys((await listKeptAnswers(province.db, nhan.id))[0]?.facts ?? {}).sort()
  const WHO = ['person.birthDate', 'person.fullName', 'person.idNumber']
  await read({ entries: ['person.sex'] })
  expect(await kept()).toEqual([...WHO, 'person.sex'])
  await read()
  await read({ entries: ['person.sex'] })
  expect([await outcomes(), await kept()]).toEqual([['answered'], [...WHO, 'person.sex']])
  await read({ entries: ['person.residence'] })
  expect([await outcomes(), await kept()]).toEqual([['answered', 'answered'], [...WHO, 'person.residence', 'person.sex']])
  // Of what the register says nothing it was asked all the same.
  await read({ entries: ['person.placeOfOrigin'] })
  await read({ entries: ['person.placeOfOrigin', 'person.sex'] })
  expect(await outcomes()).toEqual(['answered', 'answered', 'answered'])
})

test('an answer about somebody else is not kept, and what was kept stays', async () => {
  await read()
  province.clock.set('2021-06-25T10:01+07:00')
  await desk.act('answer-for', { number: '000185990001' })
  expect(await read()).toBe('away')
  expect(await outcomes()).toEqual(['answered', 'other-person'])
  expect(await listKeptAnswers(province.db, nhan.id)).toMatchObject([{ facts: { 'person.fullName': 'Nguyễn Thị Hồng Nhạn' } }])
})

test.each([['120', 120], ['86400', 600], ['0', 60]])(
  'one that says itself that it has too much to do (Retry-After: %s) is not asked about anybody for %i seconds',
  async (retryAfter, seconds) => {
    const busy: Register = {
      ...desk.population,
      read: async () => Promise.reject(new SendFault('http-429', false, undefined, { retryAfter, date: null })),
    }
    expect(await read({ register: busy })).toBe('away')
    const other = await personOf('000190990041', 'Phan Thị Hạnh', '1990-11-30')
    const afterSeconds = async (after: number) => {
      machineClock = stoppedClock(new Date(Date.parse('2021-06-25T09:00+07:00') + after * 1_000).toISOString())
      return [await read({ personId: other.id }), (await outcomes()).length]
    }
    expect([await afterSeconds(seconds - 1), await afterSeconds(seconds)]).toEqual([['away', 1], ['known', 2]])
  },
)

test('whom the register does not have is unknown, and is not asked about again while that is fresh', async () => {
  const nobody = await personOf('000196998999', 'Người Không Có', '1996-01-01')
  expect(await read({ personId: nobody.id })).toBe('unknown')
  expect(await read({ personId: nobody.id })).toBe('unknown')
  expect(await outcomes()).toEqual(['unknown'])
})

test('"unknown" does not outlive a correction of name or birth: the register is asked anew at once', async () => {
  const { id: personId } = await province.inOneGo(async (ctx) =>
    recordPerson(ctx, { kind: 'citizen', personalNumber: '000184990131', fullName: 'Trần Thị Bính', birth: '1984-11-07', proof: 'claimed' }))
  expect([await read({ personId }), await read({ personId })]).toEqual(['unknown', 'unknown'])
  // An official sees the card, and corrects what was only claimed.
  await province.inOneGo(async (ctx) =>
    recordPerson(ctx, { kind: 'citizen', personalNumber: '000184990131', fullName: 'Trần Thị Bình', birth: '1984-07-11', proof: 'seen' }))
  expect([await read({ personId }), await outcomes()]).toEqual(['known', ['unknown', 'answered']])
})

test('what was answered as to a name is not offered once another name stands on record', async () => {
  await read()
  const rename = async (name: string) =>
    sql`update identity.person set full_name = ${name} where id = ${nhan.id}`.execute(province.database.owner)
  await rename('Nguyễn Thị Hồng Nhan')
  expect(await listKeptAnswers(province.db, nhan.id)).toEqual([])
  expect([await read(), await outcomes()]).toEqual(['unknown', ['answered', 'unknown']])
  await rename('Nguyễn Thị Hồng Nhạn')
})

test('what was answered goes after the days of its rule, at once where there is no rule, and its call stays', async () => {
  await read()
  // Answered on 25/06; kept 30 days: offered until the end of 25/07.
  const forget = async (day: string, keepDays?: number) => {
    province.clock.set(`${day}T03:00+07:00`)
    const policy = () => keepDays === undefined ? undefined : { value: { ...RULE, keepDays }, article: 'Luật Căn cước' }
    return province.inOneGo(async (ctx) => forgetAnswers(ctx, { policy }, 1))
  }
  expect([await forget('2021-07-25', 30), (await listKeptAnswers(province.db, nhan.id)).length]).toEqual([false, 1])
  expect([await forget('2021-07-26', 30), await listKeptAnswers(province.db, nhan.id)]).toEqual([true, []])
  expect([await forget('2021-07-26', 30), await outcomes()]).toEqual([false, ['answered']])
  await read()
  expect([await forget('2021-07-27'), await listKeptAnswers(province.db, nhan.id)]).toEqual([true, []])
  expect(await eventsOf('register.answers-forgotten')).toMatchObject([1, 2].map(() => ({ data: { register: 'population', answers: 1 } })))
})

test('of the dead nothing is asked; of whom no birth is on record, the year that their number tells', async () => {
  const unborn = await personOf('000185990001', 'Nguyễn Văn An', undefined)
  const dead = await personOf('000196998997', 'Người Đã Mất', '1950')
  await sql`update identity.person set death = '2020' where id = ${dead.id}`.execute(province.database.owner)
  expect([await read({ personId: dead.id }), await calls()]).toEqual(['not-asked', []])
  expect(await read({ personId: unborn.id })).toBe('known')
  expect((await desk.state()).asked.at(-1)).toMatchObject({ Nam: '1985' })
})

test('a register that never answers is waited for no longer than the rule allows, and that person not again during the rest', async () => {
  await desk.fail({ hang: true })
  expect([await read(), await read()]).toEqual(['away', 'away'])
  expect(await calls()).toMatchObject([{ outcome: 'failed', fault: 'timeout' }])
  await desk.fail({})
  machineClock.forward(2)
  expect(await read()).toBe('known')
})

test('after failures in a row nobody is asked about until the rest is over; then one call tries, and its answer opens the way', async () => {
  const people = await Promise.all([1, 2, 3, 4, 5].map(async (n) => personOf(`00019699810${String(n)}`, `Người Thử ${String(n)}`, '1996')))
  const readOf = async (n: number) => read({ personId: people[n]?.id ?? 0n })
  await desk.fail({ errors: true })
  const before = await asked()
  expect([await readOf(0), await readOf(1), await readOf(2)]).toEqual(['away', 'away', 'away'])
  await desk.fail({})
  // It is well again, and rests all the same.
  expect([await readOf(3), await asked()]).toEqual(['away', before])
  expect(await outcomes()).toEqual(['failed', 'failed', 'failed'])
  machineClock.forward(1)
  await desk.fail({ errors: true })
  expect([await readOf(3), await readOf(4)]).toEqual(['away', 'away'])
  expect(await outcomes()).toEqual(['failed', 'failed', 'failed', 'failed'])
  machineClock.forward(1)
  await desk.fail({})
  expect([await readOf(4), await readOf(0)]).toEqual(['unknown', 'unknown'])
})

test('what the register would not have is no sign that it is away', async () => {
  const people = await Promise.all([6, 7, 8, 9].map(async (n) => personOf(`00019699810${String(n)}`, `Người Thử ${String(n)}`, '1996')))
  for (const { id } of people) expect(await read({ personId: id, procedure: ' ' })).toBe('away')
  expect((await calls()).map(({ fault }) => fault)).toEqual(Array(4).fill('ask-refused'))
})

test('a register that somebody paused is not asked', async () => {
  await read()
  await province.inOneGo(async (ctx) => pausePartner(ctx, { partner: 'population', reason: 'Cục C06 yêu cầu dừng' }))
  province.clock.set('2021-06-25T10:01+07:00')
  expect([await read(), await outcomes()]).toEqual(['away', ['answered']])
  await province.inOneGo(async (ctx) => resumePartner(ctx, 'population'))
  expect(await read()).toBe('known')
})

test('two at once ask once, and the second does not wait', async () => {
  await desk.fail({ slow: 200 })
  expect((await Promise.all([read(), read()])).sort()).toEqual(['away', 'known'])
  expect(await outcomes()).toEqual(['answered'])
})

test('a call whose program ended is lost, and hinders nobody after its time', async () => {
  await read()
  await sql`update integration.register_call set outcome = null, ended_at = null, begun_at = begun_at - interval '5 minutes'`
    .execute(province.database.owner)
  province.clock.set('2021-06-25T10:01+07:00')
  expect(await read()).toBe('known')
  expect(await outcomes()).toEqual(['lost', 'answered'])
})

test('a question of yes or no keeps the answer and nothing of the person', async () => {
  const ask = askOf({ reason: 'verify' })
  expect(await confirmAtRegister(backing(), ask, { commune: '18856' })).toBe('yes')
  expect(await confirmAtRegister(backing(), ask, { commune: '18853' })).toBe('no')
  expect(await calls()).toMatchObject([{ kind: 'confirm', reason: 'verify', outcome: 'yes' }, { outcome: 'no' }])
  expect(await listKeptAnswers(province.db, nhan.id)).toEqual([])
})

test('a firm is asked about by its tax code where enterprises are known, and nobody else there; only its own name is kept', async () => {
  const { register } = desk.at('business-register')
  const { id: personId } = await province.inOneGo(async (ctx) =>
    recordPerson(ctx, { kind: 'organisation', taxCode: '0000000017', fullName: 'Công ty TNHH Thử Nghiệm Một', proof: 'seen' }))
  const answers = async () =>
    (await listKeptAnswers(province.db, personId)).map(({ about, entries, facts }) => [about, entries, facts])
  expect([await confirmAtRegister(backing(), askOf({ register, personId }), {}), await answers()]).toEqual(['yes', []])
  expect(await read({ register, personId, entries: [] })).toBe('known')
  expect(await answers()).toEqual([['organisation', [], {
    'organisation.idNumber': '0000000017', 'organisation.name': 'Công ty TNHH Thử Nghiệm Một',
  }]])
  // The register of enterprises says nothing of people, nor that of the population of a firm.
  expect([await read({ register }), await read({ personId })]).toEqual(['not-asked', 'not-asked'])
  await sql`update identity.person set full_name = 'Công ty TNHH Thử Nghiệm Mới' where id = ${personId}`.execute(province.database.owner)
  expect([await answers(), await confirmAtRegister(backing(), askOf({ register, personId }), {})]).toEqual([[], 'no'])
  expect(await outcomes()).toEqual(['yes', 'answered', 'no'])
})

test('the data have a rule for the register on every day, with its article', () => {
  for (const day of ['2021-06-25', '2026-11-24']) {
    expect(registerRuleOf(province.directory.on(day), 'population')).toMatchObject({ limitMilliseconds: 2_000, level: 2 })
    expect(registerRuleOf(province.directory.on(day), 'population')?.basis).toMatch(/Luật Căn cước/)
  }
  expect(registerRuleOf(province.directory.on('2021-06-25'), 'khac')).toBeUndefined()
})
