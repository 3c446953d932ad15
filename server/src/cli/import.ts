import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { type Result, ok } from '../kernel/result.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type Counts, loadRows as loadOrganisation, openDirectory } from '../modules/organisation/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { DataSetError } from './data-set/faults.ts'
import { type DataSet, readDataSet } from './data-set/read-data-set.ts'
import type { StaffRow } from './data-set/staff-rows.ts'
import { explainUse } from './explain-use.ts'

const HELP = `motcua import [--data-set FOLDER] [--json]

Makes the database say, from today on, what the files of FOLDER say: organisation, staff, catalogue. Days that are over
stay as they were recorded. The same again changes nothing. Another province needs another database.

  --data-set FOLDER  another data set than the one that comes with the program
  --json             the report as one JSON object

Exit 0 = taken over; 1 = refused, the files or the database say why; 2 = wrong use.`

/** What one part of an import did; notes are what the data lacked, and what was made of it. */
export interface PartReport extends Counts {
  readonly tables?: Readonly<Record<string, Counts>>
  readonly notes: readonly string[]
}

/** A part of a data set: reads its files before anything is written, so that one fault keeps all of it out. */
export interface ImportPart {
  readonly name: string
  /** Reads and checks; throws with file and place. What it answers writes, in transactions of under a second. */
  readonly prepare: (dataSet: DataSet) => (backing: Backing) => Promise<PartReport>
}

/** What an import takes over unless `app` hands it more: levels, units, groups, posts, roles, calendars, policies. */
export const organisationPart: ImportPart = {
  name: 'organisation',
  prepare: ({ province, notes }) => async (backing) => {
    const report = await asProgram(backing, 'organisation', async (ctx) => ok(await loadOrganisation(ctx, province)))
    const known = new Set(province.units.map(({ id }) => id))
    const today = (await openDirectory(backing.db)).on(dayOf(backing.clock.now()))
    const gone = today.units.filter(({ idOfData }) => !known.has(idOfData))
    return {
      ...report,
      notes: [
        ...notes,...report.notes,
        ...gone.map(
          ({ idOfData }) => `${idOfData} không còn trong dữ liệu; vẫn giữ hiệu lực, muốn chấm dứt hãy ghi valid_to`,
        ),
      ],
    }
  },
}

/** Staff goes in by so many accounts a transaction. */
const CHUNK = 500

/**
 * The demonstration accounts of staff: `load` is identity's, `hash` makes the one hash that all of them share. `app`
 * leaves this part out in production, where a known password would open every desk.
 */
export function staffPart(
  load: (ctx: Ctx, rows: { readonly staff: readonly StaffRow[]; readonly passwordHash: string }) => Promise<PartReport>,
  hash: (password: string) => Promise<string>,
): ImportPart {
  return {
    name: 'staff',
    prepare: ({ staff, password }) => async (backing) => {
      const passwordHash = await hash(password)
      const reports: PartReport[] = []
      for (let from = 0; from < staff.length; from += CHUNK) {
        const rows = { staff: staff.slice(from, from + CHUNK), passwordHash }
        reports.push(await asProgram(backing, `staff ${from}`, async (ctx) => ok(await load(ctx, rows))))
      }
      const sum = (what: keyof Counts) => reports.reduce((total, report) => total + report[what], 0)
      const notes = [...new Set(reports.flatMap((report) => report.notes))]
      return { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged'), notes }
    },
  }
}

/**
 * Runs one transaction of an import as the program (actor 1), under a request id of its own: that a second run changes
 * nothing comes from the rows, not from the request. For parts that others bring.
 */
export async function asProgram<T>(
  backing: Backing, what: string, work: (ctx: Ctx) => Promise<Result<T, never>>,
): Promise<T> {
  const sender = { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf(`import ${what}`) }
  const values: T[] = []
  // Tried again after a deadlock, it answers twice; the last answer is that of the attempt which committed.
  const done = await inTransaction(backing, sender, work, (value) => {
    values.push(value)
    return { status: 200, body: null }
  })
  if (!done.ok) throw new Error(done.refusal.code)
  return values.at(-1) as T
}

/**
 * Imports a folder part by part, in order; all files are read before the first row is written. Throws what a part
 * throws.
 */
export async function importDataSet(
  folder: string, backing: Backing, parts: readonly ImportPart[],
): Promise<Record<string, PartReport>> {
  const dataSet = readDataSet(folder)
  const prepared = parts.map(({ name, prepare }) => ({ name, load: prepare(dataSet) }))
  const reports: Record<string, PartReport> = {}
  for (const { name, load } of prepared) reports[name] = await load(backing)
  return reports
}

/** `motcua import`: `args` is what stands after the word. `parts` in the order in which they need each other. */
export async function runImport(
  args: readonly string[], io: Pick<CommandIo, 'stdout' | 'stderr'>, backing: Backing,
  parts: readonly ImportPart[] = [organisationPart],
): Promise<ExitCode> {
  const use = readImportUse(args)
  if (typeof use === 'string') {
    io.stderr(`${use}\nXem cách dùng: motcua import --help`)
    return 2
  }
  const { 'data-set': folder = defaultDataSet(), json, help } = use
  if (help) {
    io.stdout(HELP)
    return 0
  }
  try {
    const reports = await importDataSet(folder, backing, parts)
    io.stdout(json ? JSON.stringify({ dataSet: folder, parts: reports }) : tell(folder, reports))
    return 0
  } catch (error) {
    const text = textOfError(error)
    io.stderr(error instanceof DataSetError ? text : `Không nhập được bộ dữ liệu ${folder}: ${text}`)
    return 1
  }
}

/** What is wanted, or what is wrong with the words, in Vietnamese; needs no database. */
export function readImportUse(args: readonly string[]) {
  const options = { 'data-set': { type: 'string' }, 'json': { type: 'boolean' }, 'help': { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    return explainUse(error)
  }
}

function tell(folder: string, reports: Readonly<Record<string, PartReport>>): string {
  const counts = ({ added, changed, unchanged }: Counts) => `thêm ${added}, đổi ${changed}, giữ nguyên ${unchanged}`
  const lines = Object.entries(reports).flatMap(([name, report]) => [
    `${name}: ${counts(report)}`,
    ...Object.entries(report.tables ?? {}).map(([table, one]) => `  ${table}: ${counts(one)}`),
    ...report.notes.map((note) => `  ! ${note}`),
  ])
  return [`Đã nhập bộ dữ liệu ${folder}`, ...lines].join('\n')
}
