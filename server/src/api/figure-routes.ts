import { causeRoutes } from './causes.ts'
import { figureBoardRoutes } from './figure-board.ts'
import { reuseFigureRoutes } from './reuse-figures.ts'
import { settlementFigureRoutes } from './settlement-figures.ts'

/** How work goes, for those who direct and watch. */
export const figureRoutes = [settlementFigureRoutes, figureBoardRoutes, reuseFigureRoutes, causeRoutes]
