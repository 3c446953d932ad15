import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The desk lives below /ban-lam-viec/ on the origin of its API. Nothing is inlined, because the content security policy
 * takes scripts, styles and pictures from our own origin only.
 */
export default defineConfig({
  base: '/ban-lam-viec/',
  plugins: [react()],
  build: {
    outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022',
    // The desk takes types and words from the contracts: what builds schemas leaves no trace.
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['Type', 'Nullable'], propertyReadSideEffects: false,
        moduleSideEffects: [{ test: /node_modules\/typebox|contracts\/src/, sideEffects: false }],
      },
    },
  },
})
