import { rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Plugin, defineConfig } from 'vite'
import { NOTE, noteOf } from './src/app/built-program.mjs'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/**
 * The program in one piece: a start that reads and translates each of its two thousand files takes twice as long.
 * Packages stay where they are. `server/bin/motcua.mjs` takes it while nothing has changed of what it was made of.
 */
export default defineConfig({
  plugins: [staysWhereItWas(), notesSources()],
  publicDir: false,
  build: {
    ssr: fileURLToPath(new URL('src/app/main.ts', import.meta.url)), target: 'node20', emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', sourcemapExcludeSources: true },
    },
  },
  // CommonJS whose names Node does not find.
  ssr: { noExternal: ['ajv', 'ajv-formats'] },
})

/** A module that reads files beside itself finds them where its source lies; told from the bundle, which may move. */
function staysWhereItWas(): Plugin {
  return {
    name: 'stays-where-it-was', enforce: 'pre',
    transform(code, id) {
      if (!code.includes('import.meta.url') || id.includes('/node_modules/')) return null
      const place = `../../${relative(ROOT, id)}`
      return { code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`), map: null }
    },
  }
}

/** Last of all, so that a build that fails half-way leaves none. */
function notesSources(): Plugin {
  return {
    name: 'notes-sources',
    buildStart() { rmSync(join(ROOT, NOTE), { force: true }) },
    writeBundle() {
      const own = [...this.getModuleIds()].filter((id) => id.startsWith(ROOT) && !id.includes('/node_modules/'))
      const files = own.map((id) => relative(ROOT, id)).filter((file) => !file.startsWith('server/dist')).sort()
      writeFileSync(join(ROOT, NOTE), noteOf(ROOT, files))
    },
  }
}
