/** Need: a second press does nothing, a second officer is told, and nobody overwrites anybody. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Deed, More } from '../../../test/deeds.ts'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
const [OFFICER, HEAD, CLERK, COUNTER]: readonly Who[] = [
  ['officer', COMMUNE], ['agency_head', COMMUNE], ['clerk', COMMUNE], ['reception', SECTION],
] as const
const ITEMS = { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] }
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

type Step = readonly [deed: Deed, who: Who | undefined, more?: More]
const applicant = (deed: Deed) =>
  province.citizen(person, deed === 'withdraw' ? 'dossier.withdraw' : 'dossier.answer-supplement')
const answer = async () => ({ components: [{ component: 'to-khai', uploads: [await desk.upload()] }] })
async function moreOf(deed: Deed, more: More | undefined): Promise<More> {
  if (deed === 'complete' || deed === 'supplement') return answer()
  return deed === 'assign' ? { assigneeId: await desk.assignee('officer', COMMUNE) } : more ?? {}
}
const SUBMITTED: readonly Step[] = []
const TAKEN: readonly Step[] = [['accept', COUNTER], ['take', OFFICER]]
const PROPOSED: readonly Step[] = [...TAKEN, ['propose', OFFICER]]
const APPROVED: readonly Step[] = [...PROPOSED, ['approve', HEAD]]

/** Each deed after what must have come before it. */
const CASES: readonly (readonly [step: Step, before: readonly Step[], procedure?: string])[] = [
  [['acknowledge', COUNTER], SUBMITTED],
  [['accept', COUNTER], SUBMITTED],
  [['ask-completion', COUNTER, ITEMS], SUBMITTED],
  [['refuse', COUNTER], SUBMITTED],
  [['withdraw', undefined], SUBMITTED],
  [['complete', undefined], [['ask-completion', COUNTER, ITEMS]]],
  [['receive', ['reception', 'cq:ubnd-dong-hoi:bpmc']], APPROVED, 'tro-cap-xa-hoi'],
  [['assign', ['unit_assigner', COMMUNE]], [['accept', COUNTER]]],
  [['take', OFFICER], [['accept', COUNTER]]],
  [['propose', OFFICER], TAKEN],
  [['approve', HEAD], PROPOSED],
  [['return-step', HEAD], PROPOSED],
  [['ask-supplement', OFFICER, ITEMS], TAKEN],
  [
    ['supplement', undefined], [...TAKEN, ['ask-supplement', OFFICER, ITEMS]],
  ],
  [['ask-payment', OFFICER], TAKEN],
  [
    ['pay', OFFICER], [...TAKEN, ['ask-payment', OFFICER]],
  ],
  [['ask-confirmation', OFFICER], TAKEN],
  [
    ['confirm', OFFICER], [...TAKEN, ['ask-confirmation', OFFICER]],
  ],
  [['extend', HEAD], TAKEN],
  [['return-unsettled', HEAD], TAKEN],
  [
    ['tell-unsettled', COUNTER], [...TAKEN, ['return-unsettled', HEAD]],
  ],
  [['stop', COUNTER], TAKEN],
  [['issue', CLERK], APPROVED],
  [
    ['return-result', COUNTER], [...APPROVED, ['issue', CLERK]],
  ],
]

/** What is told besides the deed: before a result is signed, and of its paper, which enters the Kho. */
const BESIDE: readonly string[] = [
  'dossier.result-numbered', 'paper.kept', 'paper.replaced', 'charge.raised', 'charge.paid', 'charge.cancelled',
]
const deedsOf = async (publicId: string) =>
  (await desk.events(publicId)).filter(({ type }) => !BESIDE.includes(type))

async function prepare(before: readonly Step[], procedure = 'khai-sinh'): Promise<string> {
  const { publicId } = await desk.submit(procedure, { person, territory: 'xa:18856' })
  for (const [deed, who, more] of before)
    await desk.act(deed, publicId, who ?? applicant(deed), await moreOf(deed, more))
  return publicId
}

