import { repeatedKey } from './repeated-key.ts'

/** What a command needs of the outside, so that a test can be it. `stdout` and `stderr` take whole lines. */
export interface CommandIo {
  readonly stdin: AsyncIterable<string | Uint8Array>
  readonly stdout: (line: string) => void
  readonly stderr: (line: string) => void
  /** `stdout` for what is no text; none where a terminal would show it. */
  readonly bytes?: ((bytes: Uint8Array) => void) | undefined
}

/** 0 = answered, a negative answer too; 1 = the command was refused; 2 = it was used wrongly. */
export type ExitCode = 0 | 1 | 2

/** Why one question has no answer: a stable code, and what to do about it in Vietnamese. */
export interface AnswerError { readonly error: { readonly code: string; readonly text: string } }

/** An object of a line, keys in one spelling: hyphens, small letters. */
export type Question = ReadonlyMap<string, unknown>

/** A line longer than this, in characters, is refused without being kept. */
const LONGEST_LINE = 1_000_000

/** A refusal to answer, ready to be written. */
export function answerError(code: string, text: string): AnswerError {
  return { error: { code, text } }
}

/**
 * Answers JSON lines one by one, in order: one object in, one line out. A line that is no object, or has a key that is
 * not among `keys` (`-`, `_` and capitals are one spelling) or stands twice, is refused in its place, and so is
 * whatever `answer` refuses; the batch goes on.
 */
export async function answerLines(io: CommandIo, keys: readonly string[], answer: (question: Question) => object) {
  for await (const line of linesOf(io.stdin)) {
    const question = line === undefined ? TOO_LONG : readQuestion(line, keys)
    io.stdout(JSON.stringify('error' in question ? question : answer(question.known)))
  }
}

const TOO_LONG = answerError('line-too-long', 'Dòng quá dài. Hãy gửi mỗi dòng không quá 1.000.000 ký tự.')

/** Lines of a stream, however it is cut into pieces; undefined for one that is too long. The last may lack its end. */
async function* linesOf(stdin: CommandIo['stdin']): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder()
  let [rest, isTooLong] = ['', false]
  for await (const piece of stdin) {
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    let start = 0
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield isTooLong || end - start > LONGEST_LINE ? undefined : rest.slice(start, end)
      isTooLong = false
      start = end + 1
    }
    rest = rest.slice(start)
    if (rest.length > LONGEST_LINE) [rest, isTooLong] = ['', true]
  }
  rest += decoder.decode()
  if (isTooLong || rest.length > LONGEST_LINE) yield undefined
  else if (rest.trim()) yield rest
}

function readQuestion(line: string, keys: readonly string[]): { known: Question } | AnswerError {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return answerError('not-json', 'Dòng này không phải JSON. Mỗi dòng là một đối tượng JSON.')
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return answerError('not-an-object', 'Mỗi dòng phải là một đối tượng JSON, ví dụ {"…": "…"}.')
  }
  const twice = repeatedKey(line)
  if (twice !== undefined) return repeated(twice)
  const known = new Map<string, unknown>()
  for (const [key, value] of Object.entries(raw)) {
    const name = hyphened(key)
    if (!keys.includes(name)) {
      return answerError('unknown-key', `Không biết khóa ${quoted(key)}. Các khóa: ${keys.join(', ')}.`)
    }
    if (known.has(name)) return repeated(key)
    known.set(name, value)
  }
  return { known }
}

function repeated(key: string): AnswerError {
  return answerError('repeated-key', `Khóa ${quoted(key)} viết hai lần.`)
}

/** Words with `-`, `_` or capitals in one spelling: `after_pause` and `afterPause` are `after-pause`. */
export function hyphened(word: string): string {
  return word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase().replaceAll('_', '-')
}

/** What was given, short enough to stand in a sentence. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
