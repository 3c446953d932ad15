import type { ModdleElement } from 'bpmn-moddle'

/** How a property is asked for. `hours` are accounting hours, kept as minutes. */
export type FieldKind =
  | 'text' | 'long-text' | 'feel' | 'hours' | 'yes-no' | 'role' | 'unit' | 'action' | 'decision' | 'deed' | 'timer-form'

export type FieldKey =
  | 'name' | 'role' | 'unitRule' | 'minutes' | 'action' | 'papers' | 'legalBasis' | 'opinionSigned' | 'deed' | 'resultVariable' | 'script'
  | 'decision' | 'message' | 'correlation' | 'outside' | 'signal' | 'error' | 'escalation' | 'link' | 'timerForm' | 'timerValue'
  | 'calendar' | 'interrupts' | 'condition' | 'isDefault' | 'calledElement' | 'collection' | 'loopCount' | 'item'
  | 'until' | 'gathers' | 'gathered'

/** One property of an element, as a form asks for it; `true` and the empty text for yes and no. */
export interface ElementField { readonly key: FieldKey; readonly kind: FieldKind; readonly value: string }

/** The properties that an element of a process has, those that belong together one after another. */
export function fieldsOf(element: ModdleElement): readonly ElementField[] {
  const is = (type: string) => element.$instanceOf(`bpmn:${type}`)
  return [
    field('name', is('UserTask') || is('ServiceTask') ? 'long-text' : 'text', element.name ?? ''),
    ...is('UserTask') ? workOf(element) : [],
    ...is('ServiceTask') ? [ours(element, 'deed', 'deed')] : [],
    ...is('ScriptTask') ? [field('script', 'feel', textIn(element, 'script'))] : [],
    ...is('BusinessRuleTask') ? [ours(element, 'decision', 'decision')] : [],
    ...is('ServiceTask') || is('ScriptTask') || is('BusinessRuleTask') ? [ours(element, 'resultVariable', 'text')] : [],
    ...is('SendTask') || is('ReceiveTask') ? messageOf(element, element) : [],
    ...is('CallActivity') ? [field('calledElement', 'text', textIn(element, 'calledElement'))] : [],
    ...is('Event') ? eventOf(element) : [],
    ...is('SequenceFlow') ? flowOf(element) : [],
    ...loopOf(element),
  ]
}

function workOf(element: ModdleElement): ElementField[] {
  const minutes = element.get('mc:minutes')
  return [
    ours(element, 'role', 'role'), ours(element, 'unitRule', 'unit'),
    field('minutes', 'hours', typeof minutes === 'number' ? String(minutes) : ''), ours(element, 'action', 'action'),
    ours(element, 'papers', 'text'), ours(element, 'legalBasis', 'text'),
    field('opinionSigned', 'yes-no', element.get('mc:opinionSigned') === 'true' ? 'true' : ''),
  ]
}

/** The definition of an event; BPMN allows several, and the engine one. */
export function definitionOf(event: ModdleElement): ModdleElement | undefined {
  const all = event.get('eventDefinitions')
  return Array.isArray(all) ? all[0] as ModdleElement | undefined : undefined
}

function eventOf(event: ModdleElement): ElementField[] {
  const definition = definitionOf(event)
  const kind = definition?.$type.slice('bpmn:'.length)
  return [...definition ? causeOf(event, definition) : [], ...interruptsOf(event, kind)]
}

function causeOf(event: ModdleElement, definition: ModdleElement): ElementField[] {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition': return timerOf(definition)
    case 'bpmn:MessageEventDefinition': return messageOf(event, definition)
    case 'bpmn:SignalEventDefinition': return [field('signal', 'text', nameIn(definition, 'signalRef'))]
    case 'bpmn:ErrorEventDefinition': return [field('error', 'text', codeIn(definition, 'error'))]
    case 'bpmn:EscalationEventDefinition': return [field('escalation', 'text', codeIn(definition, 'escalation'))]
    case 'bpmn:LinkEventDefinition': return [field('link', 'text', textIn(definition, 'name'))]
    default: return []
  }
}

