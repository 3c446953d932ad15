/** Need: whoever keeps the program running sees where processes stopped, and lets them go on; nobody else, and once. */
import { randomUUID } from 'node:crypto'
import type { IncidentList } from '@motcua/contracts/incidents.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { beginRun, readBpmn, storeTrial } from '../../src/modules/workflow/public.ts'
import { faultOfFeel } from '../../src/platform/feel/check-feel.ts'
import type { Feel } from '../../src/platform/feel/open-feel.ts'
import { inOneGo } from '../in-one-go.ts'
import { bpmn, flows, node } from '../model-run.ts'
import { moverOn } from '../run-mover.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let feel: Feel
let administrator: Caller
let stop: () => Promise<void>
beforeAll(async () => { ({ http, feel, administrator, stop } = await startWithAdministrator()) })
afterAll(() => stop())

const XML = bpmn(node('startEvent', 's')
  + node('scriptTask', 'x', '<bpmn:script>n + 1</bpmn:script>', 'name="Tính phí" mc:resultVariable="n"')
  + node('userTask', 'after') + flows('s>x', 'x>after'))

/** A run that stopped because nobody said what n is. */
async function stopped(): Promise<string> {
  const { model } = await readBpmn(XML, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  const { database } = http.province
  return inOneGo(database.backing(), async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml: XML, decisions: {} })
    const ports = moverOn(database.app, feel).mover.portsAt(ctx.now, stored)
    return ok((await beginRun(ctx, ports, { model: stored, caseId: null, variables: { hộ: 'Nguyễn' } })).publicId)
  })
}
const listed = async () => (await administrator.call('GET', '/api/incidents')).body as unknown as IncidentList

test('the step, why, since when and which variables there are; not what they hold', async () => {
  const run = await stopped()
  const { items } = await listed()
  expect(items.find((one) => one.run === run)).toMatchObject({
    node: 'x', nodeName: 'Tính phí', code: 'expression-failed', dossierNumber: null, variables: ['hộ'], version: 1,
  })
  expect(JSON.stringify(items)).not.toContain('Nguyễn')
})

test('put right it goes on, once for one key, and is gone for whoever comes later', async () => {
  const run = await stopped()
  const tokenId = (await listed()).items.find((one) => one.run === run)?.tokenId ?? 0
  const [path, body, once] = [`/api/incidents/${run}/retrial`, { tokenId, variables: { n: 1 } }, randomUUID()]
  const mend = async (key: string) => administrator.call('POST', path, { body, key })
  const [first, again, later] = [await mend(once), await mend(once), await mend(randomUUID())]
  expect([first.status, again.status, again.text]).toEqual([200, 200, first.text])
  expect([later.status, later.body.code]).toEqual([409, 'incident-gone'])
  expect((await listed()).items.map((one) => one.run)).not.toContain(run)
})

test('whoever works on dossiers does not see that there are such things', async () => {
  const officer = await asRole(http, 'officer', 'commune')
  expect((await officer.call('GET', '/api/incidents')).status).toBe(404)
})
