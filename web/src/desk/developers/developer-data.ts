import type { ClientBody, ClientMade, ClientRevocationBody, Clients } from '@motcua/contracts/open-api.ts'
import type {
  KeptWebhookBody, KeptWebhookMessages, KeptWebhooks, WebhookMade, WebhookResendBody,
} from '@motcua/contracts/webhooks.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['developers'] as const
/** Milliseconds between two looks of an open screen: what is sent arrives meanwhile. */
const EVERY = 10_000
/** The same of the history, at which whoever tries out looks and waits. */
const SOON = 4_000

/** Programs that are let in, page after page. */
export function useClients() {
  return usePages<Clients>({ key: [...KEY, 'clients'], path: '/api/clients' })
}

/** Endpoints of a program, of all where none is named; also those that have ended. */
export function useEndpoints(client: string | undefined) {
  return usePages<KeptWebhooks>({
    key: [...KEY, 'endpoints', client], path: '/api/webhooks', query: { client, ended: 'too' }, every: EVERY,
  })
}

/** What an endpoint was told, page after page. */
export function useDeliveries(endpoint: string) {
  return usePages<KeptWebhookMessages>({
    key: [...KEY, 'deliveries', endpoint], path: `/api/webhooks/${endpoint}/messages`,
    every: SOON,
  })
}

/** Revokes a program, ends an endpoint or sends again; what the screen shows is read anew. */
export const useDeveloperDeed = (onDone: () => void) =>
  useDeedAt<ClientRevocationBody | WebhookResendBody | Record<string, never>>(KEY, onDone)

type Made = Static<typeof ClientMade> & Static<typeof WebhookMade>

/**
 * Registers a program or an endpoint. Its secret stands in the answer once: the screen keeps it until it is put away,
 * no cache does. Pressed again after a cut line it is the same press, and the secret is gone.
 */
export function useRegistering<Body extends ClientBody | KeptWebhookBody>(
  path: '/api/clients' | '/api/webhooks', onMade: (made: Made, body: Body) => void,
) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: Body, idFor) => (await call('POST', path, { body, requestId: idFor(path, body) })) as Made,
    {
      onSuccess: (made, body) => {
        onMade(made, body)
        return queryClient.invalidateQueries({ queryKey: KEY })
      },
      gcTime: 0,
    },
  )
}
