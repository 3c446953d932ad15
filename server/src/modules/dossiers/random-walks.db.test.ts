/**
 * Need: whatever officers and applicants do, in whatever order, a dossier is never half of one thing and half of
 * another; and each paper that was printed on the way prints the same a year later.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEEDS, type Deed, type More } from '../../../test/deeds.ts'
import { type Desk, anAccountFor, openDesk } from '../../../test/dossier-desk.ts'
import { isLawful } from '../../../test/lawful-deeds.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { articlesOf } from '../../kernel/count-articles.ts'
import { deadlineOf } from '../../kernel/deadline.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { type Person, recordPerson } from '../identity/public.ts'
import { type Task, findStep, listPauses } from '../workflow/public.ts'
import { foreseeLateness } from './foresee-lateness.ts'
import { printSlip } from './print-slip.ts'
import { type Dossier, findDossierById } from './store/dossier-store.ts'
import { type Slip, listSlips } from './store/slip-store.ts'
import type { Viewer } from './viewer.ts'

const ENDED = ['declined', 'withdrawn', 'returned', 'unsettled', 'stopped']
const WAITING = ['awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation']
const REFUSALS = [
  'duty-separated',
  'action-not-allowed', 'not-your-step', 'not-at-this-step', 'no-step-before', 'proposed-unsettled', 'already-extended',
  'clock-not-running', 'already-decided', 'assignee-unknown', 'head-reason-needed', 'no-originals', 'originals-moved',
  'originals-not-sent', 'no-result-to-move', 'result-moved', 'result-not-sent', 'result-not-here', 'already-yours',
  'nothing-handed-over', 'hand-over-waits', 'result-not-to-sign', 'not-in-sector-system',
]
/**
 * Whoever has the step does them; so does the head of the agency, of whom a further supplement needs the reason (R8).
 */
const OF_STEP_OR_HEAD: readonly Deed[] = [
  'ask-payment', 'pay', 'ask-confirmation', 'confirm', 'ask-supplement', 'return-unsettled',
]
const OF_STEP: readonly Deed[] = [
  'acknowledge', 'accept', 'ask-completion', 'receive', 'assign', 'take', 'check', 'return-step', 'propose', 'approve',
  'hand-over', 'issue', 'return-result', 'tell-unsettled', ...OF_STEP_OR_HEAD,
]
/** Each must happen on the way, or the clock was never seen to stand and go on. */
const WAITS: readonly Deed[] = ['ask-supplement', 'supplement', 'ask-payment', 'pay', 'ask-confirmation', 'confirm']
/** What the process asks for at its steps; at each only one of them is possible. */
const OF_NODE: readonly Deed[] = ['assign', 'check', 'propose', 'approve', 'hand-over', 'issue']
/**
 * Ends are chosen rarely, or no walk would be long; the deed that carries the dossier on often, or none would come to
 * its end.
 */
const RARE: readonly Deed[] = [
  'stop', 'withdraw', 'refuse', 'return-unsettled', 'return-step', 'refuse-hand-over', 'hand-over-again',
  'recall-hand-over',
]

let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

const BEGIN = [
  () => desk.submit('khai-sinh', { person, territory: 'xa:18856' }),
  () => desk.submit('phieu-lltp', { person }),
  () =>
    desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], { person, territory: 'xa:18856' }),
  () => desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18859:one-stop'], { person, territory: 'xa:18856' }),
] as const

/**
 * Whoever may do the open step, and is the head of nothing; every other time, and for other deeds, a head of
 * everything.
 */
function viewerFor(deed: Deed, task: Task | undefined, choice: number): Viewer {
  const everywhere = {
    accountId: anAccountFor(task), fullName: 'Trần Văn Mẫu', personId: null, grants: [],
    reaches: [{ reach: 'province', unitId: null }],
    heads: [{ reach: 'province', unitId: null }],
  } as const
  if (!task || !OF_STEP.includes(deed) || OF_STEP_OR_HEAD.includes(deed) && choice % 2 === 0) return everywhere
  return {
    ...everywhere, heads: [], grants: [{ role: task.role, unitId: task.unitId }],
    reaches: [{ reach: 'unit', unitId: task.unitId }],
  }
}

