import { parseArgs } from 'node:util'
import { addDays, dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import {
  type DossierRooms, drawSeedIds, findPlaces, findSeeded, levelAsked, policiesOf, seedDossiers,
} from '../modules/dossiers/public.ts'
import { seedPeople } from '../modules/identity/public.ts'
import { makeFacts } from '../modules/reporting/public.ts'
import { seedWork } from '../modules/workflow/public.ts'
import type { Backing } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { asProgram } from './import.ts'
import { type Occasion, inventDossier, seededId } from './seed/invent-dossier.ts'
import { inventPerson } from './seed/invent-people.ts'
import { randomOf } from './seed/random.ts'

export const SEED_HELP = `motcua seed --dossiers N [--seed S] [--open PERCENT] [--data FOLDER] [--json]

Adds invented people and dossiers to a demonstration: spread over units, procedures, states and the days up to now, two in
a hundred still open, or as many as --open says. The same seed gives the same dossiers, and adds nothing the second time.

Exit 0 = added; 1 = refused, this is no demonstration; 2 = wrong use.`

/** What seeding stands on. */
export interface SeedRooms extends Backing, DossierRooms { readonly isDemonstration: boolean }

const HISTORY_DAYS = 730
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
  readonly isJson: boolean
  readonly data: string | undefined
}

/** `motcua seed`, once its words are read. */
export async function runSeed(
  { dossiers, seed, isJson, open = 2 }: SeedUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: SeedRooms,
): Promise<ExitCode> {
  if (!rooms.isDemonstration) {
    io.stderr('Chỉ bản trình diễn mới nhận người và hồ sơ giả định.')
    return 1
  }
  const occasions = await listOccasions(rooms)
  let [added, next] = [0, 0]
  // Two at a time: while one is being written, the next is invented.
  await Promise.all(
    [1, 2].map(async () => {
      while (next < dossiers) {
        const from = next
        next += CHUNK
        const count = await seedChunk(
          rooms, occasions, { seed, open },
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

/** `args` is what stands after the word; what is wrong with it comes back in Vietnamese. */
export function readSeedUse(args: readonly string[]): SeedUse | string {
  try {
    const options = {
      dossiers: { type: 'string' }, seed: { type: 'string' }, open: { type: 'string' }, json: { type: 'boolean' },
      data: { type: 'string' },
    } as const
    const { values: { dossiers = '', seed = '1', open = '2', json = false, data } } = parseArgs({ args: [...args], options })
    if (!/^\d{1,7}$/.test(dossiers)) return 'Cần --dossiers với một số từ 0 đến 9999999.'
    if (!/^\d{1,3}$/.test(open) || Number(open) > 100) return 'Cần --open với một số từ 0 đến 100.'
    return { dossiers: Number(dossiers), seed, open: Number(open), isJson: json, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** Every procedure in force today, at every place where somebody could send it. */
async function listOccasions({ directory: source, catalogue, processes, clock }: SeedRooms): Promise<Occasion[][]> {
  const today = dayOf(clock.now())
  const directory = source.on(today)
  const byProcedure: Occasion[][] = []
  for (const version of catalogue.on(today).list()) {
    const level = levelAsked(directory, version.content)
    const territories = level === undefined ? [undefined] : directory.territories(level).map(({ id }) => id)
    const process = await processes.of(version.id)
    const places = territories.flatMap((territoryId) => {
      const found = findPlaces(directory, { content: version.content, cleared: undefined, territoryId })
      return found.ok && found.value.receiving.agencyCode !== null ? [found.value] : []
    })
    if (places.length > 0) byProcedure.push(places.map((one) => ({ version, places: one, directory, process })))
  }
  return byProcedure
}

async function seedChunk(
  rooms: SeedRooms, occasions: readonly Occasion[][], { seed, open }: { seed: string; open: number },
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
    const since = sinceOf(rooms, ctx.now)
    const invented = fresh.flatMap((n, nth) => {
      const person = people[nth]
      const [id, applicantId] = [ids[nth], person && idOf.get(person.personalNumber)]
      if (!person || id === undefined || applicantId === undefined) return []
      // What falls on a moment at which nobody could have received it is drawn again.
      for (let draw = 0; draw < 20; draw += 1) {
        const random = randomOf(seed, 'dossier', n, draw)
        const dossier = inventDossier(
          random, { id, publicId: seededId(seed, n) }, random.pick(random.pick(occasions)),
          { id: applicantId, fullName: person.fullName }, { since, now: ctx.now, openOfHundred: open },
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
        legs: works.flatMap(({ legs }) => legs),
      }),
      seedDossiers(
        ctx, invented.map(({ row }) => row), policiesOf(rooms.directory.on(dayOf(ctx.now))).numberTemplate,
      ),
    ])
    // Nobody is told of what is loaded, so neither is the job that keeps the facts.
    await makeFacts(ctx.tx, ctx.now, invented.map(({ row }) => row.id))
    return ok(invented.length)
  })
}

/** Two years back, but not before the calendars of the province begin. */
function sinceOf({ directory }: SeedRooms, now: Date): Date {
  const unit = directory.on(dayOf(now)).units.find(({ kind }) => kind === 'agency')
  const { calendar } = unit ? directory.on(dayOf(now)).calendarOf(unit.id) : { calendar: undefined }
  const first = calendar?.from ?? dayOf(now)
  const earliest = addDays(dayOf(now), -HISTORY_DAYS)
  return new Date(`${first > earliest ? first : earliest}T07:00:00+07:00`)
}