describe.each(CASES.map(([step, before, procedure = 'khai-sinh']) => [step, before, procedure] as const))(
  '%s',
  ([deed, who, more], before, procedure) => {
    test('repeated under its request id gets the first answer, and is done once', async () => {
      const publicId = await prepare(before, procedure)
      const [told, request, all] = [
        (await deedsOf(publicId)).length, { requestId: randomUUID() }, await moreOf(deed, more),
      ]
      const press = () => desk.act(deed, publicId, who ?? applicant(deed), all, request)
      const first = await press()
      const again = await Promise.all([press(), press()])
      expect(again).toEqual([first, first])
      expect(await desk.dossier(publicId)).toMatchObject({ version: first.version, state: first.state })
      expect(await deedsOf(publicId)).toHaveLength(told + 1)
    })

    test('from a page that is out of date is refused with the version there is', async () => {
      const publicId = await prepare(before, procedure)
      const { version } = await desk.dossier(publicId)
      const stale = await desk.tryTo(deed, publicId, who ?? applicant(deed), await moreOf(deed, more), {
        version: version + 1,
      })
      expect(stale).toEqual({ ok: false, refusal: { code: 'changed-meanwhile', version } })
      expect((await desk.dossier(publicId)).version).toBe(version)
    })

    test('by two at once from the same page: one does it, the other is told', async () => {
      const publicId = await prepare(before, procedure)
      const { version } = await desk.dossier(publicId)
      const all = await moreOf(deed, more)
      const both = await Promise.all(
        [1, 2].map(() => desk.tryTo(deed, publicId, who ?? applicant(deed), all, { version })),
      )
      expect(both.map((one) => (one.ok ? 'done' : one.refusal.code)).sort()).toEqual(['changed-meanwhile', 'done'])
      expect((await desk.dossier(publicId)).version).toBe(version + 1)
    })
  },
)

test('of two who take the same step exactly one has it, and the other is told that it is taken', async () => {
  const { publicId } = await desk.receive('khai-sinh', COUNTER, { person })
  const [one] = [await province.viewerAs('officer', COMMUNE, 'dossier.work')]
  const other = { ...one, accountId: one.accountId + 1_000_000n }
  const both = await Promise.all([desk.tryTo('take', publicId, one), desk.tryTo('take', publicId, other)])
  expect(both.map((done) => done.ok ? 'done' : done.refusal.code).sort()).toEqual(['done', 'not-your-step'])
})

test('the same request id under another body is refused', async () => {
  const publicId = await prepare(TAKEN)
  const request = { requestId: randomUUID() }
  await desk.act('ask-payment', publicId, OFFICER, {}, request)
  await expect(desk.act('pay', publicId, OFFICER, {}, { ...request, bodyHash: Buffer.alloc(32, 1) })).rejects.toThrow(
    'request-reused',
  )
})

test('ten different deeds at once on one dossier: each that is done is a version and an event, and the rest change nothing', async () => {
  const publicId = await prepare(TAKEN)
  const { version } = await desk.dossier(publicId)
  const told = (await deedsOf(publicId)).length
  const deeds: readonly Step[] = [
    ['ask-supplement', OFFICER, ITEMS], ['ask-payment', OFFICER], ['ask-confirmation', OFFICER], ['extend', HEAD],
    ['propose', OFFICER], ['approve', HEAD], ['stop', COUNTER], ['return-unsettled', HEAD], ['take', OFFICER],
    ['issue', CLERK],
  ]
  const all = await Promise.all(
    deeds.map(([deed, who, more]) => desk.tryTo(deed, publicId, who ?? applicant(deed), more)),
  )
  const done = all.filter(({ ok }) => ok).length
  expect(done).toBeGreaterThan(0)
  expect([(await desk.dossier(publicId)).version - version, (await deedsOf(publicId)).length - told]).toEqual([
    done, done,
  ])
})
