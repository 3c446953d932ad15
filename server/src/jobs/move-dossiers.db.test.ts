/**
 * Need: a worker that is killed at any instant leaves a dossier at its step, or at the next with all that belongs to
 * it: step, stay, history. Never one without the other, and nothing twice.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once as heard } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'

const WORKER = fileURLToPath(new URL('../../test/process-worker.ts', import.meta.url))
const DUE = '2021-06-28T09:00+07:00'
const [DOSSIERS, KILLS] = [40, 4]
const TERM = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT8H</bpmn:timeDuration></bpmn:timerEventDefinition>'
const PROCESS = dossierProcess(
  step('w', 'check', ['officer', 'district/cn-vpdkdd']) + node('boundaryEvent', 'b', TERM, 'attachedToRef="w"')
  + step('t', 'check', ['officer', 'cq:cuc-thue']) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
  + flows('s>a', 'a>w', 'w>i', 'b>t', 't>i', 'i>r', 'r>e'))

let province: Province
let worker: ChildProcess | undefined
beforeAll(async () => { province = await createProvince() })
afterAll(async () => {
  worker?.kill('SIGKILL')
  await province.drop()
})

async function startWorker(): Promise<ChildProcess> {
  const args = ['--import', 'tsx', WORKER, province.database.appUrl, DUE, 'dossiers']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await heard(child.stdout, 'data')
  return child
}

interface Standing { at: string; open: string; stays: bigint; moves: bigint; version: number }

/** Where each dossier stands: its token, its open steps, stays of more agencies than one, and what was told of it. */
async function standings(): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select (select string_agg(node_id, ' ') from workflow.token k where k.instance_id = i.id and k.at = 'user') as at,
      (select string_agg(node_id, ' ') from workflow.task where case_id = d.id and done_at is null) as open,
      (select count(*) from workflow.leg where case_id = d.id and ended_at is null) as stays,
      (select count(*) from audit.event where dossier_id = d.id and type = 'dossier.moved-on') as moves, d.version
    from dossiers.dossier d join workflow.instance i on i.case_id = d.id`.execute(province.database.owner)
  return rows
}

/** Whoever handed it over has it still: nobody has taken it on by name. */
const BEFORE: Standing = { at: 'w', open: 'w', stays: 2n, moves: 0n, version: 1 }
const AFTER: Standing = { at: 't', open: 't', stays: 2n, moves: 1n, version: 2 }

test('killed again and again, a worker passes each dossier on once, whole', async () => {
  const desk = openDesk(await publishFor(province, 'bien-dong-chuyen-nhuong', PROCESS))
  const person = await province.aPerson(1)
  for (let n = 0; n < DOSSIERS; n += 1) {
    await desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
      person, territory: 'xa:18856',
    })
  }
  let cutShort = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    worker = await startWorker()
    await pause(20 + kill * 40)
    worker.kill('SIGKILL')
    await heard(worker, 'exit')
    const now = await standings()
    for (const one of now) expect([BEFORE, AFTER]).toContainEqual(one)
    if (now.some(({ moves }) => moves === 0n)) cutShort += 1
  }
  expect(cutShort).toBeGreaterThan(0) // it was killed in the middle of it
  worker = await startWorker()
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if ((await standings()).every(({ moves }) => moves > 0n)) break
    await pause(50)
  }
  expect(await standings()).toEqual(Array.from({ length: DOSSIERS }, () => AFTER))
})
