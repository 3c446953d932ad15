import { dayOf } from '../../../kernel/civil-day.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Tx } from '../../../platform/db.ts'
import type { RecordedEvent } from '../../audit/public.ts'
import { type Dossier, dossiersById, nationalCodeOf } from '../../dossiers/public.ts'
import { FIGURES, countedOf } from '../domain/day-figures.ts'
import { type Deed, deedsAmong } from '../deeds.ts'
import type { NewMessage } from '../domain/message.ts'
import type { MessageRooms } from '../national-portal/message-rooms.ts'
import { type DayFigure, addToFigures } from '../store/day-figures.ts'
import { COMMAND_CENTRE } from './outlet.ts'

/**
 * What the command centre is told of these events, as CloudEvents: how each dossier stands, and the figures of each day
 * and agency that they change. Figures are whole, not what came to them: the newest says all, in whatever order they
 * arrive. Counts in the transaction of the cursor, so that each deed is counted once. Names nobody.
 */
export async function buildCentreMessages(
  tx: Tx, rooms: MessageRooms, source: string, events: readonly RecordedEvent[],
): Promise<NewMessage[]> {
  const deeds = deedsAmong(events, COMMAND_CENTRE)
  const dossiers = await dossiersById(tx, [...new Set(deeds.map(({ dossierId }) => dossierId))])
  const known = deeds.flatMap((deed) => {
    const dossier = dossiers.get(deed.dossierId)
    return dossier ? [{ deed, dossier }] : []
  })
  return [
    ...known.map(({ deed, dossier }) => stateMessage(rooms, source, deed, dossier)),
    ...await figureMessages(tx, rooms, source, known),
  ]
}

interface Known { readonly deed: Deed; readonly dossier: Dossier }

function stateMessage(rooms: MessageRooms, source: string, deed: Deed, dossier: Dossier): NewMessage {
  const { code, codeSuffix, content } = rooms.catalogue.version(dossier.procedureVersionId)
  const state = String(nationalCodeOf(deed.state))
  return {
    kind: 'state', dossierId: deed.dossierId, era: deed.era, eventId: deed.id, happenedAt: deed.happenedAt, told: state,
    body: envelope(source, deed, 'vn.gov.dossier.state', {
      number: dossier.number, state, agency: codeOfAgency(rooms, dossier.receivingUnitId, deed.happenedAt),
      procedure: [code ?? '', codeSuffix].filter(Boolean).join('.'), sector: content.sector, channel: dossier.channel,
      receivedAt: dossier.receivedAt, dueAt: dossier.dueAt,
    }),
  }
}

async function figureMessages(
  tx: Tx, rooms: MessageRooms, source: string, known: readonly Known[],
): Promise<NewMessage[]> {
  const counted = known.flatMap(({ deed, dossier }) => {
    const one = countedOf(deed, dossier)
    return one ? [{ deed, day: dayOf(one.at), agencyId: dossier.receivingUnitId, figure: one.figure, total: 1 }] : []
  })
  const sums = groupBy(await addToFigures(tx, counted), keyOf)
  // The last deed that changed a day of an agency is the one of which its message tells.
  const last = new Map(counted.map((one) => [keyOf(one), one]))
  return [...last].map(([key, { deed, day, agencyId }]) => {
    const figures = sums.get(key) ?? []
    return {
      kind: 'figures', dossierId: null, era: deed.era, eventId: deed.id, happenedAt: deed.happenedAt, told: null,
      body: envelope(source, deed, 'vn.gov.dossier.figures', {
        day, agency: codeOfAgency(rooms, agencyId, deed.happenedAt),
        // Grows with each deed: of two messages the one with more is the newer.
        sequence: figures.reduce((sum, { total }) => sum + total, 0),
        ...Object.fromEntries(FIGURES.map((name) => [name, figures.find(({ figure }) => figure === name)?.total ?? 0])),
      }),
    }
  })
}

function keyOf({ day, agencyId }: Pick<DayFigure, 'day' | 'agencyId'>): string {
  return `${day} ${agencyId}`
}

function envelope(source: string, { era, id, happenedAt }: Deed, type: string, data: object): object {
  return {
    specversion: '1.0', id: `${era}-${id}-${type}`, source, type, time: happenedAt, datacontenttype: 'application/json', data,
  }
}

function codeOfAgency({ directory }: MessageRooms, unitId: bigint, at: Date): string {
  return directory.on(dayOf(at)).lastKnown(unitId)?.agencyCode ?? ''
}
