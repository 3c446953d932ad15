import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import { type Plan, importPlan } from '../modules/plan/public.ts'
import type { Backing } from '../platform/db.ts'
import { Faults } from './data-set/faults.ts'
import { type ImportPart, type PartReport, asProgram } from './import.ts'
import { readPlanFile } from './read-plan-file.ts'

const FILE = /^plan-[a-z0-9-]+\.yaml$/

/** Plans of a data set, one a file `plan-….yaml`; a folder may have none. Throws DataSetError with every fault. */
export function readPlans(folder: string): Plan[] {
  const faults = new Faults(folder)
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => FILE.test(name)).sort() : []
  const plans = files.flatMap((file) => {
    const read = readPlanFile(join(folder, file))
    if (read.ok) return [read.value]
    for (const problem of read.refusal.problems) faults.add(file, '', problem)
    return []
  })
  faults.end()
  return plans
}

/**
 * Plans that the province follows, after organisation. One of which nobody leads a task today, as where its agencies
 * have ended, is left out and told.
 */
export const plansPart: ImportPart = {
  name: 'plans',
  prepare({ folder }) {
    const plans = readPlans(folder)
    return async (backing) => {
      const tables: Record<string, { added: number; changed: number; unchanged: number }> = {}
      const notes: string[] = []
      for (const plan of plans) {
        const { counts, notes: told } = await takeIn(backing, plan)
        if (counts) tables[plan.document] = counts
        notes.push(...told)
      }
      const sum = (what: 'added' | 'changed' | 'unchanged') =>
        Object.values(tables).reduce((total, counts) => total + counts[what], 0)
      return { added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged'), tables, notes }
    }
  },
}

async function takeIn(
  backing: Backing, plan: Plan,
): Promise<{ readonly counts?: Omit<PartReport, 'notes' | 'tables'>; readonly notes: readonly string[] }> {
  const today = (await openDirectory(backing.db)).on(dayOf(backing.clock.now()))
  const taken = await asProgram(backing, plan.document, async (ctx) => ok(await importPlan(ctx, plan, today)))
  if (!taken.ok)
    return { notes: [`${plan.document}: chưa theo dõi, vì không có cơ quan chủ trì ${taken.refusal.leads.join(', ')}`] }
  const { tasks, instances, gone } = taken.value
  return {
    counts: {
      added: tasks.added + instances.opened, changed: tasks.changed, unchanged: tasks.unchanged + instances.kept,
    },
    notes: gone.map((key) => `${plan.document}: ${key} không còn trong tệp; vẫn theo dõi`),
  }
}
