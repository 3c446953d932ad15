import type { Decision } from '../../platform/dmn/model.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import { type TableReader, findDecision } from './decide-by-tables.ts'
import { type DecidedFeeLine, isDong } from './read-decided.ts'

/** What the table of a version may ask of somebody, before anything is declared. */
export interface FeesOfTable {
  /** What its rules plainly say, each once, in their order. */
  readonly lines: readonly DecidedFeeLine[]
  /** Every rule is among them, so that the least and the most of them bound what anybody pays. */
  readonly isWhole: boolean
}

/**
 * The fees that a table may tell (các mức thu của bảng quyết định), for the public page of its procedure: what stands
 * plainly in its rules. What a rule works out is not guessed, and then the list is not whole. Undefined where no table
 * tells the fee; a table that cannot be read has no lines.
 */
export async function feesOfTable(
  feel: TableReader, { tables, fee }: Pick<ProcedureContent, 'tables' | 'fee'>,
): Promise<FeesOfTable | undefined> {
  if (tables?.fee === undefined) return undefined
  const decision = await findDecision(feel, tables, tables.fee)
  return decision ? plainFees(decision, fee) : { lines: [], isWhole: false }
}

/** The same of a decision that was read. Pure. */
export function plainFees({ logic }: Pick<Decision, 'logic'>, { items }: ProcedureContent['fee']): FeesOfTable {
  if (logic?.kind !== 'table') return { lines: [], isWhole: false }
  const { outputs, rules } = logic
  const all = rules.map(({ answers }): DecidedFeeLine | undefined => {
    const plain = (name: string) => plainly(answers[outputs.findIndex((one) => one.name === name)] ?? '')
    const [item, amount, reason] = [items.find(({ name }) => name === plain('name')), plain('amount'), plain('reason')]
    return item && isDong(amount)
      ? { name: item.name, amount, per: item.per, reason: typeof reason === 'string' && reason !== '' ? reason : null }
      : undefined
  })
  const lines = all.filter((line) => line !== undefined)
  const isOtherwise = outputs.some(({ otherwise }) => otherwise !== null)
  return {
    isWhole: lines.length === rules.length && lines.length > 0 && !isOtherwise,
    lines: [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()],
  }
}

/** A cell that is a text or a number and nothing else; FEEL writes both as JSON does. */
function plainly(cell: string): unknown {
  try {
    const value: unknown = JSON.parse(cell.trim())
    return typeof value === 'string' || typeof value === 'number' ? value : undefined
  } catch {
    return undefined
  }
}
