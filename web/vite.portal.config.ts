import { readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

const FOLDER = new URL('src/portal/', import.meta.url)
/** Every script of a page is one file in web/src/portal named `<page>-page.ts`; what it imports goes with it. */
const entries = readdirSync(FOLDER).filter((file) => file.endsWith('-page.ts'))

/**
 * The scripts of the portal: small, without any framework, for browsers that know modules; everybody else has pages
 * that work without them. `static-files.ts` of the server reads the manifest.
 */
export default defineConfig({
  base: '/tai-san/',
  publicDir: false,
  build: {
    outDir: 'dist-portal', emptyOutDir: true, assetsDir: '.', manifest: 'manifest.json', assetsInlineLimit: 0,
    modulePreload: { polyfill: false }, target: 'es2020',
    rolldownOptions: {
      input: Object.fromEntries(entries.map((file) => [file.replace('-page.ts', ''), new URL(file, FOLDER).pathname])),
    },
  },
})
