/**
 * Need: whoever pressed the wrong button takes it back at once, and the dossier is what it was, in every row; after ten
 * seconds it is only returned, with a reason (docs/adr/0020).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Deed, More } from '../../../test/deeds.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type Refusal, type Result, ok, refuse } from '../../kernel/result.ts'
import type { ProcedureVersion } from '../catalogue/public.ts'
import type { Person } from '../identity/public.ts'
import { type NodeAction, type Task, findStep, listTasks, stepsIn } from '../workflow/public.ts'
import type { Acted } from './open-dossier.ts'
import { findPlaces } from './places.ts'
import { takeDossier } from './take-dossier.ts'
import { undoDeed } from './undo-deed.ts'
import type { Viewer } from './viewer.ts'

const UNDOABLE = [
  'receive', 'assign', 'take', 'check', 'return-step', 'propose', 'approve', 'hand-over',
] as const satisfies Deed[]
const FINAL: readonly NodeAction[] = ['accept', 'issue', 'return-result']
const COMMUNE = 'xa:18856'
const FRIDAY = Date.parse('2021-06-25T09:00+07:00')
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { atSecond(0) })

function atSecond(seconds: number): void {
  province.clock.set(new Date(FRIDAY + seconds * 1000).toISOString())
}

/** Whoever may do the open step. */
function doerOf({ role, unitId, holderId }: Pick<Task, 'role' | 'unitId' | 'holderId'>): Viewer {
  return {
    // Who proposes does not approve.
    accountId: holderId ?? (role === 'agency_head' ? 7_000_009n : 7_000_000n), fullName: 'Trần Văn Mẫu', personId: null, grants: [{ role, unitId }],
    reaches: [{ reach: 'unit', unitId }],
  }
}

async function openStep(publicId: string): Promise<Task> {
  const { tasks: [task] } = await desk.standing(publicId)
  if (!task) throw new Error('no step is open')
  return task
}

async function tryToUndo(publicId: string, viewer: Viewer, version?: number): Promise<Result<Acted, Refusal>> {
  try {
    return ok(
      await province.inOneGo((ctx) => undoDeed(ctx, province, { publicId, version, viewer }), {
        actorId: viewer.accountId,
      }),
    )
  } catch (error) {
    return refuse({ code: error instanceof Error ? error.message : '' })
  }
}
const codeOf = async (publicId: string, viewer: Viewer, version?: number) => {
  const undone = await tryToUndo(publicId, viewer, version)
  return undone.ok ? 'undone' : undone.refusal.code
}

let rowsOfAll = ''
/**
 * Every row of both rooms; without versions, what was said with a deed, as the history is, and what is kept to undo.
 */
