// Usage: npm run build [-- --keep-old]. Builds desk, portal and program and notes of which sources, so that the next
// start does not build again.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// Whoever starts it, a test too, gets what a province runs: React's build for developers is half as large again.
process.env.NODE_ENV = 'production'
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { buildAll } = await import('../server/src/app/build.ts')
await buildAll({ keepsOld: process.argv.includes('--keep-old') })
