import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import type { ReadDmn } from '../platform/dmn/read-dmn.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'
import { type CommandIo, type ExitCode, answerError } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { readNamedFile } from './read-file.ts'
import { type JsonObject, readJsonObject } from './read-json-option.ts'

const HELP = `motcua decision eval FILE… --decision ID [--input JSON]

What does a decision of these files (DMN 1.3) give? One JSON object a line, in order: {"file", "result", "warnings"},
or {"file", "error": {"code", "text"}}; a warning says what FEEL made null of. Inputs go by the names of the input data;
texts become dates, times and durations as their types say, and come back in ISO 8601. No database is needed.

  --decision ID  the decision, by its id or its name
  --input JSON   an object, by the names of the input data; what is missing is null

Exit 0 = answered, whatever the answer; 1 = a file cannot be read; 2 = wrong use.`

/** `motcua decision eval`: `args` is what stands after these two words. */
export async function runDecisionEval(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const use = readUse(args)
  if (typeof use === 'string') { io.stderr(`${use}\n\n${HELP}`); return 2 }
  if (use === null) { io.stdout(HELP); return 0 }
  const feel = openFeel()
  let exit: ExitCode = 0
  for (const file of use.files) {
    const xml = readNamedFile(file, io)
    if (xml === undefined) exit = 1
    else io.stdout(JSON.stringify({ file, ...await answerOf(feel, await feel.read(xml), use) }))
  }
  await feel.close()
  return exit
}

async function answerOf(feel: Feel, read: ReadDmn, { decision, input }: { decision: string; input: JsonObject }) {
  if (!read.ok) return answerError('not-dmn', read.text)
  const answer = await feel.decide(read.model, decision, input, systemClock.now())
  if (!answer.ok) return answerError('decision-failed', answer.text)
  return { result: answer.value, ...answer.faults?.length ? { warnings: answer.faults } : {} }
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
