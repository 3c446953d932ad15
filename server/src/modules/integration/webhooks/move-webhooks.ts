import { dayOf } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { type Dossier, dossiersById, isUnitWithin } from '../../dossiers/public.ts'
import { type DossierKind, type WebhookKind, maintenanceKindOf, webhookKindOf } from '../domain/webhook-kinds.ts'
import { moveEvents } from '../move-events.ts'
import type { MessageRooms } from '../national-portal/message-rooms.ts'
import { codeOf } from '../national-portal/dossier-message.ts'
import { stateAfter } from '../state-after.ts'
import { holdActiveWebhooks } from '../store/webhooks.ts'
import { cloudEventOf } from './cloud-event.ts'
import { maintenanceEventOf } from './maintenance-event.ts'
import { moveTrials } from './try-webhook.ts'

/** Endpoints that are looked at at a time. */
const AT_ONCE = 500

export interface WebhookRooms extends MessageRooms {
  /** Under which this installation is reached. */
  readonly publicUrl: string
}

/**
 * Puts into the outbox what endpoints are told of these events, each of its kinds, and of dossiers those of its unit,
 * in the transaction of the cursor that they share: an endpoint costs no second reading of the log. It is told of
 * nothing from before it was registered. Those that are tried out are told of that. Answers how many messages were
 * made.
 */
export async function moveWebhooks(
  tx: Tx, rooms: WebhookRooms, events: readonly RecordedEvent[],
  { now, machineNow }: { readonly now: Date; readonly machineNow: Date },
): Promise<number> {
  const made = await moveChosen(tx, rooms, events, { now, machineNow })
  // After the others, whose endpoints are held in the order of their ids.
  return made + await moveTrials(tx, events, { source: rooms.publicUrl, machineNow })
}

/** Something that endpoints are told of where they chose its kind; of a dossier those whose unit has it. */
interface Told {
  readonly event: RecordedEvent
  readonly kind: WebhookKind
  readonly dossier?: Dossier
  readonly body: object
}

async function moveChosen(
  tx: Tx, rooms: WebhookRooms, events: readonly RecordedEvent[],
  { now, machineNow }: { readonly now: Date; readonly machineNow: Date },
): Promise<number> {
  const ofDossiers = events.flatMap((event) => {
    const kind = webhookKindOf(event.type)
    return kind === undefined || event.dossierId === null ? [] : [{ event, kind, dossierId: event.dossierId }]
  })
  const ofSystem = events.flatMap((event): Told[] => {
    const kind = maintenanceKindOf(event)
    return kind === undefined ? [] : [{ event, kind, body: maintenanceEventOf(event, kind, rooms.publicUrl) }]
  })
  if (ofDossiers.length + ofSystem.length === 0) return 0
  let endpoints = await holdActiveWebhooks(tx, machineNow, { after: 0n, limit: AT_ONCE })
  if (endpoints.length === 0) return 0
  const dossiers = await dossiersById(tx, [...new Set(ofDossiers.map(({ dossierId }) => dossierId))])
  const known = [...ofDossiers.flatMap((one): Told[] => {
    const dossier = dossiers.get(one.dossierId)
    return dossier ? [{ ...one, dossier, body: describeEvent(rooms, one, dossier) }] : []
  }), ...ofSystem]
  const directory = rooms.directory.on(dayOf(now))
  let made = 0
  for (let last = endpoints.at(-1); last; last = endpoints.at(-1)) {
    for (const { partner, unitId, kinds, madeAt } of endpoints) {
      const own = known.filter(({ event, kind, dossier }) => kinds.includes(kind) && event.happenedAt >= madeAt
        && (!dossier || isUnitWithin(directory, { reach: 'unit', unitId }, dossier.competentUnitId)))
      made += await moveEvents(tx, {
        partner,
        make: async () => own.map(({ event, kind, dossier, body }) => ({
          kind: kind.replace('.', '-'), dossierId: dossier?.id ?? null, era: event.era, eventId: event.id,
          happenedAt: event.happenedAt, body, told: null,
        })),
      }, own.map(({ event }) => event), machineNow)
    }
    const isLast = endpoints.length < AT_ONCE
    endpoints = isLast ? [] : await holdActiveWebhooks(tx, machineNow, { after: last.id, limit: AT_ONCE })
  }
  return made
}

/** An event as outside developers are told of it. */
export function describeEvent(
  { directory, catalogue, publicUrl }: WebhookRooms,
  { event, kind }: { readonly event: RecordedEvent; readonly kind: DossierKind }, dossier: Dossier,
) {
  const day = dayOf(event.happenedAt)
  const unit = directory.on(day).lastKnown(dossier.competentUnitId)
  return cloudEventOf({
    event, kind, dossier, state: stateAfter(event), source: publicUrl,
    procedure: codeOf(catalogue.version(dossier.procedureVersionId)),
    unit: { id: unit?.publicId ?? null, name: directory.nameOn(dossier.competentUnitId, day) },
  })
}
