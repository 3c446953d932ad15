// Usage: npm run build [-- --keep-old]. Builds the desk and notes of which sources, so that the next start does not
// build again.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// Whoever starts it, a test too, gets what a province runs: React's build for developers is half as large again.
process.env.NODE_ENV = 'production'
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { buildDesk } = await import('../server/src/app/build-desk.ts')
await buildDesk({ keepsOld: process.argv.includes('--keep-old') })
