import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Screens about how one-stop sections are made up. */
export function sectionRoutes<P extends AnyRoute>(getParentRoute: () => P) {
  return [
    createRoute({
      getParentRoute, path: '/bo-phan',
      component: lazyRouteComponent(() => import('../desk/sections/section-screen.tsx'), 'SectionScreen'),
    }),
    createRoute({
      getParentRoute, path: '/phuong-an',
      component: lazyRouteComponent(() => import('../desk/sections/models-screen.tsx'), 'ModelsScreen'),
    }),
    createRoute({
      getParentRoute, path: '/phuong-an/$id',
      component: lazyRouteComponent(() => import('../desk/sections/model-screen.tsx'), 'ModelScreen'),
    }),
  ] as const
}
