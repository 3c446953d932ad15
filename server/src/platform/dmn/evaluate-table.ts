import type { DecisionTable, TableOutput } from './model.ts'

/** What a table asks of whoever evaluates it. */
export interface TableAsk {
  evaluate(text: string, type: string | null): unknown
  test(text: string, value: unknown): boolean
  fault(text: string): void
  /** Which of its rules gave the answer, the first being 1; of a policy that weighs them, all that fit. */
  hit(rules: readonly number[]): void
}

type Row = readonly unknown[]

/**
 * A decision table by its hit policy (DMN 1.3, 8.2.11). Several outputs make a context, one makes its value. Where no
 * rule fits, the outputs otherwise, if any; where rules contradict the policy, null and a fault.
 */
export function evaluateTable(table: DecisionTable, ask: TableAsk): unknown {
  const { policy, aggregation, inputs, outputs, rules } = table
  const values = inputs.map(({ text, type }) => ask.evaluate(text, type))
  const odd = inputs.find(({ allowed }, nth) => allowed !== null && !ask.test(allowed, values[nth]))
  if (odd) {
    ask.fault(`${odd.text}: giá trị nằm ngoài các giá trị cho phép`)
    return null
  }
  const found = rules.map((rule, nth) => ({ ...rule, nth: nth + 1 }))
    .filter(({ tests }) => inputs.every((_, nth) => ask.test(tests[nth] ?? '-', values[nth])))
  const fits = policy === 'first' ? found.slice(0, 1) : found
  ask.hit(fits.map(({ nth }) => nth))
  if (fits.length === 0) return policy === 'collect' && aggregation === 'count' ? 0 : otherwise(outputs, ask)
  const rows = fits.map(({ answers }): Row =>
    outputs.map(({ type }, nth) => ask.evaluate(answers[nth] ?? 'null', type)))
  const shown = (row: Row | undefined) => row ? shapeOf(outputs, row) : null
  switch (policy) {
    case 'first': return shown(rows[0])
    case 'unique':
      if (rows.length > 1) {
        ask.fault(`${String(rows.length)} luật cùng đúng, bảng chỉ cho một`)
        return null
      }
      return shown(rows[0])
    case 'any':
      if (rows.some((row) => JSON.stringify(row) !== JSON.stringify(rows[0]))) {
        ask.fault('các luật cùng đúng cho kết quả khác nhau')
        return null
      }
      return shown(rows[0])
    case 'priority': return shown(inPriority(outputs, rows, ask)[0])
    case 'output-order': return inPriority(outputs, rows, ask).map(shown)
    case 'rule-order': return rows.map(shown)
    case 'collect': return aggregation === null ? rows.map(shown) : aggregate(aggregation, rows, ask)
  }
}

function otherwise(outputs: readonly TableOutput[], ask: TableAsk): unknown {
  if (outputs.every((output) => output.otherwise === null)) return null
  return shapeOf(outputs, outputs.map((output) => ask.evaluate(output.otherwise ?? 'null', output.type)))
}

function shapeOf(outputs: readonly TableOutput[], row: Row): unknown {
  if (outputs.length === 1) return row[0] ?? null
  return Object.fromEntries(outputs.map(({ name }, nth) => [name, row[nth] ?? null]))
}

/** Rows by the place of their values in the lists of the outputs, the first output before the others. */
function inPriority(outputs: readonly TableOutput[], rows: readonly Row[], ask: TableAsk): Row[] {
  const orders = outputs.map(({ allowed }) => allowed === null ? [] : listed(allowed, ask))
  const placeOf = (row: Row, nth: number) => {
    const place = (orders[nth] ?? []).findIndex((one) => JSON.stringify(one) === JSON.stringify(row[nth]))
    return place < 0 ? Infinity : place
  }
  return rows.toSorted((a, b) => {
    for (const nth of outputs.keys()) {
      const [first, second] = [placeOf(a, nth), placeOf(b, nth)]
      if (first !== second) return first < second ? -1 : 1
    }
    return 0
  })
}

function listed(allowed: string, ask: TableAsk): readonly unknown[] {
  const list = ask.evaluate(`[${allowed}]`, null)
  return Array.isArray(list) ? list : []
}

function aggregate(how: NonNullable<DecisionTable['aggregation']>, rows: readonly Row[], ask: TableAsk): unknown {
  const values = rows.map(([value]) => value)
  if (how === 'count') return values.length
  const numbers = values.filter((value): value is number => typeof value === 'number')
  if (numbers.length === values.length) {
    if (how === 'sum') return numbers.reduce((sum, value) => sum + value, 0)
    return how === 'min' ? Math.min(...numbers) : Math.max(...numbers)
  }
  if (how === 'sum') {
    ask.fault('chỉ cộng được các số')
    return null
  }
  const sorted = values.toSorted((a, b) => String(a) < String(b) ? -1 : 1)
  return (how === 'min' ? sorted[0] : sorted.at(-1)) ?? null
}
