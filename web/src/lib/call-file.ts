import { noAnswer, refusalOf } from './call-error.ts'
import { LANGUAGE } from './language.ts'
import { pageAccountHeader } from './page-account.ts'

/** A file at an address, to be shown or printed by the page itself. Rejects with a CallError, as `call` does. */
export async function fetchFile(path: string, signal: AbortSignal): Promise<Blob> {
  const headers = { 'accept-language': LANGUAGE, ...pageAccountHeader() }
  const response = await fetch(path, { credentials: 'same-origin', redirect: 'error', headers, signal })
    .catch(() => { throw noAnswer() })
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined) as unknown)
  return response.blob()
}

/**
 * Asks for a file and hands it to the browser as a download, under a name of ours. A POST, because what is asked may
 * not stand in an address. Rejects with a CallError, as `call` does.
 */
export async function downloadFile(path: string, body: unknown, name: string): Promise<void> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST', credentials: 'same-origin', redirect: 'error', body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), 'accept-language': LANGUAGE,
        ...pageAccountHeader(),
      },
    })
  } catch {
    throw noAnswer()
  }
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined) as unknown)
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
