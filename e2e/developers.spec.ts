/**
 * Need (part E9): whoever administers an agency lets its programs in at the desk, sees whether what they are told
 * arrives, and shuts them out, whatever they do.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenedStage } from './journey/open-stage.ts'
import { lookBothWidths } from './look-both-widths.ts'
import { openDeveloperStage, takeDevelopers } from './pictures-developers.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openDeveloperStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

test('registered, told, sent again, away, revoked', async () => {
  const looked: string[] = []
  await takeDevelopers(stage, async (page, name) => {
    await lookBothWidths(page, name)
    looked.push(name)
  })
  expect(looked).toEqual([
    'phan-mem-dang-ky', 'phan-mem-khoa', 'dia-chi-nhan-dang-ky', 'phan-mem-ket-noi', 'dia-chi-nhan-dang-vap',
    'phan-mem-thu-hoi',
  ])
  // Refused on purpose: a time too long, an address inward.
  expect(stage.surprises.map((one) => one.replace(/^\S+ /, ''))).toEqual(['POST /api/clients 422', 'POST /api/webhooks 422'])
})
