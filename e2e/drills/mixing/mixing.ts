import type { Answer } from '../../client.ts'
import { type Instance } from '../../instance.ts'
import { textOfPdf } from '../../journey/pdf.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { randomOf } from '../random.ts'
import { type Guard } from '../without-guard.ts'
import { type Asked, type Kind, drawQuestion } from './questions.ts'
import { type Streams, openStreams } from './streams.ts'
import { type Town, openTown } from './town.ts'
import { withProgram } from '../with-program.ts'

export const MIXING: Drill = {
  name: 'mixing', tests: 'T1',
  promise: 'Nobody ever receives a byte of another person’s data',
  attack: 'citizens with marks in every name, number, note and file, and clerks of ten counters, ask for pages, JSON, '
    + 'papers, files and live lists at 64 connections; every answer is searched for the marks of others',
  control:
    'the dossier that a page shows stands in a variable of its module, and a printed slip is kept under its form alone',
  breaks: ['foreign marks: page', 'foreign marks: pdf'],
  rounds: { whole: 100_000, control: 4_000, all: 10_000 }, minutes: 10, run,
}

const [CONNECTIONS, CITIZENS, SEED] = [64, 300, 20_210_625]
/** Kinds in which the own mark must be seen, or the search is blind to them; in few rounds there are few papers. */
const MUST_TELL = ['page', 'json', 'pdf', 'bundle', 'file', 'events'] as const
const FEW_TELL = ['page', 'json', 'file'] as const
/** Codes of sign-in are hashed as passwords are; what they cost is not what is looked at here. */
const CHEAP_CODES = { HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1' }

/** What a page is about to show, for that request alone. */
const CONTEXT_OF_ITS_OWN: readonly Guard[] = [{
  file: 'server/src/pages/dossier-page.tsx',
  text: '  await noteLookAgain(visit, dossier)\n',
  instead: '  ;(globalThis as { shown?: Dossier }).shown = dossier\n  await noteLookAgain(visit, dossier)\n',
}, {
  file: 'server/src/pages/dossier-page.tsx',
  text: '  const authorisation = dossier.authoriserId === null',
  instead:
    '  dossier = (globalThis as { shown?: Dossier }).shown ?? dossier\n  const authorisation = dossier.authoriserId === null',
}]

/** A paper is printed for each who asks. */
const PRINTED_ANEW: Guard = {
  file: 'server/src/modules/dossiers/print-slip.ts',
  text: 'return renderSlip({ set: slip.formSet, form: slip.form, data, at: slip.madeAt } as SlipInput)',
  instead: `return ((globalThis as unknown as Record<string, Promise<Uint8Array>>)[slip.form] ??=
    renderSlip({ set: slip.formSet, form: slip.form, data, at: slip.madeAt } as SlipInput))`,
}

interface Tally {
  /** With something of somebody's in them, or that could be. */
  answers: number
  refusals: number
  /** Answers that a browser has the file already. */
  unchanged: number
  /** By kind: answers, those with a mark of whoever it belongs to, and marks of others. */
  readonly kinds: Map<Kind | 'events', { answers: number; telling: number; silent: number; foreign: number }>
  /** Answers with another status than the question has. */
  unexpected: number
  readonly told: Set<string>
}

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? [...CONTEXT_OF_ITS_OWN, PRINTED_ANEW] : undefined,
    clock: `${FIRST_MORNING}T08:00:00+07:00`, env: CHEAP_CODES,
  }, async ({ instance, truth }) => {
    const town = await openTown(instance, truth, Math.min(CITIZENS, Math.ceil(rounds / 40)))
    tell(`${town.citizens.length} citizens at ${town.desks.length} counters`)
    return askAll(instance, town, rounds, tell)
  })
}

