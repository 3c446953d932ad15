import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LANGUAGE } from '../lib/language.ts'
import { showLook } from '../lib/look.ts'
import { markVietnamese } from '../lib/mark-vietnamese.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { resolveVariables, theme } from './theme.ts'

/**
 * The server writes the nonce of this answer into the page; without it the policy drops Mantine's two style elements.
 */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

document.documentElement.lang = LANGUAGE
showLook()
matchMedia('(prefers-contrast: more)').addEventListener('change', showLook)

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
if (LANGUAGE !== 'vi') markVietnamese(document.body)
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={resolveVariables}
      getStyleNonce={nonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
