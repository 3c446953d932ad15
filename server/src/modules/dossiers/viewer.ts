import { type Directory, withPast } from '../organisation/public.ts'
import { agencyAbove, isPartOf } from './places.ts'

/** How far a right reaches, as the door found it in the table of rights for what is asked. */
export interface Reach {
  readonly reach: 'own' | 'task' | 'unit' | 'agency' | 'province'
  readonly unitId: bigint | null
  /** Of whoever works under a delegation: what of that unit was delegated, and no more. */
  readonly delegated?: Delegated
}

/** What of a unit's dossiers was delegated to somebody outside it. */
export interface Delegated {
  readonly agencyId: bigint
  readonly procedureIds: readonly bigint[]
  /** Those that they received and have in hand still: a `task` of theirs is one of these. */
  readonly dossierIds: readonly bigint[]
  readonly delegationId: bigint
  /** What was delegated. */
  readonly tasks: readonly string[]
}

/** An organisation that somebody acts for. */
export interface ActsFor { readonly organisationId: bigint; readonly procedureIds: readonly bigint[] | null }

/** Who looks or acts: what a use case must know of them, and no more. */
export interface Viewer {
  readonly accountId: bigint
  /** For the papers they sign. */
  readonly fullName: string
  /** Of a citizen whose number was checked; earlier dossiers are theirs too. Null otherwise. */
  readonly personId: bigint | null
  /** Roles held today, by unit. */
  readonly grants: readonly { readonly role: string; readonly unitId: bigint | null }[]
  /** Of the permission that this deed needs. */
  readonly reaches: readonly Reach[]
  /** For which organisations they act today, and in which procedures; null is all. */
  readonly mandates?: readonly ActsFor[]
  /** By which mandates they help today as a member of a community digital team. */
  readonly helps?: readonly bigint[]
  /** Closed accounts of others under the number of the checked person: what they sent is not the person's. */
  readonly disowned?: readonly bigint[]
  /** The colleague for whom they act; grants and reaches are so much of that one's as was given then. */
  readonly onBehalfOf?: { readonly accountId: bigint; readonly fullName: string }
  /** Of the right to approve, whatever is asked now: over whose dossiers they are the head. */
  readonly heads?: readonly Reach[]
}

/** What decides who may see a dossier. */
export interface Seen {
  readonly id: bigint
  readonly receivesAtId: bigint
  readonly competentUnitId: bigint
  readonly receivingUnitId: bigint
  readonly applicantId: bigint
  readonly authoriserId: bigint | null
  readonly submittedBy: bigint
  readonly procedureId: bigint
  /** By whose hand, where it is an organisation's. */
  readonly handedInBy: string | null
  /** By which mandate, where a member of a community digital team sent it. */
  readonly helperProxyId: bigint | null
}

export interface SeenTask {
  readonly role: string
  readonly unitId: bigint
  readonly holderId: bigint | null
  readonly doneBy?: bigint | null
  readonly doneFor?: bigint | null
  readonly heldBackAt?: Date | null
}

/**
 * Whether a dossier is within reach: one's own; a step that waits for one's unit or that one holds; a dossier that is
 * or was with one's unit or a part of it; of one's agency; or any. Agencies under one's own are other bodies. What is
 * out of reach does not exist for the viewer.
 */
export function isWithinReach(
  directory: Directory, viewer: Viewer, dossier: Seen, tasks: readonly SeenTask[],
): boolean {
  const units = [dossier.receivesAtId, dossier.competentUnitId, ...tasks.map((task) => task.unitId)]
  return viewer.reaches.some((scope) => {
    if (scope.reach === 'own') return isOwn(viewer, dossier)
    if (scope.delegated && !isDelegated(scope.delegated, dossier)) return false
    if (scope.delegated && scope.reach === 'task') return scope.delegated.dossierIds.includes(dossier.id)
    if (scope.reach === 'task') return tasks.some((task) => isOnTable(viewer, task, scope.unitId))
    return [...units, ...(scope.reach === 'agency' ? [dossier.receivingUnitId] : [])].some((id) =>
      isUnitWithin(directory, scope, id),
    )
  })
}

/**
 * How a viewer may make a printed copy that stands for an electronic paper: by own right of any paper; by a delegation
 * of the result alone, where giving it out was delegated; undefined if not at all.
 */
export function convertsOf(
  directory: Directory, viewer: Viewer, dossier: Seen, tasks: readonly SeenTask[],
): 'any' | 'result' | undefined {
  const isWithin = (reaches: readonly Reach[]) => isWithinReach(directory, { ...viewer, reaches }, dossier, tasks)
  if (isWithin(viewer.reaches.filter(({ delegated }) => !delegated))) return 'any'
  return isWithin(viewer.reaches.filter(({ delegated }) => delegated?.tasks.includes('return'))) ? 'result' : undefined
}

function isDelegated({ agencyId, procedureIds }: Delegated, { receivingUnitId, procedureId }: Seen): boolean {
  return receivingUnitId === agencyId && procedureIds.includes(procedureId)
}

/**
 * Whether a unit's work lies within a reach over units: of the unit and its parts, of its agency, or of all. Never by
 * `own` or `task`.
 */
export function isUnitWithin(directory: Directory, { reach, unitId }: Reach, id: bigint): boolean {
  if (reach === 'province') return true
  if (unitId === null || reach === 'own' || reach === 'task') return false
  return reach === 'unit' && id === unitId || unitsWithin(directory, reach, unitId).has(id)
}

/** Of each snapshot of the province, by reach and unit: a list would else climb from every unit each time. */
const known = new WeakMap<Directory, Map<string, ReadonlySet<bigint>>>()

