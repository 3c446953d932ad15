import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import type { Say, Text } from '@motcua/contracts/texts.ts'
import { dayInFigures } from '../kernel/civil-day.ts'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import { sayCode } from './say-to.ts'
import { CAME, COLUMN_OF_FILE, STATE_IN_WORDS } from './showing-texts.ts'
import { showDay, showMoment } from './showing.ts'

/** Lines of a list as the rows of a spreadsheet, with the head above if they are the first. */
export function csvOf(say: Say, lines: readonly DossierLine[], isFirst: boolean): string {
  const rows = lines.map((line) => [
    line.number, line.procedureName, line.applicantName, sayCode(say, CAME, line.channel) ?? line.channel,
    showDay(new Date(line.submittedAt)), say(STATE_IN_WORDS[line.state]),
    line.dueAt === null ? '' : showMoment(new Date(line.dueAt)),
    line.workingDaysLeft === null ? '' : String(line.workingDaysLeft),
    line.step?.name ?? '', line.step?.holderName ?? '', line.step?.unitName ?? '',
    line.followUpOn === null ? '' : dayInFigures(line.followUpOn),
  ])
  const all = isFirst ? [Object.values(COLUMN_OF_FILE).map((text) => say<Text>(text)), ...rows] : rows
  return (isFirst ? BYTE_ORDER_MARK : '') + all.map(csvRow).join('')
}
