/**
 * Need: what a scanner puts into the folder of a unit comes into the tray of that unit once, whole, and never if it is
 * hostile (D1; users.md 2.5: any way in, the original kept unchanged).
 */
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { pdfOf } from '../../test/http/handed-in.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { listScans } from '../modules/documents/public.ts'
import { openStorage } from '../platform/storage.ts'
import { hotFolderPoller } from './watch-hot-folder.ts'

const SECTION = 'cq:ubnd-xa-18856:one-stop'
let province: Province
let root: string
let own: string
const warn = vi.fn()

beforeAll(async () => {
  province = await createProvince()
  province.clock.set('2021-06-25T09:00+07:00')
  root = mkdtempSync(join(tmpdir(), 'motcua-hot-'))
  own = join(root, SECTION.replaceAll(':', '_'))
  mkdirSync(own)
})
afterAll(async () => {
  rmSync(root, { recursive: true, force: true })
  await province.drop()
})

const poller = async () => hotFolderPoller({
  ...province, log: { warn }, storage: await openStorage(join(root, '.store')),
}, root)
const tray = () => listScans(province.db, [province.unit(SECTION).id], 50)
const put = (name: string, content: Buffer | string) => writeFileSync(join(own, name), content)

test('a file that still grows waits; when it is whole it comes once, byte for byte, and lies aside', async () => {
  const [one, whole] = [await poller(), pdfOf('hot')]
  put('Quét 1.pdf', whole.subarray(0, 100))
  await one.run()
  appendFileSync(join(own, 'Quét 1.pdf'), whole.subarray(100))
  await one.run()
  expect(await tray()).toEqual([])
  await one.run()
  await one.run()
  expect(await tray()).toMatchObject([{
    name: 'Quét 1.pdf', came: 'folder', kind: 'application/pdf', pages: 1, upload: null,
    sha256: createHash('sha256').update(whole).digest('hex'),
  }])
  const aside = readdirSync(join(own, 'da-nhan'))
  expect(aside.map((name) => readFileSync(join(own, 'da-nhan', name)).equals(whole))).toEqual([true])
  expect(readdirSync(join(own, '.dang-nhan'))).toEqual([])
})

test('of two workers that look at once one takes it', async () => {
  const before = (await tray()).length
  const both = [await poller(), await poller()]
  for (let n = 0; n < 6; n += 1) put(`hai-${String(n)}.pdf`, pdfOf(`both ${String(n)}`))
  for (let look = 0; look < 3; look += 1) await Promise.all(both.map((one) => one.run()))
  expect((await tray()).length).toBe(before + 6)
})

test('what is hostile goes aside with the reason; links, hidden files and folders stay where they are', async () => {
  const [one, before] = [await poller(), (await tray()).length]
  put('bua.pdf', 'MZ this is a program')
  put('.an.pdf', pdfOf('hidden'))
  symlinkSync('/etc/hostname', join(own, 'lien-ket.pdf'))
  await one.run()
  await one.run()
  expect((await tray()).length).toBe(before)
  const refused = readdirSync(join(own, 'bi-tu-choi')).sort()
  expect(refused).toEqual([expect.stringMatching(/^bua-.*\.pdf$/), expect.stringMatching(/^bua-.*\.pdf\.ly-do\.txt$/)])
  expect(readFileSync(join(own, 'bi-tu-choi', refused[1] ?? ''), 'utf8')).toMatch(/^bua\.pdf\n.*PDF/)
  expect(readdirSync(own)).toEqual(expect.arrayContaining(['.an.pdf', 'lien-ket.pdf']))
})

test('a folder that no unit answers to is left alone, and told of once', async () => {
  mkdirSync(join(root, 'khong-co'))
  writeFileSync(join(root, 'khong-co', 'a.pdf'), pdfOf('stranger'))
  const one = await poller()
  warn.mockClear()
  await one.run()
  await one.run()
  await one.run()
  expect(warn.mock.calls.map(([about]) => about as unknown)).toEqual([{ folder: 'khong-co' }])
  expect(readdirSync(join(root, 'khong-co'))).toEqual(['a.pdf'])
})
