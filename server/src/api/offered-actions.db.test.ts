/**
 * Need: the desk offers exactly what would be done if it were pressed. Dossiers of real processes are walked
 * through all their states; at each stage every member of staff of the units they touch tries every deed, and what the
 * use case takes must be what was offered. Only what stands in the body is given as it should be.
 */
import { sayIn } from '@motcua/contracts/texts.ts'
import { randomUUID } from 'node:crypto'
import type { ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Deed, More } from '../../test/deeds.ts'
import { type Desk, anAccountFor, openDesk } from '../../test/dossier-desk.ts'
import type { Province } from '../../test/province-database.ts'
import { provinceWithPolicy } from '../../test/province-with-policy.ts'
import { receivedThere, settledAt } from '../../test/settled-at.ts'
import { type Account, staffAround } from '../../test/staff-around.ts'
import { refuse } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { storeUpload } from '../modules/documents/public.ts'
import {
  type Dossier, type State, type Viewer, findOpenMove, findOpenSupplement, findOriginals, workToAssign,
} from '../modules/dossiers/public.ts'
import { type Permission, type Person, reachOf, staffInUnit } from '../modules/identity/public.ts'
import { type Task, findStep, listTasks } from '../modules/workflow/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { DEEDS } from './dossier-actions.ts'
import { actionsOf } from './offered-actions.ts'
import type { ApiRooms } from './rooms.ts'

const TODAY = '2021-06-25'
/** Where the registry seals results after their head. */
const REGISTRY = 'cq:ubnd-xa-18859'
/** In which criminal records are decided. */
const SYSTEM = 'criminal-record'
const NOUNS = (Object.keys(DEEDS) as ActionNoun[]).filter((noun) => noun !== 'undoing')
let province: Province
let desk: Desk
let person: Person
/** Every state, step action and noun that a walk came by or somebody was offered. */
const seen = { states: new Set<State>(), offered: new Set<ActionNoun>(), roles: new Set<string>() }
beforeAll(async () => {
  province = settledAt(
    await provinceWithPolicy('result-seal', REGISTRY, { by: 'registry' }), { where: 'ministry', system: SYSTEM }, 'phieu-lltp',
  )
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set(`${TODAY}T09:00+07:00`) })

const viewerOf = ({ accountId, fullName, grants }: Account, permission: Permission): Viewer => {
  const dated = grants.map((grant) => ({ ...grant, validFrom: '0001-01-01', validTo: null }) as const)
  return {
    accountId, fullName, personId: null, grants, reaches: reachOf(dated, permission, TODAY),
    heads: reachOf(dated, 'dossier.approve', TODAY),
  }
}

/** A body that the use case finds nothing wrong with, if there is one. */
async function bodyFor(
  ctx: Ctx, noun: ActionNoun, dossier: Dossier, viewer: Viewer, tasks: readonly Task[],
): Promise<unknown> {
  const { content } = province.catalogue.version(dossier.procedureVersionId)
  const upload = async () => {
    const facts = {
      name: 'giay-to.pdf', sha256: randomUUID().replaceAll('-', '').repeat(2), size: 1000, kind: 'application/pdf',
      pages: 1,
    } as const
    const stored = await storeUpload(ctx, facts)
    return stored.ok ? stored.value.publicId : ''
  }
  const directory = province.directory.on(TODAY)
  const assignee = async () => {
    const process = await province.processes.of(dossier.procedureVersionId)
    const open = tasks.filter(({ doneAt }) => doneAt === null)
    const work = workToAssign(
      { dossier, tasks: open, process, directory }, { viewer },
    )
    return (work && (await staffInUnit(ctx.tx, work.unitId, work.role, TODAY))[0]?.publicId) ?? randomUUID()
  }
  const items = (await findOpenSupplement(ctx.tx, dossier.id))?.items ?? []
  return {
    components:
      noun === 'supplement'
        ? await Promise.all(items.map(async ({ component }) => ({ component, files: [await upload()] })))
        : [{ component: content.components[0]?.id, reason: 'Thiếu chữ ký.' }],
    assigneeId: noun === 'assignment' ? await assignee() : undefined,
    reason: 'Có lý do.',
    headReason: 'Phát hiện thêm.',
    content: 'Nộp lại.',
    outcome: 'settle',
    amount: 1000,
    document: 'BL-01',
    days: 1,
    ...noun !== 'hand-over-receipt' && { how: 'counter' },
    // A section where it is not collected yet.
    unitId: directory.units.find(({ id, isOneStop }) => isOneStop && id !== dossier.receivesAtId)?.publicId,
  }
}

