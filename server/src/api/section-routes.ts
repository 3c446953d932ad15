import { equipmentRoutes } from './equipment.ts'
import { modelRoutes } from './models.ts'
import { paperSurveyRoutes } from './paper-surveys.ts'
import { sectionBrandRoutes } from './section-brand.ts'
import { sectionDeskRoutes } from './section-desk.ts'

/** All that is asked and done about one-stop sections and what people say of them. */
export const sectionRoutes = [sectionDeskRoutes, sectionBrandRoutes, equipmentRoutes, paperSurveyRoutes, modelRoutes]
