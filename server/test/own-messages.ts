import { readMessages } from '../src/cli/read-messages.ts'
import { ok } from '../src/kernel/result.ts'
import { loadRows } from '../src/modules/notifications/public.ts'
import type { Ctx } from '../src/platform/db.ts'

const DATA = new URL('../../data/', import.meta.url).pathname

/** Loads the texts of the program's own messages. */
export const loadOwnMessages = async (ctx: Ctx) => ok(await loadRows(ctx, readMessages(DATA)))
