import { evaluate } from './expression.ts'
import type { Occasion } from './context-of.ts'
import { type Context, dateFrom, isDate } from './feel-values.ts'
import { dayInWords, moneyInWords } from './in-words.ts'
import type { Address, Computed, Field, FormDefinition } from './model.ts'
import { showAddress, showDay } from './show-answer.ts'

/**
 * What the machine writes into the shown fields, over anything that was sent for them; `context` is that of the
 * answers. The agency and the name of its unit stay as they are: only the server knows who is competent, and it has
 * written them before.
 */
export function computedAnswers(
  form: Pick<FormDefinition, 'codes'>, fields: readonly Field[], answers: Readonly<Record<string, unknown>>,
  context: Context, { asOf }: Occasion,
): Record<string, unknown> {
  const valueOf = (key: string, computed: Computed): unknown => {
    switch (computed.by) {
      case 'expression': {
        const value = evaluate(computed.value, context)
        return isDate(value) ? value.iso : typeof value === 'object' ? undefined : value
      }
      case 'date-in-words': {
        const day = answers[computed.from]
        return typeof day === 'string' && dateFrom(day) ? dayInWords(day) : undefined
      }
      case 'money-in-words': {
        const dong = Number.isInteger(answers[computed.from]) ? Number(answers[computed.from]) : -1
        return dong >= 0 && dong < 1e15 ? moneyInWords(dong) : undefined
      }
      case 'submission-day': return asOf
      case 'residence-request': return residenceRequest(form, answers)
      case 'agency': case 'unit-name': return answers[key]
    }
  }
  return Object.fromEntries(fields.flatMap(({ key, computed }) => computed ? [[key, valueOf(key, computed)]] : []))
}

/** Line 10 of form CT01: what is asked, where, and for how long. */
function residenceRequest(
  form: Pick<FormDefinition, 'codes'>, answers: Readonly<Record<string, unknown>>,
): string | undefined {
  const [request, address, from, to] = ['request', 'address', 'from', 'to'].map((name) => answers[`residence.${name}`])
  const label = form.codes['residenceRequest']?.choices.find(({ value }) => value === request)?.label
  return label && [
    label, address && typeof address === 'object' && `tại ${showAddress(address as Address)}`,
    typeof from === 'string' && `từ ngày ${showDay(from)}`, typeof to === 'string' && `đến ngày ${showDay(to)}`,
  ].filter(Boolean).join(' ')
}
