import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../desk/session/read-session.ts'
import { DeskShell } from '../desk/shell/desk-shell.tsx'
import { CallError } from '../lib/call-error.ts'
import { NotFoundPage, PageFailed } from './page-failed.tsx'
import { queryClient } from './query-client.ts'
import { Root } from './root.tsx'

/** Above all screens of the desk. */
export const rootRoute = createRootRoute({
  component: Root, notFoundComponent: NotFoundPage, errorComponent: PageFailed,
})

/** The door. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dang-nhap',
  // Only a path of our own: a foreign address after sign-in would be a phisher's gift.
  validateSearch: ({ ve }): { ve?: string } => typeof ve === 'string' && /^\/(?![/\\])/.test(ve) ? { ve } : {},
  component: lazyRouteComponent(() => import('../desk/session/sign-in-screen.tsx'), 'SignInScreen'),
})

/** Back from the provider of staff. */
export const providerReturnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dang-nhap/ve',
  component: lazyRouteComponent(() => import('../desk/session/provider-return-screen.tsx'), 'ProviderReturnScreen'),
})

/** Everything else asks first who is there. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' }).catch((error: unknown) => {
      if (error instanceof CallError && error.status === 401)
        // oxlint-disable-next-line typescript/only-throw-error -- a redirect is thrown by the router's contract
        throw redirect({ to: '/dang-nhap', search: { ve: location.href } })
      throw error
    })
    // oxlint-disable-next-line typescript/only-throw-error -- as above
    if (session.mustChangePassword && location.pathname !== '/doi-mat-khau') throw redirect({ to: '/doi-mat-khau' })
    if (!session.mustChangePassword && session.mustSetUpFactor && location.pathname !== '/dang-nhap-hai-buoc')
      // oxlint-disable-next-line typescript/only-throw-error -- as above
      throw redirect({ to: '/dang-nhap-hai-buoc' })
  },
  component: DeskShell,
})
