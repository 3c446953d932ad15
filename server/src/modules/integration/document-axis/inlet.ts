import { SendFault } from '../../../platform/send-fault.ts'
import type { Inlet } from '../inlet.ts'
import type { DocumentAxis } from './client.ts'
import { type HandlingRooms, type OwnAgency, handleMessage } from './handle-message.ts'
import { DOCUMENT_AXIS } from './package-body.ts'
import { type ReadingRooms, readPackage } from './read-package.ts'

/**
 * The incoming half of the axis: documents first, for words about them may be among what follows. `own` is ours, by
 * its code there.
 */
export function axisInlet(
  rooms: ReadingRooms & HandlingRooms, axis: DocumentAxis, own: OwnAgency,
): Inlet {
  /** Of the packages that were listed last, from whom the axis has each. */
  const { agency } = own
  let senders: ReadonlyMap<string, string> = new Map()
  const list = async () => {
    const [documents, statuses] = [await axis.listReceived('edoc'), await axis.listReceived('status')]
    const ours = [...documents, ...statuses].filter(({ to }) => to === agency)
    senders = new Map(ours.map(({ docId, from }) => [docId, from]))
    return ours.map(({ docId }) => docId)
  }
  return {
    partner: DOCUMENT_AXIS,
    list,
    async read(name) {
      if (!senders.has(name)) await list()
      const handedBy = senders.get(name)
      // What it does not list any more it has from nobody; another look may find it.
      if (handedBy === undefined) throw new SendFault('error-not-listed', false)
      return readPackage(rooms, { name, pieces: await axis.get(name), handedBy })
    },
    confirm: async (name, how) => axis.update(name, how),
    handle: async (ctx, message) => handleMessage(ctx, rooms, own, message),
  }
}
