import { sayIn } from '@motcua/contracts/texts.ts'
import type { Expression } from './expression.ts'
import type { Bench } from './form-bench.ts'
import type { Computed, Field, Page } from './model.ts'
import { PUBLISH } from './publish-texts.ts'

/**
 * Whether a field is asked, and what is written into it, may not hang on itself, by whatever way round: nobody could
 * say what is hidden or how much it is. Each circle is told once, at its first field, with its way.
 */
export function refuseCycles(pages: readonly Page[], { fault, language }: Pick<Bench, 'fault' | 'language'>): void {
  const say = sayIn(language)
  const placed = pages.flatMap((page) => page.sections.flatMap((section) => section.fields.map((field) =>
    ({ field, place: `pages/${page.id}/${section.id}/${field.key}`, names: namesOfField(field, section.show) }))))
  const placeOf = new Map(placed.map(({ field, place }) => [field.key, place] as const).reverse())
  const keys = [...new Set(placed.map(({ field }) => field.key))]
  const needs = new Map(keys.map((key) => {
    const names = new Set(placed.filter(({ field }) => field.key === key).flatMap((one) => one.names))
    return [key, keys.filter((other) => [...names].some((name) => name === other || name.startsWith(`${other}.`)))]
  }))
  const done = new Set<string>()
  const visit = (key: string, above: readonly string[]): void => {
    if (above.includes(key)) {
      const way = [...above.slice(above.indexOf(key)), key].join(' → ')
      fault(placeOf.get(key) ?? key, 'cycle', say(PUBLISH.cycle, { key, way }))
      return
    }
    if (done.has(key)) return
    for (const next of needs.get(key) ?? []) visit(next, [...above, key])
    done.add(key)
  }
  for (const key of keys) visit(key, [])
}

/** Paths on which it hangs whether a field is shown, and what the machine writes into it. */
export function namesOfField({ show, computed }: Field, ofSection: Expression | undefined): readonly string[] {
  return [...namesIn(ofSection), ...namesIn(show), ...computed ? namesOfComputed(computed) : []]
}

function namesOfComputed(computed: Computed): readonly string[] {
  switch (computed.by) {
    case 'expression': return namesIn(computed.value)
    case 'date-in-words': case 'money-in-words': return [computed.from]
    case 'residence-request': return ['request', 'address', 'from', 'to'].map((name) => `residence.${name}`)
    case 'agency': case 'unit-name': case 'submission-day': return []
  }
}

/** Paths that an expression reads, as `residence.address.detail`. */
function namesIn(expression: Expression | undefined): string[] {
  if (!Array.isArray(expression)) return []
  const [operator, ...operands] = expression as readonly Expression[]
  return operator === 'get' ? [operands.join('.')] : operands.flatMap((operand) => namesIn(operand))
}
