import { causeRoutes } from './causes.ts'
import { figureBoardRoutes } from './figure-board.ts'
import { figureRegistryRoutes } from './figure-registry.ts'
import { ownDayRoutes } from './own-day.ts'
import { reuseFigureRoutes } from './reuse-figures.ts'
import { settlementFigureRoutes } from './settlement-figures.ts'
import { targetRoutes } from './targets.ts'

/** How work goes, for those who direct and watch; one’s own day for whoever does it. */
export const figureRoutes = [
  settlementFigureRoutes, figureRegistryRoutes, figureBoardRoutes, ownDayRoutes, reuseFigureRoutes, causeRoutes,
  targetRoutes,
]
