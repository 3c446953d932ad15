import { type DecidedShown, showDecided } from '@motcua/contracts/decided.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { dayInFigures } from '../kernel/civil-day.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { DecidedByTable } from '../modules/dossiers/public.ts'

/** What a table of a version said, in words, with the papers as that version calls them. */
export function showDecidedOf(
  say: Say, { content, validFrom }: Pick<ProcedureVersion, 'content' | 'validFrom'>, decided: DecidedByTable,
): DecidedShown {
  return showDecided(say, decided, {
    from: dayInFigures(validFrom),
    nameOfPaper: (id) => content.components.find((one) => one.id === id)?.name ?? id,
  })
}
