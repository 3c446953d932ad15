import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type { OfflineCommandBody } from '@motcua/contracts/offline.ts'

/** A device as a browser makes it: the key that it keeps, and what it signs. */
export function newDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signed = (text: string) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  let [id, outing, n] = ['', '', 0]
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    is(device: string) { id = device },
    goesOut(named: string) { outing = named },
    outingBody(at: string) {
      return { device: id, at, signature: signed(`outing ${id} ${at}`).toString('base64') }
    },
    fileUrl(content: Buffer) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const signature = signed(`file ${outing} ${sha256}`).toString('base64url')
      return { sha256, url: `/api/offline/files?device=${id}&outing=${outing}&sha256=${sha256}&signature=${signature}` }
    },
    command(
      kind: string, body: unknown,
      { uploads = [], madeAt = '2021-06-25T09:00:00+07:00', ...more }: {
        uploads?: OfflineCommandBody['uploads']; madeAt?: string; id?: string; n?: number; outing?: string
      } = {},
    ): OfflineCommandBody {
      n += 1
      const command = JSON.stringify({ v: 1, id: randomUUID(), outing, n, madeAt, kind, body, ...more })
      return { device: id, command, signature: signed(command).toString('base64'), uploads }
    },
  }
}
export type TestDevice = ReturnType<typeof newDevice>
