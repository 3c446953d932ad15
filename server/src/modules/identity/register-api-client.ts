import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { fingerprintOf, randomToken } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import type { ApiScope } from './domain/api-scopes.ts'
import { type ApiClient, insertApiClient } from './store/api-clients.ts'

export interface RegisterApiClient extends Pick<ApiClient, 'unitId' | 'kind' | 'perMinute' | 'validUntil'> {
  readonly name: string
  readonly scopes: readonly ApiScope[]
  /** Of the machine: by its clock tokens begin and end, whatever day a demonstration shows. */
  readonly machineNow: Date
}

export type RegisterApiClientRefusal = { readonly code: 'client-name-missing' | 'client-time-wrong' }

/** So long may a client be let in at most before somebody looks at it again. */
const LONGEST_DAYS = 366
const DAY = 86_400_000

/** What a secret begins with, so that one that was left lying about is known for what it is. */
const PREFIXES = { oauth: 'mcs_', key: 'mck_' } as const

/**
 * Lets a program of others in for a unit and its parts (đăng ký phần mềm kết nối), until a day within a year. Its
 * secret is answered once and kept as its SHA-256. Refuses with `client-name-missing` and `client-time-wrong`. Leaves
 * `api-client.registered`.
 */
export async function registerApiClient(
  ctx: Ctx, { unitId, kind, perMinute, validUntil, name: raw, scopes, machineNow }: RegisterApiClient,
): Promise<Result<{ readonly publicId: string; readonly secret: string }, RegisterApiClientRefusal>> {
  const name = cleanText(raw)
  if (name === '') return refuse({ code: 'client-name-missing' })
  const length = validUntil.getTime() - machineNow.getTime()
  if (!(length > 0 && length <= LONGEST_DAYS * DAY)) return refuse({ code: 'client-time-wrong' })
  const secret = PREFIXES[kind] + randomToken()
  const { id, publicId } = await insertApiClient(ctx.tx, {
    name, unitId, kind, scopes: [...new Set(scopes)], perMinute, validUntil, secretHash: fingerprintOf(secret),
    madeAt: machineNow, madeBy: ctx.actorId,
  })
  await recordEvent(ctx, { type: 'api-client.registered', subjectKind: 'api-client', subjectId: id, data: { client: publicId } })
  return ok({ publicId, secret })
}
