/**
 * Need (part E): a dossier goes from sign-in to result through every system of the nation, and goes on when one of them
 * is away: who asks waits for nobody, and whoever was away hears of all of it afterwards.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NationPart, playNation } from './journey/nation.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** Submitted, received, being processed, settled, returned (NĐ 107/2021 Đ.2 with annex). */
const STATES = ['1', '2', '4', '9', '10']
const WELL = {
  signedInBy: 'identity', isPrefilled: true, paidBy: 'gateway', letter: 'tra-loi.pdf', state: 'returned',
  notices: { lost: 0, twice: 0 } as object | null,
}

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** Several at a time, on the way in and behind the desk; `npm run journey -- nation` has each away alone. */
test.each<[NationPart[], Partial<typeof WELL>]>([
  [[], {}],
  // An account that nobody has checked chooses no way of notices.
  [['identity-provider', 'national-portal', 'payment-gateway'], {
    signedInBy: 'code', isPrefilled: false, paidBy: 'counter', notices: null,
  }],
  [['population', 'document-axis', 'command-centre'], { isPrefilled: false }],
])('away: %j', async (away, otherwise) => {
  const played = await playNation(stage, away)
  expect(played).toMatchObject({ ...WELL, ...otherwise, portal: STATES, centre: '10' })
  expect(stage.surprises).toEqual([])
})
