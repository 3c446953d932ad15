import { dayOf } from '../../kernel/civil-day.ts'
import type { Ctx } from '../../platform/db.ts'
import { awayAmong, dutyRulesOf, rulesAgainst, staffInUnit } from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type Given, type NewTask, type Process, type Task, countHeld, findStep, listTasks } from '../workflow/public.ts'
import { chooseOfficer } from './domain/choose-officer.ts'
import { doneOn } from './separate-duties.ts'
import type { Dossier } from './store/dossier-store.ts'
import { findAssignmentRule, lockTurn, moveTurn } from './store/assignment-store.ts'

/** A dossier whose step is to be given to somebody. */
export interface ToGive {
  readonly caseId: bigint
  readonly procedureId: bigint
  readonly process: Process
  readonly directory: Directory
  readonly submittedBy: bigint
  readonly asked: Pick<Dossier, 'channel'>
}

export interface GivenTo { readonly holderId: bigint; readonly given: Given }

/**
 * Gives steps that open now to somebody by the rule of their role and unit, if there is one (giao việc theo quy tắc);
 * those that have a holder, or of which no rule speaks, stay as they are. In the transaction in which they open.
 */
export async function giveByRule(
  ctx: Ctx, facts: ToGive, tasks: readonly NewTask[],
): Promise<readonly NewTask[]> {
  const given: NewTask[] = []
  for (const task of tasks) {
    const to = task.holderId === null || task.holderId === undefined ? await holderByRule(ctx, facts, task) : undefined
    given.push(to ? { ...task, holderId: to.holderId, given: JSON.stringify(to.given) } : task)
  }
  return given
}

/**
 * Whom the rule of a role at a unit would give a step to, and why; nobody where there is no rule, or nobody in charge
 * is
 * there. The absent are left out, whoever `except` names, and who did a deed that is kept apart from this one. Costs
 * three look-ups by index, whatever the tables hold: the rule, the staff, what these hold.
 */
export async function holderByRule(
  ctx: Ctx, { caseId, procedureId, process, directory, submittedBy, asked: { channel } }: ToGive,
  { unitId, role, nodeId }: Pick<NewTask, 'unitId' | 'role' | 'nodeId'>, except?: bigint,
): Promise<GivenTo | undefined> {
  const day = dayOf(ctx.now)
  const rule = await findAssignmentRule(ctx.tx, { unitId, role, procedureId, day })
  if (!rule) return undefined
  const staff = await staffInUnit(ctx.tx, unitId, role, day)
  const away = await awayAmong(ctx.tx, staff.map(({ accountId }) => accountId), day)
  const before: readonly Task[] = await listTasks(ctx.tx, caseId)
  const [done, deed] = [doneOn({ channel, submittedBy }, process, before), findStep(process.model, nodeId)?.action ?? '']
  const shareOf = (accountId: bigint) => {
    if (rule.officers.length === 0) return 100
    const one = rule.officers.find((officer) => officer.accountId === accountId)
    return one && (one.procedureIds === null || one.procedureIds.includes(procedureId)) ? one.share : undefined
  }
  const duties = dutyRulesOf(directory)
  const may = staff.flatMap(({ accountId }) => {
    const share = shareOf(accountId)
    const isKept = rulesAgainst(duties, 'dossier', deed, { by: accountId, for: null }, done).length > 0
    return share === undefined || away.has(accountId) || accountId === except || isKept ? [] : [{ accountId, share }]
  })
  if (may.length === 0) return undefined
  // From here on nobody else gives by this rule until we are through, so that the counts are true.
  const lastId = await lockTurn(ctx.tx, rule.id)
  const held = await countHeld(ctx.tx, may.map(({ accountId }) => accountId))
  const last = before.filter((one) => one.role === role && one.unitId === unitId && one.outcome === 'done').at(-1)
  const chosen = chooseOfficer(may.map(({ accountId, share }) => ({
    accountId, share, open: held.get(accountId) ?? 0, isLast: accountId === (last?.doneFor ?? last?.doneBy),
  })), { ...rule, lastId })
  if (!chosen) return undefined
  await moveTurn(ctx.tx, rule.id, chosen.accountId)
  const { why, open } = chosen
  return { holderId: chosen.accountId, given: { rule: rule.publicId, why, open, among: may.length } }
}
