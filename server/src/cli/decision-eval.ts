import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import type { DecisionModel } from '../platform/dmn/model.ts'
import type { ReadDmn } from '../platform/dmn/read-dmn.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { readNamedFile } from './read-file.ts'
import { type JsonObject, readJsonObject } from './read-json-option.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua decision eval FILE… --decision ID [--input JSON]

What does a decision of these files (DMN 1.3) give? One JSON object a line, in order: {"file", "result", "warnings"},
or {"file", "error": {"code", "text"}}; a warning says what FEEL made null of, or which input the file does not
know. Inputs go by the names of the input data;
texts become dates, times and durations as their types say, and come back in ISO 8601. No database is needed.

  --decision ID  the decision, by its id or its name
  --input JSON   an object, by the names of the input data; what is missing is null

Exit 0 = answered, whatever the answer; 1 = a file cannot be opened (file-unreadable); 2 = wrong use.`

/** `motcua decision eval`: `args` is what stands after these two words. */
export async function runDecisionEval(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, HELP)
  if (use === null) { io.stdout(HELP); return 0 }
  const feel = openFeel()
  let exit: ExitCode = 0
  for (const file of use.files) {
    const xml = readNamedFile(file)
    if (!xml.ok) exit = 1
    const answer = xml.ok
      ? await answerOf(feel, await feel.read(xml.value), use)
      : answerError(xml.refusal.code, xml.refusal.text)
    io.stdout(JSON.stringify({ file, ...answer }))
  }
  await feel.close()
  return exit
}

async function answerOf(feel: Feel, read: ReadDmn, { decision, input }: { decision: string; input: JsonObject }) {
  if (!read.ok) return answerError('not-dmn', read.text)
  const answer = await feel.decide(read.model, decision, input, systemClock.now())
  if (!answer.ok) return answerError('decision-failed', answer.text)
  const warnings = [...strangersIn(read.model, input), ...answer.faults ?? []]
  return { result: answer.value, ...warnings.length > 0 ? { warnings } : {} }
}

/** What was given and no input data of the file is called: mostly a name that was mistyped, which would be null. */
function strangersIn({ inputs }: DecisionModel, input: JsonObject): string[] {
  const known = new Set(Object.values(inputs).map(({ name }) => name))
  const named = [...known].map((name) => `“${name}”`).join(', ')
  return Object.keys(input).filter((name) => !known.has(name)).map((name) =>
    `không dùng “${name}”: ${known.size === 0 ? 'tệp không nhận dữ liệu nào' : `tệp chỉ nhận ${named}`}`)
}

function readUse(args: readonly string[]): { files: string[]; decision: string; input: JsonObject } | string | null {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        decision: { type: 'string' }, input: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
      },
    })
    if (values.help) return null
    if (files.length === 0) return 'Thiếu tệp.'
    if (values.decision === undefined) return 'Thiếu --decision.'
    const input = readJsonObject('--input', values.input ?? '{}')
    return typeof input === 'string' ? input : { files, decision: values.decision, input }
  } catch (error) {
    return explainUse(error)
  }
}
