import { spawn } from 'node:child_process'
import { environment } from '../../environment.ts'
import { ENTRY } from '../../instance.ts'
import { type Random, randomOf } from '../random.ts'
import { type Term, dueByHand } from './by-hand.ts'

/** In which the counting process believes it is. */
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati']

/**
 * Where counts go wrong: midnights here and elsewhere, days of another length elsewhere, ends of months and years, Tết.
 */
const BORDERS = [
  '2021-12-31T17:00:00Z', '2022-12-31T17:00:00Z', '2024-02-28T17:00:00Z', '2024-02-29T16:59:59Z',
  '2024-02-29T17:00:00Z',
  '2022-03-13T10:00:00Z', '2021-11-07T09:00:00Z', '2023-03-12T10:00:00Z', '2022-01-30T17:00:00Z',
  '2023-01-19T10:00:00Z',
  '2024-02-07T17:00:00Z', '2022-04-29T10:00:00Z', '2021-08-31T17:00:00Z', '2022-02-28T17:00:00Z',
]
const UNITS = ['working-day', 'day', 'month', 'same-day']

interface Asked { readonly start: Date; readonly term: Term }

/** Due dates counted by the command in each zone and by hand: how many were counted, and how many differ. */
export async function countTerms(
  entry: string | undefined,
  { count, seed, tell }: { readonly count: number; readonly seed: number; readonly tell: (line: string) => void },
): Promise<{ counted: number; wrong: number }> {
  const random = randomOf(seed)
  let [counted, wrong] = [0, 0]
  for (const zone of ZONES) {
    const asked = Array.from({ length: Math.ceil(count / ZONES.length) }, () => draw(random))
    const answers = await ask(entry ?? ENTRY, zone, asked)
    for (const [nth, { start, term }] of asked.entries()) {
      const right = dueByHand(start, term)
      const said = new Date(answers[nth]?.due ?? Number.NaN)
      counted += 1
      if (said.getTime() === right?.getTime()) continue
      wrong += 1
      if (wrong <= 5) tell(
        `${zone}: ${JSON.stringify(term)} from ${start.toISOString()}: ${JSON.stringify(answers[nth])}, by hand ${String(right?.toISOString())}`,
      )
    }
  }
  return { counted, wrong }
}

/** A second, a minute or some days from a border, or any moment of six years. */
function draw(random: Random): Asked {
  const border = Date.parse(random.pick(BORDERS))
  const near = border + (random.below(7) - 3) * random.pick([1_000, 60_000, 3_600_000, 86_400_000])
  const anywhere = Date.parse('2021-01-04T00:00:00Z') + random.below(1_900) * 86_400_000 + random.below(86_400) * 1_000
  const unit = random.pick(UNITS)
  return {
    start: new Date(random.below(2) === 0 ? near : anywhere),
    term: {
      unit, amount: unit === 'same-day' ? 0 : unit === 'month' ? 1 + random.below(6) : random.below(60),
      cutoff: random.pick([null, 15 * 60]),
    },
  }
}

async function ask(entry: string, zone: string, asked: readonly Asked[]): Promise<{ readonly due?: string }[]> {
  const child = spawn(process.execPath, [entry, 'deadline', '--batch', '--no-trace'], {
    stdio: ['pipe', 'pipe', 'ignore'], env: { ...environment(), TZ: zone },
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  child.stdin.end(asked.map(({ start, term: { unit, amount, cutoff } }) => JSON.stringify({
    from: start.toISOString(), unit, amount, cutoff: cutoff === null ? 'none' : '15:00',
  })).join('\n'))
  await ended
  return Buffer.concat(parts).toString().trim().split('\n').map((line) => JSON.parse(line) as { readonly due?: string })
}
