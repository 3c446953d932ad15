import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Json, Tx } from '../../platform/db.ts'
import type { Feel } from '../../platform/feel/open-feel.ts'
import type { ProcedureContent } from '../catalogue/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import type { Process, StepNode } from '../workflow/public.ts'
import { agencyAbove } from './places.ts'
import type { DossierPolicies } from './policies.ts'
import type { Dossier } from './store/dossier-store.ts'

export type StepRefusal = CalendarMissing | { readonly code: 'step-without-unit'; readonly step: string }

/** Where a dossier stands in the province. */
export interface CasePlaces {
  readonly caseId: bigint
  readonly receivesAtId: bigint
  readonly competentUnitId: bigint
  readonly territoryId: bigint | null
  /** Where the applicant collects the result, if elsewhere than it was received. */
  readonly collectAtId?: bigint | undefined
  readonly directory: Directory
}

/** What its process may ask of a dossier. */
export interface AskedOfCase extends Pick<
  Dossier,
  'publicId' | 'channel' | 'limitCase' | 'delivery' | 'proposal' | 'supplements' | 'extensions' | 'authoriserId' | 'receivedAt' | 'dueAt'
> {
  /** Null while it is first stored: a number is the last thing that is drawn. */
  readonly number: string | null
  answers(tx: Tx): Promise<Json>
}

/** Where a dossier stands in the province and in its process, as its steps need it. */
export interface CaseFacts extends CasePlaces {
  readonly content: ProcedureContent
  readonly process: Process
  readonly policies: DossierPolicies
  readonly asked: AskedOfCase
  /** Of the catalogue: rules by which work is given may be its own. */
  readonly procedureId: bigint
  /** The account that sent it, or that received it. */
  readonly submittedBy: bigint
  readonly feel: Feel
}

/** The unit of a step by its rule. Undefined where the province has none. */
export function unitOfStep(
  { directory, territoryId, receivesAtId, competentUnitId, collectAtId = receivesAtId, content }:
    CasePlaces & Partial<Pick<CaseFacts, 'content'>>,
  step: StepNode,
): Unit | undefined {
  const section = directory.byId(receivesAtId)
  const commune = territoryId ?? (section && directory.territoryOf(section.id))
  if (step.action === 'accept') return section
  if (step.action === 'return-result') return directory.byId(collectAtId) ?? section
  const unit = directory.resolve(step.unitRule, { commune, receiving: receivesAtId, competent: competentUnitId })
  const usual = content && directory.resolve(content.competent, { commune, receiving: receivesAtId })
  if (!unit || !usual || usual.id === competentUnitId) return unit
  // Competence went over to another body while it was open: what that of the version was to do, this one does.
  const [from, at] = [directory.bodyOf(usual.id), directory.bodyOf(unit.id)]
  return from !== undefined && from.id === at?.id ? directory.heirOf(competentUnitId) : unit
}

/** The agency of a step, as far as it can be known. */
export function agencyOfStep(places: CasePlaces, step: StepNode): bigint | undefined {
  const unit = unitOfStep(places, step)
  return unit && agencyAbove(places.directory, unit).id
}
