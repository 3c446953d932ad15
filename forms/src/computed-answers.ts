import { evaluate } from './expression.ts'
import { type Occasion, contextOf } from './context-of.ts'
import { type Context, isDate } from './feel-values.ts'
import { dayInWords, moneyInWords } from './in-words.ts'
import type { Address, Answer, Computed, Field, FormDefinition } from './model.ts'
import { showAddress, showDay } from './show-answer.ts'

/**
 * What the machine writes into the shown fields, over anything that was sent for them. The agency and the name of its
 * unit are not among them: only the server knows who is competent.
 */
export function computedAnswers(
  form: FormDefinition, fields: readonly Field[], answers: Readonly<Record<string, unknown>>, occasion: Occasion,
): Record<string, Answer | undefined> {
  const context = contextOf(form, answers, occasion)
  return Object.fromEntries(fields.flatMap((field) => {
    const { computed } = field
    if (!computed || computed.by === 'agency' || computed.by === 'unit-name') return []
    return [[field.key, valueOf(computed, form, answers, context, occasion)]]
  }))
}

function valueOf(
  computed: Computed, form: FormDefinition, answers: Readonly<Record<string, unknown>>, context: Context,
  { asOf }: Occasion,
): Answer | undefined {
  switch (computed.by) {
    case 'expression': {
      const value = evaluate(computed.value, context)
      if (isDate(value)) return value.iso
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
    }
    case 'date-in-words': {
      const day = answers[computed.from]
      return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? dayInWords(day) : undefined
    }
    case 'money-in-words': {
      const dong = answers[computed.from]
      return Number.isInteger(dong) && Number(dong) >= 0 && Number(dong) < 1e15 ? moneyInWords(Number(dong)) : undefined
    }
    case 'submission-day': return asOf
    case 'residence-request': return residenceRequest(form, answers)
    case 'agency': case 'unit-name': return undefined
  }
}

/** Line 10 of form CT01: what is asked, where, and for how long. */
function residenceRequest(form: FormDefinition, answers: Readonly<Record<string, unknown>>): string | undefined {
  const [request, address, from, to] = ['request', 'address', 'from', 'to'].map((name) => answers[`residence.${name}`])
  const label = form.codes['residenceRequest']?.choices.find(({ value }) => value === request)?.label
  if (label === undefined) return undefined
  return [
    label, address && typeof address === 'object' ? `tại ${showAddress(address as Address)}` : undefined,
    typeof from === 'string' ? `từ ngày ${showDay(from)}` : undefined,
    typeof to === 'string' ? `đến ngày ${showDay(to)}` : undefined,
  ].filter((part) => part !== undefined).join(' ')
}
