/**
 * Need: in parallel branches one officer may have two steps of the same kind; which of them a deed does is theirs to
 * say and nobody's to guess, or one branch would be told as done by what was written for the other.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Deed } from '../../../test/deeds.ts'
import { type Desk, anAccountFor, openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows, node } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { stepsFor } from './step-meant.ts'
import type { Viewer } from './viewer.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const SECTION = 'cq:ubnd-dong-hoi:bpmc'
const BRANCH = ['officer', 'district/cn-vpdkdd'] as const
/** Two checks at once by the same role, joined, proposed, issued. */
const MODEL = node('parallelGateway', 'f') + step('w', 'check', BRANCH) + step('v', 'check', BRANCH)
  + node('parallelGateway', 'j') + step('q', 'propose', BRANCH) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
  + flows('s>a', 'a>f', 'f>w', 'f>v', 'w>j', 'v>j', 'j>q', 'q>i', 'i>r', 'r>e')

let base: Province
let desk: Desk
let publicId: string
beforeAll(async () => {
  base = await createProvince()
  desk = openDesk(await publishFor(base, LAND, dossierProcess(MODEL)))
})
afterAll(() => base.drop())
beforeEach(async () => {
  const person = await base.aPerson(1)
  publicId = (await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856' })).publicId
})

const openSteps = async () => (await desk.standing(publicId)).tasks
const openNodes = async () => (await openSteps()).map(({ nodeId }) => nodeId).sort()

async function officer(): Promise<Viewer> {
  const [task] = await openSteps()
  return {
    accountId: anAccountFor({ role: 'officer', holderId: null }), fullName: 'Trần Văn Mẫu',
    personId: null, heads: [], grants: [{ role: 'officer', unitId: task?.unitId ?? 0n }],
    reaches: [{ reach: 'unit', unitId: task?.unitId ?? 0n }],
  }
}

async function tryTo(deed: Deed, named?: string): Promise<string> {
  const done = await desk.tryTo(deed, publicId, await officer(), named === undefined ? {} : { step: named })
  return done.ok ? 'done' : `${done.refusal.code} ${(done.refusal as { step?: string }).step ?? ''}`.trim()
}

test('two that are free: to take one it is named, and the other is still there', async () => {
  expect(await openNodes()).toEqual(['v', 'w'])
  expect(await tryTo('take')).toMatch(/^step-unclear ., .$/)
  expect(await tryTo('take', 'nowhere')).toBe('not-your-step')
  expect(await tryTo('take', 'w')).toBe('done')
  expect(await tryTo('take', 'w')).toBe('already-yours')
  // One is left that is free: whoever says nothing takes that.
  expect(await tryTo('take')).toBe('done')
  expect((await openSteps()).map(({ holderId }) => holderId !== null)).toEqual([true, true])
})

test('two that are held: the deed names one, does that one and not the other, and needs no name for the last', async () => {
  for (const one of ['w', 'v']) expect(await tryTo('take', one)).toBe('done')
  expect(await tryTo('check')).toMatch(/^step-unclear ., .$/)
  expect(await openNodes()).toEqual(['v', 'w'])
  expect(await tryTo('check', 'v')).toBe('done')
  expect(await openNodes()).toEqual(['w'])
  expect(await tryTo('check', 'v')).toBe('not-your-step')
  expect(await tryTo('propose', 'w')).toMatch(/^not-at-this-step/)
  expect(await tryTo('check')).toBe('done')
  expect(await openNodes()).toEqual(['q'])
})

test('what one holds is meant before what is free', async () => {
  expect(await tryTo('take', 'v')).toBe('done')
  const [tasks, viewer] = [await openSteps(), await officer()]
  const { process } = { process: await desk.province.processes.of((await desk.dossier(publicId)).procedureVersionId) }
  expect(stepsFor({ tasks, process }, viewer, 'check').map(({ nodeId }) => nodeId)).toEqual(['v'])
  expect(await tryTo('check')).toBe('done')
  expect(await openNodes()).toEqual(['w'])
})
