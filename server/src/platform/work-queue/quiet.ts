import { Logger } from 'graphile-worker'

/**
 * The library's own log repeats the errors of jobs, and with them whatever they quote; we write our own from its
 * events.
 */
export const quiet = new Logger(() => () => undefined)
