import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { openClient } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { openBirthDesks } from '../birth-desks.ts'
import { callersFrom } from '../portal-visitor.ts'
import { type Guard } from '../without-guard.ts'
import { breakPress, breakWrites } from './break.ts'
import { runCommands } from './command-line.ts'
import { type Marks, openMarks } from './marks.ts'
import { watchProcesses } from './processes.ts'
import { type Stage, openStage, provokeRefusals, provokeSignIn, provokeUploads } from './provoke.ts'
import { withProgram } from '../with-program.ts'

export const LEAKS: Drill = {
  name: 'leaks', tests: 'T42',
  promise: 'Logs, metrics, error pages, addresses, events and jobs hold nobody’s name, number, note, password or token',
  attack: 'marks in every field, then errors of every kind: refusals, broken files, rows that the database refuses, a '
    + 'press that dies, jobs that fail, the database away, commands; then everything that was '
    + 'said, written down or could be read of a process is searched',
  control: 'the body of a request that failed is logged, and a command tells an error whole',
  breaks: ['marks in log of the program', 'marks in commands'],
  rounds: { whole: 3, control: 1, all: 1 }, minutes: 6, run,
}

/** Errors are logged with their route, and never with what was sent. */
const NO_BODY_IN_LOG: Guard = {
  file: 'server/src/app/build-server.ts',
  text: 'request.log.error({ err: error, route: request.routeOptions.url }, ',
  instead: 'request.log.error({ err: error, route: request.routeOptions.url, message: JSON.stringify(request.body) }, ',
}

/** A command tells of an error what it says, and nothing that it carries. */
const NO_ROW_IN_COMMAND: Guard = {
  file: 'server/src/app/main.ts',
  text: 'io.stderr(textOfError(error))',
  instead: 'io.stderr(JSON.stringify(error))',
}

