import { type ModelNode, type ProcessModel, isAwaited, ownIdOf } from '../modules/workflow/public.ts'

/** Why something that was named in advance will never be taken. */
export interface NamedProblem {
  readonly element: string
  readonly code: 'answer-unknown' | 'answer-misplaced' | 'error-unknown' | 'error-misplaced'
  readonly text: string
}

export interface NamedInAdvance {
  readonly answers: readonly (readonly [node: string, answer: unknown])[]
  readonly errors: readonly (readonly [node: string, code: string])[]
}

/**
 * What was named for `bpmn run` and no process of the files can take: a node that none has, or one that waits for
 * nobody. Whatever one of them takes is in order for all. Pure.
 */
export function lintNamed(models: readonly ProcessModel[], { answers, errors }: NamedInAdvance): NamedProblem[] {
  const nodes = models.flatMap((model) => Object.entries(model.nodes))
  const look = (
    names: readonly string[], what: 'answer' | 'error', takes: (node: ModelNode) => boolean, words: string,
  ): NamedProblem[] => [...new Set(names)].flatMap((name): NamedProblem[] => {
    const found = nodes.filter(([id]) => ownIdOf(id) === name).map(([, node]) => node)
    if (found.some(takes)) return []
    return [found.length === 0
      ? { element: name, code: `${what}-unknown`, text: `Không quy trình nào có bước “${name}” mà --${what} nói đến.` }
      : { element: name, code: `${what}-misplaced`, text: `“${name}” không nhận --${what}: ${words}.` }]
  })
  return [
    ...look(answers.map(([node]) => node), 'answer', takesAnswer,
      'chỉ bước của người, bước dịch vụ và sự kiện được chờ mới nhận'),
    ...look(errors.map(([node]) => node), 'error', takesError, 'chỉ bước của người và bước dịch vụ mới nhận'),
  ]
}

function takesAnswer(node: ModelNode): boolean {
  switch (node.kind) {
    case 'task': return ['user', 'service', 'receive'].includes(node.task)
    case 'catch': case 'boundary': return isAwaited(node.event)
    // At the top a run is begun; within, an event is waited for.
    case 'start': return node.parent !== null && isAwaited(node.event)
    case 'end': case 'throw': case 'gateway': case 'sub-process': return false
  }
}

function takesError(node: ModelNode): boolean {
  return node.kind === 'task' && (node.task === 'user' || node.task === 'service')
}
