// Made by server/test/open-api/make.ts of the document of the outward API. Whatever is changed here is lost.
// One file without any package: copy it into your program.

/** A refusal of the API; `code` is stable, and stands in docs/problems.md. */
export class MotcuaError extends Error {
  readonly status: number
  readonly code: string
  /** Seconds after which it may be asked again; null where that says nothing. */
  readonly retryAfter: number | null
  constructor(status: number, code: string, detail: string, retryAfter: number | null) {
    super(`${String(status)} ${code}: ${detail}`)
    this.name = 'MotcuaError'
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

export interface MotcuaOptions {
  /** Such as https://dichvucong.tinh.example */
  readonly baseUrl: string
  /** Id and secret of a client of kind oauth, or the secret of one of kind key. */
  readonly access: { readonly id: string; readonly secret: string } | { readonly key: string }
  readonly fetch?: typeof fetch
  /** Milliseconds since 1970; the time of this machine unless given. */
  readonly now: () => number
}

/**
 * The outward API: tokens are asked for when they are needed, and kept as long as they last. A `key` is a uuid, the
 * same when a request is sent again: it is done once.
 */
export class MotcuaClient {
  readonly #options: MotcuaOptions
  #token: { readonly text: string; readonly until: number } | undefined
  constructor(options: MotcuaOptions) {
    this.#options = options
  }

  /** Dossiers of the unit that have changed since the cursor, in the order of their changes. */
  async getDossiers(
    query: GetDossiersQuery = {},
  ): Promise<GetDossiersAnswer> {
    const answer = await this.#ask(
      'GET', '/api/open/v1/dossiers', { query: { ...query } },
    )
    return answer as GetDossiersAnswer
  }

  /** How a dossier of the unit stands, by its number. */
  async getDossiersByNumber(
    number: string,
  ): Promise<GetDossiersByNumberAnswer> {
    const answer = await this.#ask(
      'GET', `/api/open/v1/dossiers/${encodeURIComponent(number)}`, {},
    )
    return answer as GetDossiersByNumberAnswer
  }