/** What becomes of a deed, without it being done: the code of its refusal, or `done`. */
async function tried(noun: ActionNoun, dossier: Dossier, viewer: Viewer, tasks: readonly Task[]): Promise<string> {
  const codes: string[] = []
  const run = DEEDS[noun].run as (typeof DEEDS)['refusal']['run']
  const sender = {
    actorId: viewer.accountId, unitId: viewer.grants[0]?.unitId ?? undefined, requestId: randomUUID(),
    bodyHash: bodyHashOf('test'),
  }
  const rooms = province as unknown as ApiRooms
  const on = { publicId: dossier.publicId, version: dossier.version, viewer }
  const made = noun === 'result' || noun === 'result-signature' ? await DEEDS[noun].before?.(rooms, sender, on, {}) : undefined
  if (made && !made.ok) return made.refusal.code
  await inTransaction(province, sender, async (ctx) => {
    const body = await bodyFor(ctx, noun, dossier, viewer, tasks) as { reason: string }
    const done = await run(ctx, rooms, on, body, made?.value as never)
    codes.push(done.ok ? 'done' : done.refusal.code)
    return refuse({ code: 'rolled-back' })
  }, () => ({ status: 200, body: null }))
  return codes[0] ?? 'nothing'
}

/** Offered and taken, by everybody around; each difference as a line that says whose and why. */
async function compare(publicId: string): Promise<void> {
  const dossier = await desk.dossier(publicId)
  const tasks = await listTasks(province.db, dossier.id)
  const process = await province.processes.ofCase(dossier.id, dossier.procedureVersionId)
  seen.states.add(dossier.state)
  const wrong: string[] = []
  // What the state forbids it forbids to everybody: the first who is told so spares the others the asking.
  const forbidden = new Set<ActionNoun>()
  for (const account of await staffAround(province, TODAY, dossier, tasks)) {
    const offered = new Set(
      (await actionsOf(
        province, (permission) => viewerOf(account, permission), { dossier, tasks, process }, sayIn('vi'),
      )).map(({ noun }) => noun),
    )
    for (const noun of NOUNS) {
      const viewer = viewerOf(account, DEEDS[noun].permission)
      // The door lets nobody pass who has not the right at all.
      const code =
        viewer.reaches.length === 0
          ? 'no-right'
          : forbidden.has(noun)
            ? 'action-not-allowed'
            : await tried(noun, dossier, viewer, tasks)
      if (code === 'action-not-allowed') forbidden.add(noun)
      const who =
        `${account.grants.map(({ role, unitId }) => `${role}@${province.directory.on(TODAY).byId(unitId)?.idOfData ?? ''}`).join('+')} in ${dossier.state}`
      if (offered.has(noun) && code !== 'done') wrong.push(`${noun} is offered to ${who}, and refused: ${code}`)
      if (!offered.has(noun) && code === 'done') wrong.push(`${noun} would be taken from ${who}, and is not offered`)
      if (offered.has(noun)) seen.offered.add(noun)
    }
  }
  expect(wrong).toEqual([])
}

/** Whoever may do the open step, and is the head of everything. */
function anybodyFor(task: Pick<Task, 'role' | 'unitId' | 'holderId'> | undefined): Viewer {
  const all = [{ reach: 'province', unitId: null }] as const
  const grants = task ? [{ role: task.role, unitId: task.unitId }] : []
  return { accountId: anAccountFor(task), fullName: 'Trần Văn Mẫu', personId: null, grants, reaches: all, heads: all }
}

/**
 * Walks a dossier: each deed, and before each and at the end everybody tries everything. `next` is what the process
 * asks for.
 */
async function walk(publicId: string, deeds: readonly (Deed | 'next')[]): Promise<void> {
  for (const one of deeds) {
    await compare(publicId)
    const { tasks: [task] } = await desk.standing(publicId)
    const dossier = await desk.dossier(publicId)
    const { model } = await province.processes.of(dossier.procedureVersionId)
    const deed = one === 'next' ? findStep(model, task?.nodeId ?? '')?.action as Deed : one
    const papers = deed.endsWith('originals') ? await findOriginals(province.db, dossier.id)
      : deed.endsWith('result-paper') ? await findOpenMove(province.db, dossier.id) : undefined
    const place = papers && {
      role: 'officer', unitId: deed.startsWith('send') ? papers.fromUnitId : papers.toUnitId, holderId: null,
    }
    await desk.act(deed, publicId, anybodyFor(place ?? task), await moreFor(deed, dossier, task))
  }
  await compare(publicId)
}

