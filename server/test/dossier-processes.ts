import { sql } from 'kysely'
import { ok } from '../src/kernel/result.ts'
import { deedsIn, openProcesses, portsOf, problemsOf, publishProcess, readBpmn } from '../src/modules/workflow/public.ts'
import { readDmn } from '../src/platform/dmn/read-dmn.ts'
import { faultOfFeel } from '../src/platform/feel/check-feel.ts'
import { bpmn, node } from './model-run.ts'
import type { Province } from './province-database.ts'

/** A step of people in BPMN, as an office would write it. */
export function step(id: string, action: string, [role, unitRule]: readonly [string, string], minutes = 480): string {
  const words = `mc:role="${role}" mc:unitRule="${unitRule}" mc:action="${action}" mc:minutes="${String(minutes)}"`
  return node('userTask', id, '', `name="${id}" ${words}`)
}

/** Start, acceptance, return and end; what is between, and all flows, are the test's. */
export function dossierProcess(between: string, beside = ''): string {
  return bpmn(
    node('startEvent', 's') + step('a', 'accept', ['reception', 'receiving'])
    + between + step('r', 'return-result', ['reception', 'receiving'], 0) + node('endEvent', 'e'), beside)
}

/**
 * Lets dossiers of a procedure go by a process from now on, as if its version had been published with it. Answers the
 * province as a program sees it that is started then.
 */
export async function publishFor(
  province: Province, procedure: string, xml: string, dmn?: string,
): Promise<Province> {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  const decision = dmn === undefined ? undefined : await readDmn(dmn)
  if (!model || decision && !decision.ok) throw new Error(JSON.stringify([problems, decision]))
  const proved = await problemsOf(model, deedsIn(model))
  if (proved.length > 0) throw new Error(JSON.stringify(proved))
  const decisions = decision?.ok ? { d: decision.model } : {}
  const { id } = await province.inOneGo(async (ctx) =>
    ok(await publishProcess(ctx, portsOf({ feel: province.feel, now: ctx.now, decisions }), { model, xml, decisions })))
  const version = province.catalogue.on('2021-06-25').find(procedure)
  await sql`update workflow.process set model_id = ${id} where procedure_version_id = ${version?.id ?? 0n}`
    .execute(province.database.owner)
  return { ...province, processes: openProcesses(province.db) }
}
