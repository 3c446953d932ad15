import { parseArgs } from 'node:util'
import type { Day } from '../kernel/civil-day.ts'
import { type HandedTwice, type MeasureRooms, certainlyTwice, listHandedTwice } from '../modules/reporting/public.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { findAskedUnits, readAskedDays } from './metrics-command.ts'
import { refuseDeed } from './refuse.ts'

export const HANDED_TWICE_HELP = `motcua handed-twice --from DAY --to DAY [--unit UNIT] [--json] [--data FOLDER]

Which papers do people hand in again that had been there before? Of dossiers received in these days, by component of a
procedure: in how many it was handed in or shown; in how many the same paper of the same owner had come with something
submitted earlier; and in how many others its owner had one of that kind, in force, of which nobody knows whether it is
the same. What is used again out of the Kho is not handed in. Declarations are filled in anew and are left out.

  --unit UNIT  id of the unit in organisation.yaml that settles, with all below it; unless said the province
  --json       {"from", "to", "components": [{"procedure", "component", "name", "handed",
                "twice": {"file", "number", "text"}, "perhaps", "issued"}]}, the worst first

"twice": "file" byte for byte; "number" the same number of the same kind of paper; "text" what was read of both is the
same. A dossier counts once, by the first of these. "issued": of "twice" and "perhaps", those of which an office of the
province had issued what was there.

Exit 0 = answered; 1 = refused: unit-unknown; 2 = wrong use.`

/** The words after `handed-twice`. */
export interface HandedTwiceUse {
  readonly from: Day
  readonly until: Day
  readonly unit: string | undefined
  readonly isJson: boolean
  readonly data: string | undefined
}

/** Reads the words, or answers what is wrong with them. */
export function readHandedTwiceUse(args: readonly string[]): HandedTwiceUse | string {
  try {
    const { values: { json: isJson = false, data, ...asked } } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' },
      },
    })
    const days = readAskedDays(asked)
    return typeof days === 'string' ? days : { from: days.from, until: days.until, unit: days.unit, isJson, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua handed-twice`. */
export async function runHandedTwice(
  use: HandedTwiceUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: MeasureRooms,
): Promise<ExitCode> {
  const { from, until, isJson } = use
  const unitIds = findAskedUnits(rooms, use)
  if (unitIds === 'unknown') return refuseDeed(io, isJson, 'unit-unknown', `không có đơn vị ${use.unit ?? ''} vào ngày ${until}`)
  const components = (await listHandedTwice(rooms, { from, until, unitIds }))
    .map((one) => ({ ...one, name: nameOf(rooms, one) }))
  io.stdout(isJson ? JSON.stringify({ from, to: until, components }) : inWords(use, components))
  return 0
}

/** As the last version that has it calls it. */
function nameOf({ catalogue }: MeasureRooms, { procedure, component }: HandedTwice): string {
  const version = catalogue.versions().findLast((one) =>
    one.procedure === procedure && one.content.components.some(({ id }) => id === component))
  return version?.content.components.find(({ id }) => id === component)?.name ?? component
}

const MOST_TOLD = 20

function inWords({ from, until }: HandedTwiceUse, all: readonly (HandedTwice & { readonly name: string })[]): string {
  const told = all.filter((one) => certainlyTwice(one) + one.perhaps > 0)
  return [
    `Giấy tờ phải nộp lại, hồ sơ tiếp nhận từ ${from} đến ${until}: ${told.length} trong ${all.length} loại thành phần`,
    ...told.slice(0, MOST_TOLD).map((one) =>
      `- ${one.procedure}, ${one.name}: nộp ${one.handed} lần; ${certainlyTwice(one)} lần là giấy tờ đã có `
      + `(cùng tệp ${one.twice.file}, cùng số ${one.twice.number}, cùng nội dung ${one.twice.text}), ${one.perhaps} lần có thể; `
      + `${one.issued} lần do cơ quan trong tỉnh cấp`),
    ...told.length > MOST_TOLD ? [`(còn ${told.length - MOST_TOLD}, xem bằng --json)`] : [],
  ].join('\n')
}
