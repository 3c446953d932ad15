/**
 * Need: a whole service is drafted by some and published by others; nothing that somebody wrote is lost, nothing that
 * held is rewritten, and all of it becomes true on one day or none of it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { packageOf } from '../../../test/sample-package.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { type Sender, inTransaction } from '../../platform/db.ts'
import { openCatalogue } from '../catalogue/public.ts'
import type { DutyDirectory } from '../identity/public.ts'
import type { PackageData } from './package-data.ts'
import { type PublishPackage, publishPackage } from './publish-package.ts'
import { dropPackage, returnPackage, submitPackage } from './review-package.ts'
import { beginPackage, savePackage } from './save-package.ts'
import { findPackage, findRelease, findReleasedContent, findRevision, listDeeds, listPackages } from './store.ts'

const TODAY = '2021-06-25'
const DUTIES: DutyDirectory = {
  policy: (key) => key !== 'separate-duties' ? undefined : {
    key, scope: null, article: '', validFrom: '2021-01-01', validTo: null,
    value: [{ id: 'write-publish', subject: 'procedure', first: 'write', second: 'publish', article: '' }],
  },
  isWithin: (unit, above) => unit === above,
}
const [AUTHOR, REVIEWER, OTHER] = [{ actorId: 11n }, { actorId: 12n }, { actorId: 13n }] as const
let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())

let count = 0
let procedure: string
beforeEach(() => {
  count += 1
  procedure = `thu-${String(count)}`
})
/** Another code each, since two procedures cannot have one. */
const drawn = (more: Partial<PackageData> = {}) =>
  packageOf(procedure, { code: `1.99${String(9000 + count)}`, ...more })
const backing = (day = TODAY) => database.backing(stoppedClock(`${day}T09:00+07:00`))
const begin = async (content = drawn(), who: Partial<Sender> = AUTHOR) =>
  inOneGo(backing(), async (ctx) => beginPackage(ctx, content), who)
const save = async (publicId: string, basedOn: number, content: PackageData, who: Partial<Sender> = AUTHOR) =>
  inOneGo(backing(), async (ctx) => savePackage(ctx, { publicId, basedOn, content }), who)
const submit = async (publicId: string, revision = 1, who: Partial<Sender> = AUTHOR) =>
  inOneGo(backing(), async (ctx) => submitPackage(ctx, { publicId, revision, note: '' }), who)
