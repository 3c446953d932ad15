/** What another machine answered; `undefined` where it did not, or not as it should. */
export interface HttpAnswer { readonly status: number; readonly body: Buffer }

export interface AskByHttp {
  /** With a body it is sent (POST), else it is fetched (GET). */
  readonly body?: Buffer
  readonly headers?: Readonly<Record<string, string>>
  /** So many bytes may it answer. */
  readonly most: number
  readonly milliseconds: number
}

/**
 * Asks a machine of others, bounded in bytes and in time, by http or https only and nowhere else than asked: a
 * redirection is no answer. Undefined, never thrown, if nothing came of it.
 */
export async function askByHttp(
  url: string, { body, headers, most, milliseconds }: AskByHttp,
): Promise<HttpAnswer | undefined> {
  if (!isHttp(url)) return undefined
  try {
    const answer = await fetch(url, {
      redirect: 'error', signal: AbortSignal.timeout(milliseconds),
      // One that was kept open may be closed from there just when it is used again.
      headers: { ...headers, connection: 'close' },
      ...body ? { method: 'POST', body: new Uint8Array(body) } : {},
    })
    const pieces: Uint8Array[] = []
    let length = 0
    for await (const piece of answer.body ?? []) {
      const bytes = piece as Uint8Array
      length += bytes.length
      if (length > most) return undefined // leaving the loop ends the connection
      pieces.push(bytes)
    }
    return { status: answer.status, body: Buffer.concat(pieces) }
  } catch {
    return undefined
  }
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}
