import type { Inlet } from '../inlet.ts'
import type { DocumentAxis } from './client.ts'
import { type HandlingRooms, handleMessage } from './handle-message.ts'
import { DOCUMENT_AXIS } from './package-body.ts'
import { type ReadingRooms, readPackage } from './read-package.ts'

export interface AxisInlet {
  /** Our own agency, by its code on the axis. */
  readonly agency: string
  readonly isTrustNeeded: boolean
}

/** The incoming half of the axis: documents first, for words about them may be among what follows. */
export function axisInlet(
  rooms: ReadingRooms & HandlingRooms, axis: DocumentAxis, { agency, isTrustNeeded }: AxisInlet,
): Inlet {
  return {
    partner: DOCUMENT_AXIS,
    async list() {
      const [documents, statuses] = [await axis.listReceived('edoc'), await axis.listReceived('status')]
      return [...documents, ...statuses].filter(({ to }) => to === agency).map(({ docId }) => docId)
    },
    read: async (name) => readPackage(rooms, { name, pieces: await axis.get(name), isTrustNeeded }),
    confirm: async (name, how) => axis.update(name, how),
    handle: async (ctx, message) => handleMessage(ctx, rooms, agency, message),
  }
}
