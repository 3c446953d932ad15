import { type PaperHead, showHead } from './paper-parts.ts'
import { showMoment } from './paper-text.ts'

/** Whether a step ended before its term, within it or after it. */
export type Punctuality = 'early' | 'on-time' | 'late'

export interface HandOverRow {
  readonly giver: string
  readonly receiver: string
  /** Who handed it over, and who took it. */
  readonly givenBy: string | null
  readonly takenBy: string | null
  readonly at: Date
  /** How the giver stood with the own term; null where it had none. */
  readonly punctuality: Punctuality | null
  readonly note: string | null
}

/** Form 05 of TT 01/2018, 06 of TT 03/2025: travels with the dossier (Phiếu kiểm soát quá trình giải quyết hồ sơ). */
export interface ControlSlip {
  readonly head: PaperHead
  readonly dossierNumber: string
  readonly settlingAgency: string
  readonly cooperatingAgencies: readonly string[]
  readonly receivedAt: Date
  readonly dueAt: Date
  readonly handOvers: readonly HandOverRow[]
}

const PUNCTUALITY: Readonly<Record<Punctuality, string>> = {
  'early': 'Trước hạn', 'on-time': 'Đúng hạn', 'late': 'Quá hạn',
}

export function showControlSlip(slip: ControlSlip) {
  const { head, cooperatingAgencies, receivedAt, dueAt, handOvers } = slip
  return {
    data: {
      ...slip,
      head: showHead(head),
      cooperatingAgencies: cooperatingAgencies.join('; '),
      receivedAt: showMoment(receivedAt),
      dueAt: showMoment(dueAt),
      handOvers: handOvers.map((row) => ({
        ...row, at: showMoment(row.at), result: row.punctuality && PUNCTUALITY[row.punctuality],
      })),
    },
  }
}
