import type { ArchiveBatchList, DestructionList, KeptList, OverList } from '@motcua/contracts/archive.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { type Day, addMonths, dayOf, momentOn } from '../kernel/work-calendar.ts'
import {
  type ArchiveFault, type HandOverRule, type OverDossier, archiveDueOn, countOver, listBatchPackages, listBatches,
  listDestructionItems, listDestructions, listKept, listOver,
} from '../modules/dossiers/public.ts'
import { ARCHIVE_FAULT, ARCHIVE_PLACE } from './archive-texts.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

/** So many are listed; whoever has more closes the oldest first. */
const [MOST_OVER, MOST_BATCHES] = [200, 50]

/** What units settled that is over and not with the archive, with the day it is due. */
export async function showOver(rooms: ApiRooms, say: Say, unitIds: readonly bigint[]): Promise<OverList> {
  const today = dayOf(rooms.clock.now())
  const rule = rooms.directory.on(today).policy('archive-hand-over')?.value as HandOverRule | undefined
  const [items, counts] = [
    await listOver(rooms.db, unitIds, MOST_OVER), await countOver(rooms.db, unitIds, lateBefore(today, rule)),
  ]
  return {
    today, ...counts,
    items: items.map((one) => {
      const { content } = rooms.catalogue.version(one.procedureVersionId)
      const dueOn = rule ? archiveDueOn(one.closedAt, rule) : null
      const nameOf = (id: string) => content.components.find((component) => component.id === id)?.name ?? id
      return {
        dossierId: one.publicId, number: one.number, procedure: content.name, closedOn: dayOf(one.closedAt), dueOn,
        isLate: dueOn !== null && dueOn < today, package: one.package && showTried(one.package, say, nameOf),
      }
    }),
  }
}

function showTried(
  { publicId: id, state, faults, refusedWhy, seal, sealedBy }: NonNullable<OverDossier['package']>, say: Say, nameOf: (id: string) => string,
) {
  const place = ({ code, component }: ArchiveFault) => code === 'seal-unusable' ? say(ARCHIVE_PLACE.seal)
    : component === '' ? say(ARCHIVE_PLACE.result)
      // `LETTER_PLACE`: no id of a component begins so.
      : component.startsWith('@') ? say(ARCHIVE_PLACE.letter) : nameOf(component)
  return { id, state, refusedWhy, seal: seal ?? 'none' as const, sealedBy, faults: faults.map((fault) => `${place(fault)}: ${say(ARCHIVE_FAULT[fault.code])}`) }
}

/** What was closed before it is late today: a day of this month a year ago need not be one of every month. */
function lateBefore(today: Day, rule: HandOverRule | undefined): Date {
  return rule ? momentOn(addMonths(today, -rule.months), 0) : new Date(0)
}

/** What was handed over to agencies, with its receipts. */
export async function showBatches(rooms: ApiRooms, unitIds: readonly bigint[]): Promise<ArchiveBatchList> {
  const batches = await listBatches(rooms.db, unitIds, MOST_BATCHES)
  const packages = await listBatchPackages(rooms.db, batches.map(({ id }) => id))
  const people = batches.flatMap(({ handedBy, receivedBy }) =>
    receivedBy === null ? [handedBy] : [handedBy, receivedBy])
  const names = await namesOfStaff(rooms.db, people)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return {
    items: batches.map((batch) => {
      const own = packages.filter(({ batchId }) => batchId === batch.id)
      const unit = directory.heirOf(batch.unitId) ?? directory.lastKnown(batch.unitId)
      return {
        id: batch.publicId, unitName: unit?.name ?? '', handedAt: batch.handedAt.toISOString(),
        handedBy: names.get(batch.handedBy) ?? '', receivedAt: batch.receivedAt?.toISOString() ?? null,
        receivedBy: batch.receivedBy === null ? null : names.get(batch.receivedBy) ?? '',
        accepted: own.filter(({ state }) => state === 'kept').length,
        refused: own.filter(({ state }) => state === 'refused').length,
        packages: own.map(({ publicId: id, number, state, sha256, retainUntil, refusedWhy, sealedBy, ...one }) => ({
          id, number, state, size: one.size ?? 0, files: one.files ?? 0, sha256, retainUntil, refusedWhy,
          seal: one.seal ?? 'none', sealedBy,
        })),
      }
    }),
  }
}

/** What the archive keeps, those whose time ends first. */
export async function showKept(rooms: ApiRooms, unitIds: readonly bigint[]): Promise<KeptList> {
  const today = dayOf(rooms.clock.now())
  return {
    items: (await listKept(rooms.db, unitIds, MOST_OVER)).map((one) => ({
      id: one.publicId, number: one.number, procedure: rooms.catalogue.version(one.procedureVersionId).content.name,
      size: one.size, retainUntil: one.retainUntil, isOver: one.retainUntil !== null && one.retainUntil < today,
      holdReason: one.holdReason, heldSince: one.heldSince?.toISOString() ?? null, isProposed: one.isProposed,
    })),
  }
}

/** Proposals to destroy, with what was decided. */
export async function showDestructions(rooms: ApiRooms, unitIds: readonly bigint[]): Promise<DestructionList> {
  const found = await listDestructions(rooms.db, unitIds, MOST_BATCHES)
  const items = await listDestructionItems(rooms.db, found.map(({ id }) => id))
  const names = await namesOfStaff(rooms.db, found.flatMap(({ proposedBy, closedBy }) =>
    closedBy === null ? [proposedBy] : [proposedBy, closedBy]))
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return {
    items: found.map(({ id, publicId, unitId, proposedAt, proposedBy, closedAt, closedBy, ...one }) => ({
      id: publicId, unitName: (directory.heirOf(unitId) ?? directory.lastKnown(unitId))?.name ?? '', reason: one.reason,
      proposedAt: proposedAt.toISOString(), proposedBy: names.get(proposedBy) ?? '',
      note: one.note, isApproved: one.isApproved, bodies: one.bodies,
      closedAt: closedAt?.toISOString() ?? null, closedBy: closedBy === null ? null : names.get(closedBy) ?? '',
      packages: items.filter(({ destructionId }) => destructionId === id).map((item) => (
        { id: item.publicId, number: item.number, retainUntil: item.retainUntil, sha256: item.sha256 })),
    })),
  }
}
