import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { boardSearch } from '../desk/figure-board/board-search.ts'

/** How work goes, for those who direct and watch. */
export function figureRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/bang-theo-doi', validateSearch: boardSearch,
      component: lazyRouteComponent(() => import('../desk/figure-board/board-screen.tsx'), 'BoardScreen'),
    }),
    createRoute({
      getParentRoute, path: '/bang-theo-doi/man-hinh-lon', validateSearch: boardSearch,
      component: lazyRouteComponent(() => import('../desk/figure-board/wall-screen.tsx'), 'WallScreen'),
    }),
    createRoute({
      getParentRoute, path: '/so-lieu-dia-gioi',
      component: lazyRouteComponent(() => import('../desk/figures/figures-screen.tsx'), 'FiguresScreen'),
    }),
    createRoute({
      getParentRoute, path: '/so-lieu-giai-quyet',
      component: lazyRouteComponent(
        () => import('../desk/figures/settlement-figures-screen.tsx'), 'SettlementFiguresScreen',
      ),
    }),
    createRoute({
      getParentRoute, path: '/so-lieu-ban-giao',
      component: lazyRouteComponent(
        () => import('../desk/figures/hand-over-figures-screen.tsx'), 'HandOverFiguresScreen',
      ),
    }),
    createRoute({
      getParentRoute, path: '/so-lieu-dung-lai',
      component: lazyRouteComponent(() => import('../desk/figures/reuse-figures-screen.tsx'), 'ReuseFiguresScreen'),
    }),
  ] as const
}
