/**
 * Need: whoever connects a system learns before the first dossier that its settings are wrong, or that it does not let
 * us in; and asking so leaves no trace there. The systems are the sandbox's, listeners that share no code with us.
 */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { PARTNERS } from '@motcua/sandbox/partners/index.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OUTSIDE_SYSTEMS } from '../src/app/outside-systems.ts'
import { checkPartnerSettings, checkPartners } from '../src/cli/doctor-partners.ts'
import { SendFault } from '../src/platform/send-fault.ts'

const KEY = 'a-key-that-sandbox-and-test-share'
/** They say where they listen to everybody; a push service takes whoever proves to be somebody. */
const OPEN_TO_ALL = ['identity-provider', 'staff-identity', 'web-push']
const names = PARTNERS.map(({ name }) => name)
let nation: Nation
beforeAll(async () => {
  nation = await openNation({
    ports: {}, home: 'http://127.0.0.1:9', keys: Object.fromEntries(names.map((name) => [name, KEY])), isKept: true,
  })
})
afterAll(() => nation.stop())

const settingsOf = (name: string) =>
  ({ ...PARTNERS.find((one) => one.name === name)?.settings, url: nation.urls[name] ?? '', key: KEY })
const at = async (name: string, path: string, faults?: object) =>
  (await fetch(`${nation.urls[name] ?? ''}/_sandbox/${path}`, faults && { method: 'PUT', body: JSON.stringify(faults) }))
    .json() as Promise<unknown>
const said = async (asked: Promise<void>) => asked.then(() => 'well', (error: unknown) =>
  error instanceof SendFault ? error.code : String(error))

test('each system of the sandbox has a manifest, and each manifest a system that stands in', () => {
  expect(OUTSIDE_SYSTEMS.map(({ partner }) => partner).sort()).toEqual([...names].sort())
})

describe.each(OUTSIDE_SYSTEMS.map((one) => [one.partner, one] as const))('%s', (name, { check, settings }) => {
  test('takes the settings that lead to it, and none under another name', () => {
    expect(checkPartnerSettings({ [name]: settingsOf(name) }, OUTSIDE_SYSTEMS)).toEqual([])
    expect(settings.required).toEqual(expect.arrayContaining(['url', 'key']))
    const [finding, ...more] = checkPartnerSettings({ [name]: { ...settingsOf(name), key: 7, ulr: 'x' } }, OUTSIDE_SYSTEMS)
    expect([finding?.health, finding?.text, more]).toEqual(['broken', 'MOTCUA_PARTNERS: thiếu, sai hoặc thừa key, ulr.', []])
  })

  test('is asked whether it is there, and nothing is changed by that', async () => {
    const before = await at(name, 'state')
    expect(await said(check(settingsOf(name)))).toBe('well')
    expect(await at(name, 'state')).toEqual(before)
  })

  test('tells another key from its own, unless it speaks to everybody', async () => {
    const wanted = OPEN_TO_ALL.includes(name) ? /^well$/ : /refused|^http-40[13]$|^zalo-124$|^error-/
    expect(await said(check({ ...settingsOf(name), key: 'another-key-that-is-as-long-as-a-key-must-be' }))).toMatch(wanted)
  })

  test('is told when it is away, in trouble, or speaks nonsense', async () => {
    for (const fault of ['down', 'errors', 'garbage']) {
      await at(name, 'faults', { [fault]: true })
      expect(await said(check(settingsOf(name))), fault).toMatch(/^(?:unreachable|http-500|answer-unreadable)$/)
    }
    await at(name, 'faults', {})
    expect(await said(check(settingsOf(name)))).toBe('well')
  })
})

test('the doctor asks those alone that are named, and says what is wrong with them', async () => {
  await at('zalo', 'faults', { down: true })
  const found = await checkPartners({
    'zalo': settingsOf('zalo'), 'population': settingsOf('population'),
    'command-centre': { ...settingsOf('command-centre'), key: 'another' },
  }, OUTSIDE_SYSTEMS)
  await at('zalo', 'faults', {})
  expect(Object.fromEntries(found.map(({ check, health, text }) => [check, [health, text.split('. ')[0]]]))).toEqual({
    'population': ['ok', 'Cơ sở dữ liệu quốc gia về dân cư: trả lời'],
    'command-centre': ['warning', 'Trung tâm thông tin, chỉ đạo điều hành của Chính phủ: không nhận khóa của ta'],
    'zalo': ['warning', 'Zalo Official Account: không kết nối được'],
  })
})

test('a part of the file that no system has is told, and where webhooks may go is none', () => {
  const [finding, ...more] = checkPartnerSettings({ webhooks: { loopback: true }, dancu: { key: 'mat' } }, OUTSIDE_SYSTEMS)
  expect(finding).toMatchObject({ check: 'dancu', health: 'warning' })
  expect([more, finding?.text.includes('mat,')]).toEqual([[], false])
})

test.each([
  ['http://trucvb.example.vn/api', 1], ['http://10.1.2.3/', 1], ['http://localhost.example.vn/', 1],
  ['https://trucvb.example.vn/api', 0], ['http://127.0.0.1:8080/', 0], ['http://[::1]:8080/', 0],
])('a way over which all can read is told, and stops nothing: %s', (url, many) => {
  const found = checkPartnerSettings({ zalo: { ...settingsOf('zalo'), url } }, OUTSIDE_SYSTEMS)
  expect(found.map(({ check, health }) => [check, health])).toEqual(Array.from({ length: many }, () => ['zalo', 'warning']))
  expect(found.map(({ text }) => text).join(' ').includes('example.vn')).toBe(false)
})

test('what is reached over another system needs that one, and is not asked by itself', async () => {
  const population = { transport: 'axis', axisAgency: '000.00.02.G99', account: 'a', agency: 'b' }
  const [finding, ...more] = checkPartnerSettings({ population }, OUTSIDE_SYSTEMS)
  expect([finding?.health, finding?.text, more]).toEqual(['broken', 'MOTCUA_PARTNERS: đi qua document-axis, mà phần ấy không có.', []])
  expect(checkPartnerSettings({ population, 'document-axis': settingsOf('document-axis') }, OUTSIDE_SYSTEMS)).toEqual([])
  expect(await checkPartners({ population }, OUTSIDE_SYSTEMS)).toEqual([])
})

test('a ministry’s system beside another is known by how its name begins', async () => {
  const given = settingsOf('ministry')
  expect(checkPartnerSettings({ 'ministry-other': given, 'ministry': given }, OUTSIDE_SYSTEMS)).toEqual([])
  expect(checkPartnerSettings({ 'zalo-other': settingsOf('zalo') }, OUTSIDE_SYSTEMS)).toMatchObject([{ health: 'warning' }])
  expect((await checkPartners({ 'ministry-other': given }, OUTSIDE_SYSTEMS)).map(({ check, health }) => [check, health]))
    .toEqual([['ministry-other', 'ok']])
})

test('the folder of each adapter has its manifest and the tests of its contract', () => {
  const room = fileURLToPath(new URL('../src/modules/integration/', import.meta.url))
  const folders = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/adapter\.ts$|^registers\/[\w-]+\/[\w-]+-register\.ts$/.test(file))
    .map((file) => file.slice(0, file.lastIndexOf('/')))
  expect(folders.length).toBeGreaterThan(3)
  expect(folders.filter((folder) => ['manifest.ts', 'contract.test.ts'].some((one) => !existsSync(`${room}${folder}/${one}`))))
    .toEqual([])
})
