import { type CommandIo, answerError } from './batch.ts'

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** Whether the words of a command ask for JSON: looked for in them as they are, since they may be wrong. */
export function asksJson(args: readonly string[]): boolean {
  return args.includes('--json')
}

/**
 * Tells that a command was used wrongly. Whoever asked for JSON reads `{"error": {"code", "text"}}` where the answer
 * would stand, with `wrong-use` unless the code is known, and everybody else the words and how the command is used.
 * Answers the exit code.
 */
export function refuseUse(
  io: Io, args: readonly string[], text: string, help = '', code = 'wrong-use',
): 2 {
  if (asksJson(args)) io.stdout(JSON.stringify(answerError(code, text)))
  else io.stderr(help === '' ? text : `${text}\n\n${help}`)
  return 2
}

/** Tells why a command was refused, in JSON or in words, with a stable code both times. Answers the exit code. */
export function refuseDeed(io: Io, isJson: boolean, code: string, text: string): 1 {
  if (isJson) io.stdout(JSON.stringify(answerError(code, text)))
  else io.stderr(`${code}: ${text}`)
  return 1
}
