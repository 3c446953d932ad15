import type { Upload } from '@motcua/contracts/files.ts'
import { noAnswer, refusalOf } from '../../lib/call-error.ts'
import { pageAccountHeader } from '../../lib/page-account.ts'

/** Photographed by the camera of this desk. */
export type Came = 'photo'

/**
 * Sends one file and tells how many bytes of it have gone; what it is named in the dossier by is the id that comes
 * back. Not by fetch, which does not tell how far it has come. Rejects with a CallError, in the server's words.
 */
export function uploadFile(
  file: File, onSent: (bytes: number) => void, { came, path = '/api/files' }: { came?: Came | undefined; path?: string } = {},
): Promise<Upload> {
  const body = new FormData()
  body.append('file', file, file.name)
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', came ? `${path}?came=${came}` : path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    for (const [name, value] of Object.entries(pageAccountHeader())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded }) => onSent(Math.min(loaded, file.size)))
    request.addEventListener('error', () => fail(noAnswer()))
    request.addEventListener('abort', () => fail(noAnswer()))
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (request.status === 201 && answer !== null) done(answer as Upload)
      else fail(refusalOf(request.status, answer))
    })
    request.send(body)
  })
}
