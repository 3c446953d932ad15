import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { systemClock } from '../platform/clock.ts'
import { FACTS_EXAMPLE, FEE_KEYS, type FeeData, answerFees, sayFees } from './answer-fees.ts'
import { type CommandIo, type ExitCode, answerLines } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { readProcedureNames } from './procedure-names.ts'
import { readFees } from './read-fees.ts'
import { readJsonObject } from './read-json-option.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua fees compute CODE --facts JSON [--json] [--data-set FOLDER]
motcua fees compute --batch [--data-set FOLDER]

What is to be paid for a procedure? One JSON object with --json, else in words:
{"code", "procedure", "name", "onDay", "items": [{"name", "kind", "amount", "state", "why"}], "total", "isWhole"}

CODE is a code of the catalogue or the id of the data. "amount" is whole đồng, null where it is not known here; "state" is owed, exempt,
free, unpublished or by-another-agency. "total" is what is owed of what is known; "isWhole" is false if more may be owed.

  --facts JSON       an object: channel (counter, online, post), copies, pages (of one copy), zone (urban, rural, remote),
                     papers (a list of {"pages", "copies"}, each paper that is copied by itself), subjects (a list of codes of
                     fees.yaml, [] for none), quantity, onDay (else today). A key that stands twice is wrong use
  --json             on one line, a refusal too: {"error": {"code", "text"}}
  --batch            JSON lines {"code", "facts"} on stdin, one answer a line in order
  --data-set FOLDER  where fees.yaml and procedures.yaml are; the program's own unless said

Exit 0 = answered, in a batch a refused line too; 1 = refused: procedure-unknown, rule-missing, facts-invalid, facts-missing,
fee-faulty; 2 = wrong use.`

const HINT = 'Xem cách dùng: motcua fees compute --help'

/** `motcua fees compute`: `args` is what stands after these two words; see `--help`. Files only, no database. */
export async function runFeesCompute(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        'facts': { type: 'string' }, 'json': { type: 'boolean' }, 'batch': { type: 'boolean' },
        'data-set': { type: 'string' }, 'help': { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { values: { facts: text, json, batch, 'data-set': folder = defaultDataSet(), help }, positionals } = parsed
  if (help) { io.stdout(HELP); return 0 }
  if (batch) {
    if (positionals.length > 0 || text !== undefined) return refuseUse(io, args, '--batch không đi cùng mã thủ tục hay --facts.', HINT)
    const data = open(folder, io)
    if (!data) return 1
    await answerLines(io, FEE_KEYS, (question) => answerFees(question, data))
    return 0
  }
  const [code, ...more] = positionals
  if (code === undefined || more.length > 0) return refuseUse(io, args, 'Cần đúng một mã thủ tục.', HINT)
  if (text === undefined) return refuseUse(io, args, `Cần dữ kiện, ví dụ --facts '${FACTS_EXAMPLE}'; không có dữ kiện nào thì --facts '{}'.`, HINT)
  const facts = readJsonObject('--facts', text, FACTS_EXAMPLE)
  if (typeof facts === 'string') return refuseUse(io, args, facts, HINT)
  const data = open(folder, io)
  if (!data) return 1

  const answer = answerFees(new Map<string, unknown>([['code', code], ['facts', facts]]), data)
  if ('error' in answer) {
    if (json) io.stdout(JSON.stringify(answer))
    else io.stderr(answer.error.text)
    return 1
  }
  for (const line of json ? [JSON.stringify(answer)] : sayFees(answer)) io.stdout(line)
  return 0
}

function open(folder: string, io: CommandIo): FeeData | undefined {
  try {
    return { fees: readFees(folder), names: readProcedureNames(folder), today: dayOf(systemClock.now()) }
  } catch (error) {
    io.stderr(`Không đọc được bộ dữ liệu: ${textOfError(error)}`)
    return undefined
  }
}
