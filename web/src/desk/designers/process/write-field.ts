import type { ModdleElement } from 'bpmn-moddle'
import { type FieldKey, TIMER_FORMS, definitionOf, fieldsOf, messageIn } from './element-fields.ts'

/** Properties of one part of an element that become others. */
export interface Change { readonly part: ModdleElement; readonly properties: Readonly<Record<string, unknown>> }

/** Makes an element of BPMN under an id that no other has. */
export type Make = (type: string, attributes?: Readonly<Record<string, unknown>>) => ModdleElement

/** What must change so that a property of an element has this value; the empty text takes it away. */
export function changesFor(element: ModdleElement, key: FieldKey, value: string, make: Make): readonly Change[] {
  const text = value.trim() === '' ? undefined : value
  const own = (properties: Change['properties']): Change[] => [{ part: element, properties }]
  switch (key) {
    case 'name': case 'calledElement': return own({ [key]: text })
    case 'role': case 'unitRule': case 'action': case 'papers': case 'legalBasis': case 'deed': case 'resultVariable':
    case 'decision': case 'correlation': return own({ [`mc:${key}`]: text })
    case 'opinionSigned': return own({ 'mc:opinionSigned': text && 'true' })
    case 'minutes': return own({ 'mc:minutes': text === undefined ? undefined : Math.round(Number(text)) })
    case 'script': return own({ script: text, scriptFormat: text && 'feel' })
    case 'condition': return own({ conditionExpression: text && expression(text, make) })
    case 'isDefault': return defaultFlow(element, text !== undefined)
    case 'interrupts':
      return own({ [element.$type === 'bpmn:BoundaryEvent' ? 'cancelActivity' : 'isInterrupting']: text !== undefined })
    case 'timerForm': case 'timerValue': case 'calendar': return timer(element, key, text, make)
    case 'link': return part(definitionOf(element), { name: text })
    case 'outside': return part(messageIn(element), { 'mc:outside': text && 'true' })
    case 'message': return reference(element, 'message', text, make)
    case 'signal': return reference(element, 'signal', text, make)
    case 'error': return reference(element, 'error', text, make)
    case 'escalation': return reference(element, 'escalation', text, make)
    case 'collection': case 'item': case 'gathers': case 'gathered': return loop(element, { [`mc:${key}`]: text })
    case 'loopCount': return loop(element, { loopCardinality: text && expression(text, make) })
    case 'until': return loop(element, { completionCondition: text && expression(text, make) })
  }
}

function part(of: ModdleElement | undefined, properties: Change['properties']): Change[] {
  return of ? [{ part: of, properties }] : []
}

function expression(body: string, make: Make): ModdleElement {
  return make('bpmn:FormalExpression', { body })
}

function loop(element: ModdleElement, properties: Change['properties']): Change[] {
  return part(element.get('loopCharacteristics') as ModdleElement | undefined, properties)
}

/** The way that is taken when no other is open has no condition of its own. */
function defaultFlow(flow: ModdleElement, isDefault: boolean): Change[] {
  return [
    ...part(flow.get('sourceRef') as ModdleElement | undefined, { default: isDefault ? flow : undefined }),
    ...isDefault ? [{ part: flow, properties: { conditionExpression: undefined } }] : [],
  ]
}

/** A timer says one thing: choosing another kind takes the value along. */
function timer(
  event: ModdleElement, key: 'timerForm' | 'timerValue' | 'calendar', text: string | undefined, make: Make,
): Change[] {
  const definition = definitionOf(event)
  if (key === 'calendar') return part(definition, { 'mc:calendar': text && 'working' })
  const now = new Map(fieldsOf(event).map((field) => [field.key, field.value]))
  const form = key === 'timerForm' ? text ?? 'timeDuration' : now.get('timerForm')
  const value = key === 'timerValue' ? text ?? '' : now.get('timerValue') ?? ''
  return part(definition, Object.fromEntries(TIMER_FORMS.map((one) =>
    [one, one === form ? expression(value, make) : undefined])))
}

const ROOTS = {
  message: { type: 'bpmn:Message', code: 'name' }, signal: { type: 'bpmn:Signal', code: 'name' },
  error: { type: 'bpmn:Error', code: 'errorCode' }, escalation: { type: 'bpmn:Escalation', code: 'escalationCode' },
} as const

/** Messages, signals, errors and escalations stand once in a file, by name or code; who means the same shares it. */
function reference(
  element: ModdleElement, kind: keyof typeof ROOTS, text: string | undefined, make: Make,
): Change[] {
  const { type, code } = ROOTS[kind]
  const holder = element.$instanceOf('bpmn:Task') ? element : definitionOf(element)
  const property = `${kind}Ref`
  if (text === undefined) return part(holder, { [property]: undefined })
  const definitions = definitionsOf(element)
  const roots = (definitions?.get('rootElements') ?? []) as readonly ModdleElement[]
  const known = roots.find((one) => one.$type === type && one.get(code) === text)
  if (known) return part(holder, { [property]: known })
  const made = make(type, { name: text, ...code !== 'name' && { [code]: text } })
  return [...part(definitions, { rootElements: [...roots, made] }), ...part(holder, { [property]: made })]
}

function definitionsOf(element: ModdleElement): ModdleElement | undefined {
  let at: ModdleElement | undefined = element
  while (at && at.$type !== 'bpmn:Definitions') at = at.$parent
  return at
}