async function moreFor(deed: Deed, task: Task | undefined, choice: number): Promise<More> {
  if (deed === 'assign' && task) {
    const unit = province.directory.on('2021-06-25').byId(task.unitId)?.idOfData ?? ''
    return { assigneeId: await desk.assignee('officer', unit) }
  }
  if (deed === 'complete' || deed === 'supplement')
    return { components: [{ component: 'to-khai', uploads: [await desk.upload(anAccountFor(task))] }] }
  return {
    items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }], outcome: choice % 5 === 0 ? 'unsettled' : 'settle',
    days: 1 + (choice % 7), ...(choice % 4 < 3 && { headReason: 'Phát hiện thêm.' }),
  }
}

/** What is told besides the deeds: before a result is signed, and of papers that enter the Kho with it. */
const BESIDE: readonly string[] = [
  'dossier.lateness-foreseen', 'dossier.result-numbered', 'paper.kept', 'paper.replaced',
  'charge.raised', 'charge.paid', 'charge.cancelled',
]

/** Everything that must hold between two deeds. */
async function check(publicId: string, deeds: number): Promise<void> {
  const dossier = await desk.dossier(publicId)
  const { tasks, legs, clocks } = await desk.standing(publicId)
  const [isEnded, isNew] = [ENDED.includes(dossier.state), ['submitted', 'awaiting-completion'].includes(dossier.state)]
  const open = legs.filter(({ endedAt }) => endedAt === null)
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const pauses = await listPauses(province.db, dossier.id)

  expect(dossier.version).toBe(1 + deeds)
  expect(
    await desk.events(publicId).then((events) => events.filter(({ type }) => !BESIDE.includes(type))),
  ).toHaveLength(1 + deeds)
  expect(tasks).toHaveLength(isEnded || dossier.state === 'awaiting-completion' ? 0 : 1)
  // One agency has it, and one at most is still to acknowledge it.
  expect(open.filter(({ receivedAt }) => receivedAt !== null)).toHaveLength(isEnded || isNew ? 0 : 1)
  expect(open.filter(({ receivedAt }) => receivedAt === null).length).toBeLessThan(isEnded || isNew ? 1 : 2)
  expect(pauses.filter(({ untilAt }) => untilAt === null)).toHaveLength(WAITING.includes(dossier.state) ? 1 : 0)
  expect(running.filter(({ kind }) => kind === 'dossier')).toHaveLength(
    isEnded || isNew || dossier.state === 'settled' ? 0 : 1,
  )
  if (isEnded || dossier.state === 'settled') expect(running).toEqual([])
  const main = clocks.find(({ kind }) => kind === 'dossier')
  expect(main?.dueAt ?? null).toEqual(dossier.dueAt)
  if (!main || main.stoppedAt) return
  // Counted anew from the facts, by the walk over the days that explains it, and not by the table that wrote it.
  const articles = articlesOf(province.directory.on(dayOf(main.startedAt)))
  const counted = deadlineOf({
    start: main.startedAt, limit: { unit: main.unit, amount: Number(main.amount), policy: main.policy },
    extension: main.extended, calendar: province.directory.calendarVersion(main.calendarVersionId),
    pauses: pauses.flatMap(({ fromAt, untilAt }) => (untilAt ? [{ from: fromAt, until: untilAt }] : [])),
  }, articles)
  expect(counted.ok && counted.value.dueAt).toEqual(dossier.dueAt)
}

const one = fc.record({
  choice: fc.nat(10_000), minutes: fc.integer({ min: 0, max: 900 }), isStray: fc.nat(7), isRare: fc.nat(9),
})

/** A deed that the law knows in this state and the process at this step; one time in eight any at all. */
async function chooseDeed(
  { state, procedureVersionId }: Dossier, task: Task | undefined,
  { choice, isStray, isRare }: { choice: number; isStray: number; isRare: number },
): Promise<Deed> {
  const all = Object.keys(DEEDS) as Deed[]
  if (isStray === 0) return all[choice % all.length] ?? 'take'
  const { model } = await province.processes.of(procedureVersionId)
  const asked = findStep(model, task?.nodeId ?? '')?.action
  const fits = all.filter(
    (deed) =>
      isLawful(state, deed) && (!OF_NODE.includes(deed) || deed === asked) && (isRare === 0 || !RARE.includes(deed)),
  )
  const weighed = fits.flatMap((deed) =>
    deed === asked ? [deed, deed, deed, deed] : WAITS.includes(deed) ? [deed, deed] : [deed],
  )
  return weighed[choice % weighed.length] ?? 'take'
}

