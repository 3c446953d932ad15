import { parseArgs } from 'node:util'
import { textOfError } from '../kernel/text-of-error.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { openBpmnReader } from '../modules/workflow/public.ts'
import type { Backing } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { lintNamed } from './named-nodes.ts'
import { isDecisionFile, readDecisions } from './read-decisions.ts'
import { readNamedFile } from './read-file.ts'
import { type JsonObject, readJsonObject } from './read-json-option.ts'
import { type NamedFile, readTogether } from './read-together.ts'
import { tryProcess } from './try-process.ts'

export const BPMN_RUN_HELP = `motcua bpmn run FILE… [--process ID] [--input JSON] [--answer NODE=JSON]… [--error NODE=CODE]… [--data FOLDER]

Runs each process on the real engine and database, as one who does every step at once, and tells how it went. One JSON object
a line, in order: {"file", "state", "passed": [node], "waiting": [{"node", "for"}], "faults": [{"node", "code", "text"}],
"variables", "unused": [node]}. State is completed, terminated, failed (an error nobody caught), waiting (for what nobody sends), stuck (a
token that can never move), incident, or refused, with "problems": [{"element", "code", "text"}]. "unused" names each answer and
error that was given and not asked for. A file that ends in .dmn holds decisions that the processes ask;
a process may call one of another of the files.

  --input JSON        variables with which a process begins
  --answer NODE=JSON  what a step, or an event that is waited for, brings; each for one passing, in order
  --error NODE=CODE   that step ends with this error instead
  --process ID        which process of the file
  --data FOLDER       the demonstration there; otherwise DATABASE_URL

Moments that are waited for come at once. Exit 0 = run, however it ended, or not executable; 1 = a file cannot be opened (file-unreadable), or an answer or error is for
a node that no process has (answer-unknown, error-unknown) or that takes none (answer-misplaced, error-misplaced): then
nothing is run; 2 = wrong use.`

export interface BpmnRunUse {
  readonly files: readonly string[]
  readonly process: string | undefined
  readonly input: JsonObject
  readonly answers: readonly (readonly [node: string, answer: JsonObject])[]
  readonly errors: readonly (readonly [node: string, code: string])[]
  readonly data: string | undefined
}

/** `args` is what stands after `bpmn run`; what is wrong with it comes back in Vietnamese. */
export function readBpmnRunUse(args: readonly string[]): BpmnRunUse | string {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        process: { type: 'string' }, input: { type: 'string' }, answer: { type: 'string', multiple: true },
        error: { type: 'string', multiple: true }, data: { type: 'string' }, json: { type: 'boolean' },
      },
    })
    if (files.length === 0) return 'Thiếu tệp.'
    const input = readJsonObject('--input', values.input ?? '{}')
    if (typeof input === 'string') return input
    const answers: [string, JsonObject][] = []
    for (const [node, text] of (values.answer ?? []).map(halves)) {
      const answer = readJsonObject(`--answer ${node}=`, text)
      if (typeof answer === 'string') return answer
      answers.push([node, answer])
    }
    const { process, data, error = [] } = values
    return { files, process, input, answers, errors: error.map(halves), data }
  } catch (error) {
    return explainUse(error)
  }
}

function halves(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** One that the program could not run for a reason of its own stops no other file. */
const RUN_FAILED = {
  element: '', code: 'run-failed', text: 'Không chạy thử được quy trình này. Hãy báo người quản trị hệ thống.',
}

/** `motcua bpmn run`, once its words are read. */
export async function runBpmnRun(use: BpmnRunUse, io: CommandIo, rooms: Backing): Promise<ExitCode> {
  const [feel, reader] = [openFeel(), openBpmnReader()]
  try {
    const { decisions, isRead } = await readDecisions(use.files, io, feel)
    let exit: ExitCode = isRead ? 0 : 1
    const opened = use.files.filter((one) => !isDecisionFile(one)).map((file) => ({ file, text: readNamedFile(file) }))
    const processes = opened.flatMap(({ file, text }): NamedFile[] => text.ok ? [{ file, xml: text.value }] : [])
    const read = await readTogether(reader, processes, use.process)
    // What no process can take is a mistake of whoever asks, unless the one that takes it could not be read.
    const named = read.length > 0 && read.every(({ model }) => model) && read.length === opened.length
      ? lintNamed(read.flatMap(({ model }) => model ?? []), use)
      : []
    const answers = read[Symbol.iterator]()
    for (const { file, text } of opened) {
      const { model, problems } = text.ok
        ? answers.next().value ?? { model: undefined, problems: [] }
        : { model: undefined, problems: [{ element: '', ...text.refusal }] }
      if (!text.ok || named.length > 0) exit = 1
      const tried = model && text.ok && named.length === 0
        ? await tryProcess(rooms, { model, xml: text.value, decisions, feel, ...use }).catch((error: unknown) => {
          io.stderr(`${file}: ${textOfError(error)}`)
          exit = 1
          return { state: 'refused', passed: [], problems: [RUN_FAILED] }
        })
        : { state: 'refused', passed: [], problems: [...problems, ...named] }
      io.stdout(JSON.stringify({ file, ...tried }))
    }
    return exit
  } finally {
    await Promise.all([feel.close(), reader.close()])
  }
}
