import { parseArgs } from 'node:util'
import { addDays, dayOf, momentOn } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import {
  type DossierRooms, drawSeedIds, findSeeded, policiesOf, seedDossiers,
} from '../modules/dossiers/public.ts'
import { seedPeople } from '../modules/identity/public.ts'
import { checkTruth, keepTruth, makeFacts } from '../modules/reporting/public.ts'
import { seedWork } from '../modules/workflow/public.ts'
import type { Config } from '../platform/config.ts'
import type { Backing } from '../platform/db.ts'
import { readFreeSpace } from '../platform/free-space.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { asProgram } from './import.ts'
import { type Arrivals, openArrivals } from './seed/arrivals.ts'
import { countTruth } from './seed/count-truth.ts'
import { inventDossier, seededId } from './seed/invent-dossier.ts'
import { inventPerson } from './seed/invent-people.ts'
import { type Occasion, listOccasions } from './seed/list-occasions.ts'
import { randomOf } from './seed/random.ts'

export const SEED_HELP = `motcua seed --dossiers N [--seed S] [--years Y] [--open PERCENT] [--data FOLDER] [--json]
motcua seed --check [--data FOLDER] [--json]

Adds invented people and dossiers to a demonstration: over the last Y years (2 unless told, and not before the calendars
begin), with the weeks, seasons and hours of an office, more and more sent online, some asked for supplements, extended
or late, spread over units, procedures and states; two in a hundred still open, or as many as --open says. The same seed
gives the same dossiers, and adds nothing the second time.

What figures must come to is counted while they are invented, and kept. --check holds every figure against it, for each
half of a month that is over; that is of use before anybody works on these dossiers or brings others in.

Before it begins it looks whether the disk has 12 kB for each dossier, and refuses where it has not.

  --json    {"dossiers", "added", "seed"}; {"compared", "untrue": [{"half", "cut", "key", "measure", "truth", "counted"}]}

Exit 0 = added, or all figures are true; 1 = refused, this is no demonstration or has no room, or some are not; 2 = wrong use.`

/** What seeding stands on. */
export interface SeedRooms extends Backing, DossierRooms {
  readonly isDemonstration: boolean
  /** Whose disks are to have room; none is looked at where it is left out. */
  readonly config?: Pick<Config, 'filesFolder' | 'watchedFolders'>
}

/** A settled dossier may take 8 kB with all that belongs to it; half as much again goes to the log of the database. */
const BYTES_A_DOSSIER = 12_000
const [YEARS, DAYS_A_YEAR] = [2, 365]
const DOSSIERS_A_PERSON = 3
/**
 * So many dossiers a transaction, which must not write for longer than a second: readers of events wait for it. Whole
 * people, so that two chunks at a time do not add the same one.
 */
const CHUNK = 200 * DOSSIERS_A_PERSON

