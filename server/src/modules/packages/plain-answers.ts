import type { Boxed, Decision, DecisionTable } from '../../platform/dmn/model.ts'
import { askFeel } from '../../platform/feel/ask-feel.ts'
import { branchesOfFeel, contextsOfFeel } from '../../platform/feel/branches-of-feel.ts'
import { isPlainFeel } from '../../platform/feel/check-feel.ts'

/** One row of what a decision may answer: of each column what it plainly says. What it computes is not in it. */
export interface PlainRow {
  /** Where it stands, for a person: a rule, the answer otherwise, or nothing where the decision is no table. */
  readonly place: string
  readonly cells: readonly { readonly column: string; readonly text: string; readonly values: readonly unknown[] }[]
}

/** A cell that reads the clock is none that is plainly said; whatever the day, its kind is the same. */
const ANY_DAY = new Date(0)

/**
 * What a decision plainly says, row by row: cells of a table, what it answers otherwise, contexts, lists and relations,
 * and both branches of an `if`. Only what needs no data and no time is evaluated. Pure.
 */
export function plainAnswers({ logic }: Pick<Decision, 'logic'>): readonly PlainRow[] {
  return logic ? rowsIn(logic) : []
}

function rowsIn(boxed: Boxed): readonly PlainRow[] {
  switch (boxed.kind) {
    case 'table': return rowsOfTable(boxed)
    case 'list': return boxed.items.flatMap(rowsIn)
    case 'if': return [boxed.then, boxed.else].flatMap(rowsIn)
    case 'for': case 'filter': return rowsIn(boxed.kind === 'for' ? boxed.body : boxed.over)
    case 'relation': return boxed.rows.map((row) => rowOf('', row.flatMap((cell, nth) =>
      cell.kind === 'literal' ? [[boxed.columns[nth]?.name ?? '', cell.text] as const] : [])))
    case 'context': {
      const last = boxed.entries.find(({ variable }) => variable === null)
      if (last) return rowsIn(last.value)
      return [rowOf('', boxed.entries.flatMap(({ variable, value }) =>
        variable && value.kind === 'literal' ? [[variable.name, value.text] as const] : []))]
    }
    case 'literal': return contextsOfFeel(boxed.text).map((entries) => rowOf('', entries))
    case 'function': case 'invocation': case 'some': case 'every': return []
  }
}

function rowsOfTable({ outputs, rules }: DecisionTable): PlainRow[] {
  const rows = rules.map(({ answers }, nth) =>
    rowOf(`luật ${String(nth + 1)}`, outputs.map(({ name }, at) => [name, answers[at] ?? ''])))
  const otherwise = outputs.flatMap(({ name, otherwise: text }) => text === null ? [] : [[name, text] as const])
  return otherwise.length > 0 ? [...rows, rowOf('kết quả mặc định', otherwise)] : rows
}

function rowOf(place: string, cells: readonly (readonly [column: string, text: string])[]): PlainRow {
  return { place, cells: cells.map(([column, text]) => ({ column, text: text.trim(), values: valuesOf(text) })) }
}

/** An empty cell says nothing, which FEEL makes null of: where a number belongs that is a fault, too. */
function valuesOf(text: string): unknown[] {
  if (text.trim() === '') return [null]
  return branchesOfFeel(text).flatMap((branch) => {
    if (!isPlainFeel(branch)) return []
    const answer = askFeel(branch, {}, ANY_DAY)
    return answer.ok ? [answer.value] : []
  })
}
