import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type BirthDesk, birthBody } from '../birth.ts'
import { type Client, openClient } from '../client.ts'
import { newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { type Line, openLine } from './line.ts'
import { compare, numberIn, openDesks, openTruth } from './load.ts'
import { NO_CLAIM } from './twice.ts'
import { withoutGuards } from './without-guard.ts'

export const CUT_AFTER_COMMIT: Drill = {
  name: 'cut-after-commit', tests: 'T5',
  promise: 'Where the answer to a commit is lost, pressing again tells the first answer, and does nothing twice',
  attack: 'the line between program and PostgreSQL, and that between clerk and program, cut right after COMMIT',
  control: 'requests are let through without a claim',
  breaks: ['doubled'],
  rounds: { whole: 200, control: 6, all: 60 }, minutes: 8, run,
}

const DESKS = 5
/** How PostgreSQL says that it is committed (CommandComplete), and how the program says that it is done. */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0')
const DONE = Buffer.from('HTTP/1.1 201')
const UNAVAILABLE = 503
const PATIENCE = 10_000

interface Found {
  readonly acknowledged: Map<number, string>
  /** Answers to a press whose commit was cut, that are no 503; 0 is none. */
  readonly odd: number[]
  cuts: number
  refused: number
}

/**
 * A program reaches its database by one line, and clerks reach it by another. In turn, each is cut when the far end has
 * said that it is done: nobody knows whether it was. The clerk presses again, under the same key.
 */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  // Lends its database; nobody calls it.
  const host = await startInstance({ folder })
  const truth = await openTruth(host)
  const unguarded = isControl ? withoutGuards(NO_CLAIM) : undefined
  const lines: Line[] = []
  const stops: (() => Promise<unknown>)[] = [() => truth.end(), () => host.stop()]
  const found: Found = { acknowledged: new Map(), odd: [], cuts: 0, refused: 0 }
  try {
    const behind = await openLine(placeOf(host.databaseUrl()), COMMITTED)
    const program = await startInstance({
      entry: unguarded?.entry, folder: `${folder}/beside`,
      env: {
        DATABASE_URL: through(host.databaseUrl(), behind), DATABASE_OWNER_URL: host.databaseUrl('motcua_owner'),
        MOTCUA_FILES: `${folder}/files`,
      },
    })
    stops.unshift(() => program.stop())
    const before = await openLine(placeOf(program.url), DONE)
    lines.push(behind, before)
    const desks = await openDesks(program.url, truth, DESKS)
    const client = openClient(`http://127.0.0.1:${before.port}`)
    for (let n = 1; n <= rounds; n += 1) {
      const desk = desks[n % desks.length]
      if (desk) await pressCut(client, { desk, n, line: n % 2 === 0 ? behind : before, found })
      if (n % 20 === 0) tell(`${found.cuts} cuts, ${found.refused} refused`)
    }
    client.close()
    const { lost, doubled } = await compare(truth, found.acknowledged)
    const broken = await brokenInvariants(truth, `${folder}/files`)
    for (const [name, count] of broken) tell(`${count} ${name}`)
    return {
      rounds, acknowledged: found.acknowledged.size, lost: lost + found.refused, doubled,
      halves: [...broken.values()].reduce((sum, one) => sum + one, 0),
      figures: [
        { name: 'cuts', value: found.cuts, atLeast: rounds, atMost: rounds },
        {
          name: 'presses cut behind the program that were not told to press again', value: found.odd.length, atMost: 0,
        },
      ],
    }
  } finally {
    for (const stop of stops) await stop().catch(() => undefined)
    for (const line of lines) await line.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pressCut(client: Client, { desk, n, line, found }: {
  readonly desk: BirthDesk
  readonly n: number
  readonly line: Line
  readonly found: Found
}): Promise<void> {
  const key = randomUUID()
  // Said to be meant, so that nothing but the key keeps it from being done twice.
  const body = { ...birthBody(desk, n), confirmedDouble: true }
  const press = () => client.send('POST', '/api/dossiers', { cookie: desk.cookie, body, key })
  const cut = line.cutAfter(key).then(() => { found.cuts += 1 })
  const first = await press().catch(() => undefined)
  await Promise.race([cut, pause(PATIENCE)])
  // Cut before the program, the clerk hears nothing; behind it, the program must say that it does not know.
  if (first && first.status !== UNAVAILABLE) found.odd.push(first.status)
  const again = await press()
  if (again.status === 201) found.acknowledged.set(n, numberIn(again.body))
  else found.refused += 1
}

function placeOf(url: string): { host: string; port: number } {
  const { hostname, port } = new URL(url)
  return { host: hostname, port: Number(port) }
}

function through(url: string, { port }: Line): string {
  const changed = new URL(url)
  changed.port = String(port)
  return changed.href
}
