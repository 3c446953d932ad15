import type { RecordedEvent } from '../../audit/public.ts'
import { type Dossier, type State, nationalCodeOf } from '../../dossiers/public.ts'
import type { DossierKind } from '../domain/webhook-kinds.ts'
import { envelopeOf } from './envelope.ts'

/** What is told of a dossier, and no more: nothing of whose it is or what it says. */
export interface ToldOutside {
  readonly event: Pick<RecordedEvent, 'era' | 'id' | 'happenedAt' | 'data'>
  readonly kind: DossierKind
  readonly dossier: Pick<Dossier, 'number' | 'receivedAt' | 'dueAt' | 'state'>
  /** After the event; as it stands now where the event says nothing of it. */
  readonly state: State | undefined
  readonly procedure: string
  readonly unit: { readonly id: string | null; readonly name: string }
  /** Under which this installation is reached. */
  readonly source: string
}

/** An event of a dossier as outside developers are told of it. */
export function cloudEventOf({ event, kind, dossier, state = dossier.state, procedure, unit, source }: ToldOutside) {
  const { dueAt } = Object(event.data) as { readonly dueAt?: unknown }
  return envelopeOf(event, {
    kind, source, subject: dossier.number,
    data: {
      number: dossier.number, state, nationalState: String(nationalCodeOf(state)), procedure, unit,
      receivedAt: dossier.receivedAt?.toISOString() ?? null,
      dueAt: typeof dueAt === 'string' ? dueAt : dossier.dueAt?.toISOString() ?? null,
    },
  })
}
