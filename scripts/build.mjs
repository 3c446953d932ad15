// Usage: npm run build [-- --keep-old]. Builds the desk and notes of which sources, so that the next start does not
// build again.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { buildDesk } = await import('../server/src/app/build-desk.ts')
await buildDesk({ keepsOld: process.argv.includes('--keep-old') })
