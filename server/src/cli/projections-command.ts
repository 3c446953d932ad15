import { parseArgs } from 'node:util'
import { listWrongFacts, rebuildFacts } from '../modules/reporting/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'

export const PROJECTIONS_HELP = `motcua projections rebuild|verify [--json] [--data FOLDER]

rebuild makes what is counted anew from the log of events, while work goes on.
verify holds what is counted against the dossiers themselves, and tells the first that differ.

  --json   {"rows"}; {"wrong": [numbers of dossiers]}

Exit 0 = done, and nothing differs; 1 = something differs; 2 = wrong use.`

/** The words after `projections`. */
export interface ProjectionsUse {
  readonly deed: 'rebuild' | 'verify'
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Told at most of what differs. */
const MOST = 100

/** Reads the words, or answers what is wrong with them. */
export function readProjectionsUse(args: readonly string[]): ProjectionsUse | string {
  try {
    const { values, positionals: [deed, ...more] } = parseArgs({
      args: [...args], options: { json: { type: 'boolean' }, data: { type: 'string' } }, allowPositionals: true,
    })
    if ((deed !== 'rebuild' && deed !== 'verify') || more.length > 0) return 'Cần: motcua projections rebuild|verify'
    return { deed, isJson: values.json ?? false, data: values.data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua projections`. */
export async function runProjections(
  { deed, isJson }: ProjectionsUse, io: Pick<CommandIo, 'stdout' | 'stderr'>,
  rooms: { readonly db: Db; readonly clock: Clock },
): Promise<ExitCode> {
  if (deed === 'rebuild') {
    const rows = await rebuildFacts(rooms, (share) => { io.stderr(`${Math.round(share * 100)} %`) })
    io.stdout(isJson ? JSON.stringify({ rows }) : `Đã lập lại số liệu từ nhật ký: ${rows} dòng.`)
    return 0
  }
  const wrong = await listWrongFacts(rooms.db, MOST)
  io.stdout(isJson
    ? JSON.stringify({ wrong: wrong.map(({ number }) => number) })
    : wrong.length === 0 ? 'Số liệu khớp với hồ sơ.'
      : [`Số liệu khác hồ sơ, ít nhất ${wrong.length} hồ sơ:`, ...wrong.map(({ number }) => `  ${number}`)].join('\n'))
  return wrong.length === 0 ? 0 : 1
}
