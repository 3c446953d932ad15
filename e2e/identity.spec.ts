/**
 * Need (E2): somebody with an electronic identity signs in by it, goes up where a procedure asks for more, is told what
 * to do where it does not come about, and is signed out on both sides; without script on our pages.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPhone } from './journey/citizen.ts'
import { moveClock } from './journey/clock.ts'
import {
  DAY_OF_LEVELS, REFUSED_SIGN_IN, signInByIdentity, stepUpForProcedure, untilProviderAnswers,
} from './journey/identity.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

const look = async () => undefined
let stage: OpenedStage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  await untilProviderAnswers(stage.instance.folder)
  await moveClock(stage, DAY_OF_LEVELS, '08:00')
  page = (await openPhone(stage, 'citizen', [REFUSED_SIGN_IN])).page
})
afterAll(async () => {
  await (stage as OpenedStage | undefined)?.close()
})

test('signed in by electronic identity, one sees one’s own dossiers, and is signed out on both sides', () =>
  signInByIdentity(stage, page, look))

test('a procedure that asks for level 2 leads up and back; whoever declines is told each way on', async () => {
  await stepUpForProcedure(stage, page, look)
  expect(stage.surprises).toEqual([])
})