test('every walk keeps what must hold after each deed, done or refused', async () => {
  let moment = Date.parse('2021-06-25T08:00+07:00')
  const [did, refused] = [new Set<Deed>(), new Set<Deed>()]
  await fc.assert(
    fc.asyncProperty(fc.nat(BEGIN.length - 1), fc.array(one, { minLength: 10, maxLength: 36 }), async (nth, steps) => {
      province.clock.set(new Date((moment += 60_000)).toISOString())
      const { publicId } = await (BEGIN[nth] ?? BEGIN[0])()
      let deeds = 0
      await check(publicId, deeds)
      for (const step of steps) {
        province.clock.set(new Date((moment += step.minutes * 60_000)).toISOString())
        await province.inOneGo((ctx) => foreseeLateness(ctx, province))
        const {
          tasks: [task],
        } = await desk.standing(publicId)
        const deed = await chooseDeed(await desk.dossier(publicId), task, step)
        const done = await desk.tryTo(
          deed, publicId, viewerFor(deed, task, step.choice), await moreFor(deed, task, step.choice),
        )
        if (done.ok) deeds += 1
        else expect(REFUSALS).toContain(done.refusal.code)
        if (done.ok) did.add(deed)
        else refused.add(deed)
        await check(publicId, deeds)
      }
    }),
    { numRuns: 16, endOnFailure: true },
  )
  // A walk that goes nowhere would prove nothing.
  expect(did.size).toBeGreaterThan(12)
  expect([...did]).toEqual(expect.arrayContaining([...WAITS]))
  expect(refused.size).toBeGreaterThan(3)
})

test('no serial is missing, and none is there twice', async () => {
  const { rows } = await sql<{ numbers: string[]; last: number }>`
    select array_agg(d.number order by d.number) as numbers, s.last
    from dossiers.serial s join dossiers.dossier d on d.receiving_unit_id = s.agency_id and (d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date = s.day
    group by s.agency_id, s.day, s.last`.execute(province.database.owner)
  expect(rows.length).toBeGreaterThan(0)
  for (const { numbers, last } of rows) {
    expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(Array.from({ length: last }, (_, nth) => nth + 1))
  }
})

test('each paper made on the way opens, says whose and which dossier it is of, and a year later is the same to the byte', async () => {
  const { rows } = await sql<{ id: bigint }>`select id from dossiers.dossier order by id`
    .execute(province.database.owner)
  const papers: { slip: Slip; dossier: Dossier; pdf: Uint8Array }[] = []
  for (const { id } of rows) {
    const dossier = await findDossierById(province.db, id)
    if (!dossier) throw new Error('a dossier is gone')
    for (const slip of await listSlips(province.db, id))
      papers.push({ slip, dossier, pdf: await printSlip(slip, dossier, 'https://mot-cua.example') })
  }
  expect(papers.length).toBeGreaterThan(8)
  expect(new Set(papers.map(({ slip }) => slip.form)).size).toBeGreaterThan(2)
  for (const { dossier, pdf } of papers) {
    const text = (await textOf(pdf)).replaceAll(/\s+/g, '')
    expect(text).toContain(dossier.number)
    expect(text).toContain(person.fullName.replaceAll(' ', ''))
  }

  province.clock.set('2022-07-01T09:00+07:00')
  await province.inOneGo((ctx) =>
    recordPerson(ctx, { ...person, address: 'Nơi khác', phone: '+84500000099', proof: 'seen' }),
  )
  for (const { slip, pdf } of papers) {
    const [again, dossier] = [
      (await listSlips(province.db, slip.dossierId)).find(({ id }) => id === slip.id),
      await findDossierById(province.db, slip.dossierId),
    ]
    expect(
      again && dossier && Buffer.from(await printSlip(again, dossier, 'https://mot-cua.example')).equals(pdf),
    ).toBe(true)
  }
})