/** What is to be seeded, and on which installation. */
export interface SeedUse {
  readonly dossiers: number
  readonly seed: string
  /** Of a hundred, how many are still open; 2 unless told. */
  readonly open?: number
  /** How far back they were received; 2 unless told. */
  readonly years?: number
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Hold figures against what is known of seeded dossiers. */
export interface CheckUse { readonly isCheck: true; readonly isJson: boolean; readonly data: string | undefined }

type Io = Pick<CommandIo, 'stdout' | 'stderr'>
type Look = typeof readFreeSpace

/** `motcua seed`, once its words are read. */
export async function runSeed(
  use: SeedUse | CheckUse, io: Io, rooms: SeedRooms, look: Look = readFreeSpace,
): Promise<ExitCode> {
  return 'isCheck' in use ? checkSeed(use, io, rooms) : addDossiers(use, io, rooms, look)
}

/** Bytes left on the fullest disk; no end of them where no disk is seen. */
async function roomOf({ config }: SeedRooms, look: Look): Promise<number> {
  const disks = config ? await look([config.filesFolder, ...config.watchedFolders]) : []
  return Math.min(...disks.map(({ freeBytes }) => freeBytes))
}

async function addDossiers(
  { dossiers, seed, isJson, open = 2, years = YEARS }: SeedUse, io: Io, rooms: SeedRooms, look: Look,
): Promise<ExitCode> {
  if (!rooms.isDemonstration) {
    io.stderr('Chỉ bản trình diễn mới nhận người và hồ sơ giả định.')
    return 1
  }
  const lacking = dossiers * BYTES_A_DOSSIER - await roomOf(rooms, look)
  if (lacking > 0) {
    io.stderr(`Cần ${inGigabytes(dossiers * BYTES_A_DOSSIER)} GB trống cho ${dossiers} hồ sơ; còn thiếu ${inGigabytes(lacking)} GB.`)
    return 1
  }
  const since = sinceOf(rooms, years)
  const [occasions, arrivals] = [await listOccasions(rooms, since), openArrivals(calendarOf(rooms))]
  let [added, next] = [0, 0]
  // Two at a time: while one is being written, the next is invented.
  await Promise.all(
    [1, 2].map(async () => {
      while (next < dossiers) {
        const from = next
        next += CHUNK
        const count = await seedChunk(
          rooms, occasions, { seed, open, since, arrivals },
          Array.from({ length: Math.min(CHUNK, dossiers - from) }, (_, n) => from + n),
        )
        added += count
      }
    }),
  )
  io.stdout(
    isJson
      ? JSON.stringify({ dossiers, added, seed })
      : `Đã thêm ${added} trong ${dossiers} hồ sơ giả định (seed ${seed}).`,
  )
  return 0
}

/** Rounded up, so that what is lacking is never told as nothing. */
function inGigabytes(bytes: number): string {
  return (Math.ceil(bytes / 1e8) / 10).toLocaleString('vi-VN')
}

async function checkSeed({ isJson }: CheckUse, io: Io, { db, clock }: SeedRooms): Promise<ExitCode> {
  const { compared, untrue } = await checkTruth(db, dayOf(clock.now()))
  io.stdout(isJson ? JSON.stringify({ compared, untrue }) : [
    `Đã đối chiếu ${compared} số: ${untrue.length === 0 ? 'tất cả đều đúng' : `${untrue.length} số sai`}.`,
    ...untrue.map(({ half, cut, key, measure, truth, counted }) => `  ${half} ${cut} ${key} ${measure}: ${counted}, phải là ${truth}`),
  ].join('\n'))
  return untrue.length === 0 ? 0 : 1
}

/** `args` is what stands after the word; what is wrong with it comes back in Vietnamese. */
export function readSeedUse(args: readonly string[]): SeedUse | CheckUse | string {
  try {
    const options = {
      dossiers: { type: 'string' }, seed: { type: 'string' }, open: { type: 'string' }, json: { type: 'boolean' },
      data: { type: 'string' }, years: { type: 'string' }, check: { type: 'boolean' },
    } as const
    const { values: { check, json = false, data, ...values } } = parseArgs({ args: [...args], options })
    if (check) {
      return Object.keys(values).length > 0 ? '--check chỉ đi cùng --json và --data.' : { isCheck: true, isJson: json, data }
    }
    const { dossiers = '', seed = '1', open = '2', years = '2' } = values
    if (!/^\d{1,7}$/.test(dossiers)) return 'Cần --dossiers với một số từ 0 đến 9999999.'
    if (!/^\d{1,3}$/.test(open) || Number(open) > 100) return 'Cần --open với một số từ 0 đến 100.'
    if (!/^([1-9]|1\d|20)$/.test(years)) return 'Cần --years với một số từ 1 đến 20.'
    return { dossiers: Number(dossiers), seed, open: Number(open), years: Number(years), isJson: json, data }
  } catch (error) {
    return explainUse(error)
  }
}

async function seedChunk(
  rooms: SeedRooms, occasions: readonly Occasion[][],
  { seed, open, since, arrivals }: { seed: string; open: number; since: Date; arrivals: Arrivals },
  numbers: readonly number[],
): Promise<number> {
  return asProgram(rooms, 'seed', async (ctx) => {
    const known = await findSeeded(
      ctx, numbers.map((n) => seededId(seed, n)),
    )
    const fresh = numbers.filter((n) => !known.has(seededId(seed, n)))
    const people = fresh.map((n) => inventPerson(seed, Math.floor(n / DOSSIERS_A_PERSON)))
    const idOf = await seedPeople(ctx, [...new Map(people.map((person) => [person.personalNumber, person])).values()])
    const ids = await drawSeedIds(ctx, fresh.length)
    const invented = fresh.flatMap((n, nth) => {
      const person = people[nth]
      const [id, applicantId] = [ids[nth], person && idOf.get(person.personalNumber)]
      if (!person || id === undefined || applicantId === undefined) return []
      // What falls on a moment at which nobody could have received it is drawn again.
      for (let draw = 0; draw < 20; draw += 1) {
        const random = randomOf(seed, 'dossier', n, draw)
        const dossier = inventDossier(
          random, { id, publicId: seededId(seed, n) }, random.pick(random.pick(occasions)),
          { id: applicantId, fullName: person.fullName }, { since, now: ctx.now, openOfHundred: open, arrivals },
        )
        if (dossier) return [dossier]
      }
      return []
    })
    if (invented.length === 0) return ok(0)
    const works = invented.map(({ work }) => work)
    await Promise.all([
      seedWork(ctx, {
        tasks: works.flatMap(({ tasks }) => tasks), clocks: works.flatMap(({ clocks }) => clocks),
        legs: works.flatMap(({ legs }) => legs), pauses: works.flatMap(({ pauses }) => pauses),
      }),
      seedDossiers(
        ctx, invented.map(({ row }) => row), policiesOf(rooms.directory.on(dayOf(ctx.now))).numberTemplate,
      ),
    ])
    // Nobody is told of what is loaded, so neither is the job that keeps the facts.
    await makeFacts(ctx.tx, ctx.now, invented.map(({ row }) => row.id))
    await keepTruth(ctx, seed, countTruth(invented, ctx.now))
    return ok(invented.length)
  })
}

/** So many years back, but not before the calendars of the province begin. */
function sinceOf(rooms: SeedRooms, years: number): Date {
  const [first, earliest] = [calendarOf(rooms).from, addDays(dayOf(rooms.clock.now()), -years * DAYS_A_YEAR)]
  return momentOn(first > earliest ? first : earliest, 7 * 60)
}

/** Of any agency: how years go, not when a counter opens. Throws where the province has none. */
function calendarOf({ directory, clock }: SeedRooms): WorkCalendar {
  const today = directory.on(dayOf(clock.now()))
  const agency = today.units.find(({ kind }) => kind === 'agency')
  if (!agency) throw new Error('the province has no agency')
  return today.calendarOf(agency.id).calendar
}
