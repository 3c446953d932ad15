import type { Expression } from './expression.ts'
import type { Bench } from './form-bench.ts'
import type { Page } from './model.ts'

/** Whether a field is asked may not hang on itself, by whatever way round: nobody could say what is hidden. */
export function refuseCycles(pages: readonly Page[], fault: Bench['fault']): void {
  const needs = new Map<string, Set<string>>()
  for (const { fields, show: ofSection } of pages.flatMap((page) => page.sections)) {
    for (const { key, show } of fields) {
      const set = needs.get(key) ?? new Set()
      for (const name of [...namesIn(ofSection), ...namesIn(show)]) set.add(name)
      needs.set(key, set)
    }
  }
  const keys = [...needs.keys()]
  const fieldsIn = (names: ReadonlySet<string>) =>
    keys.filter((key) => [...names].some((name) => name === key || name.startsWith(`${key}.`)))
  const done = new Set<string>()
  const visit = (key: string, above: readonly string[]): void => {
    if (above.includes(key)) fault(`show/${key}`, 'cycle', `Ô "${key}" hiện hay ẩn tùy vào chính nó.`)
    if (above.includes(key) || done.has(key)) return
    for (const next of fieldsIn(needs.get(key) ?? new Set())) visit(next, [...above, key])
    done.add(key)
  }
  for (const key of keys) visit(key, [])
}

/** Paths that an expression reads, as `residence.address.detail`. */
export function namesIn(expression: Expression | undefined): string[] {
  if (!Array.isArray(expression)) return []
  const [operator, ...operands] = expression as readonly Expression[]
  return operator === 'get' ? [operands.join('.')] : operands.flatMap((operand) => namesIn(operand))
}
