import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => new URL(path, import.meta.url).pathname

/**
 * The counter without a network lives below /ngoai-tuyen/, few files under names that stay: its service worker keeps
 * them, and the server tells a new release by their bytes.
 */
export default defineConfig({
  base: '/ngoai-tuyen/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: 'dist-offline', emptyOutDir: true, assetsDir: '.', assetsInlineLimit: 0, modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      input: { offline: at('offline.html') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      treeshake: {
        manualPureFunctions: ['Type', 'Nullable'], propertyReadSideEffects: false,
        moduleSideEffects: [{ test: /node_modules\/typebox|contracts\/src/, sideEffects: false }],
      },
    },
  },
})
