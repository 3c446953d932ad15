import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type pg from 'pg'
import { type Client, openClient } from '../../client.ts'
import { ENTRY, type Instance, environmentOn, newFolder, startInstance } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { openTruth } from '../load.ts'
import { until } from '../postgres-process.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { type Standing, doneTwice, leftBehind, missingIn, standingOf } from './state.ts'

export const SUCCESSION: Drill = {
  name: 'succession', tests: 'B5',
  promise: 'When units are succeeded in one night, nothing open is lost or done twice though the program is killed, and '
    + 'old links, codes and names lead to whoever has the place today',
  attack: 'kill -9 of server and worker in the middle of the plan of 01/07/2025, again and again, while dossiers go over',
  control: 'how far the run came is written with what it did, and not before it',
  breaks: ['lost'],
  rounds: { whole: 12, control: 6, all: 6 }, minutes: 30, run,
}

const FOLDER = fileURLToPath(new URL('../../../data/succession/', import.meta.url))
const [LONG_BEFORE, EVE, NIGHT, DAY] = [
  '2024-11-30T16:00:00+07:00', '2025-06-30T20:00:00+07:00', '2025-07-01T00:05:00+07:00', '2025-07-01',
] as const
/** The plans before it, whose days the program has passed. */
const EARLIER = ['2024-12-01', '2025-03-01']
/** More than a killed run does in all of its rounds. */
const DOSSIERS = 4_000
/** Milliseconds after something was done, at most, until it is killed: in the middle of what comes next. */
const LATEST = 120
const LONGEST = 600_000
/** Old numbers and units of which it is looked where they lead. */
const [LOOKED_AT, NUMBERS] = [40, 8]

/** Whoever dies after the place was written and before the work leaves what lies between to nobody. */
const WRITTEN_BEFORE: readonly Guard[] = [{
  file: 'server/src/jobs/succeed-units.ts',
  text: '    const { done, last, presumed = 0 } = await work(ctx, rooms, succession, stage.after)\n',
  instead: "    if (name === 'dossiers') {\n"
    + '      await moveStage(ctx.tx, succession.id, { ...stage, after: stage.after + BigInt(DOSSIERS) })\n'
    + "      const { sql } = await import('kysely')\n"
    + "      for (const word of ['commit', 'begin']) await sql.raw(word).execute(ctx.tx)\n"
    + '    }\n'
    + '    const { done, last, presumed = 0 } = await work(ctx, rooms, succession, stage.after)\n',
}]

