/**
 * Need (P2.6): pictures and films of guides come with the data, are shown where they are named, and are imported once.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { picturesOf } from '@motcua/contracts/markup.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { once } from '../modules/audit/public.ts'
import { findEntryFile } from '../modules/catalogue/public.ts'
import { openStorage } from '../platform/storage.ts'
import { defaultDataSet } from './data-set.ts'
import { readDataSet } from './data-set/read-data-set.ts'
import { uploadLimitsOf } from '../modules/documents/public.ts'
import { storeFiles } from './guide-files.ts'
import { guidesPart, readGuides } from './read-guides.ts'

let portal: PortalServer
const folder = mkdtempSync(join(tmpdir(), 'motcua-films-'))
beforeAll(async () => { portal = await startPortal() })
afterAll(async () => {
  await portal.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the most common procedures, each that has a guide, have a film with its words, and pictures; small enough for a slow line', () => {
  const rows = readGuides(defaultDataSet())
  const filmed = rows.filter(({ content }) => content.film !== null)
  expect(filmed.map(({ content }) => content.procedure).sort())
    .toEqual([
      'ct-ban-sao', 'dk-ho-kinh-doanh', 'dk-tam-tru', 'dk-thuong-tru', 'ket-hon', 'khai-sinh', 'khai-tu', 'phieu-lltp',
    ])
  for (const { content: { film, body, bodyEn }, files } of filmed) {
    expect(film?.transcript.split('\n').length).toBeGreaterThan(5)
    expect(film?.transcriptEn?.split('\n').length).toBe(film?.transcript.split('\n').length)
    expect(picturesOf(body).length).toBeGreaterThan(1)
    expect(picturesOf(bodyEn)).toEqual(picturesOf(body))
    for (const { path } of files)
      expect(statSync(path).size).toBeLessThanOrEqual(path.endsWith('.mp4') ? 600_000 : 22_000)
  }
  for (const { kind, content } of rows) if (kind === 'guide') expect(content.bodyEn).not.toBe('')
})

test('a film says the same in English, at the same moments; only what is typed or stands on the screen is Vietnamese', () => {
  const filmed = readGuides(defaultDataSet()).filter(({ content }) => content.film !== null)
  const cuesOf = (path: string) =>
    readFileSync(path, 'utf8').trim().split('\n\n').slice(1).map((cue) => cue.split('\n'))
  for (const { files } of filmed) {
    const captions = files.map(({ path }) => path).filter((path) => path.endsWith('.vtt'))
    expect(captions.map((path) => path.endsWith('-en.vtt'))).toEqual([false, true])
    const [own = [], translated = []] = captions.map(cuesOf)
    expect(translated.map(([when]) => when)).toEqual(own.map(([when]) => when))
    for (const [, text = 'ă'] of translated)
      expect(text.replaceAll(/“[^”]*”/gu, '').normalize('NFD')).not.toMatch(/[ăâđêôơư\u0300-\u0309\u0323]/iu)
  }
})

test('imported with a file store they lie there; imported again nothing changes', async () => {
  const storage = await openStorage(folder)
  const { db, clock } = portal.rooms
  const load = guidesPart(storage).prepare(readDataSet(defaultDataSet()))
  const first = await load({ db, clock, guard: once })
  expect(first.changed).toBe(8) // those that the store-less import of tests showed without pictures
  expect(await load({ db, clock, guard: once })).toMatchObject({ added: 0, changed: 0 })
  const [row] = readGuides(defaultDataSet()).filter(({ content }) => content.procedure === 'khai-sinh')
  const film = await findEntryFile(db, row?.content.film?.file ?? '')
  expect(film).toMatchObject({ kind: 'video/mp4' })
  expect(await storage.has(film?.sha256 ?? '')).toBe(true)
  for (const { id, path } of row?.files ?? []) expect((await findEntryFile(db, id))?.size).toBe(statSync(path).size)
})

test('a picture that is cut off stops the import, as it would not be taken from an editor', async () => {
  const storage = await openStorage(join(folder, 'cut'))
  const [row] = readGuides(defaultDataSet()).filter(({ content }) => content.procedure === 'khai-sinh')
  const whole = row?.files.find(({ path }) => path.endsWith('.jpg'))
  const path = join(folder, 'cut.jpg')
  const bytes = readFileSync(whole?.path ?? '')
  writeFileSync(path, bytes.subarray(0, bytes.length / 2))
  const limits = uploadLimitsOf({ megabytes: 10, kinds: ['image/jpeg', 'image/png'] })
  expect(await storeFiles(storage, limits, [{ id: 'whole', path: whole?.path ?? '' }])).toHaveLength(1)
  await expect(storeFiles(storage, limits, [{ id: 'cut', path }])).rejects.toThrow('file-broken')
})
