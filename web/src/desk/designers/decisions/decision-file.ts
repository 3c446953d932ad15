import { type DmnElement, DmnModdle } from 'dmn-moddle'

/** What a decision asks for, by the name under which it is given. */
export interface AskedData { readonly name: string; readonly type: string }

/** Types of FEEL that data are given as. */
export const DATA_TYPES = ['string', 'number', 'boolean', 'date', 'dateTime', 'time', 'dayTimeDuration'] as const

/** The type of FEEL that says nothing: of data with parts. */
const WHOLE = 'Any'

/** A file of DMN 1.3 with one decision: a table with a column each of conditions and answers, or an expression. */
export function blankDecision(id: string, name: string, kind: 'table' | 'expression'): string {
  const logic = kind === 'expression'
    ? `<literalExpression id="${id}_bieu-thuc"><text></text></literalExpression>`
    : `<decisionTable id="${id}_bang" hitPolicy="UNIQUE">
      <input id="${id}_vao"><inputExpression id="${id}_vao-1" typeRef="string"><text></text></inputExpression></input>
      <output id="${id}_ra" name="${id}" typeRef="string"/>
    </decisionTable>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}_tep" name="${escaped(name)}"
  namespace="urn:motcua:quyet-dinh">
  <decision id="${id}" name="${escaped(name)}">
    <variable id="${id}_bien" name="${id}"/>
    ${logic}
  </decision>
</definitions>`
}

/** Every column of conditions that reads a name gets its data, since nothing else is handed to a decision. */
export function giveColumnsTheirData(definitions: DmnElement): void {
  for (const decision of ofType(definitions, 'dmn:Decision')) {
    const table = decision.get('decisionLogic') as DmnElement | undefined
    if (table?.$type !== 'dmn:DecisionTable') continue
    for (const input of list(table, 'input')) {
      const expression = input.get('inputExpression') as DmnElement | undefined
      const path = textOf(expression, 'text').trim()
      const name = NAME.exec(path)?.[1]
      if (name !== undefined && !namesKnownTo(definitions, decision).has(name)) {
        // The column says of what type the part is; of the whole, which has many, nothing.
        const type = name === path ? textOf(expression, 'typeRef') || 'string' : WHOLE
        addData(definitions, decision, { name, type })
      }
    }
  }
}

/** The name at which a path begins; nothing where a column reads more than a path. */
const NAME = /^([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u

/** Adds data that a decision may read. */
export function addData(definitions: DmnElement, decision: DmnElement, { name, type }: AskedData): void {
  const make = (kind: string, attributes: object) => definitions.$model.create(`dmn:${kind}`, attributes)
  const known = ofType(definitions, 'dmn:InputData').find((one) => one.name === name)
  const data = known ?? make('InputData', { id: freshId(definitions, 'du-lieu'), name })
  if (!known) {
    data.set('variable', make('InformationItem', { id: `${data.id ?? ''}_bien`, name, typeRef: type }))
    definitions.set('drgElement', [...list(definitions, 'drgElement'), data])
  }
  const requirement = make('InformationRequirement', { id: freshId(definitions, `can-${data.id ?? ''}`) })
  requirement.set('requiredInput', make('DMNElementReference', { href: `#${data.id ?? ''}` }))
  decision.set('informationRequirement', [...list(decision, 'informationRequirement'), requirement])
}

/** The same file with one more thing that its decision may read. */
export async function withData(xml: string, decisionId: string, data: AskedData): Promise<string> {
  const moddle = new DmnModdle()
  const { rootElement } = await moddle.fromXML(xml)
  const decision = ofType(rootElement, 'dmn:Decision').find(({ id }) => id === decisionId)
  if (decision && !namesKnownTo(rootElement, decision).has(data.name)) addData(rootElement, decision, data)
  return (await moddle.toXML(rootElement, { format: true })).xml
}

/** Whether a text is DMN with a decision in it. */
export async function hasDecision(xml: string): Promise<boolean> {
  try {
    const { rootElement } = await new DmnModdle().fromXML(xml)
    return ofType(rootElement, 'dmn:Decision').length > 0
  } catch {
    return false
  }
}

function namesKnownTo(definitions: DmnElement, decision: DmnElement): Set<string> {
  const needed = new Set(list(decision, 'informationRequirement').flatMap((one) =>
    ['requiredInput', 'requiredDecision'].map((property) =>
      textOf(one.get(property) as DmnElement | undefined, 'href').slice(1))))
  return new Set(list(definitions, 'drgElement').filter(({ id }) => id !== undefined && needed.has(id))
    .flatMap((one) => [one.name ?? '', (one.get('variable') as DmnElement | undefined)?.name ?? '']))
}

function freshId(definitions: DmnElement, stem: string): string {
  const taken = new Set(list(definitions, 'drgElement').flatMap((one) =>
    [one.id, ...list(one, 'informationRequirement').map(({ id }) => id)]))
  let nth = 1
  while (taken.has(`${stem}-${String(nth)}`)) nth += 1
  return `${stem}-${String(nth)}`
}

function ofType(definitions: DmnElement, type: string): readonly DmnElement[] {
  return list(definitions, 'drgElement').filter(({ $type }) => $type === type)
}

function list(element: DmnElement, property: string): readonly DmnElement[] {
  const value = element.get(property)
  return Array.isArray(value) ? value as readonly DmnElement[] : []
}

function textOf(element: DmnElement | undefined, property: string): string {
  const value = property === 'text' ? element?.get('text') : element?.get(property)
  return typeof value === 'string' ? value : ''
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
