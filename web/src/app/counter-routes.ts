import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registrySearch } from '../desk/registry/registry-data.ts'

/** Screens about those who hand in at a counter, and what is counted of it all. */
export function counterRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/so-lieu-tai-khoan',
      component: lazyRouteComponent(() => import('../desk/figures/account-figures-screen.tsx'), 'AccountFiguresScreen'),
    }),
    createRoute({
      getParentRoute, path: '/danh-muc-so-lieu', validateSearch: registrySearch,
      component: lazyRouteComponent(() => import('../desk/registry/registry-screen.tsx'), 'RegistryScreen'),
    }),
    createRoute({
      getParentRoute, path: '/man-hinh-phu',
      component: lazyRouteComponent(() => import('../desk/second-screen/screens-screen.tsx'), 'ScreensScreen'),
    }),
    createRoute({
      getParentRoute, path: '/uy-quyen',
      component: lazyRouteComponent(() => import('../desk/proxies/proxies-screen.tsx'), 'ProxiesScreen'),
    }),
    createRoute({
      getParentRoute, path: '/to-cong-nghe-so',
      component: lazyRouteComponent(() => import('../desk/teams/teams-screen.tsx'), 'TeamsScreen'),
    }),
  ] as const
}
