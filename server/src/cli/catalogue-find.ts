import { parseArgs } from 'node:util'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { textOfError } from '../kernel/text-of-error.ts'
import { findableOf, openSearch } from '../modules/catalogue/public.ts'
import { systemClock } from '../platform/clock.ts'
import { type CommandIo, type ExitCode, quoted } from './batch.ts'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'
import { readProcedures } from './read-procedures.ts'
import { refuseUse } from './refuse.ts'

const HELP = `motcua catalogue find TEXT [--json] [--on DAY] [--limit N] [--data-set FOLDER]

Which procedure does somebody mean? A JSON array of {"code", "name"}, best first; empty when nothing fits. TEXT needs no marks, may
shorten ("gplx"), call things as people do ("sổ đỏ"), hold a slip of the pen, or be a code.

  --json             all on one line; else one procedure a line
  --on DAY           procedures in force on that day; else today
  --limit N          at most so many, 1 to 100; else 20
  --data-set FOLDER  another data set than the one that comes with the program

Exit 0 = answered, also with nothing; 1 = the data set cannot be read; 2 = wrong use.`

const HINT = 'Xem cách dùng: motcua catalogue find --help'

/**
 * `motcua catalogue find`: `args` is what stands after these two words; see `--help` for the contract. Files only, no
 * database.
 */
export function runCatalogueFind(args: readonly string[], io: CommandIo): ExitCode {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'json': { type: 'boolean' }, 'on': { type: 'string' }, 'limit': { type: 'string' },
        'data-set': { type: 'string' }, 'help': { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuseUse(io, args, explainUse(error), HINT)
  }
  const { values: { json, on, limit = '20', 'data-set': folder = defaultDataSet(), help }, positionals } = parsed
  if (help) { io.stdout(HELP); return 0 }
  if (positionals.length === 0)
    return refuseUse(io, args, 'Cần một cụm từ để tìm, ví dụ: motcua catalogue find "giay khai sinh".', HINT)
  if (on !== undefined && !isDay(on))
    return refuseUse(io, args, `--on không nhận ${quoted(on)}. Cần một ngày, ví dụ 2021-06-25.`, HINT)
  if (!/^([1-9]\d?|100)$/.test(limit))
    return refuseUse(io, args, `--limit không nhận ${quoted(limit)}. Cần một số từ 1 đến 100.`, HINT)

  let found
  try {
    found = findIn(folder, positionals.join(' '), on ?? dayOf(systemClock.now()), Number(limit))
  } catch (error) {
    io.stderr(`Không đọc được bộ dữ liệu: ${textOfError(error)}`)
    return 1
  }
  if (json || found.length === 0) io.stdout(JSON.stringify(found))
  else io.stdout(`[${found.map((one) => JSON.stringify(one)).join(',\n ')}]`)
  return 0
}

function findIn(folder: string, text: string, day: Day, limit: number): { code: string | null; name: string }[] {
  const { rows: { procedures, synonyms } } = readProcedures(folder)
  const inForce = procedures.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day),
  )
  const search = openSearch(inForce.map((row) => findableOf(row, synonyms)))
  return search(text, limit).flatMap((hit) => {
    const row = inForce.find(({ procedure }) => procedure === hit.procedure)
    return row ? [{ code: row.code, name: row.content.name }] : []
  })
}