/** Kills the program while it carries the plan out, lets it end in peace, and looks at everything that was open. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder()
  const unguarded = isControl ? withoutGuards(WRITTEN_BEFORE) : undefined
  try {
    const { before, links } = await prepare(folder, tell)
    const night = { folder, entry: unguarded?.entry, clock: NIGHT }
    let [kills, seen, isDone] = [0, '', false]
    while (kills < rounds && !isDone) {
      const instance = await startInstance(night)
      const truth = await openTruth(instance)
      await until('something more is done', async () => {
        const now = await placeOf(truth)
        // While roles go over nothing is at stake that is not then: it is killed among dossiers.
        const isNew = now.place !== seen && now.place !== ''
        seen = now.place
        isDone = now.isDone
        return isNew || isDone
      }, LONGEST)
      await pause(randomInt(0, LATEST))
      await instance.kill()
      await truth.end()
      kills += 1
      tell(`killed ${kills} times, at ${seen}`)
    }
    const instance = await startInstance(night)
    const truth = await openTruth(instance)
    try {
      await until('the plan is carried out', async () => (await placeOf(truth)).isDone, LONGEST)
      return await lookAt({ truth, url: instance.url, before, links, kills, rounds, tell })
    } finally {
      await truth.end()
      await instance.stop()
    }
  } finally {
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What people have in their hands from before: numbers of open dossiers, ids and names of units. */
interface Links {
  readonly numbers: readonly string[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** The province on the evening before: three levels, many open dossiers, the plan taken in for the night. */
async function prepare(folder: string, tell: DrillRun['tell']): Promise<{ before: Standing; links: Links }> {
  const instance = await startInstance({ folder, clock: LONG_BEFORE })
  const client = openClient(instance.url)
  const truth = await openTruth(instance)
  try {
    for (const day of EARLIER) {
      await client.json('POST', '/demo/clock', { body: { at: `${day}T00:05:00+07:00` } })
      await command(instance, 'units', 'succeed', `${FOLDER}${day}.yaml`)
    }
    await client.json('POST', '/demo/clock', { body: { at: EVE } })
    await command(instance, 'seed', '--dossiers', String(DOSSIERS), '--seed', '11', '--open', '100')
    await command(instance, 'units', 'succeed', `${FOLDER}${DAY}.yaml`)
    const before = await standingOf(truth, '2025-06-30')
    const { rows: units } = await truth.query<{ id: string; name: string }>(`
      select unit.public_id as id, v.name from organisation.unit_version v join organisation.unit on unit.id = v.unit_id
      where v.kind = 'territory' and v.level = (select key from organisation.level order by rank desc limit 1)
        and v.valid @> '2025-06-30'::date order by unit.id limit ${LOOKED_AT}`)
    tell(`${before.promised.size} open dossiers`)
    return { before, links: { numbers: [...before.promised.keys()].slice(0, NUMBERS), units } }
  } finally {
    client.close()
    await truth.end()
    await instance.stop()
  }
}

/** As an operator does it. */
async function command(instance: Instance, ...words: readonly string[]): Promise<void> {
  const env = environmentOn(instance)
  await promisify(execFile)(process.execPath, [ENTRY, ...words, '--json'], { env, timeout: LONGEST, maxBuffer: 1 << 28 })
}

/** How far the plan of the night is with the dossiers; empty before that. */
async function placeOf(truth: pg.Pool): Promise<{ readonly place: string; readonly isDone: boolean }> {
  const { rows: [row] } = await truth.query<{ place: string; isDone: boolean }>(`
    select coalesce(stage.after::text, '') as place, s.done_at is not null as "isDone"
    from organisation.succession s
      left join organisation.succession_stage stage on succession_id = s.id and stage = 'dossiers'
    where s.effective = $1::date`, [DAY])
  return row ?? { place: '', isDone: false }
}

async function lookAt({ truth, url, before, links, kills, rounds, tell }: {
  readonly truth: pg.Pool
  readonly url: string
  readonly before: Standing
  readonly links: Links
  readonly kills: number
  readonly rounds: number
  readonly tell: DrillRun['tell']
}): Promise<Outcome> {
  const left = await leftBehind(truth, DAY)
  const missing = missingIn(before, await standingOf(truth, DAY))
  for (const one of [...left, ...missing].slice(0, 20)) tell(`lost: ${one}`)
  const client = openClient(url)
  const dead = await deadLinks(client, links).finally(() => { client.close() })
  for (const one of dead) tell(`dead: ${one}`)
  return {
    rounds, acknowledged: before.promised.size, lost: left.length + missing.length,
    doubled: await doneTwice(truth, DAY),
    figures: [
      { name: 'kills in the middle', value: kills, atLeast: Math.min(rounds, 3) },
      { name: 'old links looked at', value: links.numbers.length + 2 * links.units.length, atLeast: LOOKED_AT },
      { name: 'old links that lead nowhere', value: dead.length, atMost: 0 },
    ],
  }
}

async function deadLinks(client: Client, { numbers, units }: Links): Promise<string[]> {
  const dead: string[] = []
  const get = async (path: string) => {
    const { status, body } = await client.send('GET', path)
    return { status, text: status === 200 ? body.toString() : '{}' }
  }
  for (const number of numbers) {
    const { status, text } = await get(`/theo-doi/${encodeURIComponent(number)}`)
    if (!text.includes(number)) dead.push(`${number} (${status})`)
  }
  for (const { id, name } of units) {
    const { now = [] } = JSON.parse((await get(`/api/units/${id}`)).text) as { now?: readonly unknown[] }
    if (now.length !== 1) dead.push(`${name}, by its id`)
    const byName = await get(`/api/unit-traces?search=${encodeURIComponent(name)}&on=2025-06-30`)
    const { items = [] } = JSON.parse(byName.text) as { items?: readonly { readonly id: string }[] }
    if (!items.some((one) => one.id === id)) dead.push(`${name}, by its name`)
  }
  return dead
}
