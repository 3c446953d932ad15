import { type Language, sayIn } from '@motcua/contracts/texts.ts'
import { epochOn } from './check-address.ts'
import type { ValueReason } from './checked.ts'
import { helpIn, labelIn, langOfHelp } from './label-in.ts'
import type { Day, FieldShape } from './model.ts'
import { REFUSAL } from './refusal-texts.ts'
import { showDay, showNumber } from './show-answer.ts'

/**
 * What to do about a value, in one plain sentence that names the field. The help of the field follows where it says
 * how the value should look, if the data have it in this language.
 */
export function refusalText(field: FieldShape, reason: ValueReason, asOf: Day, language: Language = 'vi'): string {
  const say = sayIn(language)
  const name = `“${labelIn(language, field)}”`
  switch (reason) {
    case 'required':
      return say(requiredText(field), { name })
    case 'type':
      return say(typeText(field), { name })
    case 'code':
      return say(field.type === 'address' ? REFUSAL.addressCode : REFUSAL.code, { name })
    case 'pattern': {
      if (field.type === 'date' || field.type === 'partialDate') return say(REFUSAL.noDay, { name })
      const help = langOfHelp(language, field) === undefined ? helpIn(language, field) : undefined
      return help === undefined ? say(REFUSAL.pattern, { name }) : `${say(REFUSAL.pattern, { name })} ${help}`
    }
    case 'demonstrationOnly':
      return say(REFUSAL.demonstrationOnly, { name })
    case 'range':
      return rangeText(field, name, language)
    case 'tooLong':
      return say(REFUSAL.tooLong, { name, most: field.maxLength ?? 300 })
    case 'markup':
      return say(REFUSAL.markup, { name })
    case 'future':
      return say(REFUSAL.future, { name, day: showDay(asOf) })
    case 'addressEpoch':
      return say(addressText(field, asOf), { name })
    case 'count':
      return say(REFUSAL.rows, { name })
  }
}

function requiredText(field: FieldShape) {
  switch (field.type) {
    case 'choice': case 'choices': return REFUSAL.chooseOne
    case 'boolean': return field.widget === 'yes-no' ? REFUSAL.yesOrNo : REFUSAL.tick
    case 'date': case 'partialDate': return REFUSAL.writeDay
    case 'address': return REFUSAL.chooseAddress
    case 'table': return REFUSAL.addRow
    case 'file': return REFUSAL.upload
    case 'signature': return REFUSAL.sign
    case 'text': case 'number': case 'money': case 'organisation': return REFUSAL.fillIn
  }
}

function typeText(field: FieldShape) {
  const isWhole = field.type === 'money' || field.type === 'number' && field.decimals === 0
  if (isWhole) return REFUSAL.whole
  return field.type === 'number' ? REFUSAL.number : REFUSAL.unreadable
}

function rangeText({ min, max }: FieldShape, name: string, language: Language): string {
  const say = sayIn(language)
  if (min !== undefined && max !== undefined) {
    return say(REFUSAL.between, { name, min: showNumber(min), max: showNumber(max) })
  }
  if (min !== undefined) return say(REFUSAL.atLeast, { name, min: showNumber(min) })
  if (max !== undefined) return say(REFUSAL.atMost, { name, max: showNumber(max) })
  return say(REFUSAL.range, { name })
}

function addressText(field: FieldShape, asOf: Day) {
  if (field.time === 'then') return REFUSAL.addressThen
  return epochOn(asOf) === '3-cap' ? REFUSAL.addressDistrict : REFUSAL.addressNoDistrict
}
