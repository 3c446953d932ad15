import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about digitising: where it is in force, how far the plan is, and what papers are called. */
export function digitiseRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/so-hoa',
      component: lazyRouteComponent(() => import('../desk/rollouts/rollout-screen.tsx'), 'RolloutScreen'),
    }),
    createRoute({
      getParentRoute, path: '/so-lieu-so-hoa',
      component: lazyRouteComponent(() => import('../desk/rollouts/rollout-figures-screen.tsx'), 'RolloutFiguresScreen'),
    }),
    createRoute({
      getParentRoute, path: '/loai-giay-to',
      component: lazyRouteComponent(
        () => import('../desk/document-types/document-types-screen.tsx'), 'DocumentTypesScreen',
      ),
    }),
    createRoute({
      getParentRoute, path: '/ton-dong',
      component: lazyRouteComponent(() => import('../desk/backlog/backlog-screen.tsx'), 'BacklogScreen'),
    }),
    createRoute({
      getParentRoute, path: '/ton-dong/$id',
      component: lazyRouteComponent(() => import('../desk/backlog/line-screen.tsx'), 'LineScreen'),
    }),
    createRoute({
      getParentRoute, path: '/luu-tru',
      component: lazyRouteComponent(() => import('../desk/archive/archive-screen.tsx'), 'ArchiveScreen'),
    }),
  ] as const
}
