import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about one's own account. */
export function accountRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/doi-mat-khau',
      component: lazyRouteComponent(() => import('../desk/session/password-screen.tsx'), 'PasswordScreen'),
    }),
    createRoute({
      getParentRoute, path: '/dang-nhap-hai-buoc',
      component: lazyRouteComponent(() => import('../desk/session/factors-screen.tsx'), 'FactorsScreen'),
    }),
  ] as const
}