const PLACES = [
  'metrics', 'tables', 'secrets in tables', 'answers', 'addresses', 'log of the program', 'log of the truth',
  'commands',
  'processes', 'names of files',
] as const

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const lines: string[] = []
  return withProgram({
    without: isControl ? [NO_BODY_IN_LOG, NO_ROW_IN_COMMAND] : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`,
    env: { LOG_LEVEL: 'debug' }, onLine: (line) => lines.push(line),
  }, async ({ instance, folder, truth, entry }) => {
    const marks = openMarks()
    const found = new Map<string, Set<string>>()
    const pids = new Set<number>()
    const watched = watchProcesses(pids)
    const [stage, presses] = await attack(instance, truth, marks, rounds)
    const said = await runCommands(stage, { folder, entry, pids })
    const metrics = await stage.client.send('GET', '/metrics')
    search(found, 'metrics', metrics.body.toString(), marks)
    await searchTables(found, truth, marks)
    await takeDatabaseAway(stage, instance, truth)
    watched.end()
    searchAnswers(found, stage)
    for (const line of lines) search(found, 'log of the program', line, marks)
    for (const { searched } of said) search(found, 'commands', searched, marks)
    for (const title of watched.titles) search(found, 'processes', title, marks)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      search(found, 'names of files', name, marks)
    const log = join(folder, 'postgres/data/log')
    for (const name of readdirSync(log)) search(found, 'log of the truth', readFileSync(join(log, name), 'utf8'), marks)
    for (const { command, exit, searched } of said)
      tell(`motcua ${command}: ${exit}${exit === 0 ? '' : `, ${searched.trim().slice(0, 200)}`}`)
    for (const [place, fields] of found) tell(`${place}: ${[...fields].slice(0, 20).join(', ')}`)
    const statuses = new Set(stage.heard.map(({ answer }) => answer.status))
    const wanted = [400, 404, 409, 412, 413, 415, 422, 429, 500, 503]
    const failures = lines.filter((line) => /"level":"error"/.test(line)).length
    tell(`statuses ${[...statuses].sort((a, b) => a - b).join()}; ${lines.length} lines, ${failures} of errors`)
    return {
      rounds,
      figures: [
        ...PLACES.map((place) => ({ name: `marks in ${place}`, value: found.get(place)?.size ?? 0, atMost: 0 })),
        {
          name: 'kinds of error provoked', value: wanted.filter((one) => statuses.has(one)).length,
          atLeast: wanted.length,
        },
        { name: 'errors in the log', value: failures, atLeast: 3 },
        { name: 'presses killed', value: presses, atLeast: 1 },
        {
          name: 'jobs failed in the log', value: lines.filter((line) => line.includes('"a job failed"')).length,
          atLeast: 1,
        },
        // The library of the jobs writes some errors by itself, whole: never what it was given, for its jobs hold
        // nobody.
        { name: 'lines past the log', value: lines.filter((line) => !line.startsWith('{')).length },
        { name: 'commands refused', value: said.filter(({ exit }) => exit !== 0).length, atLeast: 4 },
        { name: 'commands done', value: said.filter(({ exit }) => exit === 0).length, atLeast: 14 },
        { name: 'titles of processes', value: watched.titles.size, atLeast: 5 },
        { name: 'marks', value: marks.count },
      ],
    }
  })
}

async function attack(
  instance: Instance, database: pg.Pool, marks: Marks, rounds: number,
): Promise<readonly [Stage, number]> {
  const callers = callersFrom(instance.url, rounds)
  const [first] = callers
  if (!first) throw new RangeError('no round')
  const desks = await openBirthDesks(first, database, rounds)
  let [last, presses]: [Stage | undefined, number] = [undefined, 0]
  for (const [n, caller] of callers.entries()) {
    const desk = desks[n % desks.length]
    if (!desk) break
    const stage = await openStage(caller, database, marks, desk)
    await provokeRefusals(stage)
    await provokeSignIn(stage)
    await provokeUploads(stage)
    await breakWrites(stage)
    presses += await breakPress(stage, instance.pid)
    stage.heard.unshift(...last?.heard ?? [])
    last = stage
  }
  if (!last) throw new RangeError('no round')
  return [last, presses]
}

function search(found: Map<string, Set<string>>, place: string, text: string, marks: Marks): void {
  add(found, place, marks.fieldsIn(text))
}

function add(found: Map<string, Set<string>>, place: string, fields: readonly string[]): void {
  if (fields.length > 0) found.set(place, new Set([...found.get(place) ?? [], ...fields]))
}

/**
 * Events, kept answers, jobs and attempts hold nobody; and a secret stands in no table but the demonstration's sink.
 */
async function searchTables(found: Map<string, Set<string>>, database: pg.Pool, marks: Marks): Promise<void> {
  const texts = async (table: string) =>
    (await database.query<{ text: string }>(`select t::text as text from ${table} as t`)).rows.map(({ text }) => text)
  const bare = [
    'audit.event', 'audit.request', 'audit.read', 'identity.attempt', 'graphile_worker._private_jobs',
    'notifications.delivery',
  ]
  for (const table of bare) for (const text of await texts(table)) search(found, 'tables', text, marks)
  const { rows } = await database.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'catalogue', 'organisation')`)
  for (const { name } of rows) {
    if (name === 'notifications.sink') continue
    for (const text of await texts(name)) add(found, 'secrets in tables', marks.secretsIn(text))
  }
}

/** Whoever types something gets it back on a form with a fault; on no other page, and in no address. */
function searchAnswers(found: Map<string, Set<string>>, { heard, marks }: Stage): void {
  for (const { path, answer: { status, headers, body } } of heard) {
    const text = body.toString()
    const typedHere = marks.fieldsIn(decodeURIComponent(path.replaceAll('%', '')))
    if (status >= 400 && status !== 422)
      add(found, 'answers', marks.fieldsIn(text).filter((field) => !typedHere.includes(field)))
    const links = [...text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, link]) => link ?? '')
    for (const address of [headers.location ?? '', ...links])
      add(found, 'addresses', marks.fieldsIn(decoded(address)).filter(
        (field) => !typedHere.includes(field) && field !== 'way on',
      ))
  }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Nobody is connected any more and nobody may connect; whoever writes is told so. */
async function takeDatabaseAway(
  { marks, heard, desk: { cookie }, dossier }: Stage, instance: Instance, database: pg.Pool,
): Promise<void> {
  const client = openClient(instance.url) // that does not ask again
  const admin = new pg.Client(instance.databaseUrl('postgres').replace(/\/motcua$/, '/postgres'))
  await admin.connect()
  await database.query('alter role motcua_app connection limit 0')
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'motcua_app'")
  for (const circle of ['applicant', 'units'])
    for (const path of [`/api/dossiers/${dossier.id}/talk`, '/api/people/search'])
      heard.push({ path, answer: await client.send('POST', path, {
        cookie,
        body: { circle, text: marks.word('talk without a database'), name: marks.word('name without a database') },
      }) })
  await database.query('alter role motcua_app connection limit -1')
  await admin.end()
  client.close()
}