async function rows(): Promise<string[]> {
  if (rowsOfAll === '') {
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('dossiers', 'workflow') and table_name not in ('undo', 'remark', 'process')`
      .execute(province.db)
    expect(tables.length).toBeGreaterThan(15)
    rowsOfAll = `${tables.map(({ name }) => `select '${name} ' || (to_jsonb(t) - 'version')::text as row from ${name} t`).join(' union all ')} order by 1`
  }
  const { rows: found } = await sql.raw<{ row: string }>(rowsOfAll).execute(province.db)
  return found.map(({ row }) => row)
}

/** At the counter of its section, by somebody there. */
async function receive(version: ProcedureVersion): Promise<string> {
  const places = findPlaces(province.directory.on('2021-06-25'), {
    content: version.content, cleared: undefined, territoryId: province.unit(COMMUNE).id,
  })
  if (!places.ok) throw new Error(`${version.procedure}: ${places.refusal.code}`)
  const sectionId = places.value.receivesAt.id
  const clerk = doerOf({ role: 'reception', unitId: sectionId, holderId: null })
  return (await desk.receive(version.procedure, clerk, { person, territory: COMMUNE, sectionId })).publicId
}

async function moreFor(deed: Deed, publicId: string, viewer: Viewer, outcome: More['outcome']): Promise<More> {
  if (deed !== 'assign') return { ...outcome && { outcome } }
  const { procedureVersionId } = await desk.dossier(publicId)
  const [{ nodeId, unitId, role }, { model }] = [
    await openStep(publicId), await province.processes.of(procedureVersionId),
  ]
  const isOwnStep = findStep(model, nodeId)?.action === 'assign'
  const unit = province.directory.on('2021-06-25').byId(viewer.grants[0]?.unitId ?? unitId)?.idOfData ?? ''
  return { assigneeId: await desk.assignee(isOwnStep ? 'officer' : role, unit) }
}

/** Does each deed that may be undone here, undoes it, and looks whether anything is left of it. */
async function doAndUndoAll(publicId: string): Promise<string[]> {
  const viewer = doerOf(await openStep(publicId))
  const before = await rows()
  const done: string[] = []
  for (const deed of UNDOABLE) {
    for (const outcome of deed === 'propose' ? ['settle', 'unsettled'] as const : [undefined]) {
      const { version } = await desk.dossier(publicId)
      const did = await desk.tryTo(deed, publicId, viewer, await moreFor(deed, publicId, viewer, outcome))
      if (!did.ok) continue
      expect([deed, did.value.undoSeconds]).toEqual([deed, 10])
      const undone = await tryToUndo(publicId, viewer, did.value.version)
      expect([deed, undone.ok, undone.ok && undone.value.version]).toEqual([deed, true, version + 2])
      expect(await rows(), deed).toEqual(before)
      done.push(deed)
    }
  }
  return done
}

test('done and undone at each step of each kind of process, nothing is left of it but a later version and the history', async () => {
  const did: string[] = []
  const walked = new Set<string>()
  for (const version of province.catalogue
    .on('2021-06-25').list()
    .filter(({ content }) => content.channels.includes('counter'))) {
    const { model } = await province.processes.of(version.id)
    const steps = stepsIn(model)
    const kind = JSON.stringify(
      steps.map(({ action, unitRule }, nth) => [action, unitRule === steps[nth - 1]?.unitRule]),
    )
    if (walked.has(kind)) continue
    walked.add(kind)
    const publicId = await receive(version)
    for (let action: NodeAction | null = null; action !== 'return-result';) {
      const task = await openStep(publicId)
      action = findStep(model, task.nodeId)?.action ?? null
      if (!action) throw new Error('a step without a deed')
      if (action !== 'return-result') did.push(...(await doAndUndoAll(publicId)))
      if (action !== 'return-result' && action !== 'assign') {
        if (task.holderId === null) await desk.act('take', publicId, doerOf(task))
        did.push(...(await doAndUndoAll(publicId))) // held now: who holds it comes back, too
      }
      const viewer = doerOf(await openStep(publicId))
      const { undoSeconds } = await desk.act(
        action, publicId, viewer, await moreFor(action, publicId, viewer, undefined),
      )
      expect([action, undoSeconds]).toEqual([action, FINAL.includes(action) ? null : 10])
    }
  }
  expect(walked.size).toBeGreaterThan(5)
  expect(new Set(did)).toEqual(new Set(UNDOABLE))
})

describe('of a proposal', () => {
  let publicId: string
  let officer: Viewer
  let proposed: Acted
  beforeEach(async () => {
    publicId = await receive(desk.versionOf('khai-sinh'))
    officer = doerOf(await openStep(publicId))
    await desk.act('take', publicId, officer)
    proposed = await desk.act('propose', publicId, officer, { outcome: 'unsettled' })
  })

  test('both deeds stay in the history, and the second says which it took back', async () => {
    await tryToUndo(publicId, officer)
    const [deed, undoing] = (await desk.events(publicId)).slice(-2)
    expect([deed?.type, undoing?.type, undoing?.voids]).toEqual(['dossier.proposed', 'dossier.deed-undone', deed?.id])
    expect(undoing?.data).toMatchObject({ undone: 'dossier.proposed', state: 'in-progress' })
  })

  test('it can be undone to the last of ten seconds, and no later', async () => {
    atSecond(10)
    expect(await codeOf(publicId, officer)).toBe('undo-too-late')
    atSecond(9.999)
    expect(await codeOf(publicId, officer)).toBe('undone')
  })

  test('nobody else undoes it, be it a colleague of the same role', async () => {
    expect(await codeOf(publicId, { ...officer, accountId: 7_000_001n })).toBe('undo-not-possible')
    const stranger = { ...officer, accountId: 7_000_001n, grants: [], reaches: [] }
    expect(await codeOf(publicId, stranger)).toBe('dossier-unknown')
  })

  test('whoever no longer has the role that did it does not undo it either', async () => {
    const { unitId } = officer.grants[0] ?? { unitId: null }
    expect(await codeOf(publicId, { ...officer, grants: [{ role: 'clerk', unitId }] })).toBe('not-your-step')
    expect((await desk.dossier(publicId)).proposal).toBe('unsettled')
  })

  test('when the next has acted it stands, whatever version is named', async () => {
    const head = doerOf(await openStep(publicId))
    const { version } = await desk.act('take', publicId, { ...head, accountId: 7_000_002n })
    expect(await codeOf(publicId, officer, proposed.version)).toBe('changed-meanwhile')
    expect(await codeOf(publicId, officer, version)).toBe('undo-not-possible')
    expect((await desk.dossier(publicId)).proposal).toBe('unsettled')
  })

  test('what was undone is not undone again', async () => {
    expect([await codeOf(publicId, officer), await codeOf(publicId, officer)]).toEqual(['undone', 'undo-not-possible'])
  })

  test('pressed twice at once it is undone once', async () => {
    const codes = await Promise.all([
      codeOf(publicId, officer, proposed.version), codeOf(publicId, officer, proposed.version),
    ])
    expect(codes.sort()).toEqual(['changed-meanwhile', 'undone'])
    expect((await desk.events(publicId)).filter(({ type }) => type === 'dossier.deed-undone')).toHaveLength(1)
    expect((await desk.dossier(publicId)).version).toBe(proposed.version + 1)
  })

  test('the two days to return it run on when it is undone that it can be settled after all', async () => {
    const head = doerOf(await openStep(publicId))
    await desk.act('return-step', publicId, head)
    const [before, isRunning] = [
      await rows(),
      async () =>
        (await desk.standing(publicId)).clocks.some(({ kind, stoppedAt }) => kind === 'unsettled-notice' && !stoppedAt),
    ]
    await desk.act('propose', publicId, officer, { outcome: 'settle' })
    expect(await isRunning()).toBe(false)
    expect(await codeOf(publicId, officer)).toBe('undone')
    expect(await isRunning()).toBe(true)
    expect(await rows()).toEqual(before)
  })

  test('done anew after it was undone, it counts from then', async () => {
    await tryToUndo(publicId, officer)
    atSecond(8)
    await desk.act('propose', publicId, officer, { outcome: 'settle' })
    const steps = await listTasks(province.db, (await desk.dossier(publicId)).id)
    expect(steps.at(-1)?.opensAt).toEqual(province.clock.now())
    expect(steps.filter(({ nodeId }) => nodeId === steps.at(-1)?.nodeId)).toHaveLength(1)
    atSecond(17)
    expect(await codeOf(publicId, officer)).toBe('undone')
  })

  test('what the applicant is told of, and what has a number, is final at once', async () => {
    const head = doerOf(await openStep(publicId))
    const { undoSeconds } = await desk.act('ask-payment', publicId, head)
    expect([undoSeconds, await codeOf(publicId, head)]).toEqual([null, 'undo-not-possible'])
  })
})

test('where the policy says 0 seconds, every deed is final at once', async () => {
  const publicId = await receive(desk.versionOf('khai-sinh'))
  const viewer = doerOf(await openStep(publicId))
  const today = province.directory.on('2021-06-25')
  const policy: typeof today.policy = (key, scope) =>
    key === 'undo-seconds' ? { value: 0, article: '' } : today.policy(key, scope)
  const rooms = {
    ...province,
    directory: { ...province.directory, on: () => Object.assign(Object.create(today) as typeof today, { policy }) },
  }
  const { undoSeconds } = await province.inOneGo((ctx) => takeDossier(ctx, rooms, { publicId, viewer }), {
    actorId: viewer.accountId,
  })
  expect([undoSeconds, await codeOf(publicId, viewer)]).toEqual([null, 'undo-not-possible'])
})

test.each(['task', 'leg', 'clock'])('no %s that is over is taken away, not even by a bug', async (table) => {
  const isOver = { task: 'done_at', leg: 'received_at', clock: 'stopped_at' }[table] ?? ''
  const { rows: [found] } = await sql<{ n: bigint }>`
    select count(*) as n from ${sql.table(`workflow.${table}`)} where ${sql.ref(isOver)} is not null`
    .execute(province.db)
  expect(found?.n).toBeGreaterThan(0n)
  await expect(sql`delete from ${sql.table(`workflow.${table}`)}`.execute(province.db)).rejects.toThrow(
    'what is over is not taken away',
  )
})