const publish = async (
  publicId: string, more: Partial<PublishPackage> = {}, who: Partial<Sender> = REVIEWER, day = TODAY,
) => {
  const found = await findPackage(database.app, publicId)
  const content = found && (await findRevision(database.app, found.id))?.content.content
  if (!content) throw new Error('no package')
  return inOneGo(backing(day), async (ctx) => publishPackage(ctx, {
    publicId, revision: 1, from: day, findings: [], accepted: [], forms: [], process: null, content, directory: DUTIES,
    unitIds: [], ...more,
  }), who)
}
const inReview = async (content = drawn()) => {
  const { publicId } = await begin(content)
  await submit(publicId)
  return publicId
}
const versionOn = async (day: string) => (await openCatalogue(database.app)).on(day).find(procedure)
async function eventsOf(publicId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join packages.package on subject_kind = 'package' and subject_id = package.id
    where public_id = ${publicId} order by event.id`.execute(database.owner)
  return rows.map(({ type }) => type)
}
const changedName = (name: string) => drawn({ content: { ...drawn().content, name } })

describe('drafting', () => {
  test('keeps every saving, and saves nothing where nothing is otherwise', async () => {
    const { publicId } = await begin()
    expect(await save(publicId, 1, changedName('Hai'))).toEqual({ publicId, revision: 2 })
    expect(await save(publicId, 2, changedName('Hai'))).toEqual({ publicId, revision: 2 })
    const found = await findPackage(database.app, publicId)
    expect((await findRevision(database.app, found?.id ?? 0n, 1))?.content.content.name).toBe('Xác nhận việc thử')
    expect(await eventsOf(publicId)).toEqual(['package.saved', 'package.saved'])
  })

  test('of two authors the second is told, and nothing of the first is lost', async () => {
    const { publicId } = await begin()
    await save(publicId, 1, changedName('Của người thứ nhất'))
    await expect(save(publicId, 1, changedName('Của người thứ hai'), OTHER)).rejects.toThrow('package-changed')
    const found = await findPackage(database.app, publicId)
    expect((await findRevision(database.app, found?.id ?? 0n))?.content.content.name).toBe('Của người thứ nhất')
  })

  test('two at once: one is taken', async () => {
    const { publicId } = await begin()
    const both = await Promise.allSettled(
      [AUTHOR, OTHER].map(async (who) => save(publicId, 1, changedName(String(who.actorId)), who)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a repeat gets the first answer and adds no revision', async () => {
    const { publicId } = await begin()
    const who = { ...AUTHOR, requestId: crypto.randomUUID() }
    const go = async () => inTransaction(
      backing(), { bodyHash: Buffer.alloc(32), ...who },
      async (ctx) => savePackage(ctx, { publicId, basedOn: 1, content: changedName('Lặp lại') }),
      ({ revision }) => ({ status: 201, body: { revision } }),
    )
    const [first, second] = [await go(), await go()]
    expect([first, second].map((one) => one.ok && one.value.body)).toEqual([{ revision: 2 }, { revision: 2 }])
  })

  test('one package of a procedure is open at a time, also of two begun at once', async () => {
    const both = await Promise.allSettled([begin(), begin(drawn(), OTHER)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [line] = await listPackages(database.app, { limit: 1 })
    await inOneGo(backing(), async (ctx) =>
      dropPackage(ctx, { publicId: line?.publicId ?? '', revision: 1, note: '' }), AUTHOR)
    expect(await begin()).toMatchObject({ revision: 1 })
  })
})

describe('reviewing', () => {
  test('nobody writes to what is being looked through; returned with a reason it is a draft again', async () => {
    const publicId = await inReview()
    await expect(save(publicId, 1, changedName('Lén sửa'))).rejects.toThrow('package-not-draft')
    const back = async (note: string) => inOneGo(backing(), async (ctx) =>
      returnPackage(ctx, { publicId, revision: 1, note }), REVIEWER)
    await expect(back('  ')).rejects.toThrow('package-note-missing')
    await back('Thiếu căn cứ pháp lý')
    expect(await save(publicId, 1, changedName('Đã sửa'))).toMatchObject({ revision: 2 })
    const found = await findPackage(database.app, publicId)
    expect((await listDeeds(database.app, found?.id ?? 0n)).map(({ kind, note }) => `${kind} ${note}`))
      .toEqual(['returned Thiếu căn cứ pháp lý', 'submitted '])
  })

  test('handed in twice, given back unasked, dropped while it is looked through, or mixed with another: refused', async () => {
    const publicId = await inReview()
    await expect(submit(publicId)).rejects.toThrow('package-not-draft')
    const given = { publicId, revision: 1, note: 'Không cần nữa' }
    await expect(inOneGo(backing(), async (ctx) => dropPackage(ctx, given), AUTHOR)).rejects.toThrow('package-not-draft')
    await inOneGo(backing(), async (ctx) => returnPackage(ctx, given), REVIEWER)
    await expect(inOneGo(backing(), async (ctx) => returnPackage(ctx, given), REVIEWER))
      .rejects.toThrow('package-not-in-review')
    await expect(save(publicId, 1, { ...drawn(), procedure: 'khac' })).rejects.toThrow('package-of-another')
    expect(await eventsOf(publicId)).toEqual(['package.saved', 'package.submitted', 'package.returned'])
  })

  test('what was saved after somebody looked is not what they hand in', async () => {
    const { publicId } = await begin()
    await save(publicId, 1, changedName('Mới hơn'))
    await expect(submit(publicId, 1)).rejects.toThrow('package-changed')
  })

  test.each([
    ['who wrote the last of it', AUTHOR], ['who wrote an earlier revision', OTHER],
  ])('%s does not publish it', async (_who, who) => {
    const { publicId } = await begin(drawn(), OTHER)
    await save(publicId, 1, changedName('Sửa lần hai'), AUTHOR)
    await submit(publicId, 2)
    await expect(publish(publicId, { revision: 2 }, who)).rejects.toThrow('duty-separated')
    expect(await publish(publicId, { revision: 2 })).toMatchObject({ revision: 2 })
  })
})

describe('publishing', () => {
  test('makes the version, its process and its release in one; what held before stays as it was', async () => {
    const first = await inReview()
    await publish(first)
    const before = await versionOn(TODAY)
    expect(before).toMatchObject({ validFrom: TODAY, validTo: null, decision: { number: '01/QĐ-UBND' } })
    const { rows } = await sql<{ key: string; nodes: number }>`
      select key, (select count(*)::int from jsonb_object_keys(model -> 'nodes')) as nodes
      from workflow.process join workflow.model on model.id = model_id
      where procedure_version_id = ${before?.id}`.execute(database.owner)
    expect(rows).toEqual([{ key: `version/${String(before?.id)}`, nodes: 6 }]) // four steps, start and end

    const second = await inReview(changedName('Tên mới'))
    await publish(second, { from: '2021-07-01' })
    expect(await versionOn('2021-06-30')).toMatchObject({ id: before?.id, validTo: '2021-06-30' })
    expect((await versionOn('2021-06-30'))?.content.name).toBe('Xác nhận việc thử')
    expect((await versionOn('2021-07-01'))?.content.name).toBe('Tên mới')
    expect(await eventsOf(second)).toEqual(['package.saved', 'package.submitted', 'package.published'])
  })

  test('goes back by a new version that says what an earlier one said', async () => {
    await publish(await inReview())
    await publish(await inReview(changedName('Sai')), { from: '2021-06-28' })
    const earlier = await versionOn(TODAY)
    const said = await findReleasedContent(database.app, earlier?.id ?? 0n)
    if (!said) throw new Error('the release is gone')
    await publish(await inReview(said), { from: '2021-07-01' })
    const days = [TODAY, '2021-06-28', '2021-07-01']
    const names = await Promise.all(days.map(async (day) => (await versionOn(day))?.content.name))
    expect(names).toEqual(['Xác nhận việc thử', 'Sai', 'Xác nhận việc thử'])
  })

  test('blocks on errors, and on each warning without a reason; reasons stay with the version', async () => {
    const publicId = await inReview()
    const at = { pointer: '/decision', element: null, text: 'chưa có' }
    const error = { code: 'hours-differ', severity: 'error', ...at } as const
    const warning = { code: 'decision-missing', severity: 'warning', ...at } as const
    await expect(publish(publicId, { findings: [error] })).rejects.toThrow('package-has-errors')
    await expect(publish(publicId, {
      findings: [error], accepted: [{ code: 'hours-differ', pointer: '/decision', reason: 'cứ thế' }],
    })).rejects.toThrow('package-has-errors')
    await expect(publish(publicId, { findings: [warning] })).rejects.toThrow('package-warnings-open')
    await expect(publish(publicId, {
      findings: [warning], accepted: [{ code: 'decision-missing', pointer: '/decision', reason: ' ' }],
    })).rejects.toThrow('package-warnings-open')
    expect(await versionOn(TODAY)).toBeUndefined()
    await publish(publicId, {
      findings: [warning], accepted: [{ code: 'decision-missing', pointer: '/decision', reason: 'Đang trình ký' }],
    })
    const found = await findPackage(database.app, publicId)
    expect(await findRelease(database.app, found?.id ?? 0n)).toMatchObject({
      reviewerId: REVIEWER.actorId, accepted: [{ code: 'decision-missing', reason: 'Đang trình ký' }],
    })
  })

  test('is refused of a day that is over, of a code that another has, and of what holds already', async () => {
    await publish(await inReview())
    const same = await inReview()
    await expect(publish(same)).rejects.toThrow('package-changes-nothing')
    await expect(publish(same, { from: '2021-06-24' })).rejects.toThrow('day-past')
    const taken = drawn().code
    procedure = `${procedure}-khac`
    const other = await inReview(drawn({ code: taken }))
    await expect(publish(other)).rejects.toThrow('procedure-code-taken')
  })

  test('twice at once makes one version; repeated it makes no other', async () => {
    const publicId = await inReview()
    const both = await Promise.allSettled([publish(publicId), publish(publicId, {}, { actorId: 14n })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(publish(publicId)).rejects.toThrow('package-not-in-review')
    const all = (await openCatalogue(database.app)).versions().filter((one) => one.procedure === procedure)
    expect(all).toHaveLength(1)
  })

  test('of a form that is no longer asked for, whatever else uses it keeps it', async () => {
    const form = (procedures: readonly string[]) => ({
      form: `to-khai-${procedure}`, procedures, validFrom: '2021-01-01', validTo: null, isOfficial: true,
      definition: { id: `to-khai-${procedure}` },
    })
    await publish(await inReview(), { forms: [form([procedure, 'nguoi-khac'])] })
    await publish(await inReview(changedName('Bỏ tờ khai')), { from: '2021-07-01' })
    const catalogue = await openCatalogue(database.app)
    expect(catalogue.formsFor(procedure, '2021-06-30')).toHaveLength(1)
    expect(catalogue.formsFor(procedure, '2021-07-01')).toHaveLength(0)
    expect(catalogue.formsFor('nguoi-khac', '2021-07-01')).toHaveLength(1)
  })
})
