import type { Db, Tx } from '../../platform/db.ts'
import type { Day } from '../../kernel/civil-day.ts'
import {
  type Doer, type Done, type DutyRule, awayAmong, ruleAgainst, rulesAgainst, staffInUnit,
} from '../identity/public.ts'
import type { Directory } from '../organisation/public.ts'
import { type Process, type Task, findStep, listTasks } from '../workflow/public.ts'
import type { Action } from './domain/lifecycle.ts'
import type { Dossier } from './store/dossier-store.ts'
import { type Viewer, mayDoStep } from './viewer.ts'

/** So many names are told of those who may do what one may not. */
const NAMED = 5

/** What is known of a dossier when somebody is about to do something on it. */
export interface OnHand {
  readonly db: Db | Tx
  readonly day: Day
  readonly directory: Directory
  readonly dossier: Pick<Dossier, 'id' | 'channel' | 'submittedBy'>
  readonly process: Process
  /** Its open steps. */
  readonly tasks: readonly Task[]
}

/**
 * The rule that keeps the viewer from an action on the dossier because of what they did on it before, if one does
 * (policy `separate-duties`, subject `dossier`). Deeds are called as actions of the state table are; besides, whoever
 * of
 * staff sent it online for the applicant has done `support`.
 */
export async function dutyAgainst(
  { db, day, directory, dossier, process, tasks }: OnHand, viewer: Viewer, action: Action,
): Promise<DutyRule | undefined> {
  const own = tasks.find((task) => mayDoStep(viewer, task))
  const unitIds = own ? [own.unitId] : viewer.reaches.flatMap(({ unitId }) => unitId ?? [])
  const asked = { subject: 'dossier', deed: action, unitIds }
  return ruleAgainst(db, day, directory, asked, doerOf(viewer), async () =>
    doneOn(dossier, process, await listTasks(db, dossier.id)))
}

/** The names of those who may do it instead: the role at the unit, there, and not kept from it themselves. */
export async function whoElseMay(
  { db, day, dossier, process, tasks }: OnHand, viewer: Viewer, action: Action, rule: DutyRule,
): Promise<string[]> {
  const own = tasks.find((task) => mayDoStep(viewer, task))
  if (!own) return []
  const staff = await staffInUnit(db, own.unitId, own.role, day)
  const away = await awayAmong(db, staff.map(({ accountId }) => accountId), day)
  const done = doneOn(dossier, process, await listTasks(db, dossier.id))
  return staff.filter(({ accountId }) => !away.has(accountId)
    && rulesAgainst([rule], 'dossier', action, { by: accountId, for: null }, done).length === 0)
    .slice(0, NAMED).map(({ fullName }) => fullName)
}

/** Who did which of the steps, and who sent it. */
export function doneOn(
  { channel, submittedBy }: Pick<Dossier, 'channel' | 'submittedBy'>, { model }: Process, tasks: readonly Task[],
): Done[] {
  const steps = tasks.flatMap(({ nodeId, outcome, doneBy, doneFor }): Done[] => {
    const deed = findStep(model, nodeId)?.action ?? null
    return deed === null || doneBy === null || outcome !== 'done' ? [] : [{ deed, by: doneBy, for: doneFor }]
  })
  return channel === 'online' ? [...steps, { deed: 'support', by: submittedBy, for: null }] : steps
}

function doerOf({ accountId, onBehalfOf }: Viewer): Doer {
  return { by: accountId, for: onBehalfOf?.accountId ?? null }
}
