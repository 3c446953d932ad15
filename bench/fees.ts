import { defaultDataSet } from '@motcua/server/src/cli/data-set.ts'
import type { RawFeeItem } from '@motcua/server/src/cli/fees-file.ts'
import { readFees } from '@motcua/server/src/cli/read-fees.ts'
import {
  CHANNELS, type ComputedFees, type FeeFacts, type FeeRule, ZONES, computeFees,
} from '@motcua/server/src/modules/payments/public.ts'
import { amountsOfFeelin, rawFeesOf } from '@motcua/server/test/fees-of-feelin.ts'
import { type Figure, figureOf, medianOf } from './figure.ts'

/** What is promised of one core, of the dearest rule, too. */
const LEAST = 20_000
const QUESTIONS = 5_000
const [ROUNDS, TURNS] = [10, 6]
/** feelin reads each expression anew: some of the questions are enough to hold every rule against it many times. */
const CHECKED = 1_000

interface Asked { readonly rule: FeeRule; readonly items: readonly RawFeeItem[]; readonly facts: FeeFacts }

/**
 * Computations of fees a second and core, every rule of the data set that comes with the program in turn, on facts of
 * any kind: `compute` as a process that runs has them, compiled, `dearest-rule` the one of them that costs most;
 * `through-feelin` the same by the engine that is the oracle. By processor time: a neighbour on the machine must not
 * change the figure. Throws where the two differ on any fee.
 */
export async function benchFees(): Promise<Figure[]> {
  const asked = someQuestions()
  for (const one of asked.slice(0, CHECKED)) refuseDifference(one)
  const rates = Array.from({ length: TURNS }, () => rateOf(asked, ROUNDS, computeOrThrow)).slice(1)
  const slow = rateOf(asked.slice(0, CHECKED), 1, ({ items, facts }) => amountsOfFeelin(items, facts))
  return [
    figureOf('fees', 'compute', medianOf(rates), '1/s/core', LEAST),
    figureOf('fees', 'dearest-rule', dearestOf(asked), '1/s/core', LEAST),
    { bench: 'fees', figure: 'through-feelin', value: Math.round(slow), unit: '1/s/core', floor: null, ratio: null },
    { bench: 'fees', figure: 'checked-with-feelin', value: CHECKED, unit: 'computations', floor: null, ratio: null },
  ]
}

function rateOf(asked: readonly Asked[], rounds: number, answer: (one: Asked) => unknown): number {
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) for (const one of asked) answer(one)
  const { user, system } = process.cpuUsage(before)
  return asked.length * rounds / ((user + system) / 1e6)
}

/** Most rules are a plain amount: what the one costs whose expressions take the longest. */
function dearestOf(asked: readonly Asked[]): number {
  const rates = [...new Set(asked.map(({ rule }) => rule))].map((rule) => {
    const own = asked.filter((one) => one.rule === rule)
    return medianOf(Array.from({ length: 3 }, () => rateOf(own, 100, computeOrThrow)))
  })
  return Math.min(...rates)
}

/** What is refused is quicker than what is computed, and would flatter the figure. */
function computeOrThrow({ rule, facts }: Asked): ComputedFees {
  const computed = computeFees(rule, facts)
  if (!computed.ok) throw new Error(`refused on ${JSON.stringify(facts)}: ${JSON.stringify(computed.refusal)}`)
  return computed.value
}

function refuseDifference(one: Asked): void {
  const ours = JSON.stringify(computeOrThrow(one).items.map(({ amount }) => amount))
  const theirs = JSON.stringify(amountsOfFeelin(one.items, one.facts))
  if (ours === theirs) return
  throw new Error(`${one.items[0]?.name_vi ?? ''} on ${JSON.stringify(one.facts)}: ${ours}, feelin has ${theirs}`)
}

/** The same questions each time, from a generator without rhythm, so that two measurements can be compared. */
function someQuestions(): Asked[] {
  const folder = defaultDataSet()
  const { rows, subjects } = readFees(folder)
  const raw = rawFeesOf(folder)
  let state = 1
  const upTo = (limit: number) => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0
    return Math.floor(state / 2 ** 32 * limit)
  }
  return Array.from({ length: QUESTIONS }, (_, nth): Asked => {
    const [row, rule] = [rows[nth % rows.length], raw.rules[nth % rows.length]]
    if (!row || !rule) throw new Error('no rules to compute by')
    const facts: FeeFacts = {
      channel: CHANNELS[upTo(3)] ?? 'counter', zone: ZONES[upTo(3)] ?? 'urban', copies: 1 + upTo(20), pages: 1 + upTo(300),
      papers: Array.from({ length: 1 + upTo(4) }, () => ({ pages: 1 + upTo(300), copies: 1 + upTo(20) })),
      quantity: 1 + upTo(400), subjects: [...subjects.keys()].filter(() => upTo(8) === 0),
      onDay: `202${upTo(7)}-0${1 + upTo(9)}-1${upTo(10)}`,
    }
    return { rule: row.rule, items: rule.items, facts }
  })
}
