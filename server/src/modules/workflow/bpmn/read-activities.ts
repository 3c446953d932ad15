import type { ModdleElement } from 'bpmn-moddle'
import { partOf, textOf } from '../../../platform/moddle-element.ts'
import type { Loop, TaskKind, TaskNode, Work } from '../domain/process-model.ts'
import { extraOf, typeOf } from './element.ts'
import { type Reading, checkedFeel, feelOf } from './expressions.ts'
import { problem } from './problems.ts'
import { messageOf } from './read-events.ts'

const KINDS: Readonly<Record<string, TaskKind>> = {
  UserTask: 'user', ManualTask: 'manual', ServiceTask: 'service', ScriptTask: 'script', BusinessRuleTask: 'rule',
  SendTask: 'send', ReceiveTask: 'receive',
}

/** What kind of task an element is; undefined for one that says of no kind what is to be done. */
export function taskKindOf(element: ModdleElement): TaskKind | undefined {
  return KINDS[typeOf(element)]
}

/** What a task of a kind does, apart from where it stands. */
export function taskOf(
  reading: Reading, element: ModdleElement, task: TaskKind, role: string | null,
): Pick<TaskNode, 'task' | 'does' | 'answer' | 'correlation' | 'work'> {
  const answer = extraOf(element, 'resultVariable') ?? null
  const plain = { task, answer, correlation: null, work: null } as const
  switch (task) {
    case 'manual': return { ...plain, does: null }
    case 'user': return { ...plain, does: null, work: workOf(reading, element, role) }
    case 'service': return { ...plain, does: extraOf(element, 'deed', 'type', 'topic') ?? null }
    case 'script': return { ...plain, does: scriptOf(reading, element) }
    case 'rule': return { ...plain, does: decisionOf(reading, element) }
    case 'send': case 'receive': {
      const { name, correlation } = messageOf(reading, element)
      return { ...plain, does: name, correlation }
    }
  }
}

function workOf(reading: Reading, element: ModdleElement, lane: string | null): Work {
  const minutes = Number(extraOf(element, 'minutes') ?? 0)
  const isWhole = Number.isInteger(minutes) && minutes >= 0
  if (!isWhole) reading.problems.push(problem(element.id ?? '', 'minutes-invalid'))
  const [papers, legalBasis] = [extraOf(element, 'papers'), extraOf(element, 'legalBasis')]
  return {
    ...papers && { papers }, ...legalBasis && { legalBasis },
    ...extraOf(element, 'opinionSigned') === 'true' && { isOpinionSigned: true as const },
    role: extraOf(element, 'role', 'candidateGroups') ?? lane ?? '', unitRule: extraOf(element, 'unitRule') ?? '',
    minutes: isWhole ? minutes : 0, action: extraOf(element, 'action') ?? null,
  }
}

const isFeelFormat = /^(feel|(text|application)\/(x-)?feel)$/i

function scriptOf(reading: Reading, element: ModdleElement): string {
  const id = element.id ?? ''
  const format = textOf(element, 'scriptFormat')
  const script = textOf(element, 'script') ?? extraOf(element, 'expression')
  if (script === undefined || script.trim() === '') {
    reading.problems.push(problem(id, 'script-missing'))
    return ''
  }
  if (format !== undefined && format !== '' && !isFeelFormat.test(format)) {
    reading.problems.push(problem(id, 'expression-language', format))
    return script
  }
  return checkedFeel(reading, id, script)
}

function decisionOf(reading: Reading, element: ModdleElement): string {
  const decision = extraOf(element, 'decision', 'decisionRef', 'decisionId')
  if (decision === undefined) reading.problems.push(problem(element.id ?? '', 'decision-missing'))
  return decision ?? ''
}

/** What an activity says of itself that nobody runs: that it begins a process, or takes and gives several tokens. */
export function nameUnrun(reading: Reading, element: ModdleElement): void {
  const quantities = ['startQuantity', 'completionQuantity'].filter((name) => (element.get(name) ?? 1) !== 1)
  for (const name of [...quantities, ...element.get('instantiate') === true ? ['instantiate'] : []]) {
    reading.problems.push(problem(element.id ?? '', 'unsupported', `${element.$type}, ${name}`))
  }
}

/** How an activity is gone round: null for once. */
export function loopOf(reading: Reading, element: ModdleElement): Loop | null {
  const loop = partOf(element, 'loopCharacteristics')
  const id = element.id ?? ''
  if (!loop) return null
  if (typeOf(loop) !== 'MultiInstanceLoopCharacteristics') {
    reading.problems.push(problem(id, 'unsupported', loop.$type))
    return null
  }
  for (const name of unrunOf(loop)) reading.problems.push(problem(id, 'unsupported', `${loop.$type}, ${name}`))
  const over = extraOf(loop, 'collection', 'inputCollection') ?? partOf(loop, 'loopDataInputRef')?.name
  const count = feelOf(reading, id, partOf(loop, 'loopCardinality'))
  if (over === undefined && count === null) reading.problems.push(problem(id, 'loop-invalid'))
  const [list, value] = [extraOf(loop, 'outputCollection', 'gathers'), extraOf(loop, 'outputElement', 'gathered')]
  return {
    isSequential: loop.get('isSequential') === true,
    count: over === undefined ? count : null,
    over: over === undefined ? null : checkedFeel(reading, id, bare(over)),
    item: extraOf(loop, 'elementVariable', 'inputElement', 'item') ?? partOf(loop, 'inputDataItem')?.name ?? null,
    until: feelOf(reading, id, partOf(loop, 'completionCondition')),
    gathers: list !== undefined && value !== undefined ? { list, value: checkedFeel(reading, id, value) } : null,
  }
}

/** Events after each round, and data that a round gives: what it answers is gathered by `mc:gathers`. */
function unrunOf(loop: ModdleElement): string[] {
  const behavior = textOf(loop, 'behavior') ?? 'All'
  return [
    ...behavior === 'All' ? [] : [`behavior ${behavior}`],
    ...['outputDataItem', 'loopDataOutputRef'].filter((name) => partOf(loop, name)),
  ]
}

/** A variable in the braces of another language is still that variable. */
function bare(expression: string): string {
  return /^\$\{\s*([\p{L}_][\p{L}\p{N}_]*)\s*\}$/u.exec(expression)?.[1] ?? expression
}