async function askAll(instance: Instance, town: Town, rounds: number, tell: DrillRun['tell']): Promise<Outcome> {
  const tally: Tally = { answers: 0, refusals: 0, unchanged: 0, kinds: new Map(), unexpected: 0, told: new Set() }
  const random = randomOf(SEED)
  const streams = await openStreams(instance, town)
  const begun = performance.now()
  let left = rounds
  const connections = Array.from({ length: CONNECTIONS }, async () => {
    while (left > 0) {
      left -= 1
      if (left > 0 && left % 10_000 === 0)
        tell(`${left} to go after ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
      const asked = drawQuestion(town, random)
      const read = await textOf(asked, await asked.ask())
      count(tally, asked, read, town)
      if (read.status >= 300) left += 1 // nothing could be in it
    }
  })
  await Promise.all(connections)
  const seconds = (performance.now() - begun) / 1_000
  countStreams(tally, streams, town)
  streams.close()
  town.close()
  for (const fault of tally.told) tell(fault)
  const kinds = [...tally.kinds]
  const foreign = ([name, { foreign: value }]: (typeof kinds)[number]) =>
    ({ name: `foreign marks: ${name}`, value, atMost: 0 })
  return {
    rounds,
    figures: [
      { name: 'answers searched', value: tally.answers, atLeast: rounds },
      ...kinds.map(foreign),
      {
        name: 'answers without the mark that must stand in them',
        value: kinds.reduce((sum, [, { silent }]) => sum + silent, 0), atMost: 0,
      },
      ...(rounds < 10_000 ? FEW_TELL : MUST_TELL).map((name) =>
        ({ name: `own marks: ${name}`, value: tally.kinds.get(name)?.telling ?? 0, atLeast: 1 })),
      { name: 'refusals, beside these', value: tally.refusals },
      { name: 'answers 304, beside these', value: tally.unchanged },
      { name: 'answers of another status', value: tally.unexpected, atMost: 0 },
      ...kinds.map(([name, { answers }]) => ({ name, value: answers })),
      { name: 'answers a second', value: rounds / seconds },
    ],
  }
}

interface Read { readonly status: number; readonly text: string }

/** Everything that came, as it can be read: heads too, and papers as whoever opens them reads them. */
async function textOf({ kind }: Asked, { status, headers, body }: Answer): Promise<Read> {
  const head = JSON.stringify(headers)
  if (kind === 'bundle' && status === 200) {
    const { pdf, refused } = JSON.parse(body.toString()) as { pdf: string | null; refused: unknown }
    const pages = pdf === null ? '' : await textOfPdf(Buffer.from(pdf, 'base64'))
    return { status, text: `${head} ${pages} ${JSON.stringify(refused)}` }
  }
  const pages = kind === 'pdf' && status === 200 ? await textOfPdf(body) : ''
  return { status, text: `${head} ${body.toString()} ${pages}` }
}

function count(tally: Tally, { kind, owners, isTelling, status }: Asked, read: Read, { canaries }: Town): void {
  const of = kindOf(tally, kind)
  if (read.status === 304) tally.unchanged += 1
  else if (read.status >= 300) tally.refusals += 1
  else {
    tally.answers += 1
    of.answers += 1
  }
  if (read.status !== status) {
    tally.unexpected += 1
    if (tally.told.size < 10) tally.told.add(`${kind}: ${read.status} instead of ${status}: ${read.text.slice(-300)}`)
    if (isTelling) return
  }
  const found = canaries.citizensIn(read.text)
  const own = [...found].filter((n) => owners.has(n)).length
  if (own > 0) of.telling += 1
  else if (isTelling) of.silent += 1
  of.foreign += found.size - own
  if (found.size > own && tally.told.size < 10)
    tally.told.add(`${kind} of ${[...owners].slice(0, 3).join()} has marks of ${[...found].slice(0, 5).join()}`)
}

function countStreams(tally: Tally, { heard }: Streams, { canaries, citizens }: Town): void {
  const of = kindOf(tally, 'events')
  for (const { desk, text } of heard) {
    const found = [...canaries.citizensIn(text)]
    const own = found.filter((n) => citizens.some((one) => one.n === n && one.desk === desk)).length
    tally.answers += 1
    of.answers += 1
    if (own > 0) of.telling += 1
    of.foreign += found.length - own
  }
}

function kindOf({ kinds }: Tally, kind: Kind | 'events') {
  const known = kinds.get(kind) ?? { answers: 0, telling: 0, silent: 0, foreign: 0 }
  kinds.set(kind, known)
  return known
}
