/** The door of `sections`: how one-stop sections are made up. Everything else is private. */
export { type ChangeItem, type ChangeItemRefusal, changeItemState } from './change-item.ts'
export {
  type DecideModel, type DecideModelRefusal, MODELLING, decideModel,
} from './decide-model.ts'
export { type ModelDeed, type ModelState, deedsIn } from './domain/model-state.ts'
export { spansOfPilot } from './domain/pilot-spans.ts'
export { type EquipmentKind, type EquipmentLine, linesOfEquipment } from './domain/equipment-need.ts'
export { type ItemState, ITEM_STATES } from './domain/item-state.ts'
export { equipmentKindsOf } from './equipment-rules.ts'
export { type EndExceptionRefusal, endException } from './end-exception.ts'
export { type ListItem, type ListItemRefusal, listItem } from './list-item.ts'
export { type ListException, type ListExceptionRefusal, listException } from './list-exception.ts'
export { type OpeningHours, clockOf, openingHoursOf } from './opening-hours.ts'
export {
  type Brand, type SectionBrand, printBadges, printCounterSigns, printCover, printDoorSign, printKioskSign,
} from './print-brand.ts'
export {
  type InForce, type NotHere, type Reception, type ReceptionShare, type SectionProcedure, decisionOn,
  proceduresOfSection, receptionOf, shareOfReceptions,
} from './procedures-of-section.ts'
export { type ProposeModel, type ProposeModelRefusal, proposeModel } from './propose-model.ts'
export { type Exception, findException, listExceptions, listExceptionsOn } from './store/exceptions.ts'
export { type Item, countWorking, listItems } from './store/items.ts'
export {
  type Model, type ModelStep, type TaskSurveyed, findModel, listDeedsOfModel, listModels, listPilotUnits,
  listTasksOfModel,
} from './store/models.ts'
