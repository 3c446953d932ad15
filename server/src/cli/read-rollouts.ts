import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Type from 'typebox'
import { ok } from '../kernel/result.ts'
import { loadRollouts } from '../modules/documents/public.ts'
import { findUnitIds } from '../modules/organisation/public.ts'
import { Faults, readYaml } from './data-set/faults.ts'
import type { DataSet } from './data-set/read-data-set.ts'
import { type ImportPart, asProgram } from './import.ts'

const FILE = 'digitisation.yaml'
const closed = { additionalProperties: false }
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
const rolloutFile = Type.Object({
  rollouts: Type.Array(Type.Object({
    section: Type.String({ minLength: 1, maxLength: 200 }), in_force_from: day,
    decision_number: Type.String({ minLength: 1, maxLength: 60 }), decided_on: day,
    invented: Type.Optional(Type.Boolean()),
  }, closed)),
}, closed)

/** A section of the data where the digitisation procedure is in force. */
export interface RolloutRow {
  readonly section: string
  readonly from: string
  readonly decisionNumber: string
  readonly decidedOn: string
  readonly isInvented: boolean
}

/**
 * Where the digitisation procedure is in force, by a data set; a folder without digitisation.yaml says nothing of it.
 * Throws DataSetError with every fault: a section that is none, or stands twice; a decision after it took effect is
 * none.
 */
export function readRollouts(folder: string, units: DataSet['province']['units']): RolloutRow[] {
  if (!existsSync(join(folder, FILE))) return []
  const faults = new Faults(folder)
  const rows = (readYaml(folder, FILE, rolloutFile, faults)?.rollouts ?? []).map((one): RolloutRow => ({
    section: one.section, from: one.in_force_from, decisionNumber: one.decision_number, decidedOn: one.decided_on,
    isInvented: one.invented ?? false,
  }))
  const sections = new Set(units.filter(({ isOneStop }) => isOneStop).map(({ id }) => id))
  for (const [nth, { section, from, decidedOn }] of rows.entries()) {
    const at = `rollouts/${String(nth)}`
    if (!sections.has(section)) faults.add(FILE, at, `${section} không phải Bộ phận Một cửa trong organisation.yaml`)
    if (rows.findIndex((one) => one.section === section) !== nth) faults.add(FILE, at, `${section} đã có ở trên`)
    if (decidedOn > from) faults.add(FILE, at, 'quyết định ban hành sau ngày có hiệu lực')
  }
  faults.end()
  return rows
}

/** Where the digitisation procedure is in force; after organisation. */
export const rolloutPart: ImportPart = {
  name: 'digitisation',
  prepare({ folder, province }) {
    const rows = readRollouts(folder, province.units)
    return async (backing) => asProgram(backing, 'digitisation', async (ctx) => {
      const ids = await findUnitIds(ctx.tx, rows.map(({ section }) => section))
      const loaded = await loadRollouts(ctx, rows.flatMap(({ section, ...row }) => {
        const unitId = ids.get(section)
        return unitId === undefined ? [] : [{ ...row, unitId }]
      }))
      return ok({ ...loaded, notes: [] })
    })
  },
}
