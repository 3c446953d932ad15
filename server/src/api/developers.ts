import { clientRoutes } from './clients.ts'
import { openApi } from './open/open-api.ts'
import { webhookRoutes } from './webhooks.ts'

/** All doors of and for outside developers. */
export const developerRoutes = [webhookRoutes, clientRoutes, openApi]