  /** Endpoints of the unit, newest first. */
  async getWebhooks(
    query: GetWebhooksQuery = {},
  ): Promise<GetWebhooksAnswer> {
    const answer = await this.#ask(
      'GET', '/api/open/v1/webhooks', { query: { ...query } },
    )
    return answer as GetWebhooksAnswer
  }

  /** What an endpoint was told and what became of it, newest first. */
  async getWebhooksByIdMessages(
    id: string, query: GetWebhooksByIdMessagesQuery = {},
  ): Promise<GetWebhooksByIdMessagesAnswer> {
    const answer = await this.#ask(
      'GET', `/api/open/v1/webhooks/${encodeURIComponent(id)}/messages`, { query: { ...query } },
    )
    return answer as GetWebhooksByIdMessagesAnswer
  }

  /** Register an endpoint; its secret is shown once. */
  async postWebhooks(
    body: PostWebhooksBody, key: string,
  ): Promise<PostWebhooksAnswer> {
    const answer = await this.#ask(
      'POST', '/api/open/v1/webhooks', { body, key },
    )
    return answer as PostWebhooksAnswer
  }

  /** Tell an endpoint of nothing more; what waits for it is not sent. */
  async postWebhooksByIdEnding(
    id: string, body: PostWebhooksByIdEndingBody, key: string,
  ): Promise<PostWebhooksByIdEndingAnswer> {
    const answer = await this.#ask(
      'POST', `/api/open/v1/webhooks/${encodeURIComponent(id)}/ending`, { body, key },
    )
    return answer as PostWebhooksByIdEndingAnswer
  }

  /** Send a message to it once more, with the same id. */
  async postWebhooksByIdResending(
    id: string, body: PostWebhooksByIdResendingBody, key: string,
  ): Promise<PostWebhooksByIdResendingAnswer> {
    const answer = await this.#ask(
      'POST', `/api/open/v1/webhooks/${encodeURIComponent(id)}/resending`, { body, key },
    )
    return answer as PostWebhooksByIdResendingAnswer
  }

  async #ask(method: string, path: string, { query = {}, body, key }: Asked): Promise<unknown> {
    const address = new URL(path, this.#options.baseUrl)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, String(value))
    const answer = await (this.#options.fetch ?? fetch)(address, {
      method, redirect: 'error',
      headers: {
        'authorization': `Bearer ${await this.#bearer()}`, 'accept': 'application/json',
        ...body !== undefined && { 'content-type': 'application/json' },
        ...key !== undefined && { 'idempotency-key': key },
      },
      ...body !== undefined && { body: JSON.stringify(body) },
    })
    return readAnswer(answer)
  }

  async #bearer(): Promise<string> {
    const { access, baseUrl, now } = this.#options
    if ('key' in access) return access.key
    if (this.#token && this.#token.until > now()) return this.#token.text
    const form = (text: string) => new URLSearchParams({ text }).toString().slice('text='.length)
    const answer = await (this.#options.fetch ?? fetch)(new URL('/api/open/v1/token', baseUrl), {
      method: 'POST', redirect: 'error',
      headers: {
        'authorization': `Basic ${btoa(`${form(access.id)}:${form(access.secret)}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    const { access_token: text, expires_in: seconds } = await readAnswer(answer) as {
      readonly access_token: string; readonly expires_in: number
    }
    // Half a minute before its end, so that it lasts as long as the call does.
    this.#token = { text, until: now() + (seconds - 30) * 1_000 }
    return text
  }
}

interface Asked {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly key?: string
}

async function readAnswer(answer: Response): Promise<unknown> {
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return said
  const { code = 'unknown', detail = '' } = Object(said) as { readonly code?: string; readonly detail?: string }
  const seconds = Number(answer.headers.get('retry-after') ?? NaN)
  throw new MotcuaError(answer.status, code, detail, Number.isFinite(seconds) ? seconds : null)
}

export type GetDossiersQuery = {
  readonly cursor?: string
  readonly from?: 'beginning' | 'now'
  readonly limit?: number
}
export type GetDossiersAnswer = {
  readonly items: readonly ({
    readonly number: string
    readonly state: string
    readonly nationalState: string
    readonly procedure: string
    readonly unit: {
      readonly id: string | null
      readonly name: string
    }
    readonly submittedAt: string
    readonly receivedAt: string | null
    readonly dueAt: string | null
    readonly issuedAt: string | null
    readonly returnedAt: string | null
    readonly changedAt: string
  })[]
  readonly next: string
  readonly hasMore: boolean
}

export type GetDossiersByNumberAnswer = {
  readonly number: string
  readonly state: string
  readonly nationalState: string
  readonly procedure: string
  readonly unit: {
    readonly id: string | null
    readonly name: string
  }
  readonly submittedAt: string
  readonly receivedAt: string | null
  readonly dueAt: string | null
  readonly issuedAt: string | null
  readonly returnedAt: string | null
}

export type GetWebhooksQuery = {
  readonly cursor?: string
  readonly limit?: number
}
export type GetWebhooksAnswer = {
  readonly items: readonly ({
    readonly id: string
    readonly unitId: string
    readonly unitName: string
    readonly address: string
    readonly kinds: readonly (string)[]
    readonly madeAt: string
    readonly waiting: number
    readonly dead: number
    readonly fault: string | null
    readonly answeredAt: string | null
    readonly retryAt: string | null
    readonly pausedAt: string | null
    readonly clientId: string | null
    readonly validUntil: string | null
  })[]
  readonly next: string | null
}

export type GetWebhooksByIdMessagesQuery = {
  readonly cursor?: string
  readonly limit?: number
}
export type GetWebhooksByIdMessagesAnswer = {
  readonly items: readonly ({
    readonly id: string
    readonly type: string
    readonly number: string | null
    readonly happenedAt: string
    readonly state: 'waiting' | 'acknowledged' | 'dead' | 'dropped'
    readonly tries: number
    readonly triedAt: string | null
    readonly acknowledgedAt: string | null
    readonly fault: string | null
  })[]
  readonly next: string | null
}

export type PostWebhooksBody = {
  readonly unitId: string
  readonly address: string
  readonly kinds: readonly (string)[]
}
export type PostWebhooksAnswer = {
  readonly id: string
  readonly secret: string | null
}

export type PostWebhooksByIdEndingBody = Readonly<Record<string, never>>
export type PostWebhooksByIdEndingAnswer = {
  readonly id: string
}

export type PostWebhooksByIdResendingBody = {
  readonly message: string
}
export type PostWebhooksByIdResendingAnswer = {
  readonly id: string
}
