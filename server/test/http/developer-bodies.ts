import { randomUUID } from 'node:crypto'

const OF_WEBHOOKS = {
  'webhooks': { body: { unitId: randomUUID(), address: 'https://hook.example/nhan', kinds: ['dossier.accepted'] } },
  'webhooks/:id/ending': { body: {} }, 'webhooks/:id/resending': { body: { message: randomUUID() } },
}

/** Of outside developers: units, endpoints and messages that there are not, and a secret of nobody. */
export const DEVELOPER_BODIES = {
  ...Object.fromEntries(Object.entries(OF_WEBHOOKS).flatMap(([route, sent]) =>
    ['/api', '/api/open/v1'].map((door) => [`POST ${door}/${route}`, sent]))),
  'POST /api/webhooks/:id/trials': { body: {} },
  'POST /api/clients': {
    body: {
      name: 'Phần mềm thử', unitId: randomUUID(), kind: 'oauth', scopes: ['dossier.read'], validUntil: '2027-01-01T00:00:00Z',
    },
  },
  'POST /api/clients/:id/revocation': { body: { reason: 'Hết hợp đồng' } },
  'POST /api/open/v1/token': {
    payload: 'grant_type=client_credentials', headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
}
