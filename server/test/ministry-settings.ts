import { ministry } from '@motcua/sandbox/partners/ministry.ts'

/** How the sandbox's ministry is described, as MOTCUA_PARTNERS would say it; address and key come beside it. */
export const MINISTRY_SETTINGS = ministry.settings
