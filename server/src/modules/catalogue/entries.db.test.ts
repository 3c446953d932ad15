/**
 * Need: what people were told on a day can be shown a year later, and nobody overwrites what a colleague has written.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { openStorage } from '../../platform/storage.ts'
import type { Sender } from '../../platform/db.ts'
import { entryContentOf } from './domain/entry.ts'
import { loadEntries } from './load-entries.ts'
import { openCatalogue } from './open-catalogue.ts'
import { type EndEntry, type PublishEntry, endEntry, publishEntry } from './publish-entry.ts'
import { findEntry, listEntries, listEntryVersions } from './store/entries.ts'
import { contentsOfEntries, findEntryFile } from './store/entry-files.ts'
import { storeEntryFile, takeEntryFile } from './take-entry-file.ts'
import { beginEntry, writeEntry } from './write-entry.ts'

const TODAY = '2021-06-25'
const everywhere = () => true
let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => database.drop())

const backing = (day = TODAY) => database.backing(stoppedClock(`${day}T09:00+07:00`))
const guide = (body: string) => entryContentOf({ title: 'Làm khai sinh', body })
const begin = async (body = 'Bước 1', who: Partial<Sender> = {}) =>
  inOneGo(backing(), async (ctx) => beginEntry(ctx, { kind: 'guide', unitId: null, content: guide(body) }), who)
const write = async (publicId: string, basedOn: number, body: string, who: Partial<Sender> = {}) =>
  inOneGo(
    backing(), async (ctx) => writeEntry(ctx, { publicId, basedOn, content: guide(body), isWithin: everywhere }), who,
  )
const publish = async (
  publicId: string, more: Partial<PublishEntry> = {}, day = TODAY,
) => inOneGo(backing(day), async (ctx) =>
  publishEntry(ctx, { publicId, number: 1, from: day, to: null, isWithin: everywhere, ...more }))
const end = async (publicId: string, from = TODAY, more: Partial<EndEntry> = {}) =>
  inOneGo(backing(), async (ctx) => endEntry(ctx, { publicId, from, isWithin: everywhere, ...more }))
const shownOn = async (publicId: string, day: string) =>
  (await openCatalogue(database.app)).entriesOn(day).find((one) => one.publicId === publicId)?.content.body
const versionsOf = async (publicId: string) =>
  listEntryVersions(database.app, (await findEntry(database.app, publicId))?.id ?? 0n)
async function eventsOn(publicId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from audit.event join catalogue.entry on subject_kind = 'entry' and subject_id = entry.id
    where public_id = ${publicId} order by event.id`.execute(database.owner)
  return rows.map(({ type }) => type)
}

describe('writing', () => {
  test('is a draft that nobody sees; each saving is a version that stays', async () => {
    const { publicId } = await begin()
    expect(await write(publicId, 1, 'Bước 2', { actorId: 7n })).toEqual({ publicId, number: 2 })
    expect(await shownOn(publicId, TODAY)).toBeUndefined()
    expect((await versionsOf(publicId)).map(
      ({ number, content, writtenBy, publishedAt }) => [number, content.body, writtenBy, publishedAt],
    ))
      .toEqual([[2, 'Bước 2', 7n, null], [1, 'Bước 1', 1n, null]])
    expect(await eventsOn(publicId)).toEqual(['entry.written', 'entry.written'])
    const [line] = await listEntries(database.app, { kind: 'guide', unitIds: undefined, limit: 1, today: TODAY })
    expect(line).toMatchObject({ publicId, number: 2, isDraft: true, validFrom: null })
  })

  test('upon what a colleague has changed meanwhile is refused, and of two at once one wins', async () => {
    const { publicId } = await begin()
    await write(publicId, 1, 'của tôi')
    await expect(write(publicId, 1, 'của bạn')).rejects.toThrow('entry-changed')
    const both = await Promise.allSettled([write(publicId, 2, 'a'), write(publicId, 2, 'b')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await versionsOf(publicId)).toHaveLength(3)
  })

  test('what is out of reach is unknown', async () => {
    const { publicId } = await begin()
    await expect(inOneGo(
      backing(), async (ctx) => writeEntry(ctx, { publicId, basedOn: 1, content: guide('x'), isWithin: () => false }),
    ))
      .rejects.toThrow('entry-unknown')
    await expect(publish(publicId, { isWithin: () => false })).rejects.toThrow('entry-unknown')
    await expect(end(publicId, TODAY, { isWithin: () => false })).rejects.toThrow('entry-unknown')
    expect(await eventsOn(publicId)).toEqual(['entry.written'])
  })

  test('pressed twice is one', async () => {
    const who = { requestId: crypto.randomUUID(), actorId: 9n }
    await begin('một lần', who)
    await begin('một lần', who)
    const { rows: [row] } =
      await sql<{ n: bigint }>`select count(*) as n from catalogue.entry where created_by = 9`.execute(database.owner)
    expect(row?.n).toBe(1n)
  })
})

describe('publishing', () => {
  test('shows it from its day on; the next version ends the one before, and both are remembered', async () => {
    const { publicId } = await begin()
    await publish(publicId)
    await write(publicId, 1, 'Bước mới')
    expect(await shownOn(publicId, TODAY)).toBe('Bước 1')
    await publish(publicId, { number: 2, from: '2021-07-01' })
    expect([
      await shownOn(publicId, '2021-06-24'), await shownOn(publicId, '2021-06-30'),
      await shownOn(publicId, '2021-07-01'),
    ])
      .toEqual([undefined, 'Bước 1', 'Bước mới'])
    expect((await versionsOf(publicId)).map(({ validFrom, validTo, publishedBy }) => [validFrom, validTo, publishedBy]))
      .toEqual([['2021-07-01', null, 1n], ['2021-06-25', '2021-06-30', 1n]])
    expect(await eventsOn(publicId)).toEqual(['entry.written', 'entry.published', 'entry.written', 'entry.published'])
  })

  test('an announcement ends by itself after its last day', async () => {
    const { publicId } = await begin()
    await publish(publicId, { to: '2021-06-27' })
    expect([await shownOn(publicId, '2021-06-27'), await shownOn(publicId, '2021-06-28')])
      .toEqual(['Bước 1', undefined])
  })

  test.each<[string, Partial<PublishEntry>, string]>([
    ['before today', { from: '2021-06-24' }, 'day-past'], ['backwards', { to: '2021-06-24' }, 'days-reversed'],
    ['another version than the newest', { number: 2 }, 'entry-changed'],
  ])('%s is refused', async (_, more, code) => {
    const { publicId } = await begin()
    await expect(publish(publicId, more)).rejects.toThrow(code)
    expect(await shownOn(publicId, TODAY)).toBeUndefined()
  })

  test('of half a guide, and of the same twice, is refused', async () => {
    const half = await begin(' ')
    await expect(publish(half.publicId)).rejects.toThrow('entry-incomplete')
    const { publicId } = await begin()
    await publish(publicId)
    await expect(publish(publicId)).rejects.toThrow('entry-published-already')
  })

  test('moves the revision, so that other processes show it within a second', async () => {
    const source = await openCatalogue(database.app)
    const { publicId } = await begin()
    await publish(publicId)
    expect(source.entriesOn(TODAY).some((one) => one.publicId === publicId)).toBe(false)
    await source.refresh()
    expect(source.entriesOn(TODAY).some((one) => one.publicId === publicId)).toBe(true)
  })
})

describe('ending', () => {
  test('takes it down from a day on and takes back what was to come; its versions stay', async () => {
    const { publicId } = await begin()
    await publish(publicId)
    await write(publicId, 1, 'sau này')
    await publish(publicId, { number: 2, from: '2021-08-01' })
    await end(publicId, '2021-07-01')
    expect([
      await shownOn(publicId, '2021-06-30'), await shownOn(publicId, '2021-07-01'),
      await shownOn(publicId, '2021-08-02'),
    ])
      .toEqual(['Bước 1', undefined, undefined])
    expect((await versionsOf(publicId)).map(({ isWithdrawn, endedBy }) => [isWithdrawn, endedBy]))
      .toEqual([[true, 1n], [false, 1n]])
    expect((await eventsOn(publicId)).at(-1)).toBe('entry.ended')
    await expect(end(publicId, '2021-07-01')).rejects.toThrow('entry-not-shown')
    await expect(end(publicId, '2021-06-24')).rejects.toThrow('day-past')
  })
})

test('neither words nor moments of a version can be changed, nor anything taken away', async () => {
  for (const statement of ["update catalogue.entry_version set content = '{}'", 'update catalogue.entry_version set written_by = 2',
    'delete from catalogue.entry_version', 'delete from catalogue.entry', "update catalogue.entry set kind = 'term'",
    'delete from catalogue.entry_file'])
    await expect(sql.raw(statement).execute(database.app)).rejects.toThrow('permission denied')
})

describe('loading from the data', () => {
  const row = (key: string, body: string) => ({ key, kind: 'guide', unitId: null, content: guide(body) } as const)
  const load = async (rows: readonly ReturnType<typeof row>[], day = TODAY) =>
    inOneGo(backing(day), async (ctx) => ok(await loadEntries(ctx, rows)))

  test('publishes, a second time changes nothing, and a correction is a new version from its day on', async () => {
    expect(await load([row('a', 'một')])).toEqual({ added: 1, changed: 0, unchanged: 0, notes: [] })
    const { revision } = await openCatalogue(database.app)
    expect(await load([row('a', 'một')])).toEqual({ added: 0, changed: 0, unchanged: 1, notes: [] })
    expect((await openCatalogue(database.app)).revision).toBe(revision)
    expect(await load([row('a', 'hai')], '2021-07-05')).toMatchObject({ changed: 1 })
    const source = await openCatalogue(database.app)
    const on = (day: string) => source.entriesOn(day).find(({ key }) => key === 'a')?.content.body
    expect([on('2021-07-04'), on('2021-07-05')]).toEqual(['một', 'hai'])
  })

  test('leaves alone what was written at the desk since', async () => {
    await load([row('b', 'của dữ liệu')])
    const entry = (await openCatalogue(database.app)).entriesOn(TODAY).find(({ key }) => key === 'b')
    await write(entry?.publicId ?? '', 1, 'của bàn làm việc', { actorId: 7n })
    expect(await load([row('b', 'bản khác của dữ liệu')])).toMatchObject({
      changed: 0, notes: [expect.stringContaining('b: ')],
    })
    expect((await versionsOf(entry?.publicId ?? '')).map(({ content }) => content.body)).toEqual([
      'của bàn làm việc', 'của dữ liệu',
    ])
  })
})

describe('a file of an entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-entry-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const box = (type: string, content = Buffer.alloc(0)) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + content.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, content])
  }
  const MP4 = Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isommp41')), box('moov'), box('mdat', Buffer.alloc(50, 7)),
  ])
  const VTT = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBước một')
  const take = async (content: Buffer) => takeEntryFile(
    await openStorage(folder), (async function* () { yield content })(),
    { inspectPicture: async () => refuse({ code: 'file-broken' }) },
  )

  test.each([
    ['a film', MP4, 'video/mp4'], ['captions', VTT, 'text/vtt'],
  ])('%s is taken, and told by its content', async (_, content, kind) => {
    const taken = await take(content)
    if (!taken.ok) throw new Error(taken.refusal.code)
    const { publicId } = await inOneGo(backing(), async (ctx) => storeEntryFile(ctx, taken.value))
    expect(await findEntryFile(database.app, publicId)).toEqual({
      publicId, kind, size: content.length, sha256: taken.value.sha256,
    })
    expect(await contentsOfEntries(database.app, [taken.value.sha256, 'ab'.repeat(32)])).toEqual(
      new Set([taken.value.sha256]),
    )
  })

  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'file-empty'], ['a page', Buffer.from('<html><script>1</script>'), 'entry-file-kind'],
    ['a drawing with script', Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    ), 'entry-file-kind'],
    ['a PDF', Buffer.from('%PDF-1.7\n%%EOF'), 'entry-file-kind'],
    ['a film that is cut off', MP4.subarray(0, -9), 'file-broken'],
    ['captions that are none', Buffer.from('WEBVTT\n\n<script>'), 'entry-file-kind'],
    ['captions that are a book', Buffer.concat([VTT, Buffer.alloc(200_001, 97)]), 'file-too-large'],
    ['a film of more than 15 MB', Buffer.concat([MP4, Buffer.alloc(15 * 1_048_576)]), 'file-too-large'],
    [
      'a picture that the papers’ own look refuses', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'file-broken',
    ],
  ])('%s is refused', async (_, content, code) => {
    const taken = await take(content)
    expect(taken.ok ? undefined : taken.refusal.code).toBe(code)
  })
})
