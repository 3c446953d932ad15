/** Need: who may press "sign" for another’s key guesses its PIN five times, and no more (decisions.md, attempts). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { folderKeys } from '../platform/signing/folder-keys.ts'
import type { KeyHolder, KeyRing } from '../platform/signing/key-ring.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'
import { countedKeys } from './counted-keys.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const PIN = '24680'
const HEAD: KeyHolder = { kind: 'person', id: 'chu.tich', name: 'Nguyễn Văn Ký' }
const OTHER: KeyHolder = { kind: 'person', id: 'pho.chu.tich', name: 'Trần Thị Thay' }

const folder = mkdtempSync(join(tmpdir(), 'motcua-counted-keys-'))
let database: TestDatabase
let at: (time: string) => KeyRing
beforeAll(async () => {
  database = await createDatabase()
  const directory = await openDirectory(database.app)
  const authority = await foundAuthority(FROM, TO)
  mkdirSync(join(folder, 'holders'))
  for (const { id, name } of [HEAD, OTHER])
    writeFileSync(join(folder, 'holders', `person-${id}.p12`), await authority.issueFile({ name, from: FROM, to: TO }, PIN))
  at = (time) => {
    const clock = stoppedClock(`2021-06-25T${time}+07:00`)
    return countedKeys(folderKeys(folder), { db: database.app, directory, clock, machineClock: clock })
  }
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function tries(time: string, pins: readonly string[], holder = HEAD): Promise<string[]> {
  const said: string[] = []
  for (const pin of pins) {
    const opened = await at(time).open(holder, pin)
    said.push(opened.ok ? 'open' : opened.refusal.code)
    if (opened.ok) await opened.value.close()
  }
  return said
}
const WRONG = ['1', '2', '3', '4', '5']
const ALL_WRONG = WRONG.map(() => 'pin-wrong')

test('after five wrong PINs the right one opens nothing for half an hour, and it is told once', async () => {
  expect(await tries('08:00', WRONG)).toEqual(ALL_WRONG)
  expect(await tries('08:01', [PIN, '6'])).toEqual(['pin-locked', 'pin-locked'])
  expect(await tries('08:01', [PIN], OTHER)).toEqual(['open'])
  expect(await tries('08:31', [PIN])).toEqual(['open'])
  const { rows } = await sql`select data from audit.event where type = 'sign-in.locked'`.execute(database.owner)
  expect(rows).toEqual([{ data: { kind: 'pin', scope: 'on-one-from-one' } }])
})

test('a right PIN forgets the wrong ones before it', async () => {
  expect(await tries('10:00', ['1', '2', '3', '4', PIN, ...WRONG, PIN], OTHER))
    .toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong', 'open', ...ALL_WRONG, 'pin-locked'])
})

test('a key that is not there is no wrong PIN, and one that is asked for without a PIN is not counted', async () => {
  const nobody = { ...HEAD, id: 'nobody' }
  expect(await tries('12:00', [...WRONG, PIN], nobody)).toEqual(Array(6).fill('key-missing'))
  for (let nth = 0; nth < 6; nth += 1)
    expect(await at('12:00').open(HEAD)).toMatchObject({ refusal: { code: 'pin-needed' } })
  expect(await tries('12:01', [PIN])).toEqual(['open'])
})
