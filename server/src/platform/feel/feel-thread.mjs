/**
 * The thread in which expressions of models are asked that might take long. Plain JavaScript, because a thread has no
 * compiler of TypeScript but the one that it opens itself.
 */
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../../../../tsconfig.json', import.meta.url)) })
await import('./feel-thread-work.ts')
