import { rmSync } from 'node:fs'
import type pg from 'pg'
import { openClient, signIn } from '../../client.ts'
import { ENTRY, type Instance, newFolder, startInstance } from '../../instance.ts'
import { openChromium } from '../../journey/chromium.ts'
import { FIRST_MORNING, readyFolder } from '../../ready-folder.ts'
import { PASSWORD } from '../birth-desks.ts'
import type { Drill, DrillRun, Figure, Outcome } from '../drill.ts'
import { openTruth } from '../load.ts'
import { openCommuneDesk, receive } from '../offices.ts'
import { type Tally, openTally } from '../rights/tally.ts'
import { postgresOf } from '../postgres-process.ts'
import { verify } from '../seal/verify.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { liveApart } from './apart.ts'
import { countTerms } from './count-terms.ts'
import { tryDoors, tryOrder } from './doors.ts'
import { type FalseTime, openFalseTime } from './false-time.ts'
import { MOMENTS, receiveAt, serialsAreWhole } from './moments.ts'

export const CLOCK: Drill = {
  name: 'clock', tests: 'T14',
  promise:
    'Whatever clocks and zones the machines have: due dates, numbers and what is printed are those of Viet Nam, and sessions, codes and the record hold',
  attack: 'server, worker, database and browser in zones of their own, dates of the database written another way, midnights, ends of months and '
    + 'years, 29 February, a leap second, the machine’s clock jumping by minutes, hours and days, the database’s 90 s ahead and behind',
  control: 'days are those of the zone of the process', breaks: ['wrong due dates'],
  rounds: { whole: 100_000, control: 2_000, all: 10_000 }, minutes: 10, run,
}

export const ZONE_OF_PROCESS: Guard = {
  file: 'server/src/kernel/civil-day.ts', text: 'const OFFSET = 7 * HOUR',
  instead: 'const OFFSET = -new Date(0).getTimezoneOffset() * MINUTE',
}
/** Of the processes, of the database, of the browser. */
const [PROCESS, DATABASE, BROWSER] = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu']
const CHEAP = { HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1' }
/** Pages of every so manyeth moment. */
const PAGES_OF = 4
const SEED = 14
/** While the machine's clock jumps. */
const DEEDS = 15

/** Rounds are due dates counted; the moments, the doors and the order are gone through once. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const unguarded = isControl ? withoutGuards([ZONE_OF_PROCESS]) : undefined
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const time = openFalseTime()
  if (!time) tell('libfaketime is missing (Debian: faketime): the machine’s clock cannot be made wrong')
  const tally = openTally()
  try {
    const terms = await countTerms(unguarded?.entry, { count: rounds, seed: SEED, tell })
    tell(`${terms.counted} due dates counted, ${terms.wrong} wrong`)
    await confuseDatabase(folder)
    const instance = await startInstance({
      folder, entry: unguarded?.entry, clock: `${FIRST_MORNING}T08:00:00+07:00`,
      env: { TZ: PROCESS, ...CHEAP, ...time?.env },
    })
    const entry = unguarded?.entry ?? ENTRY
    const [postgres, url] = [postgresOf(folder), instance.databaseUrl('postgres')]
    // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
    const figures = await liveThrough(instance, { tally, time, tell, entry }).finally(() => instance.stop())
    const apart = time ? await liveApart({ instance, postgres, url, entry, time, tally }) : []
    tell(`apart: ${tally.tested} looked at, ${tally.wrong.length} wrong`)
    for (const fault of tally.wrong.slice(0, 20)) tell(fault)
    return { rounds, figures: [
      { name: 'due dates counted', value: terms.counted, atLeast: rounds },
      { name: 'wrong due dates', value: terms.wrong, atMost: 0 }, ...figures, ...apart,
      { name: 'looked at', value: tally.tested, atLeast: 130 },
      { name: 'wrong numbers, dates, slips, pages, sessions, codes, orders', value: tally.wrong.length, atMost: 0 },
    ] }
  } finally {
    unguarded?.remove()
    time?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What an operator may have set on a database of their own: it holds for every connection after this. */
async function confuseDatabase(folder: string): Promise<void> {
  const instance = await startInstance({ folder, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const truth = await openTruth(instance)
  for (const setting of [`timezone to '${DATABASE}'`, "datestyle to 'SQL, DMY'", "intervalstyle to 'iso_8601'"])
    await truth.query(`alter database motcua set ${setting}`)
  await truth.end()
  await instance.stop()
}

interface Life extends Pick<DrillRun, 'tell'> {
  readonly tally: Tally
  readonly time: FalseTime | undefined
  readonly entry: string
}

async function liveThrough(instance: Instance, { tally, time, tell, entry }: Life): Promise<Figure[]> {
  const truth = await openTruth(instance)
  const client = openClient(instance.url)
  const browser = await openChromium()
  try {
    const desk = await openCommuneDesk(instance, client)
    const context = await browser.newContext({
      locale: 'vi-VN', timezoneId: BROWSER, viewport: { width: 1280, height: 900 },
    })
    let reached = 0
    for (const [nth, moment] of MOMENTS.entries()) {
      const page = nth % PAGES_OF === 1 ? context : undefined
      const isReached = await receiveAt(
        { client, truth, desk, tally, browser: page, url: instance.url }, moment, 2_000 + nth,
      )
      if (isReached) reached += 1
      else tell(`${moment} is not reached`)
    }
    tell(`${reached} moments, ${tally.tested} looked at, ${tally.wrong.length} wrong`)
    const leap = await client.send('POST', '/demo/clock', { body: { at: '2026-06-30T23:59:60Z' } })
    tally.expect(leap.status === 400, () => `a leap second is answered ${leap.status}`)
    await serialsAreWhole(truth, tally)
    if (time) {
      await tryDoors(client, instance.url, truth, time, desk.username, tally)
      let n = 3_000
      const deeds = Array.from({ length: DEEDS }, () => async () => {
        const cookie = await signIn(client, desk.username, PASSWORD) // the jump has ended the session before
        return await receive(client, { ...desk, cookie }, n += 1)
      })
      await tryOrder(truth, time, { deeds, tally })
    }
    return [
      { name: 'moments reached', value: reached, atLeast: 10 },
      { name: 'events that share a stamp', value: await sharedStamps(truth), atMost: 0 },
      { name: 'clocks of the machine made wrong', value: time ? 1 : 0, atLeast: 1 },
      { name: 'findings of the seal', value: await sealFindings(entry, instance.folder, tell), atMost: 0 },
    ]
  } finally {
    await browser.close()
    client.close()
    await truth.end()
  }
}

async function sharedStamps(truth: pg.Pool): Promise<number> {
  const { rows: [row] } = await truth.query<{ n: number }>(
    'select (count(*) - count(distinct recorded_at))::int as n from audit.event')
  return row?.n ?? Number.NaN
}

/** The record is verified by a process whose clock is right. */
async function sealFindings(entry: string, folder: string, tell: DrillRun['tell']): Promise<number> {
  const { ok, findings } = await verify(entry, folder)
  if (!ok) tell(`audit verify: ${JSON.stringify(findings).slice(0, 500)}`)
  return ok ? 0 : 1
}
