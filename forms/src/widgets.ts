import type { CodeList, FieldShape, FieldType, Widget } from './model.ts'

/** The types of values that each widget can take in and show. */
const FITTING: Readonly<Record<Widget, readonly FieldType[]>> = {
  'text': ['text'], 'long-text': ['text'], 'phone': ['text'], 'email': ['text'], 'paper-number': ['text'],
  'tax-code': ['text'], 'number': ['number'], 'money': ['money'], 'day': ['date'], 'partial-day': ['partialDate'],
  'month': ['partialDate'], 'year': ['partialDate'], 'radios': ['choice'], 'select': ['choice'], 'ticks': ['choices'],
  'yes-no': ['boolean'], 'tick': ['boolean'], 'declaration': ['boolean'], 'address': ['address'],
  'organisation': ['organisation'], 'table': ['table'], 'file': ['file'], 'photograph': ['file'],
  'signature': ['signature'],
}

/** More than so many are quicker to choose from a list than to read. */
const MOST_RADIOS = 8

export function isWidget(name: string): name is Widget {
  return Object.hasOwn(FITTING, name)
}

export function fitsWidget(widget: Widget, type: FieldType): boolean {
  return FITTING[widget].includes(type)
}

/** The widget of a field, of an old version too; `codes` are those of its form. */
export function widgetOf(shape: FieldShape, codes: Readonly<Record<string, CodeList>>): Widget {
  return shape.widget ?? usualWidget(shape, codes[shape.codes ?? ''])
}

/** What a field of this shape gets when nobody chose. */
export function usualWidget(shape: FieldShape, list: CodeList | undefined): Widget {
  switch (shape.type) {
    case 'text': return textWidget(shape)
    case 'boolean': return booleanWidget(shape)
    case 'date': return 'day'
    case 'partialDate': return 'partial-day'
    case 'choice': return (list?.choices.length ?? 0) > MOST_RADIOS ? 'select' : 'radios'
    case 'choices': return 'ticks'
    case 'number': case 'money': case 'address': case 'organisation': case 'table': case 'file': case 'signature':
      return shape.type
  }
}

function textWidget({ key, isMultiline, patternBy, hasCheckDigit }: FieldShape): Widget {
  if (patternBy) return 'paper-number'
  if (hasCheckDigit) return 'tax-code'
  if (isMultiline) return 'long-text'
  return /phone$/i.test(key) ? 'phone' : /email$/i.test(key) ? 'email' : 'text'
}

/** A box that must be ticked is a declaration; where "no" is an answer too, both are offered. */
function booleanWidget({ key, required }: FieldShape): Widget {
  if (key.startsWith('declaration.')) return 'declaration'
  return required === 'never' ? 'tick' : 'yes-no'
}
