/**
 * Need (part E): a dossier goes from sign-in to result through every system of the nation, and goes on when one of them
 * is away: who asks waits for nobody, and whoever was away hears of all of it afterwards.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NationPart, playNation } from './journey/nation.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** Submitted, received, being processed, settled, returned (NĐ 107/2021 Đ.2 with annex). */
const STATES = ['1', '2', '4', '9', '10']
const WELL = { signedInBy: 'identity', isPrefilled: true, paidBy: 'gateway', letter: 'tra-loi.pdf', state: 'returned' }

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() }, 240_000)
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** One for the way in and one behind the desk at a time; `npm run journey` has each away alone. */
test.each<[NationPart[], Partial<typeof WELL>]>([
  [[], {}],
  [['identity-provider', 'national-portal'], { signedInBy: 'code', isPrefilled: false }],
  [['population', 'document-axis'], { isPrefilled: false }],
  [['payment-gateway', 'command-centre'], { paidBy: 'counter' }],
])('away: %j', { timeout: 900_000 }, async (away, otherwise) => {
  const played = await playNation(stage, away)
  expect(played).toMatchObject({ ...WELL, ...otherwise, portal: STATES, centre: '10' })
  expect(stage.surprises).toEqual([])
})