async function moreFor(deed: Deed, dossier: Dossier, task: Task | undefined): Promise<More> {
  const component = province.catalogue.version(dossier.procedureVersionId).content.components[0]?.id ?? ''
  if (deed === 'assign' && task) return { assigneeId: await assigneeNear(task) }
  if (deed === 'complete' || deed === 'supplement')
    return { components: [{ component, uploads: [await desk.upload(anAccountFor(task))] }] }
  return { items: [{ component, reason: 'Thiếu chữ ký.' }], headReason: 'Phát hiện thêm.' }
}

async function assigneeNear(task: Task): Promise<string> {
  const staff = await staffInUnit(province.db, task.unitId, 'officer', TODAY)
  return staff[0]?.publicId ?? ''
}

const LONG = 240_000
test('of a birth, sent online', async () => {
  const { publicId } = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  await walk(publicId, [
    'ask-completion', 'complete', 'acknowledge', 'accept', 'take', 'ask-supplement', 'supplement', 'ask-supplement',
    'supplement', 'ask-payment', 'pay', 'ask-confirmation', 'confirm', 'propose', 'return-step', 'propose', 'extend',
    'approve', 'issue', 'return-result',
  ])
}, LONG)

test('of a criminal record, received at the centre, through a department', async () => {
  const { publicId } = await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], { person })
  await desk.pay(publicId) // or its result is refused, with what is due
  await walk(publicId, [
    'receive', 'next', 'next', 'next', 'next', 'next', 'send-result-paper', 'take-result-paper', 'return-result',
  ])
}, LONG)

test('of a criminal record, received at a commune, whose head has no say in a department', async () => {
  const { publicId } = await desk.receive('phieu-lltp', ['reception', 'cq:ubnd-xa-18856:one-stop'], { person })
  await receivedThere(province, SYSTEM, publicId)
  await walk(publicId, ['receive', 'take-back', 'extend'])
}, LONG)

test('of land, whose originals follow on paper, through the tax office', async () => {
  const { publicId } = await desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
    person, territory: 'xa:18856',
  })
  await walk(publicId, [
    'send-originals', 'refuse-hand-over', 'hand-over-again', 'take', 'next', 'recall-hand-over', 'next', 'receive', 'return-step', 'take-originals', 'return-unsettled', 'tell-unsettled',
  ])
}, LONG)

test('of an allowance, which a section passes on half-way', async () => {
  const { publicId } = await desk.receive('tro-cap-xa-hoi', ['reception', 'cq:ubnd-xa-18856:one-stop'], { person })
  await walk(publicId, ['take', 'next', 'next', 'next'])
}, LONG)

test('of a birth where the registry seals what its head signs before', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${REGISTRY}:one-stop`], {
    person, territory: 'xa:18859', more: { isConfirmedDouble: true },
  })
  await walk(publicId, ['take', 'propose'])
  await desk.act('approve', publicId, ['agency_head', REGISTRY])
  await compare(publicId)
  await desk.act('sign-result', publicId, ['agency_head', REGISTRY])
  await walk(publicId, ['issue'])
}, LONG)

test('of those that end early', async () => {
  await walk((await desk.submit('khai-sinh', { person, territory: 'xa:18856' })).publicId, ['refuse'])
  const { publicId: withdrawn } = await desk.submit('khai-sinh', { person, territory: 'xa:18859' })
  await walk(withdrawn, ['ask-completion', 'withdraw'])
  const { publicId: stopped } = await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], {
    person, more: { isConfirmedDouble: true },
  })
  await walk(stopped, ['take', 'stop'])
}, LONG)

test('every state was come by, and every deed offered to somebody', () => {
  expect([...seen.states].sort()).toEqual([
    'awaiting-completion', 'awaiting-confirmation', 'awaiting-payment', 'awaiting-supplement', 'being-returned',
    'declined', 'in-progress', 'received', 'returned', 'settled', 'stopped', 'submitted', 'unsettled', 'withdrawn',
  ])
  expect(NOUNS.filter((noun) => !seen.offered.has(noun))).toEqual([])
})
