import { parseArgs } from 'node:util'
import { isDay } from '../kernel/civil-day.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { type ProcedureVersionRow, diffProcedure, summariseChanges } from '../modules/catalogue/public.ts'
import { type CommandIo, type ExitCode, answerError, quoted } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { readProcedures } from './read-procedures.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua catalogue diff CODE FROM TO [--data-set FOLDER]

What became otherwise in a procedure between two days? One JSON object: {"code", "from", "to", "summary", "changes": [{"field",
"kind", "before", "after", "text"}]}. CODE is a code of the catalogue, as it stood on either day, or the id of the data.

  --data-set FOLDER  another data set than the one that comes with the program

Exit 0 = answered, also that nothing is otherwise; 1 = the data set cannot be read; 2 = wrong use.`

const HINT = 'Xem cách dùng: motcua catalogue diff --help'

/** `motcua catalogue diff`: `args` is what stands after these two words. Files only, no database. */
export function runCatalogueDiff(args: readonly string[], io: CommandIo): ExitCode {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true,
      options: { 'data-set': { type: 'string' }, 'json': { type: 'boolean' }, 'help': { type: 'boolean' } },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { values: { help, 'data-set': folder = defaultDataSet() }, positionals: [code, from, to, ...more] } = parsed
  if (help) { io.stdout(HELP); return 0 }
  if (code === undefined || from === undefined || to === undefined || more.length > 0) {
    return refuseUse(io, args, 'Cần một mã thủ tục và hai ngày.', HINT)
  }
  const wrong = [from, to].find((day) => !isDay(day))
  if (wrong !== undefined) return refuseUse(io, args, `${quoted(wrong)} không phải ngày, ví dụ 2021-06-25.`, HINT)
  try {
    io.stdout(JSON.stringify(compare(readProcedures(folder).rows.procedures, { code, from, to })))
    return 0
  } catch (error) {
    io.stderr(`Không đọc được bộ dữ liệu: ${textOfError(error)}`)
    return 1
  }
}

function compare(
  rows: readonly ProcedureVersionRow[], { code, from, to }: { code: string; from: string; to: string },
) {
  const meant = rows.filter((row) => row.code === code || row.procedure === code)
  const named = new Set(meant.map(({ procedure }) => procedure))
  if (named.size === 0) return answerError('procedure-unknown', `Danh mục không có thủ tục ${quoted(code)}.`)
  const inForce = (day: string) => rows.find(({ procedure, validFrom, validTo }) =>
    named.has(procedure) && validFrom <= day && (validTo === null || validTo >= day))
  const [before, after] = [inForce(from), inForce(to)]
  if (!before || !after) {
    return answerError('procedure-not-in-force', `Thủ tục ${quoted(code)} không có hiệu lực ngày ${before ? to : from}.`)
  }
  const changes = diffProcedure(before, after)
  return { code, from, to, summary: summariseChanges(changes), changes }
}
