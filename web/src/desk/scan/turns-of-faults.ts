import type { ScanVerdict } from '@motcua/contracts/scan-checks.ts'

/** A page that must be turned: the place of its file among those of the paper, and degrees clockwise. */
export interface PageTurn { readonly file: number; readonly page: number; readonly turn: 90 | 180 | 270 }

/** Pages that lie upside down or on their side, by what was found of a scan. */
export function turnsIn(faults: ScanVerdict['faults']): readonly PageTurn[] {
  return faults.flatMap(({ code, file, page, found }) =>
    code === 'page-turned' && page !== null && (found === 90 || found === 180 || found === 270)
      ? [{ file, page, turn: found }] : [])
}
