import { messagesCaught, messagesThrown } from './messages-in.ts'
import type { ModelFinding } from './lint-model.ts'
import type { ProcessModel } from './process-model.ts'

/** The names of messages that a process awaits, and neither sends itself nor says that they come from outside. */
export function messagesOfOthers(model: ProcessModel): string[] {
  const known = new Set([...messagesThrown(model), ...model.outside ?? []])
  return [...new Set(messagesCaught(model).map(({ name }) => name))].filter((name) => !known.has(name))
}

/**
 * Warns of each place that waits for a message that nobody sends: a case would stand there for ever. `isSent` says what
 * others send: other processes, what happens to a dossier. Pure.
 */
export function lintMessages(model: ProcessModel, isSent: (name: string) => boolean): ModelFinding[] {
  const lonely = new Set(messagesOfOthers(model).filter((name) => !isSent(name)))
  return messagesCaught(model).filter(({ name }) => lonely.has(name)).map(({ element, name }) => ({
    code: 'message-from-nobody', severity: 'warning', element,
    text: `chờ thông điệp “${name}” mà không quy trình nào gửi; nếu hệ thống khác gửi, hãy đánh dấu ở thông điệp (mc:outside)`,
  }))
}
