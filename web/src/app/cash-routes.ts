import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about cash: who takes it, the receipts of a day, and what whoever runs a section keeps of it. */
export function cashRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/thu-tien',
      component: lazyRouteComponent(() => import('../desk/cash/cash-screen.tsx'), 'CashScreen'),
    }),
    createRoute({
      getParentRoute, path: '/bien-lai',
      component: lazyRouteComponent(() => import('../desk/cash/receipts-screen.tsx'), 'ReceiptsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/quy-thu',
      component: lazyRouteComponent(() => import('../desk/cash/book-screen.tsx'), 'BookScreen'),
    }),
    createRoute({
      getParentRoute, path: '/doi-soat',
      component: lazyRouteComponent(
        () => import('../desk/reconciliation/reconciliation-screen.tsx'), 'ReconciliationScreen',
      ),
    }),
  ] as const
}
