import { randomUUID } from 'node:crypto'
import type { DelegationChoices, DelegationPage } from '@motcua/contracts/delegations.ts'
import { expect } from 'vitest'
import { startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

const TODAY = '2021-06-25'

export type DelegationStage = Awaited<ReturnType<typeof openDelegations>>

/** A commune that delegates to the post, on Friday 25/06/2021: its head, a clerk of the post, its own reception. */
export async function openDelegations() {
  const http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices
  if (!commune) throw new Error('the province has no commune')
  const [head, clerk, reception] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'postal_staff', 'commune'),
    await asRole(http, 'reception', 'commune'),
  ]
  const choices = (await head.call('GET', '/api/post/delegation-choices')).body as unknown as DelegationChoices
  const birth = http.province.catalogue.on(TODAY).find('khai-sinh')?.procedurePublicId ?? ''
  const revoke = (id: string) => head
    .call('POST', `/api/post/delegations/${id}/revocation`, { body: { why: 'Thôi ủy quyền' }, key: randomUUID() })
  return {
    http, commune, head, clerk, reception, choices, birth, revoke,
    /** A delegation to receive and digitise births until the end of the month, or as `more` says. Answers its id. */
    async given(more: object = {}): Promise<string> {
      const { status, body } = await head.call('POST', '/api/post/delegations', {
        key: randomUUID(), body: {
          agencyId: choices.agencies[0]?.id, postUnitId: choices.postUnits[0]?.id, procedureIds: [birth],
          prices: { receive: 15_000, digitise: 2_000 }, decision: '12/QĐ-UBND', validFrom: TODAY, validTo: '2021-06-30',
          ...more,
        },
      })
      expect(status).toBe(201)
      return body.id
    },
    /** Nothing stands any more. */
    async revokeAll(): Promise<void> {
      const { items } = (await head.call('GET', '/api/post/delegations')).body as unknown as DelegationPage
      for (const { id, state } of items) if (state === 'standing') await revoke(id)
    },
  }
}
