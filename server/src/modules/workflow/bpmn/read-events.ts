import type { ModdleElement } from 'bpmn-moddle'
import { childrenOf, partOf, textOf } from '../../../platform/moddle-element.ts'
import { WORKING_SPAN, isSlowCycle, isWorkingSpan, momentOfDate } from '../domain/moment-after.ts'
import type { EventCause, EventResult, Link, Timer } from '../domain/process-model.ts'
import { extraOf, typeOf } from './element.ts'
import { type Reading, checkedFeel, feelOf } from './expressions.ts'
import { problem } from './problems.ts'

type Definition = EventCause | EventResult | Link | { readonly type: 'terminate' } | { readonly type: 'compensation' }

/** What an event is about; null for a plain one. Kinds that nobody runs are named, and read as plain. */
export function eventOf(reading: Reading, event: ModdleElement): Definition | null {
  const own = childrenOf(event, 'eventDefinitions')
  const definitions = own.length > 0 ? own : childrenOf(event, 'eventDefinitionRef')
  const [definition, ...more] = definitions
  if (!definition) return null
  if (more.length > 0) return unsupported(reading, event, 'sự kiện nhiều nguyên nhân')
  const id = event.id ?? ''
  switch (typeOf(definition)) {
    case 'MessageEventDefinition': return { type: 'message', ...messageOf(reading, event, definition) }
    case 'SignalEventDefinition': return signalOf(reading, id, definition)
    case 'TimerEventDefinition': return { type: 'timer', timer: timerOf(reading, id, definition) }
    case 'ErrorEventDefinition': return { type: 'error', code: codeOf(partOf(definition, 'errorRef'), 'errorCode') }
    case 'EscalationEventDefinition':
      return { type: 'escalation', code: codeOf(partOf(definition, 'escalationRef'), 'escalationCode') }
    case 'TerminateEventDefinition': return { type: 'terminate' }
    case 'CompensateEventDefinition':
      return event.$instanceOf('bpmn:CatchEvent')
        ? { type: 'compensation' }
        : { type: 'compensate', activity: partOf(definition, 'activityRef')?.id ?? null }
    case 'LinkEventDefinition': return { type: 'link', name: textOf(definition, 'name') ?? event.name ?? '' }
    default: return unsupported(reading, event, definition.$type)
  }
}

function unsupported(reading: Reading, { id = '' }: ModdleElement, what: string): null {
  reading.problems.push(problem(id, 'unsupported', what))
  return null
}

/**
 * The message of an event or a task, and whom it is about. One that the model does not name is known by the id of its
 * element.
 */
export function messageOf(
  reading: Reading, element: ModdleElement, holder: ModdleElement = element,
): { name: string; correlation: string | null } {
  const message = partOf(holder, 'messageRef')
  const about = extraOf(element, 'correlation', 'correlationKey')
    ?? (message && extraOf(message, 'correlation', 'correlationKey'))
  const correlation = about === undefined ? null : checkedFeel(reading, element.id ?? '', about)
  return { name: message?.name ?? message?.id ?? element.id ?? '', correlation }
}

function signalOf(reading: Reading, id: string, definition: ModdleElement): { type: 'signal'; name: string } {
  const signal = partOf(definition, 'signalRef')
  const name = signal?.name ?? signal?.id
  if (name === undefined) reading.problems.push(problem(id, 'signal-missing'))
  return { type: 'signal', name: name ?? '' }
}

function codeOf(referred: ModdleElement | undefined, property: string): string | null {
  return textOf(referred, property) ?? referred?.name ?? referred?.id ?? null
}

const FORMS = [['timeDate', 'date'], ['timeDuration', 'duration'], ['timeCycle', 'cycle']] as const
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
const isIso = {
  date: (text: string) => momentOfDate(text) !== undefined,
  duration: (text: string) => DURATION.test(text),
  cycle: (text: string) => /^R\d*\/P.+$/.test(text) && isSlowCycle(text.slice(text.indexOf('/') + 1)),
}

function timerOf(reading: Reading, id: string, definition: ModdleElement): Timer {
  const given = FORMS.flatMap(([property, form]) => {
    const expression = partOf(definition, property)
    const value = textOf(expression, 'body')?.trim()
    return value ? [{ form, value, expression }] : []
  })
  const [one, ...more] = given
  const isWorkingTime = extraOf(definition, 'calendar') === 'working'
  if (!one || more.length > 0) {
    reading.problems.push(problem(id, 'timer-invalid', one ? 'nhiều thời điểm' : 'không có'))
    return { form: 'duration', value: 'PT0S', isWorkingTime }
  }
  const { form, value, expression } = one
  if (isIso[form](value)) {
    if (isWorkingTime && form !== 'date' && !isWorkingSpan(value.slice(value.indexOf('P')))) {
      reading.problems.push(problem(id, 'timer-invalid', `${value}: ${WORKING_SPAN}`))
    }
    return { form, value, isWorkingTime }
  }
  // What begins like a moment and is none, a pattern of cron too, would be a broken expression in another's words.
  if (/^[P\d*]|^R\d*\//.test(value)) {
    reading.problems.push(problem(id, 'timer-invalid', value))
    return { form, value, isWorkingTime }
  }
  return { form, value: feelOf(reading, id, expression) ?? value, isWorkingTime }
}
