import { type RecordedEvent, derivedRequestId } from '../../audit/public.ts'

export interface Enveloped<Data> {
  /** After `motcua.` */
  readonly kind: string
  /** Under which this installation is reached. */
  readonly source: string
  /** The number of the dossier; none of what concerns no dossier. */
  readonly subject?: string
  readonly data: Data
}

/**
 * What is told outside of an event, in the envelope of CloudEvents 1.0. Its id is the same to all who are told of it,
 * and in each repeat.
 */
export function envelopeOf<Data>(
  { era, id, happenedAt }: Pick<RecordedEvent, 'era' | 'id' | 'happenedAt'>,
  { kind, source, subject, data }: Enveloped<Data>,
) {
  return {
    specversion: '1.0', id: derivedRequestId('cloud-event', era, id), source, type: `motcua.${kind}`,
    ...subject !== undefined && { subject },
    time: happenedAt.toISOString(), datacontenttype: 'application/json', data,
  }
}
