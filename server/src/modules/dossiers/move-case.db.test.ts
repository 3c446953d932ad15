/**
 * Need: while somebody outside is waited for no clock runs, that of the process among them: a moment that came due in
 * the breath in which the dossier began to wait moves nobody (NĐ 61/2018/NĐ-CP Đ.19).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows, node } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { moveCase } from './move-case.ts'

const BRANCH = 'cq:ubnd-dong-hoi:cn-vpdkdd'
const OFFICER = ['officer', BRANCH] as const
const TERM = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT8H</bpmn:timeDuration></bpmn:timerEventDefinition>'
const PROCESS = dossierProcess(
  step('w', 'check', ['officer', 'district/cn-vpdkdd']) + node('boundaryEvent', 'b', TERM, 'attachedToRef="w"')
  + step('t', 'check', ['officer', 'cq:cuc-thue']) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
  + flows('s>a', 'a>w', 'w>i', 'b>t', 't>i', 'i>r', 'r>e'))
let province: Province
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())

test('a moment that is found due and then stands is not brought; afterwards it is', async () => {
  const published = await publishFor(province, 'bien-dong-chuyen-nhuong', PROCESS)
  const desk = openDesk(published)
  const { publicId } = await desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  await desk.act('take', publicId, OFFICER)
  const { id: caseId } = await desk.dossier(publicId)
  const { rows: [timer] } = await sql<{ instanceId: bigint; id: number }>`
    select instance_id, id from workflow.token where at = 'timer'`.execute(province.database.owner)
  const { instanceId = 0n, id: tokenId = 0 } = timer ?? {}
  const bring = async () => province.inOneGo(async (ctx) => ok(await moveCase(ctx, published, {
    caseId, instanceId, move: { by: 'event', tokenId, variables: {} }, isDue: (token) => token?.at === 'timer',
  })))
  const stands = async () => (await desk.standing(publicId)).tasks.map(({ nodeId }) => nodeId)
  await desk.act('ask-payment', publicId, OFFICER)
  expect([await bring(), await stands()]).toEqual([false, ['w']])
  await desk.act('pay', publicId, OFFICER)
  expect([await bring(), await stands()]).toEqual([true, ['t']])
})
