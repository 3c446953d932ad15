import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { type ProcessModel, type Task, findStep } from '../modules/workflow/public.ts'
import { GIVEN } from './showing-texts.ts'

/** The steps of a dossier as the desk shows them; names are those of staff by their account. */
export function showSteps(
  tasks: readonly Task[], model: ProcessModel, { names, unitName, say }: {
    names: ReadonlyMap<bigint, string>; unitName: (id: bigint) => string; say: Say
  },
): DossierDetail['steps'] {
  return tasks.map(({
    name, role, nodeId, unitId, holderId, opensAt, dueAt, doneAt, doneBy, doneFor, outcome, note, given,
  }) => ({
    ...saidOf(findStep(model, nodeId)), name, role, unitName: unitName(unitId), state: outcome ?? 'open', note,
    holderName: names.get(doneBy ?? holderId ?? 0n) ?? null, doneForName: names.get(doneFor ?? 0n) ?? null,
    givenBy: given === null ? null : say(GIVEN[given.why], { open: given.open, among: given.among }),
    openedAt: opensAt.toISOString(),
    dueAt: dueAt.toISOString(), doneAt: doneAt?.toISOString() ?? null,
  }))
}

/** What the process says of a step besides; a step of no process says nothing. */
function saidOf(step: ReturnType<typeof findStep>): Pick<DossierDetail['steps'][number], 'papers' | 'legalBasis'> {
  return { papers: step?.papers ?? null, legalBasis: step?.legalBasis ?? null }
}
