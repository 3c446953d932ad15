/** Need: one person, one record, whoever enters it first; and a stranger's claim never stands for what a card says. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import type { Backing } from '../../platform/db.ts'
import { type RecordPerson, recordPerson } from './record-person.ts'
import { findPerson, getPeople, searchPeople } from './store/people.ts'

let database: TestDatabase
let backing: Backing
beforeAll(async () => {
  database = await createDatabase()
  backing = database.backing()
})
afterAll(() => database.drop())

let last = 0
const nextNumber = () => `0001${80 + Math.floor(last / 10_000)}99${String((last += 1) % 10_000).padStart(4, '0')}`
const lan = { kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', birth: '1980-05-01', sex: 'female' } as const
const put = (facts: RecordPerson) => inOneGo(backing, (ctx) => recordPerson(ctx, facts))
const onRecord = async (personalNumber: string) =>
  findPerson(backing.db, { kind: 'personal', value: personalNumber })
const eventsOf = async (id: bigint) => (await sql<{ type: string; data: Record<string, unknown> }>`
  select type, data from audit.event where subject_kind = 'person' and subject_id = ${id} order by id`
  .execute(database.owner)).rows

describe('recording a person', () => {
  test('keeps the name in one spelling, and finds it by number', async () => {
    const personalNumber = nextNumber()
    const decomposed = '  Nguyễn  Thị Mẫu '.normalize('NFD')
    const { id, isNew, warnings } = await put({ ...lan, personalNumber, fullName: decomposed, proof: 'seen' })
    expect([isNew, warnings]).toEqual([true, []])
    expect(await onRecord(personalNumber)).toMatchObject({ id, fullName: 'Nguyễn Thị Mẫu', folded: 'nguyen thi mau' })
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['person.recorded'])
  })

  test('repeated changes nothing, and says nothing', async () => {
    const facts = { ...lan, personalNumber: nextNumber(), proof: 'seen' } as const
    const first = await put(facts)
    expect(await put(facts)).toEqual({ ...first, isNew: false })
    expect(await eventsOf(first.id)).toHaveLength(1)
  })

  test('by ten counters at once makes one', async () => {
    const facts = { ...lan, personalNumber: nextNumber(), proof: 'seen' } as const
    const all = await Promise.all(Array.from({ length: 10 }, () => put(facts)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  test('fills in what is missing, and a fuller date of birth is no contradiction', async () => {
    const personalNumber = nextNumber()
    const { id } = await put({ kind: 'citizen', fullName: lan.fullName, birth: '1980', personalNumber, proof: 'seen' })
    const filled = await put({ ...lan, personalNumber, phone: '+84500000001', proof: 'claimed' })
    expect(filled.warnings).toEqual([])
    expect(await onRecord(personalNumber)).toMatchObject({ birth: '1980-05-01', sex: 'female', phone: '+84500000001' })
    expect((await put({ ...lan, birth: '1980', personalNumber, proof: 'claimed' })).warnings).toEqual([])
    expect((await eventsOf(id)).at(-1)?.data).toMatchObject({ fields: 'birth,phone,sex', isCorrection: false })
  })

  test.each([
    ['name', { fullName: 'Trần Thị Khác' }, 'name-differs'],
    ['birth', { birth: '1981-05-01' }, 'birth-differs'],
    ['sex', { sex: 'male' }, 'sex-differs'],
  ] as const)('never writes another %s over in silence', async (_, other, code) => {
    const personalNumber = nextNumber()
    await put({ ...lan, personalNumber, proof: 'seen' })
    for (const proof of ['claimed', 'seen'] as const) {
      const { warnings } = await put({ ...lan, ...other, personalNumber, proof })
      expect(warnings).toEqual([{ code, isCorrected: false }])
    }
    expect(await onRecord(personalNumber)).toMatchObject(lan)
  })

  test('what an official sees on the card corrects what a stranger claimed, and says so', async () => {
    const personalNumber = nextNumber()
    const { id } = await put({ ...lan, fullName: 'Kẻ Mạo Danh', personalNumber, proof: 'claimed' })
    const { warnings } = await put({ ...lan, personalNumber, proof: 'seen' })
    expect(warnings).toEqual([{ code: 'name-differs', isCorrected: true }])
    expect(await onRecord(personalNumber)).toMatchObject({ fullName: lan.fullName, proof: 'seen' })
    const [, changed] = await eventsOf(id)
    expect(changed?.data).toMatchObject({ fields: 'fullName,proof', isCorrection: true })
    expect(JSON.stringify(await eventsOf(id))).not.toMatch(/Mạo|Mẫu|9900/u)
  })

  test('a claim does not move the phone on record, a counter does', async () => {
    const personalNumber = nextNumber()
    await put({ ...lan, personalNumber, phone: '+84500000001', proof: 'seen' })
    await put({ ...lan, personalNumber, phone: '+84500000002', proof: 'claimed' })
    expect(await onRecord(personalNumber)).toMatchObject({ phone: '+84500000001' })
    await put({ ...lan, personalNumber, phone: '+84500000003', proof: 'seen' })
    expect(await onRecord(personalNumber)).toMatchObject({ phone: '+84500000003' })
  })

  test('an old number joins a new card to the old record only if the card was seen and agrees', async () => {
    const { id } = await put({ ...lan, oldNumber: '990000001', proof: 'seen' })
    const twin = { ...lan, fullName: 'Lê Văn Trùng', oldNumber: '990000001', personalNumber: nextNumber() }
    const other = await put({ ...twin, proof: 'seen' })
    expect([other.isNew, other.warnings]).toEqual([true, [{ code: 'number-elsewhere', isCorrected: false }]])
    expect((await put({ ...lan, oldNumber: '990000001', personalNumber: nextNumber(), proof: 'claimed' })).isNew).toBe(
      true,
    )
    const personalNumber = nextNumber()
    expect(await put({ ...lan, oldNumber: '990000001', personalNumber, proof: 'seen' })).toMatchObject({
      id, isNew: false,
    })
    expect(await onRecord(personalNumber)).toMatchObject({ id, oldNumber: '990000001' })
  })

  test('two of one name and one birthday are two people', async () => {
    const [one, two] = [await put({ ...lan, personalNumber: nextNumber(), proof: 'seen' }),
      await put({ ...lan, personalNumber: nextNumber(), proof: 'seen' })]
    expect(one.id).not.toBe(two.id)
  })

  test('the number of an organisation is not a citizen’s', async () => {
    const company = { kind: 'organisation', fullName: 'Công ty TNHH Mẫu', taxCode: '0000000000' } as const
    await put({ ...company, proof: 'seen' })
    await expect(put({ ...lan, taxCode: '0000000000', proof: 'seen' })).rejects.toThrow('kind-differs')
  })

  test('a name of nothing but spaces and unseen signs is refused', async () => {
    await expect(put({ ...lan, fullName: ' \u200b\u00a0 ', personalNumber: nextNumber(), proof: 'seen' }))
      .rejects.toThrow('name-missing')
  })
})

describe('finding people', () => {
  test.each(['đặng văn tìm', 'dang van tim', 'Tìm Đặng', 'dang ti', 'ĐẶNG  TÌM'])('by the words %s', async (text) => {
    const personalNumber = nextNumber()
    const { id } = await put({ kind: 'citizen', fullName: 'Đặng Văn Tìm', personalNumber, proof: 'seen' })
    expect((await searchPeople(backing.db, text, 50)).map((one) => one.id)).toContain(id)
  })

  test.each(['', '  ', "'", '& | ! ( )', ':*', '\\', '\u0000', 'x'.repeat(5000)])(
    'by %j finds nobody and harms nobody', async (text) => {
      expect(await searchPeople(backing.db, text, 50)).toEqual([])
    })

  test('by ids, in their order and at most once', async () => {
    const { id } = await put({ ...lan, personalNumber: nextNumber(), proof: 'seen' })
    expect((await getPeople(backing.db, [id, id, 0n])).map((one) => one.id)).toEqual([id])
  })

  test('is served by the index on words', async () => {
    const plan = await database.owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return sql`explain select * from identity.person
        where to_tsvector('simple', folded) @@ to_tsquery('simple', 'dang & tim:*')`.execute(tx)
    })
    expect(JSON.stringify(plan.rows)).toContain('person_words')
  })
})

test('the application can delete nobody, and a report sees no name, password or session', async () => {
  await expect(sql`delete from identity.person`.execute(backing.db)).rejects.toThrow('permission denied')
  for (const secret of ['full_name from identity.person', 'phone from identity.account', '1 from identity.password',
    '1 from identity.session', '1 from identity.one_time_code', '1 from identity.attempt']) {
    const look = database.owner.transaction().execute(async (tx) => {
      await sql`set local role motcua_report`.execute(tx)
      await sql.raw(`select ${secret}`).execute(tx)
    })
    await expect(look).rejects.toThrow('permission denied')
  }
})