function unitsWithin(directory: Directory, reach: 'unit' | 'agency', unitId: bigint): ReadonlySet<bigint> {
  const sets = known.get(directory) ?? new Map<string, ReadonlySet<bigint>>()
  known.set(directory, sets)
  const key = `${reach} ${String(unitId)}`
  const found = sets.get(key)
  if (found) return found
  const agency = agencyOf(directory, unitId)
  const within = directory.units.filter(({ id }) =>
    reach === 'unit' ? isPartOf(directory, id, unitId) : agency !== undefined && agencyOf(directory, id) === agency)
  // What a unit that has ended had is its heir's.
  const made = new Set(withPast(directory, within.map(({ id }) => id)))
  sets.set(key, made)
  return made
}

/** Units in force, and those that were before them: lists of what is over look at both. */
export function unitsWithPast(directory: Directory): bigint[] {
  return withPast(directory, directory.units.map(({ id }) => id))
}

/** Whether the viewer is the head of an agency that settles the dossier or has it now. */
export function isHeadOver(
  directory: Directory, { heads = [] }: Viewer, { competentUnitId }: Pick<Seen, 'competentUnitId'>,
  tasks: readonly SeenTask[],
): boolean {
  return [competentUnitId, ...tasks.map(({ unitId }) => unitId)].some((id) =>
    heads.some((scope) => isUnitWithin(directory, scope, id)),
  )
}

/**
 * Sent by this account, of the checked person behind it, or of an organisation that this person acts for today. What
 * somebody sent for an organisation is the organisation's, and what a member of a community digital team sent is of
 * whom they helped: without the mandate it is theirs no longer. What a stranger sent under the number, before its
 * bearer had that account closed, is not the bearer's.
 */
export function isOwn(viewer: Viewer, dossier: Seen): boolean {
  const { accountId, personId, disowned = [] } = viewer
  const { submittedBy, applicantId, authoriserId, handedInBy } = dossier
  if (personId !== null && personId === authoriserId) return true
  if (isHelpOver(viewer, dossier)) return false
  return submittedBy === accountId && handedInBy === null
    || personId !== null && personId === applicantId && !disowned.includes(submittedBy)
    || actsForApplicant(viewer, dossier)
}

/** Whether a member of a community digital team sent it, by a mandate that the viewer has no more or never had. */
function isHelpOver({ helps = [] }: Pick<Viewer, 'helps'>, { helperProxyId }: Pick<Seen, 'helperProxyId'>): boolean {
  return helperProxyId !== null && !helps.includes(helperProxyId)
}

/** Whether the viewer acts for the organisation whose dossier it is. */
export function actsForApplicant(
  { mandates = [] }: Pick<Viewer, 'mandates'>, { applicantId, procedureId }: Pick<Seen, 'applicantId' | 'procedureId'>,
): boolean {
  return mandates.some(({ organisationId, procedureIds }) =>
    organisationId === applicantId && (procedureIds === null || procedureIds.includes(procedureId)))
}

/** At whose desk the viewer sits: what that one holds is theirs to do. One's own, unless one stands in for another. */
export function deskOf({ accountId, onBehalfOf }: Pick<Viewer, 'accountId' | 'onBehalfOf'>): bigint {
  return onBehalfOf?.accountId ?? accountId
}

/** Of a colleague's desk one has the roles that were given, and no more; of one's own whatever lies there. */
export function placesOf({ onBehalfOf, grants }: Viewer): { role: string; unitId: bigint }[] | undefined {
  return onBehalfOf && grants.flatMap(({ role, unitId }) => unitId === null ? [] : [{ role, unitId }])
}

/**
 * The name for the papers: of whoever stands in also the name of the other, for whom it is signed (NĐ 30/2020 Đ.13).
 */
export function signerOf({ fullName, onBehalfOf }: Pick<Viewer, 'fullName' | 'onBehalfOf'>): string {
  return onBehalfOf ? signedFor(fullName, onBehalfOf.fullName) : fullName
}

/** Two names on a paper: who did it, and for whom. */
export function signedFor(fullName: string, absentName: string): string {
  return `${fullName} (thay mặt ${absentName})`
}

/**
 * Whether a step is for the viewer: the role at that unit, nobody else holds it, and its agency does not refuse the
 * case.
 */
export function mayDoStep(
  viewer: Viewer, step: { role: string; unitId: bigint; holderId: bigint | null; heldBackAt?: Date | null },
): boolean {
  if (step.heldBackAt) return false
  return hasPlace(viewer, step) && (step.holderId === null || step.holderId === deskOf(viewer))
}

function hasPlace({ grants }: Viewer, step: { role: string; unitId: bigint }): boolean {
  return grants.some(({ role, unitId }) => role === step.role && unitId === step.unitId)
}

/** Held or done by somebody, or waiting at their unit for whoever has its role there. */
function isOnTable(viewer: Viewer, task: SeenTask, unitId: bigint | null): boolean {
  const { holderId, doneBy = null, doneFor = null } = task
  if (unitId === null) return false
  const desk = deskOf(viewer)
  const isTheirs = holderId === desk || doneBy === desk || doneFor === desk
  // Of a colleague's one has what was given: not what they hold elsewhere.
  if (isTheirs && (viewer.onBehalfOf === undefined || hasPlace(viewer, task))) return true
  return holderId === null && doneBy === null && task.unitId === unitId && mayDoStep(viewer, task)
}

function agencyOf(directory: Directory, unitId: bigint): bigint | undefined {
  const unit = directory.byId(unitId)
  return unit && agencyAbove(directory, unit).id
}