/** Whether what happens breaks off what it stands on; an error always does, a compensation never. */
function interruptsOf(event: ModdleElement, kind: string | undefined): ElementField[] {
  if (event.$type === 'bpmn:BoundaryEvent') {
    if (kind === 'ErrorEventDefinition' || kind === 'CompensateEventDefinition') return []
    return [field('interrupts', 'yes-no', event.get('cancelActivity') === false ? '' : 'true')]
  }
  const isOfListener = event.$type === 'bpmn:StartEvent' && event.$parent?.get('triggeredByEvent') === true
  if (!isOfListener || kind === 'ErrorEventDefinition') return []
  return [field('interrupts', 'yes-no', event.get('isInterrupting') === false ? '' : 'true')]
}

export const TIMER_FORMS = ['timeDuration', 'timeDate', 'timeCycle'] as const

function timerOf(definition: ModdleElement): ElementField[] {
  const form = TIMER_FORMS.find((one) => definition.get(one) !== undefined) ?? 'timeDuration'
  return [
    field('timerForm', 'timer-form', form), field('timerValue', 'feel', bodyIn(definition, form)),
    field('calendar', 'yes-no', definition.get('mc:calendar') === 'working' ? 'true' : ''),
  ]
}

function messageOf(element: ModdleElement, holder: ModdleElement): ElementField[] {
  const message = holder.get('messageRef') as ModdleElement | undefined
  const isAwaited = element.$instanceOf('bpmn:CatchEvent') || element.$instanceOf('bpmn:ReceiveTask')
  return [
    field('message', 'text', nameIn(holder, 'messageRef')), ours(element, 'correlation', 'feel'),
    // Of the message itself, which others in the file may await, too.
    ...isAwaited && message ? [field('outside', 'yes-no', textIn(message, 'mc:outside') === 'true' ? 'true' : '')] : [],
  ]
}

/** The message that a task or an event is about, where it names one. */
export function messageIn(element: ModdleElement): ModdleElement | undefined {
  const holder = element.$instanceOf('bpmn:Task') ? element : definitionOf(element)
  return holder?.get('messageRef') as ModdleElement | undefined
}

function flowOf(flow: ModdleElement): ElementField[] {
  const source = flow.get('sourceRef') as ModdleElement | undefined
  const isChoice = source !== undefined && ['ExclusiveGateway', 'InclusiveGateway', 'Activity']
    .some((type) => source.$instanceOf(`bpmn:${type}`))
  if (!isChoice) return []
  const isDefault = source.get('default') === flow
  return [
    ...isDefault ? [] : [field('condition', 'feel', bodyIn(flow, 'conditionExpression'))],
    field('isDefault', 'yes-no', isDefault ? 'true' : ''),
  ]
}

function loopOf(element: ModdleElement): ElementField[] {
  const loop = element.$instanceOf('bpmn:Activity')
    ? element.get('loopCharacteristics') as ModdleElement | undefined : undefined
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return []
  return [
    ours(loop, 'collection', 'feel'), field('loopCount', 'feel', bodyIn(loop, 'loopCardinality')),
    ours(loop, 'item', 'text'), field('until', 'feel', bodyIn(loop, 'completionCondition')),
    ours(loop, 'gathers', 'text'), ours(loop, 'gathered', 'feel'),
  ]
}

function field(key: FieldKey, kind: FieldKind, value: string): ElementField {
  return { key, kind, value }
}

function ours(element: ModdleElement, key: FieldKey, kind: FieldKind): ElementField {
  return field(key, kind, textIn(element, `mc:${key}`))
}

function textIn(element: ModdleElement | undefined, property: string): string {
  const value = element?.get(property)
  return typeof value === 'string' ? value : ''
}

function bodyIn(element: ModdleElement, property: string): string {
  return textIn(element.get(property) as ModdleElement | undefined, 'body')
}

function nameIn(element: ModdleElement, property: string): string {
  const referred = element.get(property) as ModdleElement | undefined
  return referred?.name ?? referred?.id ?? ''
}

function codeIn(definition: ModdleElement, kind: 'error' | 'escalation'): string {
  const referred = definition.get(`${kind}Ref`) as ModdleElement | undefined
  return textIn(referred, `${kind}Code`) || (referred?.name ?? '')
}
