import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about the post: orders and parcels of a section, manifests, what a carrier brings, the shelf. */
export function postRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/buu-chinh',
      component: lazyRouteComponent(() => import('../desk/post/post-screen.tsx'), 'PostScreen'),
    }),
    createRoute({
      getParentRoute, path: '/buu-chinh/dat/$id',
      component: lazyRouteComponent(() => import('../desk/post/order-screen.tsx'), 'OrderScreen'),
    }),
    createRoute({
      getParentRoute, path: '/buu-chinh/bang-ke/$id',
      component: lazyRouteComponent(() => import('../desk/post/manifest-screen.tsx'), 'ManifestScreen'),
    }),
    createRoute({
      getParentRoute, path: '/ke-ket-qua',
      component: lazyRouteComponent(() => import('../desk/shelf/shelf-screen.tsx'), 'ShelfScreen'),
    }),
    createRoute({
      getParentRoute, path: '/uy-quyen-buu-chinh',
      component: lazyRouteComponent(() => import('../desk/delegation/delegations-screen.tsx'), 'DelegationsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/quay-buu-chinh',
      component: lazyRouteComponent(() => import('../desk/delegation/delegated-screen.tsx'), 'DelegatedScreen'),
    }),
    createRoute({
      getParentRoute, path: '/quyet-toan-buu-chinh',
      component: lazyRouteComponent(() => import('../desk/settlement/settlement-screen.tsx'), 'SettlementScreen'),
    }),
  ] as const
}
